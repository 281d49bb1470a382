"""Recovery gap: legs that lifted get their hours back before they lift again.

Counted from start to start, and across the edges of weeks: from end to start, two sessions of an
hour at the same time on Monday and Wednesday would lie only 47 h apart.

Why: force and voluntary drive return about two days after heavy squats, sooner after light fast
work; beginners and masters take longer.
Reference: Thomas 2018 (doi 10.1249/mss.0000000000001733), Helland 2020 (doi 10.7717/peerj.10044),
grade B; the extra hours: ACSM 2009, grade C.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import combinations, combinations_with_replacement
from typing import Literal

from pydantic import Field

from periodize.block import Block, Option
from periodize.dates import format_short_day, minutes_between
from periodize.plan import LEG_CLASSES, Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.decide import Amount, Decide
from periodize.rules.gaps import Gap, hours_text
from periodize.rules.words import LoadClassWord

Moment = tuple[datetime, str]
"""A start and a kind of session. Load classes with the same gaps are one kind."""
Table = dict[frozenset[str], Gap]
"""The gap of every pair of load classes; of a class to itself under the class alone."""


class RecoveryGap(Rule):
    """Hours from the start of a session to the start of the next one that loads the same.

    A breach or missed wish counts once for two moments; each further session of a moment once more.

    Attributes:
        gaps: by two load classes, in either order, the hours that must and should lie between; of
            a pair written twice the longer hours count.
        hours: hours that must lie between any two that load the legs; None leaves it to `gaps`.
        novice_extra_wish_hours: hours that novices should add to a leg gap's `must` in `gaps`.
        masters_extra_wish_hours: the same for athletes of `masters_age` and older.
        masters_age: years; None knows no masters.
    """

    rule: Literal["recovery_gap"]
    gaps: Mapping[LoadClassWord, Mapping[LoadClassWord, Gap]] = {}
    hours: int | None = Field(default=None, ge=0, le=24 * 28)
    novice_extra_wish_hours: int = Field(default=0, ge=0, le=24 * 7)
    masters_extra_wish_hours: int = Field(default=0, ge=0, le=24 * 7)
    masters_age: int | None = Field(default=None, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Allow one session in each stretch of a gap's length; price pairs of moments."""
        table = self._table(block)
        kinds, moments = _kinds(table), _Moments(decide)
        for option in decide.options:
            if option.load_class in kinds:
                moments[option.start, kinds[option.load_class]].append(option)
        for pair in combinations_with_replacement(sorted(set(kinds.values())), 2):
            gap = table.get(frozenset(pair), Gap())
            must, wish = 60 * gap.must, 60 * gap.wish
            own = min(table.get(frozenset((kind,)), Gap()).must for kind in pair)
            if self.penalty is None and gap.must <= own:
                for options in moments.stretches(pair, must):
                    decide.at_most(decide.count(options), 1)
            else:
                for held in moments.pairs(pair, 0, must):
                    decide.at_most(held, 1)
            for held in moments.pairs(pair, must, wish if gap.cost else 0):
                decide.prefer_at_most(held, 1, gap.cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare the starts of every two sessions."""
        table = self._table(block)
        kinds = _kinds(table)
        starting: dict[Moment, list[Session]] = defaultdict(list)
        for session in plan.sessions:
            if session.load_class in kinds:
                starting[session.start, kinds[session.load_class]].append(session)
        for first, *others in starting.values():
            if others:
                yield from self._judge(table, first, others[0], len(others))
        for one, other in combinations(starting.values(), 2):
            yield from self._judge(table, one[0], other[0], 1)

    def _judge(self, table: Table, one: Session, other: Session, times: int) -> Iterator[Violation]:
        gap = table.get(frozenset((one.load_class, other.load_class)), Gap())
        minutes = minutes_between(one.start, other.start)
        told = (
            f"{other.focus} on {format_short_day(other.date)} starts {hours_text(minutes)} after "
            f"the start of {one.focus} on {format_short_day(one.date)}"
        )
        if minutes < 60 * gap.must:
            yield self.breach(other.date, f"{told}; {gap.must} h must lie between", times)
        elif minutes < 60 * gap.wish and gap.cost:
            text = f"{told}; {gap.wish} h should lie between"
            yield self.missed(other.date, text, gap.cost * times)

    def explain(self) -> str:
        """Say the hours."""
        rows = [
            f"{one}: " + ", ".join(f"{gap.words} to {other}" for other, gap in row.items())
            for one, row in self.gaps.items()
        ]
        if self.hours is not None:
            rows.append(f"{self.hours} h between any two that load the legs")
        if self.novice_extra_wish_hours:
            rows.append(f"novices better {self.novice_extra_wish_hours} h more between legs")
        if self.masters_extra_wish_hours and self.masters_age is not None:
            who = f"from the age of {self.masters_age}"
            rows.append(f"{who} better {self.masters_extra_wish_hours} h more between legs")
        return f"Hours from the start of a session to the start of the next: {'; '.join(rows)}."

    def _table(self, block: Block) -> Table:
        table: Table = {}
        for one, row in self.gaps.items():
            for other, gap in row.items():
                old = table.get(frozenset((one, other)), gap)
                must, wish = max(old.must, gap.must), max(old.wish, gap.wish)
                longer = Gap(must=must, wish=wish, cost=max(old.cost, gap.cost))
                table[frozenset((one, other))] = longer
        extra = self._extra_wish_hours(block)
        for legs in combinations_with_replacement(sorted(LEG_CLASSES), 2):
            gap = table.get(frozenset(legs), Gap())
            wish = max(gap.wish, gap.must + extra) if gap.must and extra else gap.wish
            must = gap.must if self.hours is None else self.hours
            table[frozenset(legs)] = Gap(must=must, wish=wish, cost=gap.cost)
        return table

    def _extra_wish_hours(self, block: Block) -> int:
        athlete = block.scenario.athlete
        age = athlete.age_in(block.scenario.days.start.year)
        novice = self.novice_extra_wish_hours if athlete.level == "novice" else 0
        if age is None or self.masters_age is None or age < self.masters_age:
            return novice
        return max(novice, self.masters_extra_wish_hours)


def _kinds(table: Table) -> dict[str, str]:
    """Each class with its kind: the first class that has the same gaps to every class."""
    names = sorted({name for pair in table for name in pair})
    first: dict[tuple[Gap | None, ...], str] = {}
    rows = {name: tuple(table.get(frozenset((name, other))) for other in names) for name in names}
    return {name: first.setdefault(row, name) for name, row in rows.items()}


class _Moments(defaultdict[Moment, list[Option]]):
    """The sessions that could stand, by moment; in order of their starts."""

    def __init__(self, decide: Decide) -> None:
        super().__init__(list)
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
            some = self._decide.choice(f"{moment[1]} at {moment[0]:%Y-%m-%dT%H:%M}")
            self._amounts[moment] = some
            for option in self[moment]:
                self._decide.define(self._decide.count([option]) - some, 0)
        return self._amounts[moment]
