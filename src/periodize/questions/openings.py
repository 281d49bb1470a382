"""The windows of a day, and which kinds of session could stand in each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from periodize.block import Block
from periodize.dates import DateRange, add_days
from periodize.explain.closed_places import LENGTH, Closing
from periodize.scenario.scenario import Window


@dataclass(frozen=True, slots=True)
class Opening:
    """A window, and what it has room and kit for.

    Attributes:
        start, end, place: of the window.
        open: the focuses that could stand in it beside the runs alone, in the model's order.
        closed: the others, each with the rules that keep it out of every place of the window.
        minutes: of those that the window is too short for, the length that would do.
    """

    start: dt.datetime
    end: dt.datetime
    place: str
    open: tuple[str, ...]
    closed: dict[str, tuple[str, ...]]
    minutes: dict[str, int] = field(default_factory=dict)


def openings(block: Block, closing: Closing, day: dt.date) -> tuple[Opening, ...]:
    """The windows of a day in order."""
    return tuple(
        _opening(block, closing, window) for window in block.scenario.windows_by_date.get(day, ())
    )


def _opening(block: Block, closing: Closing, window: Window) -> Opening:
    shut: dict[str, list[Sequence[str]]] = defaultdict(list)
    for option in block.options.in_week(block.calendar.week_of(window.date)):
        inside = window.start <= option.start and option.end <= window.end
        if option.place == window.place and inside and block.menus.workable(option.menu):
            shut[option.focus].append(closing.closers(option))
    known = [name for name in block.model.focuses if name in shut]
    short = [name for name in known if all(LENGTH in rules for rules in shut[name])]
    day = DateRange(window.date, add_days(window.date, 1))
    lengths = {name: closing.minutes(name, day) for name in short}
    return Opening(
        window.start,
        window.end,
        window.place,
        tuple(name for name in known if not all(shut[name])),
        {
            name: tuple(dict.fromkeys(rule for rules in shut[name] for rule in rules))
            for name in known
            if all(shut[name])
        },
        {name: minutes for name, minutes in lengths.items() if minutes},
    )
