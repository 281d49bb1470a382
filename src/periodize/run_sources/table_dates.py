"""Dates of a table, however its program writes them; what could be two days is refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from periodize.run_sources.plain_text import plain
from periodize.run_sources.vocabulary import vocabulary

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})")
NAMED = re.compile(
    r"(\d{1,2})\.?(?:st|nd|rd|th)?\s+(?:de\s+)?([a-z]{3,10})\.?,?\s+(?:de\s+)?(\d{4})"
)
NAMED_FIRST = re.compile(r"([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
HOUR = re.compile(r"[t ]\s*(\d{1,2}:\d{2})(?::\d{2})?(?:\.\d+)?z?$")
AROUND_BLOCK = dt.timedelta(days=28)

Days = tuple[dt.date, dt.date]


class Ambiguous(ValueError):
    """A date that could be two days; says which."""


def dates_of(texts: Sequence[str], block: Days | None) -> list[dt.date | None]:
    """The days that the cells of a column stand for; None where one cannot be read.

    Args:
        texts: the cells.
        block: the days that are planned, which may rule a reading out.

    Raises:
        Ambiguous: day and month could change places in every one of them.
    """
    day_first = [_read(text, day_first=True) for text in texts]
    month_first = [_read(text, day_first=False) for text in texts]
    if day_first == month_first:
        return day_first
    possible = [
        dates for dates in (day_first, month_first) if _all_read(dates, day_first, month_first)
    ]
    if len(possible) > 1 and block:
        possible = [dates for dates in possible if _inside(dates, block)] or possible
    if len(possible) > 1:
        possible = [dates for dates in possible if _in_order(dates)] or possible
    if len(possible) == 1:
        return possible[0]
    example = next(t for t, a, b in zip(texts, day_first, month_first, strict=True) if a != b)
    raise Ambiguous(
        f"'{example[:20]}' may be two days, by day or by month first; write year-month-day"
    )


def hour_of(text: str) -> str:
    """The hour that stands behind a date, HH:MM; empty if there is none, or midnight."""
    found = HOUR.search(plain(text))
    return found[1] if found and found[1] not in ("00:00", "0:00") else ""


def _read(text: str, *, day_first: bool) -> dt.date | None:
    words = plain(text)
    try:
        if found := ISO.search(words):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found := NUMBERS.search(words):
            first, second, year = int(found[1]), int(found[3]), int(found[4])
            # Days come first wherever dots are written.
            day, month = (first, second) if day_first or found[2] == "." else (second, first)
            return dt.date(year + 2000 if year < 100 else year, month, day)
        if found := NAMED.search(words):
            return dt.date(int(found[3]), _month(found[2]), int(found[1]))
        if found := NAMED_FIRST.search(words):
            return dt.date(int(found[3]), _month(found[1]), int(found[2]))
    except (ValueError, KeyError):
        return None
    return None


def _month(name: str) -> int:
    months = vocabulary().months
    return months[next(length for n in (4, 3) if (length := name[:n]) in months)]


def _all_read(
    dates: Sequence[dt.date | None], one: Iterable[dt.date | None], other: Iterable[dt.date | None]
) -> bool:
    """Whether a reading gives a day wherever any does."""
    pairs = zip(dates, one, other, strict=True)
    return all(date is not None or (a is None and b is None) for date, a, b in pairs)


def _inside(dates: Sequence[dt.date | None], block: Days) -> bool:
    first, last = block[0] - AROUND_BLOCK, block[1] + AROUND_BLOCK
    return all(date is None or first <= date <= last for date in dates)


def _in_order(dates: Sequence[dt.date | None]) -> bool:
    known = [date for date in dates if date is not None]
    return len(known) > 2 and all(
        earlier <= later and (later - earlier).days <= 14 for earlier, later in pairwise(known)
    )
