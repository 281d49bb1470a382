"""Runs from tables that are not ours: TrainingPeaks' export, and grids of weeks and weekdays."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence

from periodize.errors import InputRefused
from periodize.reading.marks import Spot
from periodize.run_sources.found import Found, Omitted
from periodize.run_sources.judging import UNTITLED, Entry, Habits, judge
from periodize.run_sources.plain_text import plain
from periodize.run_sources.table_dates import Ambiguous, dates_of
from periodize.run_sources.table_text import weekday_of

Row = tuple[int, list[str]]
"""A line's number and its cells."""
MOST_ROWS = 20_000
LEAST_WEEKDAYS = 4
"""Columns that must name a day of the week before a table is taken for a grid."""
NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
WEEK = re.compile(r"(?:[a-z]{1,8}\.?\s*)?#?(\d{1,3})")
NO_RUN_TYPES = {"strength": "strength: ", "bike": "bike: ", "swim": "swim: ", "mtn bike": "bike: ",
                "rowing": "row: ", "row": "row: ", "x-train": "cross: ", "crosstrain": "cross: ",
                "xc-ski": "ski: ", "walk": "walk: ", "day off": "rest"}  # fmt: skip


def rows_of(text: str, separator: str) -> list[Row]:
    """The rows of a table, each with the number of its last line; cells may hold line breaks."""
    csv.field_size_limit(1_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    try:
        for cells in reader:
            if len(rows) >= MOST_ROWS:
                break
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, cells))
    except csv.Error:
        return rows
    return rows


def is_grid(rows: Sequence[Row]) -> bool:
    """Whether one of the first lines, or the first column, names days of the week."""
    return _weekday_line(rows) is not None or _days_down(rows)


def _weekday_line(rows: Sequence[Row]) -> int | None:
    for index, (_, cells) in enumerate(rows[:5]):
        if len({day for cell in cells if (day := weekday_of(cell)) is not None}) >= LEAST_WEEKDAYS:
            return index
    return None


def _days_down(rows: Sequence[Row]) -> bool:
    days = {day for _, cells in rows[:12] if cells and (day := weekday_of(cells[0])) is not None}
    return len(days) >= LEAST_WEEKDAYS


def runs_in_grid(
    rows: Sequence[Row], file: str, habits: Habits, first_week: dt.date | None
) -> Found:
    """Read a grid: weeks as rows, weekdays as columns, or the other way round.

    Args:
        rows: its lines.
        file: its name, for messages.
        habits: what is known of the runner.
        first_week: a day of its first week, where it has no dates of its own.

    Raises:
        InputRefused: nothing tells on which days its weeks fall.
    """
    if _weekday_line(rows) is None:
        rows = _turned(rows)
    head = _weekday_line(rows) or 0
    columns = {
        at: day for at, cell in enumerate(rows[head][1]) if (day := weekday_of(cell)) is not None
    }
    found = Found()
    unit = _unit(rows)
    for number, cells, start in _weeks(rows[head + 1 :], columns, file, first_week):
        for at, day in columns.items():
            title = cells[at].strip() if at < len(cells) else ""
            if NUMBER.fullmatch(title):
                title = f"{title} {unit}"
            if title and title not in ("-", "–", "x"):
                first = next(iter(columns.values()))
                date = start + dt.timedelta(days=(day - first) % 7)
                judge(Entry(date=date, title=title, line=number), habits, found)
    found.runs.sort(key=lambda run: run.date)
    return found


def _turned(rows: Sequence[Row]) -> list[Row]:
    width = max(len(cells) for _, cells in rows)
    padded = [cells + [""] * (width - len(cells)) for _, cells in rows]
    number = rows[0][0]
    return [(number, list(column)) for column in zip(*padded, strict=True)]


def _weeks(
    rows: Sequence[Row], columns: dict[int, int], file: str, first_week: dt.date | None
) -> Iterator[tuple[int, list[str], dt.date]]:
    """Each week's line with the day of its first column."""
    first = next(iter(columns.values()))
    labels = [
        next((cell for at, cell in enumerate(cells) if at not in columns), "") for _, cells in rows
    ]
    dated = _dates(labels)
    if not any(dated) and first_week is None:
        told = "a grid of weeks without dates; say a day of its first week: first_week: 2027-05-03"
        raise InputRefused([Spot(file, rows[0][0] if rows else 1, 1).problem(told)])
    numbers = [_week_number(label) for label in labels]
    begin = next((number for number in numbers if number is not None), 1)
    for index, (number, cells) in enumerate(rows):
        day = dated[index]
        if day is None:
            if first_week is None:
                continue
            week = numbers[index]
            passed = week - begin if week is not None and week >= begin else index
            day = first_week + dt.timedelta(weeks=passed)
        yield number, cells, day - dt.timedelta(days=(day.weekday() - first) % 7)


def _dates(labels: Sequence[str]) -> list[dt.date | None]:
    try:
        return dates_of(labels, None)
    except Ambiguous:
        return [None] * len(labels)


def _week_number(label: str) -> int | None:
    found = WEEK.fullmatch(plain(label))
    return int(found[1]) if found else None


def _unit(rows: Sequence[Row]) -> str:
    """Miles where the cells speak of miles, else kilometres."""
    text = plain(" ".join(" ".join(cells) for _, cells in rows[:60])[:400])
    return "mi" if re.search(r"\b(?:mi|mile|miles)\b", text) else "km"


def runs_in_trainingpeaks(rows: Sequence[Row], file: str, habits: Habits) -> Found:
    """Read TrainingPeaks' export of workouts: planned figures first, else what was done."""
    names = [name.strip().lower() for name in rows[0][1]]
    found = Found()
    for number, cells in rows[1:]:
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        title = row.get("title", "") or row.get("workouttype", "") or UNTITLED
        (day,) = _dates([row.get("workoutday", "")])
        if day is None:
            why = f"line {number}: its WorkoutDay is no date"
            found.left_out.append(Omitted(None, title, why))
            continue
        judge(_workout(row, title, day, number), habits, found)
    found.runs.sort(key=lambda run: run.date)
    return found


def _workout(row: dict[str, str], title: str, day: dt.date, number: int) -> Entry:
    sport = row.get("workouttype", "").lower()
    hours = _number(row, "plannedduration") or _number(row, "timetotalinhours")
    metres = _number(row, "planneddistanceinmeters") or _number(row, "distanceinmeters")
    return Entry(
        date=day,
        title=f"{NO_RUN_TYPES.get(sport, '')}{title}" if sport in NO_RUN_TYPES else title,
        text=row.get("workoutdescription", ""),
        field_kind="race" if sport == "race" else "",
        field_km=round(metres / 1000, 3) if metres and metres <= 1_000_000 else None,
        field_minutes=round(hours * 60) if hours and 1 <= hours * 60 <= 8640 else None,
        line=number,
        is_run=sport == "run",
    )


def _number(row: dict[str, str], name: str) -> float | None:
    text = row.get(name, "").replace(",", ".")
    return float(text) if re.fullmatch(r"\d{1,9}(?:\.\d+)?", text) and float(text) > 0 else None
