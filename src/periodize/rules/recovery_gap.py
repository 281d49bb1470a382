"""Recovery gap: legs that lifted get their hours back before they lift again.

Counted from start to start, and across the edges of weeks: from end to start, two sessions of an
hour at the same time on Monday and Wednesday would lie only 47 h apart. Where days are asked for,
they are whole days of the calendar, whatever the hours.

Why: force and voluntary drive return about two days after heavy squats, sooner after light fast
work; beginners and masters take longer.
Reference: Thomas 2018 (doi 10.1249/mss.0000000000001733), Helland 2020 (doi 10.7717/peerj.10044),
grade B; the extra hours: ACSM 2009, grade C; a whole day between: S2, coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import days_between, format_short_day, minutes_between
from periodize.plan import LEG_CLASSES, Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.gaps import NO_GAP, Gap, hours_text, shorter
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.moments import Dated, Moments, Table, kinds_of, midnight, pairs_of, start
from periodize.rules.words import LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


LOOSER_HOURS = 12
"""By how much a step makes every gap shorter."""


class RecoveryGap(Rule):
    """Hours from the start of a session to the start of the next one that loads the same.

    A breach or missed wish counts once for two moments; each further session of a moment once more.

    Attributes:
        gaps: by two load classes, in either order, the hours that must and should lie between; of
            a pair written twice the longer hours count.
        days: by two load classes, in either order, the whole days that must lie between; of a pair
            written twice the more days count.
        hours: hours that must lie between any two that load the legs; None leaves it to `gaps`.
        novice_extra_wish_hours: hours that novices should add to a leg gap's `must` in `gaps`.
        masters_extra_wish_hours: the same for athletes of `masters_age` and older.
        masters_age: years; None knows no masters.
    """

    rule: Literal["recovery_gap"]
    gaps: Mapping[LoadClassWord, Mapping[LoadClassWord, Gap]] = {}
    days: Mapping[LoadClassWord, Mapping[LoadClassWord, Annotated[int, Field(ge=0, le=27)]]] = {}
    hours: int | None = Field(default=None, ge=0, le=24 * 28)
    novice_extra_wish_hours: int = Field(default=0, ge=0, le=24 * 7)
    masters_extra_wish_hours: int = Field(default=0, ge=0, le=24 * 7)
    masters_age: int | None = Field(default=None, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Allow one session in each stretch of a gap's length; price pairs of moments."""
        self._separate(decide, self._table(block), Moments(decide, "start"), start)
        self._separate(decide, self._table_of_days(), Moments(decide, "day"), midnight)

    def _separate(
        self, decide: Decide, table: Table, moments: Moments, when: Callable[[Dated], datetime]
    ) -> None:
        kinds = kinds_of(table)
        for option in decide.options:
            if option.load_class in kinds:
                moments[when(option), kinds[option.load_class]].append(option)
        for pair in combinations_with_replacement(sorted(set(kinds.values())), 2):
            gap = table.get(frozenset(pair), NO_GAP)
            must, wish = 60 * gap.must, 60 * gap.wish
            own = min(table.get(frozenset((kind,)), NO_GAP).must for kind in pair)
            if self.penalty is None and gap.must <= own:
                for options in moments.stretches(pair, must):
                    decide.at_most(decide.count(options), 1)
            else:
                for held in moments.pairs(pair, 0, must):
                    decide.at_most(held, 1)
            for held in moments.pairs(pair, must, wish if gap.cost else 0):
                decide.prefer_at_most(held, 1, gap.cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare the starts, and the days, of every two sessions."""
        table = self._table(block)
        for one, other, times in pairs_of(plan, table, start):
            yield from self._judge(table, one, other, times)
        days = self._table_of_days()
        for one, other, times in pairs_of(plan, days, midnight):
            yield from self._judge_days(days, one, other, times)

    def _judge(self, table: Table, one: Session, other: Session, times: int) -> Iterator[Violation]:
        gap = table.get(frozenset((one.load_class, other.load_class)), NO_GAP)
        minutes = minutes_between(one.start, other.start)
        if minutes >= 60 * gap.reach:
            return
        told = (
            f"{other.focus} on {format_short_day(other.date)} starts {hours_text(minutes)} after "
            f"the start of {one.focus} on {format_short_day(one.date)}"
        )
        if minutes < 60 * gap.must:
            yield self.breach(other.date, f"{told}; {gap.must} h must lie between", times)
        elif minutes < 60 * gap.wish and gap.cost:
            text = f"{told}; {gap.wish} h should lie between"
            yield self.missed(other.date, text, gap.cost * times)

    def _judge_days(
        self, table: Table, one: Session, other: Session, times: int
    ) -> Iterator[Violation]:
        gap = table.get(frozenset((one.load_class, other.load_class)), NO_GAP)
        apart = days_between(one.date, other.date)
        free = max(0, apart - 1)
        if 24 * apart < gap.must:
            asked = gap.must // 24 - 1
            text = (
                f"{other.focus} on {format_short_day(other.date)} leaves {_days_text(free)} "
                f"after {one.focus} on {format_short_day(one.date)}; "
                f"{_days_text(asked)} must lie between"
            )
            yield self.breach(other.date, text, times)

    def looser(self, block: Block) -> Looser:
        """Every gap that must be kept shorter; wishes stay what they are."""
        values: dict[str, Any] = {}
        if gaps := shorter(self.gaps, LOOSER_HOURS):
            values["gaps"] = gaps
        if self.hours:
            values["hours"] = max(0, self.hours - LOOSER_HOURS)
        return with_numbers(block, self.rule, f"{LOOSER_HOURS} h less must lie between", values)

    def explain(self) -> str:
        """Say the hours."""
        rows = [
            f"{one}: " + ", ".join(f"{gap.words} to {other}" for other, gap in row.items())
            for one, row in self.gaps.items()
        ]
        rows += [
            f"{one}: " + ", ".join(f"{_days_text(days)} to {other}" for other, days in row.items())
            for one, row in self.days.items()
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
            gap = table.get(frozenset(legs), NO_GAP)
            wish = max(gap.wish, gap.must + extra) if gap.must and extra else gap.wish
            must = gap.must if self.hours is None else self.hours
            table[frozenset(legs)] = Gap(must=must, wish=wish, cost=gap.cost)
        return table

    def _table_of_days(self) -> Table:
        """Whole days as gaps from midnight to midnight."""
        table: Table = {}
        for one, row in self.days.items():
            for other, days in row.items():
                pair, hours = frozenset((one, other)), 24 * (days + 1) if days else 0
                table[pair] = Gap(must=max(hours, table.get(pair, NO_GAP).must))
        return table

    def _extra_wish_hours(self, block: Block) -> int:
        athlete = block.scenario.athlete
        age = athlete.age_in(block.scenario.days.start.year)
        novice = self.novice_extra_wish_hours if athlete.level == "novice" else 0
        if age is None or self.masters_age is None or age < self.masters_age:
            return novice
        return max(novice, self.masters_extra_wish_hours)


def _days_text(days: int) -> str:
    return "no whole day" if not days else "1 whole day" if days == 1 else f"{days} whole days"
