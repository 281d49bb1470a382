"""What a search has chosen, and what the statements say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from periodize.block import Menu, Option
from periodize.plan import Session
from periodize.statements.atoms import Atom, Choice, Credit, Held, Known, Opened, Uses
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement


def solution_of(decided: Decided, sessions: Iterable[Session]) -> Solution:
    """The sessions of a plan as far as they could stand in a block, with what they hold."""
    options = {option.slot: option for option in decided.options}
    pairs = [(options[each.slot], each) for each in sessions if each.slot in options]
    contents = {o.menu: tuple(done.exercise for done in each.exercises) for o, each in pairs}
    return Solution(tuple(option for option, _ in pairs), contents)


@dataclass(frozen=True)
class Solution:
    """Sessions that stand, what their menus hold, and the rules' own choices.

    A menu that no session uses is closed and holds nothing.
    """

    options: tuple[Option, ...] = ()
    contents: Mapping[Menu, tuple[str, ...]] = field(default_factory=dict)
    choices: Mapping[Choice, int] = field(default_factory=dict)

    def __add__(self, other: Solution) -> Solution:
        """Two solutions of different segments put together."""
        return Solution(
            self.options + other.options,
            {**self.contents, **other.contents},
            {**self.choices, **other.choices},
        )

    def value(self, atom: Atom) -> int:
        """What an atom is worth."""
        match atom:
            case Held():
                return int(atom.option in self._held)
            case Opened():
                return int(atom.menu in self.contents)
            case Uses():
                return int(atom.exercise in self.contents.get(atom.menu, ()))
            case Credit():
                return self._credit(atom)
            case Known():
                held = atom.exercise in self.contents.get(atom.menu, ())
                return int(held and any(map(atom.counts, self._days_of(atom))))
            case Choice():
                return self.choices.get(atom, 0)

    def _days_of(self, known: Known) -> Iterator[date]:
        """The days on which sessions of a menu stand in some weeks."""
        for week in known.weeks:
            yield from self._by_week.get((week, known.menu), ())

    def _credit(self, credit: Credit) -> int:
        held = len(self._by_week.get((credit.week, credit.menu), ()))
        if not held:
            return 0
        names = self.contents.get(credit.menu, ())
        return held * sum(worth for name, worth in credit.credits if name in names)

    @cached_property
    def _held(self) -> frozenset[Option]:
        return frozenset(self.options)

    @cached_property
    def _by_week(self) -> Mapping[tuple[int, Menu], Sequence[date]]:
        days: dict[tuple[int, Menu], list[date]] = defaultdict(list)
        for option in self.options:
            days[option.week, option.menu].append(option.date)
        return days

    def excess(self, statement: Statement) -> int:
        """By how much the statement's amount exceeds its limit; 0 if it does not."""
        amount = statement.amount
        summed = sum(weight * self.value(atom) for atom, weight in amount.terms.items())
        return max(0, summed + amount.constant - statement.at_most)
