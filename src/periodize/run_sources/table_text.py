"""The text of a table: its separator, its columns by the names that we know, its numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from periodize.run_sources.plain_text import plain
from periodize.run_sources.vocabulary import vocabulary

SEPARATORS = (",", ";", "\t", "|")
DECIMAL_COMMA = re.compile(r"[-+]?\d{1,4},\d+")
WITH_UNIT = re.compile(r"([-+]?\d+(?:\.\d+)?)\s*(km|mi|miles?|min|mins|minutes|minuten)\.?", re.I)
CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::[0-5]\d)?")


def separator_of(header: str) -> str:
    """What parts the cells of a table, by its first line; a comma if nothing tells."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=bare.count)


def column_of(name: str) -> str | None:
    """Our name of a column, if its own is known."""
    wanted = plain(name)
    headers = vocabulary().headers
    return next((ours for ours, theirs in headers.items() if wanted in theirs), None)


def weekday_of(name: str) -> int | None:
    """The day of the week that a cell names, from 0 for Monday."""
    wanted = plain(name).strip(".: ")
    days = vocabulary().weekdays
    return next((day for day, names in enumerate(days) if wanted in names), None)


def number_text(text: str) -> str:
    """A number as we write it: a decimal comma becomes a point, a unit behind it falls away."""
    if DECIMAL_COMMA.fullmatch(text.strip().split(" ")[0]):
        text = text.replace(",", ".", 1)
    unit = WITH_UNIT.fullmatch(text.strip())
    return unit[1] if unit else text


def minutes_text(text: str) -> str:
    """Minutes as a whole number, where they are written as hours and minutes."""
    clock = CLOCK.fullmatch(text.strip())
    return str(int(clock[1]) * 60 + int(clock[2])) if clock else text


def is_trainingpeaks(names: Sequence[str]) -> bool:
    """Whether these are the columns of TrainingPeaks' export of workouts."""
    return {"workoutday", "title", "workouttype"} <= {name.strip().lower() for name in names}


def swapped(columns: Mapping[str, str]) -> dict[str, str]:
    """By the plain name of a column as the user's table writes it, ours."""
    return {plain(theirs): "name" if ours == "title" else ours for ours, theirs in columns.items()}
