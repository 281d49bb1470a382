"""What the description of an event says in labelled lines, such as `Distance: 10 km`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from periodize.run_sources.plain_text import plain
from periodize.run_sources.quantities import Quantity, quantities
from periodize.run_sources.vocabulary import vocabulary

LINE = re.compile(r"\s*[-*|]?\s*([^:=|]{2,40}?)\s*[:=]\s*(.+)")
CLOCK = re.compile(r"\s*(\d{1,2}):([0-5]\d)(?::([0-5]\d))?\s*(?:h|hrs?|hours?)?\s*$")
MOST_LINES = 60


@dataclass(slots=True)
class Described:
    """What is labelled; None where it is not.

    Attributes:
        free: the first line of text that is no labelled one; empty if there is none.
        whole: all such lines as one.
    """

    km: float | None = None
    minutes: int | None = None
    kind: str | None = None
    free: str = ""
    whole: str = ""
    done_km: float | None = None
    done_minutes: int | None = None


def described(text: str) -> Described:
    """Read a description; what was planned counts before what was done."""
    found = Described()
    for raw in text.splitlines()[:MOST_LINES]:
        line = plain(raw)
        labelled = LINE.match(line)
        label = vocabulary().labels.get(labelled[1].strip(" *_-")) if labelled else None
        if labelled and label:
            _take(found, label, labelled[2])
        elif line and not line.startswith("http"):
            found.free = found.free or raw.strip()
            found.whole = f"{found.whole}, {raw.strip()}".lstrip(", ")
    found.km = found.done_km if found.km is None else found.km
    found.minutes = found.done_minutes if found.minutes is None else found.minutes
    return found


def _take(found: Described, label: str, value: str) -> None:
    if label in ("distance", "done_distance"):
        km = next((each.measure for each in quantities(value) if each.is_distance), None)
        name = "km" if label == "distance" else "done_km"
        if km and getattr(found, name) is None:
            setattr(found, name, round(km, 3))
    elif label in ("duration", "done_duration"):
        minutes = _minutes(value)
        name = "minutes" if label == "duration" else "done_minutes"
        if minutes and getattr(found, name) is None:
            setattr(found, name, minutes)
    elif found.kind is None:
        found.kind = value.strip()


def _minutes(value: str) -> int | None:
    if clock := CLOCK.match(value):
        # `0:40` and `1:20:00` are hours and minutes; `45:00` can only be minutes and seconds.
        first, second, third = int(clock[1]), int(clock[2]), clock[3]
        return first if third is None and first >= 10 else first * 60 + second
    timed: list[Quantity] = [each for each in quantities(value) if not each.is_distance]
    return max(1, round(timed[0].measure)) if timed else None
