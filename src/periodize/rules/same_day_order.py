"""Same-day order: run first, lift later, on a day of hard running; on other days by the goal.

Why: strength before a run takes more from the running of that day and the next than strength after
it; what leaves the legs alone may stand some hours before. Bands wake the hips up and may come
first. Tired legs have no place before a long run either.
Reference: Doma & Deakin 2013 (doi 10.1139/apnm-2012-0362), grade B; the long run,
hours before quality: coaching practice, grade D; the order by goal: S1, coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Effort
from periodize.dates import after, format_clock, format_short_day, minutes_between
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.gaps import run_words
from periodize.rules.looser import RUN_HOURS, Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.words import GoalWord, LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

Order = Literal["run", "strength", "either"]
"""What comes first on a day with both."""


class SameDayOrder(Rule):
    """No session starts before a quality run or race of its day, no leg session before a long run.

    `first` may ask for another order by the scenario's goal. With `run` no session starts before
    any run of its day; with `strength` none starts after one, unless a quality run or race stands
    on the day; with `either` the order is free. Before a quality run or race none starts, whatever
    the goal, but for classes with `hours_before_quality` where no order `run` holds. A session that
    stands wrong to several runs counts once.

    Attributes:
        first: by goal, what comes first; a goal that is not named keeps the order above.
        hours_before_quality: by load class, the hours that must lie between the end of a session
            and a quality run or race of its day; a class that is not named may not stand there.
        exempt: the load classes that may stand before and after.
        exempt_focuses: the focuses that may, whatever their class.
    """

    reach: ClassVar[Reach] = "session"

    rule: Literal["same_day_order"]
    first: Mapping[GoalWord, Order] = {}
    hours_before_quality: Mapping[LoadClassWord, Annotated[int, Field(ge=0, le=24)]] = {}
    exempt: tuple[LoadClassWord, ...] = ()
    exempt_focuses: tuple[str, ...] = ()

    def hours_before_runs(self) -> frozenset[int]:
        """The hours before quality of all classes."""
        return frozenset(filter(None, self.hours_before_quality.values()))

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid the sessions that come in the wrong order."""
        first = self.first.get(block.scenario.goal)
        for option in decide.options:
            runs = block.calendar.efforts_by_date.get(option.date, ())
            later = [run for run in runs if option.start < run.start]
            hours = self.hours_before_quality.get(option.load_class)
            opens = None if hours is None else after(option.end, 60 * hours)
            quality = [run.start for run in later if "quality" in run.demand]
            wrong = any(opens is None or start < opens for start in quality)
            if first is None and option.loads_legs:
                wrong = wrong or any("long" in run.demand for run in later)
            elif first == "run":
                wrong = bool(later)
            elif first == "strength" and not any("quality" in run.demand for run in runs):
                wrong = any(option.start > run.start for run in runs)
            if wrong and not self._is_exempt(option.load_class, option.focus):
                decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for the first run that stands on the wrong side of each session of its day."""
        first = self.first.get(block.scenario.goal)
        for session in plan.sessions:
            runs = [run for run in block.calendar.efforts if run.date == session.date]
            later = [
                run
                for run in runs
                if run.start > session.start and self._closes(run, session, first)
            ]
            if self._is_exempt(session.load_class, session.focus):
                continue
            if later:
                yield self._told(session, later[0], "before", self._asked(session, later[0], first))
            elif first == "strength" and not any("quality" in run.demand for run in runs):
                for run in [run for run in runs if run.start < session.start][:1]:
                    yield self._told(session, run, "after", "strength comes first")

    def _closes(self, run: Effort, session: Session, first: Order | None) -> bool:
        """Whether a session may not stand before a run."""
        if first == "run":
            return True
        if "quality" in run.demand and self._is_too_late(session, run):
            return True
        return first is None and "long" in run.demand and session.loads_legs

    def _is_too_late(self, session: Session, run: Effort) -> bool:
        """Whether too few hours lie between a session and a quality run; always, for most."""
        if session.load_class not in self.hours_before_quality:
            return True
        least = 60 * self.hours_before_quality[session.load_class]
        return minutes_between(session.end, run.start) < least

    def _asked(self, session: Session, run: Effort, first: Order | None) -> str:
        hours = self.hours_before_quality.get(session.load_class)
        if hours is None or first == "run" or "quality" not in run.demand:
            return "the run comes first"
        return f"{hours} h must lie between" if hours else "it must end before"

    def _is_exempt(self, load_class: str, focus: str) -> bool:
        return load_class in self.exempt or focus in self.exempt_focuses

    def _told(self, session: Session, run: Effort, side: str, what: str) -> Violation:
        text = (
            f"{session.focus} starts at {format_clock(session.start)}, {side} the "
            f"{run_words(run.kind)} at {format_clock(run.start)} on {format_short_day(run.date)}; "
            f"{what}"
        )
        return self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Either order of the day, and fewer hours before its quality runs."""
        goal, hours = block.scenario.goal, self._hours_less(block)
        values: dict[str, Any] = {}
        told: list[str] = []
        if self.first.get(goal) != "either":
            values["first"], told = {goal: "either"}, ["a day's sessions and runs in either order"]
        if hours:
            values["hours_before_quality"] = hours
            told.append(self._told_less(hours))
        return with_numbers(block, self.rule, ", ".join(told), values)

    def _hours_less(self, block: Block) -> Mapping[str, int]:
        """By load class, so many hours before a quality run; less where it may stand already."""
        known: Mapping[str, int] = self.hours_before_quality
        classes = {focus.load_class for focus in block.model.focuses.values()} - {*self.exempt}
        looser = {
            name: max(0, known[name] - RUN_HOURS) if name in known else RUN_HOURS
            for name in sorted(classes)
        }
        return {name: hours for name, hours in looser.items() if known.get(name) != hours}

    def _told_less(self, hours: Mapping[str, int]) -> str:
        known: Mapping[str, int] = self.hours_before_quality
        closer = ", ".join(f"{name} {least} h" for name, least in hours.items() if name in known)
        if hours.keys() <= known.keys():
            return f"{closer} before a quality run of the day"
        some = f" ({closer})" if closer else ""
        return f"a session may end {RUN_HOURS} h before a quality run of its day{some}"

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that are free of it."""
        yield from names_at(("exempt_focuses",), self.exempt_focuses, model.focuses)

    def explain(self) -> str:
        """Say the order."""
        free = ", ".join((*self.exempt, *self.exempt_focuses))
        exempt = f" ({free} excepted)" if free else ""
        hours = "".join(
            f"; {name} may end {hours} h before a quality run or race"
            for name, hours in self.hours_before_quality.items()
        )
        orders = "".join(f"; goal {goal}: {order} first" for goal, order in self.first.items())
        return (
            "On its day a quality run or race comes before every session, and a long run before "
            f"every leg session{exempt}{hours}{orders.replace('either first', 'either order')}."
        )
