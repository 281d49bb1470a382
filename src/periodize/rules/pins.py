"""Pins: what the athlete has decided stands.

Why: a class with friends or a family day comes before any plan.
Reference: the scenario itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from periodize.block import Block, Option
from periodize.dates import format_clock, format_short_day
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, Step
from periodize.scenario.scenario import Pin

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


class Pins(Rule):
    """Days with a focus that must stand there, and days on which nothing may; it has no numbers."""

    rule: Literal["pins"]

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask for the pinned focus, or close the day."""
        pinned = {pin.date for pin in block.scenario.pins}
        by_date: dict[date, list[Option]] = defaultdict(list)
        for option in decide.options:
            if option.date in pinned:
                by_date[option.date].append(option)
        for pin in block.scenario.pins:
            if pin.focus is None:
                for option in by_date[pin.date]:
                    decide.forbid(option)
            else:
                wanted = [option for option in by_date[pin.date] if _holds(option, pin)]
                decide.at_least(decide.count(wanted), 1)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at the sessions of each pinned day."""
        for pin in block.scenario.pins:
            day = format_short_day(pin.date)
            there = [session for session in plan.sessions if session.date == pin.date]
            if pin.focus is None:
                for each in there:
                    text = f"{each.focus} stands on {day}, which is kept free"
                    yield self.breach(pin.date, text)
            elif not self._is_kept(pin, there):
                held = ", ".join(self._told(each, pin) for each in there) or "nothing"
                closed = "" if self._has_room(block, pin) else ", and no window has room and kit"
                hour = f" at {pin.start:%H:%M}" if pin.start else ""
                text = f"{day} is pinned to {pin.focus}{hour}; {held} stands there{closed}"
                yield self.breach(pin.date, text)

    def _is_kept(self, pin: Pin, sessions: Sequence[Session]) -> bool:
        """Whether one of a day's sessions is what the pin asks for, by focus and wall time."""
        hours = {session.start.time() for session in sessions if session.focus == pin.focus}
        return bool(hours) and pin.start in {None, *hours}

    def _told(self, session: Session, pin: Pin) -> str:
        return f"{session.focus} at {format_clock(session.start)}" if pin.start else session.focus

    def _has_room(self, block: Block, pin: Pin) -> bool:
        return any(o.date == pin.date and _holds(o, pin) for o in block.options.all)

    def looser(self, block: Block) -> Looser:
        """One pin less."""
        pins = block.scenario.pins
        return tuple(
            Step(
                self.rule,
                f"no pin on {format_short_day(pin.date)}",
                replace(block.scenario, pins=tuple(other for other in pins if other is not pin)),
            )
            for pin in pins
        )

    def explain(self) -> str:
        """Say what a pin does."""
        return (
            "A pinned focus stands on its day, at its hour where it has one, and nothing stands on "
            "a day that is kept free."
        )


def _holds(option: Option, pin: Pin) -> bool:
    """Whether an option of the pinned day is what the pin asks for."""
    at_hour = pin.start is None or (option.start.hour, option.start.minute) == (
        pin.start.hour,
        pin.start.minute,
    )
    return option.focus == pin.focus and at_hour
