"""Availability: a session stands where the athlete is free, and nowhere else.

It lies wholly inside one window, at that window's place, beside every run, race and other session;
what ends at the minute at which the next thing starts does not overlap it.

Why: nobody can be in two places at once, and a plan on a day that is taken is not done.
Reference: the scenario itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from pydantic import field_validator

from periodize.block import Block, Option
from periodize.dates import DateRange, add_days, after, format_clock, format_short_day
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.gaps import run_words
from periodize.rules.looser import Looser, Step
from periodize.scenario.scenario import Run, Window

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


WINDOW_MINUTES = 30
"""How much longer a step makes every window."""


class Availability(Rule):
    """Windows, runs, races and other sessions as they are; it has no numbers and no price."""

    rule: Literal["availability"]

    @field_validator("penalty")
    @classmethod
    def _has_no_price(cls, penalty: int | None) -> int | None:
        if penalty is not None:
            raise ValueError("availability must hold; it cannot be priced")
        return penalty

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid sessions that meet a run or race, and keep sessions apart."""
        for day, some in groupby(decide.options, attrgetter("date")):
            options = list(some)
            for option in options:
                if any(_overlap(option, run) for run in block.calendar.efforts_on.get(day, ())):
                    decide.forbid(option)
            for together in _at_once(options):
                decide.at_most(decide.count(together), 1)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look each session up in the windows, the runs, the races and the sessions before it."""
        running: list[Session] = []
        for session in sorted(plan.sessions, key=attrgetter("start")):
            told = f"{session.focus} on {format_short_day(session.date)}"
            if session.date not in block.scenario.days:
                days = block.scenario.days
                span = f"{format_short_day(days.start)} to {format_short_day(days.last_day)}"
                yield self.breach(session.date, f"{told} is outside the block, {span}")
                continue
            if not _in_window(block, session):
                text = f"{told}, {_span(session)} at {session.place}, lies in no window"
                yield self.breach(session.date, f"{text}; {_windows(block, session)}")
            for effort in _met(session, block):
                text = f"{told}, {_span(session)}, overlaps the {_named(effort)}"
                yield self.breach(session.date, text)
            running = [other for other in running if _overlap(session, other)]
            for other in running:
                text = f"{told}, {_span(session)}, overlaps {other.focus}, {_span(other)}"
                yield self.breach(session.date, text)
            running.append(session)

    def looser(self, block: Block) -> Looser:
        """Every window longer, unless it would end on the next day."""
        longer = tuple(_longer(window) for window in block.scenario.windows)
        text = f"every window {WINDOW_MINUTES} min longer"
        return (Step(self.rule, text, replace(block.scenario, windows=longer)),)

    def explain(self) -> str:
        """Say what a session keeps to."""
        return (
            "A session lies inside one window, at its place, and overlaps no run, race or other "
            "session."
        )


def _longer(window: Window) -> Window:
    end = after(window.end, WINDOW_MINUTES)
    return replace(window, end=end) if end.date() == window.date else window


def _met(session: Session, block: Block) -> list[Run]:
    """The runs and races that a session overlaps, the earlier ones first."""
    days = DateRange(session.start.date(), add_days(session.end.date(), 1))
    near = dict.fromkeys(run for day in days for run in block.calendar.efforts_on.get(day, ()))
    return [run for run in near if _overlap(session, run)]


def _overlap(one: Option | Session, other: Run | Session) -> bool:
    return one.start < other.end and other.start < one.end


def _at_once(options: Sequence[Option]) -> Iterator[list[Option]]:
    """The largest sets of a day's options that all run at the same moment."""
    running = [
        [option for option in options if option.start <= moment < option.end]
        for moment in sorted({option.start for option in options})
    ]
    for now, next_ in zip_longest(running, running[1:], fillvalue=()):
        if len(now) > 1 and not set(now) <= set(next_):
            yield list(now)


def _in_window(block: Block, session: Session) -> bool:
    return any(
        window.place == session.place
        and window.start <= session.start
        and session.end <= window.end
        for window in block.scenario.windows_by_date.get(session.start.date(), ())
    )


def _windows(block: Block, session: Session) -> str:
    windows = block.scenario.windows_by_date.get(session.start.date(), ())
    return "the day has " + (
        ", ".join(f"{_span(window)} at {window.place}" for window in windows) or "none"
    )


def _named(effort: Run) -> str:
    return f"{run_words(effort.kind)} on {format_short_day(effort.date)}, {_span(effort)}"


def _span(stretch: Session | Run | Window) -> str:
    return f"{format_clock(stretch.start)} to {format_clock(stretch.end)}"
