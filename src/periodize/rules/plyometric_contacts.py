"""Plyometric contacts: landings of a session and a week stay within what the level can take.

Why: each landing weighs several times the body, on legs that land some eighty times a minute when
they run; tendon and bone get used to it over weeks. Growth is counted by dates: a week may hold
what it could have grown to since jumps were first offered. Comparing with what earlier weeks hold
would tie all weeks to each other, for a bound that seldom binds.
Reference: NSCA by level (secondary, grade C), numbers for those new to jumping and growth: coaching
practice, grade D; up to 200 jumps a week: Balsalobre-Fernandez 2016 (doi
10.1519/JSC.0000000000001316), grade A; beginners' drills first: S3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, field_validator

from periodize.block import Block, Menu, Week
from periodize.dates import format_short_day
from periodize.model.catalogue import Exercise
from periodize.model.focus import Role
from periodize.model.vocabulary import IMPACT, Impact, Level
from periodize.plan import Plan, Prescription, Session
from periodize.prescribe.dose import most_in_week
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.landings import (
    MOST,
    SCALE,
    UNBOUNDED,
    Landings,
    Share,
    WantedPart,
    weeks_of_growth,
)
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide

LOOSER_LANDINGS = 20
"""How many more a step allows."""


class PlyometricContacts(Rule):
    """Weighted landings; it must hold and has no price. A level that is not named has no bound.

    One landing of both feet or of one foot counts by its impact; what the catalogue counts as a
    fraction of a landing, such as rope skipping, keeps that.

    Attributes:
        a_session: by level, the most landings of a session.
        a_week: by level, the most landings of a week.
        first_week: by level, the most landings of the first week in which jumps are offered.
        growth: by how much of it this number may grow with each week that offers them, up to
            `a_week`; it begins again where no week has offered them for `pause_weeks`.
        pause_weeks: weeks without an offer of jumps after which it begins again.
        in_season: the share of `a_session` and `a_week` that is allowed in season.
        hardest: by level, the hardest impact.
        weights: by impact, what a landing counts; 1 if not given.
        wants: by the name of a part, such as hops in the warm-up, when sessions should hold it. A
            session never gives way to it.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    reach: ClassVar[Reach] = "menus"

    rule: Literal["plyometric_contacts"]
    a_session: Mapping[Level, Landings] = {}
    a_week: Mapping[Level, Landings] = {}
    first_week: Mapping[Level, Landings] = {}
    growth: float = Field(default=0, ge=0, le=1)
    pause_weeks: int = Field(default=4, ge=1, le=52)
    in_season: Share = 1
    hardest: Mapping[Level, Impact] = {}
    weights: Mapping[Impact, Annotated[float, Field(ge=0, le=5)]] = {}
    wants: Mapping[str, WantedPart] = {}

    @field_validator("penalty")
    @classmethod
    def _has_no_price(cls, penalty: int | None) -> int | None:
        if penalty is not None:
            raise ValueError("plyometric_contacts must hold; it cannot be priced")
        return penalty

    def constrain(self, block: Block, decide: Decide) -> None:
        """Limit each menu's landings, each week's, forbid what lands too hard, ask for parts."""
        for menu in block.options.menus:
            self._ask(block, decide, menu)
            for exercise in block.menus.fillers(menu.focus):
                if self._is_too_hard(block, block.catalogue.exercises[exercise]):
                    decide.forbid_use(menu, exercise)
            for week in block.calendar.weeks_of(menu.segment):
                if landings := self._of_menu(block, week, menu):
                    amount = decide.weigh_uses(menu, landings.items())
                    decide.at_most(amount, self._of_session(block, week))
        for week in block.calendar.weeks:
            held = self._in_week(block, decide, week)
            if held.terms and (most := self._of_week(block, week)) < UNBOUNDED * SCALE:
                decide.at_most(held, most)

    def _ask(self, block: Block, decide: Decide, menu: Menu) -> None:
        """Price the sessions of a menu that lack a part which they should hold."""
        for role, wanted in self._parts(block, menu.focus):
            weeks = block.calendar.weeks_of(menu.segment)
            names = [name for name, each in block.menus.fillers(menu.focus).items() if each is role]
            if weeks[0].phase not in wanted.phases or not self._at_hand(block, menu, role):
                continue
            for week in weeks:
                if week.number >= role.from_week:
                    sessions = [o for o in block.options.in_week(week) if o.menu == menu]
                    holding = decide.sessions_with(week.index, menu, names)
                    decide.prefer_at_most(decide.count(sessions) - holding, 0, wanted.cost)

    def _parts(self, block: Block, focus: str) -> Iterator[tuple[Role, WantedPart]]:
        for role in block.model.focuses[focus].roles:
            if role.role in self.wants:
                yield role, self.wants[role.role]

    def _at_hand(self, block: Block, menu: Menu, role: Role) -> bool:
        known = block.catalogue.exercises
        return any(not self._is_too_hard(block, known[n]) for n in block.menus.ranking(menu, role))

    def _in_week(self, block: Block, decide: Decide, week: Week) -> Amount:
        landings = {
            menu: self._of_menu(block, week, menu)
            for menu in block.options.menus
            if menu.segment == week.segment
        }
        return decide.in_week(week.index, lambda menu, name: landings[menu].get(name, 0))

    def _of_menu(self, block: Block, week: Week, menu: Menu) -> Mapping[str, int]:
        """What one session adds for each exercise that lands, in hundredths."""
        known = block.catalogue.exercises
        return {
            name: self._counted(
                known[name], most_in_week(block, week, menu, name, attrgetter("contacts"))
            )
            for name in block.menus.fillers(menu.focus)
            if known[name].contacts and block.doses.has_begun(menu.focus, name, week)
        }

    def _counted(self, exercise: Exercise, landings: float) -> int:
        impact: Impact = exercise.impact  # type: ignore[assignment]
        weight = 1 if exercise.contacts < 1 else self.weights.get(impact, 1)
        return round(landings * weight * SCALE)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the landings of each session and week from sets and repetitions."""
        known = block.catalogue.exercises
        for week in block.calendar.weeks:
            landed = 0
            for session in plan.sessions:
                if session.date not in week.days:
                    continue
                told = f"{session.focus} on {format_short_day(session.date)}"
                done = [each for each in session.exercises if each.exercise in known]
                for each in done:
                    if self._is_too_hard(block, known[each.exercise]):
                        level = block.scenario.athlete.level
                        text = f"{told}: {each.exercise} lands too hard for a {level}"
                        yield self.breach(session.date, text)
                yield from self._lacks(block, week, session)
                count = sum(self._landings(known[each.exercise], each) for each in done)
                landed += count
                if count > (most := self._of_session(block, week)):
                    text = f"{told}: {count / SCALE:g} landings; {most / SCALE:g} are allowed"
                    yield self.breach(session.date, text)
            if landed > (most := self._of_week(block, week)):
                numbers = f"{landed / SCALE:g} landings; {most / SCALE:g} are allowed"
                yield self.breach(week.days.start, f"week {week.number}: {numbers}")

    def _lacks(self, block: Block, week: Week, session: Session) -> Iterator[Violation]:
        """Parts that a session should hold and does not, or holds before their time."""
        if session.focus not in block.model.focuses:
            return
        menu = Menu(week.segment, session.focus, session.place)
        for role, wanted in self._parts(block, session.focus):
            fillers = block.menus.fillers(session.focus)
            held = any(fillers.get(done.exercise) is role for done in session.exercises)
            told = f"{session.focus} on {format_short_day(session.date)}"
            if held and week.number < role.from_week:
                text = f"{told}: {role.role} begin in week {role.from_week}"
                yield self.breach(session.date, text)
            asked = week.phase in wanted.phases and week.number >= role.from_week
            if asked and not held and wanted.cost and self._at_hand(block, menu, role):
                text = f"{told}: no {role.role}, though something is at hand"
                yield self.missed(session.date, text, wanted.cost)

    def _landings(self, exercise: Exercise, done: Prescription) -> int:
        sides = 2 if done.per_side else 1
        return self._counted(exercise, done.all_reps * sides * exercise.contacts)

    def looser(self, block: Block) -> Looser:
        """More landings at each level that has a bound."""
        tables = (
            ("a_session", self.a_session),
            ("a_week", self.a_week),
            ("first_week", self.first_week),
        )
        more = {
            key: {level: min(most + LOOSER_LANDINGS, MOST) for level, most in table.items()}
            for key, table in tables
            if table
        }
        text = f"{LOOSER_LANDINGS} landings more in a session and in a week"
        return with_numbers(block, self.rule, text, more)

    def explain(self) -> str:
        """Say the bounds by level."""

        def told(bounds: Mapping[Level, object]) -> str:
            return ", ".join(f"{level} {bound}" for level, bound in bounds.items()) or "any number"

        return (
            f"Most weighted landings of a session: {told(self.a_session)}; of a week: "
            f"{told(self.a_week)}, from {told(self.first_week)} in the first week and "
            f"{self.growth:.0%} more each week; in season {self.in_season:.0%} of them; hardest "
            f"impact: {told(self.hardest)}."
        )

    def _is_too_hard(self, block: Block, exercise: Exercise) -> bool:
        hardest = self.hardest.get(block.scenario.athlete.level)
        words: tuple[str, ...] = IMPACT
        return hardest is not None and words.index(exercise.impact) > words.index(hardest)

    def _of_session(self, block: Block, week: Week) -> int:
        """The most of a session, in hundredths."""
        most = self.a_session.get(block.scenario.athlete.level, UNBOUNDED)
        return round(most * self._share(week) * SCALE)

    def _of_week(self, block: Block, week: Week) -> int:
        """The most of a week, in hundredths: what is grown to, and no more than the bound."""
        level = block.scenario.athlete.level
        most = self.a_week.get(level, UNBOUNDED) * self._share(week)
        first = self.first_week.get(level, UNBOUNDED)
        grown = first * (1 + self.growth) ** weeks_of_growth(block, week, self.pause_weeks)
        return round(min(most, grown) * SCALE)

    def _share(self, week: Week) -> float:
        return self.in_season if week.season == "in" else 1
