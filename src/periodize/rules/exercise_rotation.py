"""Exercise rotation: main lifts stay for a phase, accessories change with the segment.

Why: a lift needs weeks to grow in; small exercises that never change go stale. Among those that
serve equally, the ones that the model names first come first.
Reference: coaching practice, grade D.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Menu, Week
from periodize.model.focus import Role
from periodize.model.names import LAST_PHASES
from periodize.plan import Plan
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.first_held import first_held
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

Lineage = tuple[int, str, str]
"""A run of equal phases, a focus and a place: the menus that follow each other."""


WHY = "which is not the first choice or fills a place that may stay empty"
"""What an exercise is that costs something; the price counts the places behind the first."""

BACK = "which the phase before has not held"
"""What a main lift of the taper or the week of a race is that costs something."""


class ExerciseRotation(Rule):
    """What stays and what changes from one training segment to the next.

    In each segment a role's list of accessories begins further on, so that what was first comes
    last; main lifts keep their order. A ladder has one place in a list, that of its first exercise
    there; its rungs may change within a phase. Of equal rungs the one listed first comes first.

    Attributes:
        mains_stay: whether main lifts must stay for the whole phase, wherever their focus is held.
        rank_cost: of each place that an exercise stands behind the first of its role at hand; one
            more in a role that may stay empty, so that it is filled for a reason. In taper and race
            weeks, which bring nothing new, what is known is as good as what is listed first.
        kept_cost: of each main lift that a menu of the taper or the week of a race holds and the
            phase before them has not held, where its part has another at hand.
    """

    wish_goal: ClassVar[GoalName] = "preferences"
    reach: ClassVar[Reach] = "menus"

    rule: Literal["exercise_rotation"]
    mains_stay: bool = True
    rank_cost: int = Field(default=0, ge=0)
    kept_cost: int = Field(default=0, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Tie the main lifts of a phase together, and price what does not come first."""
        for menus in self._lineages(block, block.options.menus).values() if self.mains_stay else ():
            for one, other in combinations(menus, 2):
                self._tie(block, decide, one, other)
        for menu in block.options.menus:
            for exercise, price in self.asks(block, menu).items():
                decide.prefer_at_most(decide.uses(menu, exercise), 0, price)
            weeks = self._weeks_before(block, menu)
            for exercise in sorted(self._changeable(block, menu)) if weeks else ():
                back = decide.uses(menu, exercise) - decide.known(weeks, exercise)
                decide.prefer_at_most(back, 0, self.kept_cost)

    def _tie(self, block: Block, decide: Decide, one: Menu, other: Menu) -> None:
        open_both = decide.opened(one) + decide.opened(other)
        for exercise, role in block.menus.fillers(one.focus).items():
            if role.main and not block.menus.rungs.ladder_of(exercise):
                here, there = decide.uses(one, exercise), decide.uses(other, exercise)
                decide.at_most(here - there + open_both, 2)
                decide.at_most(there - here + open_both, 2)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare what the segments of a phase hold, and rank each exercise."""
        held = first_held(block, plan)
        for day, exercise in self._wavering(block, plan) if self.mains_stay else ():
            name = block.catalogue.name_of(exercise)
            yield self.breach(day, f"{name} comes or goes within a segment")
        for menus in self._lineages(block, held).values() if self.mains_stay else ():
            for one, other in combinations(menus, 2):
                before = self._mains(block, one, held[one])
                for exercise in sorted(before ^ self._mains(block, other, held[other])):
                    if block.menus.rungs.ladder_of(exercise):
                        continue
                    name = block.catalogue.name_of(exercise)
                    text = f"{one.focus}: {name} comes or goes within a phase"
                    yield self.breach(self._day(block, other), text)
        for menu, days in held.items():
            prices = self.asks(block, menu)
            for exercise, day in sorted(days.items()):
                if price := prices.get(exercise):
                    text = f"{menu.focus}: {block.catalogue.name_of(exercise)}, {WHY}"
                    yield self.missed(day, text, price)
            yield from self._brought_back(block, plan, menu, days)

    def _brought_back(
        self, block: Block, plan: Plan, menu: Menu, days: Mapping[str, date]
    ) -> Iterator[Violation]:
        """Main lifts of the last weeks that the phase before them has not held."""
        weeks = self._weeks_before(block, menu)
        trained = {
            done.exercise
            for session in plan.sessions
            if session.date in block.scenario.days and session.focus in block.model.focuses
            if block.calendar.week_of(session.date).index in weeks
            for done in session.exercises
        }
        lost = days.keys() & self._changeable(block, menu) - trained if weeks else ()
        for exercise in sorted(lost):
            text = f"{menu.focus}: {block.catalogue.name_of(exercise)}, {BACK}"
            yield self.missed(days[exercise], text, self.kept_cost)

    def _weeks_before(self, block: Block, menu: Menu) -> Sequence[int]:
        """The weeks of the phase before the taper or the race that a menu is for; else none."""
        first = block.calendar.weeks_of(menu.segment)[0]
        before = [week for week in block.calendar.weeks[: first.index] if not _is_last(week)]
        if not self.kept_cost or not _is_last(first) or not before:
            return ()
        return [week.index for week in before if week.run == before[-1].run]

    def _changeable(self, block: Block, menu: Menu) -> frozenset[str]:
        """The main lifts of a menu beside which their part has another at hand."""
        roles = [role for role in block.model.focuses[menu.focus].roles if role.main]
        rivals = [block.menus.ranking(menu, role) for role in roles]
        names = {name for each in rivals if len(each) > 1 for name in each}
        return frozenset(name for name in names if not block.menus.rungs.ladder_of(name))

    def looser(self, block: Block) -> Looser:
        """Main lifts that may change."""
        free = {"mains_stay": False} if self.mains_stay else {}
        return with_numbers(block, self.rule, "main lifts may change inside a phase", free)

    def explain(self) -> str:
        """Say what stays and what changes."""
        stay = "Main lifts stay for a whole phase" if self.mains_stay else "Main lifts are free"
        return f"{stay}; each segment begins the list of accessories further on."

    def _lineages(self, block: Block, menus: Iterable[Menu]) -> dict[Lineage, list[Menu]]:
        runs = {week.segment: week.run for week in block.calendar.weeks}
        lineages: dict[Lineage, list[Menu]] = defaultdict(list)
        for menu in sorted(menus):
            lineages[runs[menu.segment], menu.focus, menu.place].append(menu)
        return lineages

    def _wavering(self, block: Block, plan: Plan) -> Iterator[tuple[date, str]]:
        """Main lifts that one session of a segment holds and another does not."""
        first: dict[Menu, frozenset[str]] = {}
        for session in plan.sessions:
            if session.focus in block.model.focuses and session.date in block.scenario.days:
                menu = Menu(
                    block.calendar.week_of(session.date).segment, session.focus, session.place
                )
                held = frozenset(done.exercise for done in session.exercises)
                mains = self._mains(block, menu, held)
                for exercise in sorted(mains ^ first.setdefault(menu, mains)):
                    yield session.date, exercise

    def _mains(self, block: Block, menu: Menu, exercises: Iterable[str]) -> frozenset[str]:
        roles = block.menus.fillers(menu.focus)
        return frozenset(name for name in exercises if name in roles and roles[name].main)

    def asks(self, block: Block, menu: Menu) -> Mapping[str, int]:
        """What each exercise at hand costs a menu."""
        roles = block.model.focuses[menu.focus].roles
        listed = (role for role in roles if role.exercises)
        return dict(priced for role in listed for priced in self._priced(block, menu, role))

    def _priced(self, block: Block, menu: Menu, role: Role) -> Iterator[tuple[str, int]]:
        """The exercises at hand for a role of a menu, each with its price.

        Of equal rungs each stands behind those listed before it.
        """
        rivals = block.menus.ranking(menu, role)
        shift = 0 if role.main or not role.in_turn else block.options.rotation(menu) * role.at_most
        optional = not block.menus.fewest(menu, role)
        if block.calendar.weeks_of(menu.segment)[0].phase in LAST_PHASES:
            yield from ((name, optional * self.rank_cost) for name in rivals)
            return
        places = list(dict.fromkeys(self._place(block, name) for name in rivals))
        equals: Counter[tuple[str, int]] = Counter()
        for name in rivals:
            place = self._place(block, name)
            rank = (places.index(place) - shift) % len(places) + optional
            if block.menus.rungs.ladder_of(name):
                rung = place[1], block.menus.rungs.rung_of(name)
                rank += equals[rung]
                equals[rung] += 1
            yield name, rank * self.rank_cost

    def _place(self, block: Block, exercise: str) -> tuple[str, str]:
        """An exercise, or the ladder that it stands on: which rung it is, is not for rotation."""
        ladder = block.menus.rungs.ladder_of(exercise)
        return ("ladder", ladder) if ladder else ("exercise", exercise)

    def _day(self, block: Block, menu: Menu) -> date:
        return block.calendar.weeks_of(menu.segment)[0].days.start


def _is_last(week: Week) -> bool:
    return week.phase in LAST_PHASES
