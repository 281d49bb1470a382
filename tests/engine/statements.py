"""Statements made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from periodize.block import Menu, Option
from periodize.statements.amounts import Amount
from periodize.statements.atoms import Atom, Held, Opened, Uses
from periodize.statements.statement import Statement


def must(terms: Mapping[Atom, int], at_most: int, constant: int = 0) -> Statement:
    """A weighted sum plus a constant that may not exceed a limit."""
    return Statement("hand", Amount(terms, constant), at_most)


def wish(terms: Mapping[Atom, int], at_most: int) -> Statement:
    """A weighted sum of which each unit above a limit costs one."""
    return Statement("hand", Amount(terms), at_most, penalty=1, goal="gaps")


def held(*options: Option) -> dict[Atom, int]:
    """How many of some sessions stand."""
    return {Held(option): 1 for option in options}


def part(menu: Menu, exercises: Iterable[str], *, most: int) -> Statement:
    """An opened menu holds at most so many of some exercises, a closed one none."""
    uses: dict[Atom, int] = {Uses(menu, exercise): 1 for exercise in exercises}
    return must({**uses, Opened(menu): -most}, 0)


def filled(menu: Menu, exercises: Iterable[str], *, least: int) -> Statement:
    """An opened menu holds at least so many of some exercises."""
    uses: dict[Atom, int] = {Uses(menu, exercise): -1 for exercise in exercises}
    return must({**uses, Opened(menu): least}, 0)
