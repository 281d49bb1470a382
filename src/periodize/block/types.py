"""What a block is made of: its weeks, the menus of its segments, the sessions that could stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from periodize.dates import DateRange, after
from periodize.plan import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One Monday week of the block; the first and the last may be partial.

    `at_most`, `target`, `floor`, `legs` and `legs_wanted` are sessions, `minutes` time; all are cut
    to the week's `share` of seven days. A week without any window is time off, and asks nothing;
    else a week asks the same however many windows it has, so that one more never makes a plan look
    worse. `reach` is the target as far as its `open_days`, those with a window, go, `room` that as
    a share of a full week's. `rested` says whether it has no window, or went by without a session,
    `deload` whether its sessions hold fewer sets, `back` whether it is the first one after days
    off.
    """

    index: int
    days: DateRange
    season: str
    phase: str
    run: int
    week_in_phase: int
    segment: int
    at_most: int
    target: int
    reach: int
    floor: int
    legs: int
    legs_wanted: int
    minutes: int
    share: float
    room: float
    open_days: int
    rested: bool = False
    deload: bool = False
    back: bool = False

    @property
    def number(self) -> int:
        """Its number in the block, from 1, for people."""
        return self.index + 1

    @property
    def step(self) -> int:
        """The step of a wave that it stands on: a deload stays on that of the week before."""
        return max(0, self.week_in_phase - self.deload)


class Menu(NamedTuple):
    """What a focus consists of in one segment at one place; a tuple, since it is a key of much."""

    segment: int
    focus: str
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """A session that could stand: when, how long, where, and with which focus.

    Equal by its slot; the rest follows from that in its block.
    """

    start: dt.datetime
    minutes: int
    place: str
    focus: str
    load_class: str
    loads_legs: bool
    week: int
    menu: Menu
    _hash: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Nothing is looked up as often as an option, so its hash is made once.
        object.__setattr__(self, "_hash", hash(self.slot))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Option) and self.slot == other.slot

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[object, ...]:
        # Made anew where it is read: the hash of a text is another in each process.
        told = tuple(getattr(self, each.name) for each in fields(self) if each.init)
        return Option, told

    @property
    def slot(self) -> Slot:
        """What it shares with the session that stands there."""
        return Slot(self.start, self.minutes, self.place, self.focus)

    @property
    def date(self) -> dt.date:
        """The day on which it would stand."""
        return self.start.date()

    @property
    def end(self) -> dt.datetime:
        """When the reserved time would be over."""
        return after(self.start, self.minutes)
