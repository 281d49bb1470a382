"""The only date arithmetic of the project.

Conventions, kept everywhere: ranges are half-open (`end` is the first day outside), weeks run
Monday to Sunday, and every moment is local wall time without a zone. Gaps in hours are
differences of wall time, so the same hour two days later is 48 h also in the night when the
clocks change; gaps in days are differences of dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """The days from `start` up to, not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a range that holds no day."""
        if self.end <= self.start:
            raise ValueError(f"a range of dates must hold a day: {self.start} to {self.end}")

    def __contains__(self, day: date) -> bool:
        """Tell whether the day lies in the range."""
        return self.start <= day < self.end

    def __iter__(self) -> Iterator[date]:
        """Yield the days in order."""
        day = self.start
        while day < self.end:
            yield day
            day += ONE_DAY

    def __len__(self) -> int:
        """Count the days."""
        return (self.end - self.start).days

    @property
    def last_day(self) -> date:
        """The last day inside, for people."""
        return self.end - ONE_DAY


def day_of(text: str) -> date:
    """The date that a text such as `2027-05-18` stands for.

    Raises:
        ValueError: it is no date in this form.
    """
    if len(text) != len("2027-05-18"):
        raise ValueError(f"not a date: {text!r}")
    return date.fromisoformat(text)


def week_begin(day: date, starts: str) -> date:
    """The first day of the week of a day, where weeks start on `mon` or `sun`."""
    return add_days(day, -((day.weekday() - WEEKDAYS.index(starts)) % 7))


def in_order(starts: str) -> tuple[str, ...]:
    """The days of the week, from `mon` or `sun` on."""
    first = WEEKDAYS.index(starts)
    return WEEKDAYS[first:] + WEEKDAYS[:first]


def days_of_row(day: date, starts: str) -> tuple[date, ...]:
    """The days beside the Monday of a week in a calendar whose rows begin on `mon` or `sun`."""
    first = week_begin(monday_of(day), starts)
    return tuple(add_days(first, offset) for offset in range(7))


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def add_days(day: date, count: int) -> date:
    """The date `count` days later; earlier if negative."""
    return day + timedelta(days=count)


def days_between(earlier: date, later: date) -> int:
    """Difference of dates in days; negative if `later` comes first."""
    return (later - earlier).days


def minutes_between(earlier: datetime, later: datetime) -> int:
    """Difference of wall times in whole minutes; negative if `later` comes first."""
    return int((later - earlier).total_seconds() // 60)


def at(day: date, clock: time) -> datetime:
    """The wall time `clock` on a day."""
    return datetime.combine(day, clock)


def after(moment: datetime, minutes: int) -> datetime:
    """The wall time `minutes` later."""
    return moment + timedelta(minutes=minutes)


def weeks_of(block: DateRange) -> tuple[DateRange, ...]:
    """Cut a block into Monday weeks; the first and the last may be partial."""
    weeks = []
    start = block.start
    while start < block.end:
        end = min(add_days(monday_of(start), 7), block.end)
        weeks.append(DateRange(start, end))
        start = end
    return tuple(weeks)


def format_day(day: date) -> str:
    """A date with its weekday, such as `Tue 18 May 2027`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {day:%b %Y}"


def format_short_day(day: date) -> str:
    """A date with its weekday and no year, such as `Tue 18 May`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {day:%b}"


def format_clock(moment: datetime) -> str:
    """The hour of a moment, such as `18:00`."""
    return f"{moment:%H:%M}"


def counted(number: float | str, word: str) -> str:
    """A number with its word, such as `1 day` or `3 days`."""
    return f"{number} {word}{'' if str(number) == '1' else 's'}"


def numbered_weeks(numbers: Sequence[int]) -> str:
    """`week 3` or `weeks 1 to 4, 7`: ascending numbers, those that follow one another as a span."""
    starts = [number for number in numbers if number - 1 not in numbers]
    ends = [number for number in numbers if number + 1 not in numbers]
    spans = ", ".join(
        f"{start}" if start == end else f"{start} to {end}"
        for start, end in zip(starts, ends, strict=True)
    )
    return f"week{'s' if len(numbers) > 1 else ''} {spans}"
