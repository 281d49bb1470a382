"""How far a plan is from an earlier one, as goals: sessions moved, and exercises swapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from periodize.block import Menu
from periodize.plan import Session
from periodize.statements.amounts import Amount
from periodize.statements.atoms import Atom, Held, Known
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement

MOVED, SWAPPED = "moved", "swapped"

BySegment = Mapping[int, Sequence[Statement]]


def moved(decide: Decided, sessions: Iterable[Session]) -> BySegment:
    """Each session of an earlier plan costs one unless its start, length, place and focus stay."""
    options = {option.slot: option for option in decide.options}
    asked: dict[int, list[Statement]] = defaultdict(list)
    for slot in sorted({session.slot for session in sessions}):
        option = options.get(slot)
        segment = option.menu.segment if option else 0
        asked[segment].append(_stays([Held(option)] if option else [], MOVED))
    return asked


def swapped(decide: Decided, sessions: Iterable[Session]) -> BySegment:
    """Each exercise of an earlier plan's menus costs one unless sessions of the menu hold it."""
    block = decide.block
    held = {
        (
            Menu(block.calendar.week_of(session.date).segment, session.focus, session.place),
            done.exercise,
        )
        for session in sessions
        if session.date in block.scenario.days
        for done in session.exercises
    }
    asked: dict[int, list[Statement]] = defaultdict(list)
    for menu, exercise in sorted(held):
        # Not whether the menu uses it: one without sessions could be opened for nothing else.
        weeks = tuple(week.index for week in block.calendar.weeks_of(menu.segment))
        asked[menu.segment].append(_stays([Known(weeks, menu, exercise)], SWAPPED))
    return asked


def _stays(atoms: Sequence[Atom], goal: str) -> Statement:
    return Statement("nearness", Amount(dict.fromkeys(atoms, -1)), -1, penalty=1, goal=goal)
