"""Logs as tables: ours, and the exports of Strong and of Hevy, told apart by their headers."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from periodize.errors import InputRefused
from periodize.reading.encoding import text_of
from periodize.reading.marks import Spot
from periodize.reading.words import did_you_mean, quoted
from periodize.training_log.names import Names
from periodize.training_log.sets import LoggedSet, ReadLog

MOST_BYTES = 10_000_000
MOST_KG, MOST_REPS, MOST_RESERVE = 1000, 1000, 20
KG_PER_LB = 0.45359237
HEADER = "date,session,exercise,set,kg,reps,rir"
DATES = ("%d %b %Y, %H:%M", "%b %d, %Y, %I:%M %p", "%b %d, %Y, %H:%M", "%d %b %Y", "%d.%m.%Y")
WARM_UPS, FAILURES = {"w", "warmup", "warm up", "warm-up"}, {"f", "failure"}
NO_SETS = {"rest timer", "note"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Which column of a kind of table says what; empty where none does."""

    date: str
    exercise: str
    reps: str
    kg: str = ""
    lb: str = ""
    weight: str = ""
    unit: str = ""
    session: str = ""
    reserve: str = ""
    effort: str = ""
    kind: str = ""
    kit: str = ""
    strict: bool = False


OURS = Shape(
    "date", "exercise", "reps", kg="kg", lb="lb", session="session", reserve="rir", kit="kit",
    strict=True,
)  # fmt: skip
STRONG = Shape(
    "date", "exercise name", "reps", weight="weight", unit="weight unit", effort="rpe",
    kind="set order",
)  # fmt: skip
HEVY = Shape(
    "start_time", "exercise_title", "reps", kg="weight_kg", lb="weight_lbs", effort="rpe",
    kind="set_type",
)  # fmt: skip


def read_log(content: bytes, file: str, names: Names, unit: str) -> ReadLog:
    """The sets of a log.

    Args:
        content: the file's bytes.
        file: its name, for messages.
        names: what its exercises are called.
        unit: kg or lb, for weights whose unit the log does not say.
    """
    found = ReadLog()
    try:
        text, found.notes = text_of(content, file, MOST_BYTES)
    except InputRefused as error:
        found.problems += error.problems
        return found
    lines = text.lstrip("\ufeff").splitlines()
    head = lines[0] if lines else ""
    separator = ";" if head.count(";") > head.count(",") else ","
    try:
        _read(io.StringIO(text.lstrip("\ufeff")), separator, file, names, unit, found)
    except csv.Error as error:
        found.problems.append(Spot(file, 1, 1).problem(f"no table: {error}"))
    return found


def _read(
    text: io.StringIO, separator: str, file: str, names: Names, unit: str, found: ReadLog
) -> None:
    table = csv.reader(text, delimiter=separator)
    header = [cell.strip().lower() for cell in next(table, [])]
    shape = _shape(header)
    if shape is None:
        near = did_you_mean(header[0], HEADER.split(",")) if header else ""
        told = f"no log: the first line is {HEADER}, or that of an export of Strong or Hevy{near}"
        found.problems.append(Spot(file, 1, 1).problem(told))
        return
    if shape.weight and shape.unit not in header:
        found.notes.append(f"{file} does not say its unit of weight; taken as {unit}.")
    for cells in table:
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if any(row.values()):
            _take(row, shape, Spot(file, table.line_num, 1), names, unit, found)
    if found.passed_over:
        count, first = len(found.passed_over), found.passed_over[0]
        told = f"{file}: {count} {'line is' if count == 1 else 'lines are'} passed over"
        found.notes.append(f"{told}, the first is {first}.")


def _shape(header: list[str]) -> Shape | None:
    there = set(header)
    for shape in (HEVY, STRONG, OURS):
        weights = {shape.kg, shape.lb, shape.weight} - {""}
        if {shape.date, shape.exercise, shape.reps} <= there and weights & there:
            return shape
    return None


def _take(
    row: Mapping[str, str], shape: Shape, spot: Spot, names: Names, unit: str, found: ReadLog
) -> None:
    kind = row.get(shape.kind, "").lower()
    if kind in NO_SETS or not (row.get(shape.reps) or shape.strict):
        return
    try:
        logged = _set(row, shape, kind, names, unit)
    except ValueError as error:
        if shape.strict:
            found.problems.append(spot.problem(str(error)))
        else:
            # Nobody writes an export by hand, so that a line of it costs itself alone.
            found.passed_over.append(f"line {spot.line}: {error}")
        return
    if logged:
        found.sets.append(logged)


def _set(
    row: Mapping[str, str], shape: Shape, kind: str, names: Names, unit: str
) -> LoggedSet | None:
    reps = _number(row, shape.reps, MOST_REPS)
    if not reps and not shape.strict:
        return None
    if reps is None or reps < 1 or reps != int(reps):
        raise ValueError(f"{shape.reps} is {quoted(row.get(shape.reps, ''))}, no whole number")
    called = row.get(shape.exercise, "")
    if not called:
        raise ValueError("no exercise is named")
    named = names.meant(called)
    return LoggedSet(
        date=_date(row.get(shape.date, "")),
        session=row.get(shape.session, ""),
        called=called,
        exercise=named.exercise,
        sure=named.sure,
        kg=_kg(row, shape, unit),
        reps=int(reps),
        reserve=_reserve(row, shape, kind),
        warm_up=kind in WARM_UPS,
        other_kit=names.has_other_kit(named.exercise, row.get(shape.kit, "").lower()),
    )


def _kg(row: Mapping[str, str], shape: Shape, unit: str) -> float | None:
    weight = _number(row, shape.weight, MOST_KG / KG_PER_LB)
    if weight is not None:
        pounds = (row.get(shape.unit) or unit).lower().startswith("lb")
        return round(weight * KG_PER_LB, 3) if pounds else weight
    kg, lb = _number(row, shape.kg, MOST_KG), _number(row, shape.lb, MOST_KG / KG_PER_LB)
    return round(lb * KG_PER_LB, 3) if kg is None and lb is not None else kg


def _reserve(row: Mapping[str, str], shape: Shape, kind: str) -> int | None:
    """Repetitions in reserve: as told, or ten less the effort (RPE); none at failure."""
    if kind in FAILURES:
        return 0
    reserve, effort = _number(row, shape.reserve, MOST_RESERVE), _number(row, shape.effort, 10)
    if reserve is None and effort:
        reserve = 10 - effort
    return None if reserve is None else int(reserve)


def _number(row: Mapping[str, str], column: str, most: float) -> float | None:
    text = row.get(column, "")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,7}(?:[.,]\d{1,4})?", text):
        raise ValueError(f"{column} is {quoted(text)}, no number of 0 or more")
    value = float(text.replace(",", "."))
    if value > most:
        raise ValueError(f"{column} is {text}; at most {most:g} is read")
    return value


def _date(text: str) -> dt.date:
    for read in _readings(text):
        try:
            return read if isinstance(read, dt.date) else dt.datetime.strptime(text, read).date()
        except ValueError:
            continue
    raise ValueError(f"{quoted(text)} is not a date; write year-month-day, as in 2027-05-03")


def _readings(text: str) -> Iterator[dt.date | str]:
    if re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", text):
        try:
            yield dt.date.fromisoformat(text[:10])
        except ValueError:
            return
    yield from DATES
