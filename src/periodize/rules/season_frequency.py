"""Season frequency: so many sessions a week, and the legs among them.

The season caps the week and says what it should hold; a phase such as the taper has numbers of its
own. Light sessions count neither way.

Why: two or three sessions a week build strength beside the running and one holds it; more than the
season has room for costs runs.
Reference: caps by season: S4, coaching practice, grade D; one leg session a week holds strength:
Spiering 2021 (doi 10.1519/JSC.0000000000003964), grade A; Ronnestad 2010 (doi
10.1007/s00421-010-1622-4), grade B.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Week
from periodize.dates import counted, format_short_day
from periodize.plan import Plan
from periodize.rules.base import FOR_LEGS, GoalName, Rule, Violation, Wanted
from periodize.rules.words import LoadClassWord, PhaseWord

if TYPE_CHECKING:
    from periodize.rules.decide import Decide

LIGHT = "light"


class SeasonFrequency(Rule):
    """Sessions in each Monday week; the numbers are the model's by season and phase.

    Numbers given here replace those of every week, cut like them to the week's share of seven days
    (halves round up), wishes also to its days with a window and to the cap.

    Attributes:
        at_most: sessions a whole week that are not light; must hold. None takes the week's own.
        target, floor: how many should stand; None takes the week's own.
        a_day: sessions a day, light ones included; must hold. None asks nothing.
        target_cost, floor_cost: of each session missing to the target, and to the floor on top.
        over_cost: of each session beyond the target.
        legs: by phase, the load classes that count as the week's leg session; other phases ask
            for none, nor do weeks in which no place can hold one.
        legs_cost: of each leg session missing to the week's own number.
    """

    wish_goal: ClassVar[GoalName] = "sessions"
    looks_around: ClassVar[int | None] = 0
    judges_by: ClassVar[tuple[str, ...]] = ("seasons", "derivation")

    rule: Literal["season_frequency"]
    at_most: int | None = Field(default=None, ge=0, le=14)
    target: int | None = Field(default=None, ge=0, le=14)
    floor: int | None = Field(default=None, ge=0, le=14)
    a_day: int | None = Field(default=None, ge=1, le=4)
    target_cost: int = Field(default=0, ge=0, le=100)
    floor_cost: int = Field(default=0, ge=0, le=100)
    over_cost: int = Field(default=0, ge=0, le=100)
    legs: Mapping[PhaseWord, tuple[LoadClassWord, ...]] = {}
    legs_cost: int = Field(default=0, ge=0, le=100)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Cap weeks and days, and price what is missing."""
        for week in block.weeks:
            options = block.options_in(week)
            counted = [option for option in options if option.load_class != LIGHT]
            decide.at_most(decide.count(counted), self._limit(week))
            for wanted, cost, _ in self._wishes(block, week):
                decide.prefer_at_least(decide.count(counted), wanted, cost)
            target = next(self._wishes(block, week))[0]
            decide.prefer_at_most(decide.count(counted), target, self.over_cost)
            classes = self.legs.get(week.phase, ())
            legs = [option for option in options if option.load_class in classes]
            decide.prefer_at_least(decide.count(legs), self._legs(block, week), self.legs_cost)
        for _, some in groupby(decide.options, attrgetter("date")):
            options = list(some)
            if self.a_day is not None and len(options) > self.a_day:
                decide.at_most(decide.count(options), self.a_day)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the sessions of each week and day."""
        for week in block.weeks:
            held = [session.load_class for session in plan.sessions if session.date in week.days]
            legs = self._legs(block, week)
            yield from self._week_violations(block, week, held, legs)
        for day, count in Counter(session.date for session in plan.sessions).items():
            if self.a_day is not None and count > self.a_day and day in block.scenario.days:
                text = f"{count} sessions stand on {format_short_day(day)}; at most {self.a_day}"
                yield self.breach(day, text, count - self.a_day)

    def _week_violations(
        self, block: Block, week: Week, held: list[str], legs_asked: int
    ) -> Iterator[Violation]:
        monday, limit = week.days.start, self._limit(week)
        count = sum(load_class != LIGHT for load_class in held)
        told = f"week {week.number} holds {counted(count, 'session')}"
        if count > limit:
            yield self.breach(monday, f"{told}; at most {limit}", count - limit)
        for wanted, cost, word in self._wishes(block, week):
            if count < wanted and cost:
                yield self.missed(monday, f"{told}; {wanted} {word}", cost * (wanted - count))
        over = count - next(self._wishes(block, week))[0]
        if over > 0 and self.over_cost:
            text = f"{told}; {over} more than wanted"
            yield self.missed(monday, text, self.over_cost * over)
        legs = sum(load_class in self.legs.get(week.phase, ()) for load_class in held)
        missing = legs_asked - legs
        if missing > 0 and self.legs_cost:
            held_now = f"week {week.number} holds {counted(legs, 'session')} for the legs"
            text = f"{held_now}; {missing} more asked"
            yield self.missed(monday, text, self.legs_cost * missing)

    def wanted(self, block: Block) -> Iterator[Wanted]:
        """Each week's leg session."""
        for week in block.weeks:
            if self.legs_cost and self._legs(block, week):
                classes = self.legs[week.phase]
                known = block.model.focuses.items()
                legs = tuple(name for name, focus in known if focus.load_class in classes)
                yield Wanted(week.index, FOR_LEGS, legs)

    def explain(self) -> str:
        """Say the caps and wishes."""
        cap = "the season's or phase's cap" if self.at_most is None else f"{self.at_most} sessions"
        day = "" if self.a_day is None else f" and {self.a_day} a day"
        target = "the season's number" if self.target is None else f"{self.target}"
        legs = "; ".join(f"{phase}: {' or '.join(row)}" for phase, row in self.legs.items())
        leg = f", with its leg session ({legs})" if legs else ""
        return f"A week holds at most {cap}{day}, light ones aside, and should hold {target}{leg}."

    def _limit(self, week: Week) -> int:
        if self.at_most is None:
            return week.at_most
        return max(1, _share(self.at_most, week)) if self.at_most else 0

    def _wishes(self, block: Block, week: Week) -> Iterator[tuple[int, int, str]]:
        """How many sessions are wanted, what each missing one costs, and the word for it."""
        open_days = sum(day in block.scenario.windows_by_date for day in week.days)
        for own, given, cost, word in (
            (week.target, self.target, self.target_cost, "wanted"),
            (week.floor, self.floor, self.floor_cost, "needed above all"),
        ):
            wanted = own if given is None else min(_share(given, week), open_days)
            yield min(wanted, self._limit(week)), cost, word

    def _legs(self, block: Block, week: Week) -> int:
        """How many leg sessions are asked of a week: none where no place can hold one."""
        classes = self.legs.get(week.phase, ())
        focuses = block.model.focuses
        possible = any(focuses[name].load_class in classes for name in block.days_for(week))
        return min(week.legs, self._limit(week)) if possible else 0


def _share(sessions: int, week: Week) -> int:
    return int(sessions * week.share + 0.5)
