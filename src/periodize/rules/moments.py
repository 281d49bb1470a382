"""Moments that hold sessions, and those of them that lie too close together.

A moment is the start of a session, or the midnight that begins its day where whole days count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from periodize.block import Option
from periodize.dates import at, minutes_between
from periodize.plan import Plan, Session
from periodize.rules.gaps import Gap

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide

Moment = tuple[datetime, str]
"""A start or midnight, and a kind of session. Load classes with the same gaps are one kind."""
Dated = Option | Session
"""A session, whether it could stand or does."""
CLOCK_CHANGE_MINUTES = 60
"""A day can be so much longer or shorter."""
Table = dict[frozenset[str], Gap]
"""The gap of every pair of load classes; of a class to itself under the class alone."""


def kinds_of(table: Table) -> dict[str, str]:
    """Each class with its kind: the first class that has the same gaps to every class."""
    names = sorted({name for pair in table for name in pair})
    first: dict[tuple[Gap | None, ...], str] = {}
    rows = {name: tuple(table.get(frozenset((name, other))) for other in names) for name in names}
    return {name: first.setdefault(row, name) for name, row in rows.items()}


def start(what: Dated) -> datetime:
    """When it starts."""
    return what.start


def midnight(what: Dated) -> datetime:
    """When its day begins."""
    return at(what.date, time.min)


def pairs_of(
    plan: Plan, table: Table, when: Callable[[Dated], datetime]
) -> Iterator[tuple[Session, Session, int]]:
    """Every two moments of sessions that could be too close, and how often they count."""
    kinds = kinds_of(table)
    held: dict[Moment, list[Session]] = defaultdict(list)
    for session in plan.sessions:
        if session.load_class in kinds:
            held[when(session), kinds[session.load_class]].append(session)
    furthest = 60 * max((gap.reach for gap in table.values()), default=0) + CLOCK_CHANGE_MINUTES
    for first, *others in held.values():
        if others:
            yield first, others[0], len(others)
    moments = sorted(held.items(), key=lambda moment: moment[0][0])
    for index, ((earlier, _), one) in enumerate(moments):
        for (later, _), other in moments[index + 1 :]:
            if minutes_between(earlier, later) > furthest:
                break
            yield one[0], other[0], 1


class Moments(defaultdict[Moment, list[Option]]):
    """The sessions that could stand, by moment; in order of their starts."""

    def __init__(self, decide: Decide, word: str) -> None:
        super().__init__(list)
        self._word = word
        self._decide = decide
        self._amounts: dict[Moment, Amount] = {}

    def stretches(self, kinds: tuple[str, str], minutes: int) -> Iterator[list[Option]]:
        """The longest runs of options that start less than so many minutes apart."""
        moments = [moment for moment in self if moment[1] in kinds]
        end = 0
        for index, (start, _) in enumerate(moments):
            reach = end
            while reach < len(moments) and minutes_between(start, moments[reach][0]) < minutes:
                reach += 1
            options = [option for moment in moments[index:reach] for option in self[moment]]
            if reach > end and len(options) > 1:
                yield options
            end = reach

    def pairs(self, kinds: tuple[str, str], least: int, below: int) -> Iterator[Amount]:
        """Every two moments from `least` to less than `below` minutes apart, as what they hold.

        Where no time apart is close enough, a moment comes with itself, as all that it could hold.
        """
        moments = [moment for moment in self if moment[1] in kinds]
        for index, moment in enumerate(moments):
            if kinds[0] == kinds[1] and least == 0 < below and len(self[moment]) > 1:
                yield self._decide.count(self[moment])
            for other in moments[index + 1 :]:
                minutes = minutes_between(moment[0], other[0])
                if minutes >= below:
                    break
                if minutes >= least and {moment[1], other[1]} == set(kinds):
                    yield self._amount(moment) + self._amount(other)

    def _amount(self, moment: Moment) -> Amount:
        """1 if any session stands at the moment, else 0."""
        if len(self[moment]) == 1:
            return self._decide.count(self[moment])
        if moment not in self._amounts:
            some = self._decide.choice(f"{moment[1]}, {self._word} {moment[0]:%Y-%m-%dT%H:%M}")
            self._amounts[moment] = some
            for option in self[moment]:
                self._decide.define(self._decide.count([option]) - some, 0)
        return self._amounts[moment]
