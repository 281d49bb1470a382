"""Distances and times in a plain text: numbers with their units, and numbers of repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from periodize.run_sources.vocabulary import vocabulary

Unit = Literal["km", "mi", "minutes"]
KM_PER_MILE = 1.609344
THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")
NUMBER = r"(?:\d{1,3}[.,]\d{3}(?!\d)|\d{1,4}(?:[.,]\d{1,2})?|\.\d{1,2})"
TO = r"\s*(?:-|to|bis|tot|~|/)\s*"
CLOCK = re.compile(
    r"(?<![\d:.,])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?![\d:])(?:\s*(h|hrs?|hours?)\b)?"
)
HOURS = re.compile(
    r"(?<![\d.,:])(\d{1,2})\s*(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?|ore|ora|uur)"
    r"\s*(?:and|und|et|y|e|en)?\s*(\d{1,2})(?!\d|\s*(?:km|mi|k)\b)"
    r"\s*(?:minutes?|minuten|minutos|minuti|mins?\b|min\.|mn\b|m\b|')?"
)
PER_UNIT = re.compile(
    r"\s*(?:/|per |pro |p/|por |al |par )\s*(?:km|k|mi|mile|milla|h|hr|hour|std|week|wk|woche|m)\b"
    r"|\s*(?:kmh|km/h|kph|mph)\b"
)
LADDER = re.compile(r"(?<![\d.,:/-])(\d+(?:[.,]\d)?(?:\s?-\s?\d+(?:[.,]\d)?){2,})\s*([a-z']+)")
AT_PACE = re.compile(r"(?:@|\b(?:at|in|bei|je|um|a|en)) ?~?$")
"""Before a clock, that it is how long a repeat or a kilometre takes."""
LONGEST_HOURS = 30
HOURS_OF_A_DAY = 24
CLEARLY_METRES = 100
CLEARLY_MINUTES = 27
"""Of a number with a bare `m`: from here on no run of so many miles is meant."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A distance or a time as a text says it, of a range the upper end.

    Attributes:
        start: where it begins in the text; `end` is behind it.
        amount: in `unit`, which is km, mi or minutes.
        clear: whether the unit is beyond doubt.
    """

    start: int
    end: int
    amount: float
    unit: Unit
    clear: bool = True

    @property
    def is_distance(self) -> bool:
        """Whether it is a distance."""
        return self.unit != "minutes"

    @property
    def measure(self) -> float:
        """Kilometres, or minutes."""
        return round(self.amount * KM_PER_MILE, 3) if self.unit == "mi" else self.amount


def quantities(text: str) -> list[Quantity]:
    """The distances and times of a plain text, in order; paces and speeds are none."""
    taken: list[Quantity] = []
    for found in (*_ladders(text), *_hours(text), *_measured(text), *_clocks(text)):
        apart = all(found.end <= other.start or other.end <= found.start for other in taken)
        if apart and not _is_rate(text, found):
            taken.append(found)
    return sorted(taken, key=lambda each: each.start)


def _is_rate(text: str, found: Quantity) -> bool:
    """Whether it is a pace, a speed, or so much a week."""
    return bool(PER_UNIT.match(text, found.end))


def _ladders(text: str) -> Iterator[Quantity]:
    """Such as `3-2-2-1 km`: one after the other, so that their sum counts."""
    for found in LADDER.finditer(text):
        unit = vocabulary().units.get(found[2])
        rungs = [float(rung.replace(",", ".")) for rung in re.findall(r"\d+(?:[.,]\d+)?", found[1])]
        if unit in ("km", "mi", "minutes"):
            kind: Unit = "km" if unit == "km" else "mi" if unit == "mi" else "minutes"
            yield Quantity(found.start(), found.end(), sum(rungs), kind, clear=False)


def _hours(text: str) -> Iterator[Quantity]:
    """Such as `1h30` and `2 hours 15 minutes`."""
    for found in HOURS.finditer(text):
        minutes = int(found[1]) * 60 + int(found[2])
        yield Quantity(found.start(), found.end(), minutes, "minutes")


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(vocabulary().units, key=len, reverse=True)
    # A dash may stand before the unit, as in `10-K`; a sign such as ' needs no end of word.
    words = "|".join(
        re.escape(name) + (r"(?![^\W_])" if name[-1].isalpha() else "") for name in names
    )
    unit = rf"(?:\s*-?\s*(?P<UNIT>{words}))"
    first = unit.replace("UNIT", "first")
    last = unit.replace("UNIT", "last")
    low, high = NUMBER, f"(?P<high>{NUMBER})"
    return re.compile(rf"(?<![\d.,:/])(?P<low>{low})(?:{first}?{TO}{high})?{last}")


def _measured(text: str) -> Iterator[Quantity]:
    for found in _pattern().finditer(text):
        unit = vocabulary().units[found["last"]]
        quantity = _in_unit(found, _number(found["high"] or found["low"], unit), unit)
        if quantity is not None:
            yield quantity


def _in_unit(found: re.Match[str], number: float, unit: str) -> Quantity | None:
    start, end = found.start(), found.end()
    if number <= 0 or (found["last"] == "s" and number >= CLEARLY_METRES):
        # `Rolling 400s` are repeats of 400 m.
        return None
    if unit == "unclear":
        return _of_m(start, end, number)
    if unit == "hours":
        hours = number if number <= LONGEST_HOURS else 0
        return Quantity(start, end, round(hours * 60), "minutes") if hours else None
    if unit == "seconds":
        return Quantity(start, end, number / 60, "minutes")
    if unit == "metres":
        return Quantity(start, end, number / 1000, "km")
    kind: Unit = "km" if unit == "km" else "mi" if unit == "mi" else "minutes"
    return Quantity(start, end, number, kind)


def _of_m(start: int, end: int, number: float) -> Quantity:
    """A bare `m` is metres from a hundred on; below it minutes, or perhaps miles."""
    if number >= CLEARLY_METRES:
        return Quantity(start, end, number / 1000, "km")
    if number >= CLEARLY_MINUTES:
        return Quantity(start, end, number, "minutes")
    return Quantity(start, end, number, "mi", clear=False)


def _clocks(text: str) -> Iterator[Quantity]:
    """Such as `1:30` and `1:30:00`; without a unit it may be an hour of the day.

    What is no hour of the day, such as `45:00`, is minutes and seconds.
    """
    for found in CLOCK.finditer(text):
        first, second, seconds = int(found[1]), int(found[2]), found[3]
        minutes = first * 60 + second
        if seconds is None and not found[4] and first >= HOURS_OF_A_DAY:
            yield Quantity(found.start(), found.end(), first, "minutes")
            continue
        if seconds is None and not found[4] and first >= 10:
            continue
        if minutes and not (seconds is None and AT_PACE.search(text[: found.start()])):
            clear = bool(seconds or found[4])
            yield Quantity(found.start(), found.end(), minutes, "minutes", clear)


def _number(text: str, unit: str) -> float:
    """A number with a decimal point or comma; three digits behind it make thousands of metres."""
    if unit in ("metres", "unclear") and THOUSANDS.fullmatch(text):
        return float(text.replace(",", "").replace(".", ""))
    return float(text.replace(",", "."))
