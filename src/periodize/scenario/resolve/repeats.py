"""The days on which something that repeats falls."""

from __future__ import annotations

from datetime import date

from periodize.dates import WEEKDAYS, DateRange, add_days, days_between, week_begin
from periodize.reading.marks import Loc
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.schema.repeats import EveryDays, Repeating


def days_of(entry: Repeating, around: DateRange, block: DateRange, week_starts: str) -> list[date]:
    """The days of an entry that lie in a range of days.

    Args:
        entry: what repeats.
        around: the days that are asked for.
        block: the days that are planned; an entry without ends of its own fills them.
        week_starts: `mon` or `sun`, for what comes in each so many weeks.
    """
    begin, last = entry.since or block.start, entry.until or block.last_day
    return [
        day
        for day in around
        if begin <= day <= last
        and _falls(entry, begin, day, week_starts)
        and day not in entry.excluding
    ]


def _falls(entry: Repeating, begin: date, day: date, week_starts: str) -> bool:
    if isinstance(entry.every, EveryDays):
        return days_between(begin, day) % entry.every.days == 0
    weeks = days_between(week_begin(begin, week_starts), week_begin(day, week_starts)) // 7
    return WEEKDAYS[day.weekday()] in entry.every and weeks % entry.weeks == 0


def check_repeat(entry: Repeating, loc: Loc, findings: Findings) -> None:
    """Find one that ends before it begins, or says weeks for what comes by days."""
    if entry.since and entry.until and entry.until < entry.since:
        told = f"'to' ({entry.until}) comes before 'from' ({entry.since})"
        findings.refuse((*loc, "to"), told)
    if isinstance(entry.every, EveryDays) and entry.weeks != 1:
        findings.refuse((*loc, "weeks"), "'weeks' goes with weekdays, not with {days: …}")


def around(block: DateRange, before: int, after: int) -> DateRange:
    """The days of a block and so many on either side of it."""
    return DateRange(add_days(block.start, -before), add_days(block.end, after))
