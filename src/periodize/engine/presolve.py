"""What the statements say about sizes, before any search: tight bounds make a tight model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date

from periodize.block import Menu, Option
from periodize.statements.atoms import Credit, Held, Opened, Uses
from periodize.statements.statement import Statement

FAR = 10**9


def closed_menus(statements: Iterable[Statement], forbidden: Container[object]) -> set[Menu]:
    """The menus whose parts cannot be filled with what is allowed."""
    closed = set()
    for statement in statements:
        menus = [atom.menu for atom in statement.amount.terms if isinstance(atom, Opened)]
        if statement.penalty is not None or len(menus) != 1:
            continue
        if _least(statement, forbidden) > statement.at_most:
            closed.add(menus[0])
    return closed


def _least(statement: Statement, forbidden: Container[object]) -> int:
    """The least value of the amount if the menu is opened."""
    least = statement.amount.constant
    for atom, weight in statement.amount.terms.items():
        match atom:
            case Opened():
                least += weight
            case Uses():
                least += min(0, weight) if atom not in forbidden else 0
            case Credit():
                return least - FAR if weight < 0 else least
            case _:
                least += min(0, weight)
    return least


class Limits:
    """The tightest limits that musts set on sets of sessions and of a menu's exercises."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._sessions: dict[Option, list[tuple[int, frozenset[Option]]]] = defaultdict(list)
        self._groups: dict[Menu, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for statement in statements:
            if statement.penalty is None:
                self._learn(statement)
        for groups in self._groups.values():
            groups.sort(key=lambda group: (len(group[1]), sorted(group[1])))

    def _learn(self, statement: Statement) -> None:
        terms = statement.amount.terms
        options = [atom.option for atom in terms if type(atom) is Held]
        if len(options) == len(terms) and all(weight == 1 for weight in terms.values()):
            limit = statement.at_most - statement.amount.constant
            group = frozenset(options)
            for option in options:
                self._sessions[option].append((limit, group))
            return
        opened = [atom for atom in terms if type(atom) is Opened]
        if len(opened) != 1:
            return
        uses = [atom for atom in terms if type(atom) is Uses and terms[atom] == 1]
        menus = {atom.menu for atom in uses} | {atom.menu for atom in opened}
        if len(menus) == 1 and len(uses) == len(terms) - 1 and uses:
            exercises = frozenset(atom.exercise for atom in uses)
            limit = statement.at_most - statement.amount.constant - terms[opened[0]]
            self._groups[opened[0].menu].append((limit, exercises))

    def sessions(self, options: Sequence[Option]) -> int:
        """The most of these sessions that can stand together."""
        wanted = frozenset(options)
        limits = [limit for limit, group in self._sessions[options[0]] if wanted <= group]
        days: dict[date, list[Option]] = defaultdict(list)
        for option in options:
            days[option.date].append(option)
        by_day = [self.sessions(some) for some in days.values()] if len(days) > 1 else [len(wanted)]
        return min([*limits, sum(by_day)])

    def credit(self, menu: Menu, credits: dict[str, int]) -> int:
        """The most that one session of a menu can add up to."""
        best = sum(credits.values())
        groups = self._groups[menu]
        for limit, exercises in groups:
            if credits.keys() <= exercises:
                best = min(best, sum(sorted(credits.values(), reverse=True)[:limit]))
        return min(best, _apart(groups, credits))


def _apart(groups: Sequence[tuple[int, frozenset[str]]], credits: dict[str, int]) -> int:
    """Add up disjoint groups, the small ones first, each at its best; the rest counts in full."""
    left, best = dict(credits), 0
    for limit, exercises in groups:
        if exercises & credits.keys() and exercises & credits.keys() <= left.keys():
            worths = sorted(
                (left.pop(name) for name in sorted(exercises & left.keys())), reverse=True
            )
            best += sum(worths[:limit])
    return best + sum(left.values())
