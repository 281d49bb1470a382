"""Session mix: each week holds the kinds of session that its phase is for, and not too many of one.

Why: strength comes from heavy work, its use in running from complexes, and arms and trunk keep the
rest of the runner in one piece; a phase says what comes first. A second leg session adds to the
first, and stands where it is clean of hard runs.
Reference: phases: Bazyler 2015 (doi 10.1519/SSC.0000000000000131), grade C; complexes: Li 2019 (doi
10.7717/peerj.6787), grade B; the numbers: coaching practice, grade D.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Option, Week
from periodize.dates import format_short_day, numbered_weeks
from periodize.model.catalogue import Catalogue
from periodize.model.part import Part
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import FOR_LEGS, GoalName, Rule, Violation, Wanted
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.words import LoadClassWord, PhaseWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

LIGHT = "light"


class PhaseMix(Part):
    """What a phase changes, and what it wants, in sessions a week by focus."""

    at_most: Mapping[str, int] = {}
    wants: Mapping[str, int] = {}


class SessionMix(Rule):
    """Sessions of each focus in a Monday week; a part of a week has the same caps.

    Attributes:
        at_most: sessions a week by focus; must hold. A focus that is not listed has no cap.
        phases: by phase, other caps, and the sessions wanted. They are wanted in the order listed,
            in all no more than the week's target, and only where some place can hold them. Light
            ones do not count towards the target, and are wanted by the week's share of seven days;
            those that stand beside some runs only, in all no more than the days that can hold one.
        once_a_day: whether a day holds no focus twice; must hold.
        cost: of each wanted session that is missing.
        leg_classes: the load classes that count as leg sessions.
        legs_cost: of each leg session missing to the number that the week should hold where it
            stands clean of runs and races.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    reach: ClassVar[Reach] = "week"

    rule: Literal["session_mix"]
    at_most: Mapping[str, int] = {}
    phases: Mapping[PhaseWord, PhaseMix] = {}
    once_a_day: bool = False
    cost: int = Field(default=0, ge=0, le=100)
    leg_classes: tuple[LoadClassWord, ...] = ()
    legs_cost: int = Field(default=0, ge=0, le=100)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Cap each focus, and price what is missing; options fit their phase already."""
        for together in _by_day(block).values() if self.once_a_day else ():
            if len(together) > 1:
                decide.at_most(decide.count(together), 1)
        for week in block.calendar.weeks:
            options = block.options.in_week(week)
            for focus, limit in self._caps(week).items():
                held = [option for option in options if option.focus == focus]
                if len(held) > limit:
                    decide.at_most(decide.count(held), limit)
            for focuses, wanted, cost, _ in self._wishes(block, week):
                held = [option for option in options if option.focus in focuses]
                decide.prefer_at_least(decide.count(held), wanted, cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at each session, and count those of each week."""
        for session in plan.sessions:
            if session.date in block.scenario.days:
                for text in _faults(block, session, block.calendar.week_of(session.date)):
                    told = f"{session.focus} on {format_short_day(session.date)}"
                    yield self.breach(session.date, f"{told} {text}")
        if self.once_a_day:
            yield from self._doubled(plan)
        for week in block.calendar.weeks:
            held = Counter(session.focus for session in plan.sessions if session.date in week.days)
            for focus, limit in self._caps(week).items():
                if (over := held[focus] - limit) > 0:
                    text = f"week {week.number} holds {held[focus]} sessions of {focus}"
                    yield self.breach(week.days.start, f"{text}; at most {limit}", over)
            for focuses, wanted, cost, name in self._wishes(block, week):
                count = sum(held[focus] for focus in focuses)
                if count < wanted and cost:
                    text = f"week {week.number} holds {count} of {wanted} wanted sessions {name}"
                    yield self.missed(week.days.start, text, cost * (wanted - count))

    def _doubled(self, plan: Plan) -> Iterator[Violation]:
        held = Counter((session.date, session.focus) for session in plan.sessions)
        for (day, focus), count in sorted(held.items()):
            if count > 1:
                text = f"{focus} stands {count} times on {format_short_day(day)}; once a day"
                yield self.breach(day, text, count - 1)

    def looser(self, block: Block) -> Looser:
        """One more of each focus that has a cap."""
        more = {focus: most + 1 for focus, most in self.at_most.items()}
        text = "one more of each kind a week"
        return with_numbers(block, self.rule, text, {"at_most": more} if more else {})

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that have a cap, or are wanted."""
        yield from names_at(("at_most",), self.at_most, model.focuses)
        for phase, mix in self.phases.items():
            yield from names_at(("phases", phase, "at_most"), mix.at_most, model.focuses)
            yield from names_at(("phases", phase, "wants"), mix.wants, model.focuses)

    def explain(self) -> str:
        """Say the caps and wants."""
        once = ", none twice a day" if self.once_a_day else ""
        caps = ", ".join(f"{focus} {limit}" for focus, limit in self.at_most.items())
        phases = "; ".join(
            f"{phase} " + ", ".join(f"{focus} {wanted}" for focus, wanted in mix.wants.items())
            for phase, mix in self.phases.items()
            if mix.wants
        )
        wants = f", and should hold in {phases}" if phases else ""
        return f"A week holds at most {caps or 'any number of each focus'}{once}{wants}."

    def notes(self, block: Block) -> Iterator[str]:
        """Name the whole weeks whose minutes cannot hold all that their phase wants."""
        short: dict[str, list[int]] = defaultdict(list)
        for week in block.calendar.weeks:
            lengths = self._lengths(block, week, block.options.in_week(week))
            needed = sum(sessions * minutes for _, sessions, minutes in lengths)
            if needed > week.minutes and self.cost and week.share == 1:
                told = " and ".join(_times(*each) for each in lengths)
                text = f"{week.minutes} min hold not all of {told}; {needed} min would"
                short[text].append(week.number)
        for text, weeks in short.items():
            yield f"in {numbered_weeks(weeks)}, {text}"

    def wanted(self, block: Block) -> Iterator[Wanted]:
        """Each focus of a week's phase, and its leg session."""
        for week in block.calendar.weeks:
            for focuses, count, cost, kind in self._wishes(block, week):
                if count and cost:
                    yield Wanted(week.index, kind, tuple(sorted(focuses)))

    def _lengths(
        self, block: Block, week: Week, options: Sequence[Option]
    ) -> list[tuple[str, int, int]]:
        """The focuses that a week wants, how many of each, and the fewest minutes of one."""
        held = [option for option in options if block.menus.workable(option.menu)]
        wanted = self.asks(block, week)
        return [
            (name, sessions, min(option.minutes for option in held if option.focus == name))
            for name, sessions in wanted
            if sessions
        ]

    def _caps(self, week: Week) -> Mapping[str, int]:
        return {**self.at_most, **self.phases.get(week.phase, PhaseMix()).at_most}

    def _wishes(self, block: Block, week: Week) -> Iterator[tuple[frozenset[str], int, int, str]]:
        """Focuses, how many sessions of them are wanted, what a missing one costs, their name."""
        for focus, wanted in self.asks(block, week):
            yield frozenset({focus}), wanted, self.cost, f"of {focus}"
        known = block.model.focuses.items()
        legs = frozenset(name for name, focus in known if focus.load_class in self.leg_classes)
        yield (
            legs,
            week.legs_wanted if legs & block.options.days_for(week).keys() else 0,
            self.legs_cost,
            FOR_LEGS,
        )

    def asks(self, block: Block, week: Week) -> Iterator[tuple[str, int]]:
        """How many sessions of each focus are wanted."""
        workable = block.options.days_for(week)
        beside = {name for name in workable if block.model.focuses[name].beside}
        days = len(frozenset[date]().union(*(workable[name] for name in beside)))
        left = week.reach
        for name, sessions in self.phases.get(week.phase, PhaseMix()).wants.items():
            if name not in workable:
                yield name, 0
                continue
            light = block.model.focuses[name].load_class == LIGHT
            room = int(sessions * week.share + 0.5) if light else left
            wanted = min(sessions, room, days) if name in beside else min(sessions, room)
            left -= 0 if light else wanted
            days -= wanted if name in beside else 0
            yield name, wanted


