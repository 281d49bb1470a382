"""The windows of a day, and which kinds of session could stand in each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from periodize.block import Block
from periodize.rules.decide import Decide, Held
from periodize.scenario.situation import Window


@dataclass(frozen=True, slots=True)
class Opening:
    """A window, and what it has room and kit for.

    Attributes:
        start, end, place: of the window.
        open: the focuses that no rule by itself keeps out of it, in the model's order.
        closed: the others, each with the rules that keep it out of every place of the window.
    """

    start: dt.datetime
    end: dt.datetime
    place: str
    open: tuple[str, ...]
    closed: dict[str, tuple[str, ...]]


def openings(block: Block, decide: Decide, day: dt.date) -> tuple[Opening, ...]:
    """The windows of a day in order."""
    return tuple(
        _opening(block, decide, window) for window in block.scenario.windows_by_date.get(day, ())
    )


def _opening(block: Block, decide: Decide, window: Window) -> Opening:
    shut: dict[str, list[Sequence[str]]] = defaultdict(list)
    for option in block.options_in(block.week_of(window.date)):
        inside = window.start <= option.start and option.end <= window.end
        if option.place == window.place and inside and block.workable(option.menu):
            shut[option.focus].append(decide.forbidden.get(Held(option), ()))
    known = [name for name in block.model.focuses if name in shut]
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
    )