def _times(focus: str, sessions: int, minutes: int) -> str:
    return (
        f"{focus} ({minutes} min)" if sessions == 1 else f"{sessions} {focus} ({minutes} min each)"
    )


def _by_day(block: Block) -> Mapping[tuple[date, str], list[Option]]:
    found: dict[tuple[date, str], list[Option]] = defaultdict(list)
    for option in block.options.all:
        found[option.date, option.focus].append(option)
    return found


def _faults(block: Block, session: Session, week: Week) -> Iterator[str]:
    focus = block.menus.focus(session.focus)
    if focus is None:
        yield f"is not a focus; allowed: {', '.join(block.model.focuses)}"
        return
    pinned = {(pin.date, pin.focus) for pin in block.scenario.pins}
    if not block.menus.offers(focus, week):
        yield f"is not offered to this athlete in week {week.number} ({week.phase})"
    if focus.on_request and (session.date, session.focus) not in pinned:
        yield "stands only where it is pinned"
    if not block.menus.runs_beside(focus, session.date):
        yield f"stands only beside {' or '.join(focus.beside)} running"
    if session.minutes not in block.doses.lengths(session.focus, week):
        lengths = ", ".join(map(str, block.doses.lengths(session.focus, week)))
        yield f"reserves {session.minutes} min; allowed: {lengths} min"
    if session.load_class != focus.load_class:
        yield f"counts as {session.load_class}; it is {focus.load_class}"
