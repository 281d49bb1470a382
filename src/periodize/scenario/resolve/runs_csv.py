"""Runs from a table beside the scenario, by its columns: a day, a kind or title, a length.

Ours is `date,kind,km,minutes,start,name`, empty cells allowed. Columns of other names are known by
usual words or by what the user calls them; what is left is passed over with a note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import get_args

from pydantic import ValidationError

from periodize.errors import Problem
from periodize.reading.cells import Cell, CellError, split
from periodize.reading.marks import Spot
from periodize.reading.messages import sentence
from periodize.reading.words import choices, nearest, quoted
from periodize.run_sources.found import Found, FoundRun
from periodize.run_sources.judging import Entry, Habits, judge
from periodize.run_sources.plain_text import plain
from periodize.run_sources.table_dates import Ambiguous, Days, dates_of, hour_of
from periodize.run_sources.table_text import column_of, minutes_text, number_text, swapped
from periodize.run_sources.title import readings
from periodize.scenario.resolve.run_entries import distance
from periodize.scenario.schema.runs import DatedRun, Kind

COLUMNS = ("date", "kind", "km", "mi", "minutes", "start", "name")
HEADER = "date,kind,km,minutes,start,name"
NAMED = "or say which it is, as in columns: {date: Datum, kind: Art}"
NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
WHOLE = re.compile(r"[-+]?[0-9]+")
KINDS = frozenset(get_args(Kind))
GUARDED = re.compile("'[=+\\-@＝＋－＠]")
"""How our tables begin a name that a spreadsheet would take for a formula."""

Row = Mapping[str, Cell]


@dataclass(slots=True)
class _Table:
    """A table while it is read.

    Attributes:
        separator: what parts its cells.
        columns: ours, in the order of its cells; empty for one that is passed over.
    """

    file: str
    separator: str
    columns: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, line: int, column: int, message: str) -> None:
        """Record a problem at a place."""
        self.problems.append(Spot(self.file, line, column).problem(message))


def runs_in_columns(
    text: str,
    file: str,
    separator: str,
    habits: Habits,
    columns: Mapping[str, str],
    block: Days | None,
) -> tuple[Found, list[Problem]]:
    """The runs of a table with a line a run, and every problem found on the way.

    Args:
        text: the table.
        file: its name, for messages.
        separator: what parts its cells.
        habits: what is known of the runner, for tables that have titles and no kinds.
        columns: by our name of a column, that of the table.
        block: the days that are planned, which may rule out a reading of a date.
    """
    table = _Table(file, separator)
    lines = text.splitlines()
    _read_header(table, lines[0] if lines else "", columns)
    found = Found(notes=table.notes, by_columns=True)
    if table.problems:
        return found, table.problems
    rows = _rows(table, lines)
    days = _days(table, rows, block)
    for (number, row), day in zip(rows, days, strict=True):
        _take(table, number, _with_day(row, day), habits, found)
    return found, table.problems


def _read_header(table: _Table, line: str, columns: Mapping[str, str]) -> None:
    """Name the columns; problems if they cannot be used."""
    try:
        cells = split(line, table.separator)
    except CellError as error:
        table.refuse(1, error.column, str(error))
        return
    theirs = swapped(columns)
    for name in columns:
        if plain(columns[name]) not in [plain(cell.text) for cell in cells]:
            told = f"no column {quoted(columns[name])}, which `columns` names for {name}"
            table.refuse(1, 1, f"{told}; there are: {', '.join(cell.text for cell in cells)[:200]}")
    unknown: list[Cell] = []
    for cell in cells:
        ours = theirs.get(plain(cell.text)) or column_of(cell.text)
        if ours and ours in table.columns and cell.text.lower() in COLUMNS:
            table.refuse(1, cell.column, f"the column {quoted(ours)} stands here twice")
        table.columns.append(ours if ours and ours not in table.columns else "")
        if not table.columns[-1] and cell.text:
            unknown.append(cell)
    _judge_unknown(table, unknown)
    _judge_missing(table, line)


def _judge_unknown(table: _Table, unknown: Sequence[Cell]) -> None:
    """Refuse a column that is a near miss of one that is not there; pass the others over."""
    for cell in unknown:
        near = nearest(cell.text, COLUMNS)
        close = near and near not in table.columns and abs(len(near) - len(cell.text)) <= 2
        if close and near != "date":
            told = f"unknown column {quoted(cell.text.lower())}; {choices(COLUMNS)}"
            table.refuse(1, cell.column, f"{told}; did you mean '{near}'?")
    if unknown and not table.problems:
        names = ", ".join(quoted(cell.text) for cell in unknown[:8])
        what = "column" if len(unknown) == 1 else "columns"
        table.notes.append(f"{table.file}: the {what} {names} {_are(unknown)} passed over.")


def _are(listed: Sequence[object]) -> str:
    return "is" if len(listed) == 1 else "are"


def _judge_missing(table: _Table, line: str) -> None:
    if table.problems:
        return
    if not line.strip():
        table.refuse(1, 1, f"no columns; the first line is {HEADER}")
    elif "date" not in table.columns:
        table.refuse(1, 1, f"no column 'date'; the first line is {HEADER}, {NAMED}")
    elif "kind" not in table.columns and "name" not in table.columns:
        table.refuse(1, 1, f"no column 'kind'; the first line is {HEADER}, {NAMED}")


def _rows(table: _Table, lines: Sequence[str]) -> list[tuple[int, Row]]:
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip(f" \t{table.separator}"):
            continue
        row = _cut(table, number, line)
        if row:
            rows.append((number, row))
    return rows


def _cut(table: _Table, number: int, line: str) -> Row | None:
    """The cells of a line by our columns; None where it cannot be cut or says nothing of ours."""
    try:
        cells = split(line, table.separator)
    except CellError as error:
        table.refuse(number, error.column, str(error))
        return None
    while len(cells) > len(table.columns) and not cells[-1].text:
        cells.pop()
    if len(cells) > len(table.columns):
        told = f"{len(cells)} cells in a line, but {len(table.columns)} columns"
        table.refuse(number, cells[len(table.columns)].column, told)
        return None
    pairs = zip(table.columns, cells, strict=False)
    return {name: cell for name, cell in pairs if name and cell.text}


def _days(table: _Table, rows: Sequence[tuple[int, Row]], block: Days | None) -> list[date | None]:
    texts = [row["date"].text if "date" in row else "" for _, row in rows]
    try:
        return dates_of(texts, block)
    except Ambiguous as error:
        number, row = next(pair for pair in rows if "date" in pair[1])
        table.refuse(number, row["date"].column, str(error))
        return [None] * len(rows)


def _with_day(row: Row, day: date | None) -> Row:
    """A line with its day as we write it, and the hour that stands behind it."""
    if day is None or "date" not in row:
        return row
    cell = row["date"]
    clock = hour_of(cell.text)
    hour = {"start": Cell(cell.column, clock)} if clock and "start" not in row else {}
    return {**row, **hour, "date": Cell(cell.column, day.isoformat())}


def _take(table: _Table, number: int, row: Row, habits: Habits, found: Found) -> None:
    """One line: a run, what is left out, or its problems."""
    judged = _judged(row, number, habits)
    if judged.left_out:
        found.left_out += judged.left_out
        return
    titled = judged.runs[0] if judged.runs else None
    values = {name: _value(name, cell.text) for name, cell in row.items()}
    if titled and values.get("kind") not in KINDS:
        values["kind"] = titled.kind
    try:
        run = DatedRun.model_validate(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            key = detail["loc"][0]
            column = row[str(key)].column if key in row else 1
            table.refuse(number, column, sentence(detail, DatedRun))
        return
    if not table.problems:
        found.runs.append(_found(run, number, titled))


def _judged(row: Row, number: int, habits: Habits) -> Found:
    """What the words of a line mean, where its kind is none of ours; else nothing."""
    judged = Found()
    given = row["kind"].text if "kind" in row else ""
    if given in KINDS or "date" not in row:
        return judged
    words = given or (row["name"].text if "name" in row else "")
    read = readings(words)[0] if words else None
    if given and (read is None or read.why.startswith("nothing")):
        return judged
    try:
        day = date.fromisoformat(row["date"].text)
    except ValueError:
        return judged
    if words:
        judge(Entry(date=day, title=words, line=number), habits, judged)
    return judged


def _found(run: DatedRun, number: int, titled: FoundRun | None) -> FoundRun:
    """A line as a found run; lengths of its own columns count before those of its title."""
    km = distance(run)
    has_length = km is not None or run.minutes is not None
    plainly = FoundRun(
        date=run.date,
        start=run.start,
        title=run.name or run.kind.replace("_", " "),
        kind=run.kind,
        km=km,
        minutes=run.minutes,
        told_by="field",
        line=number,
        name=run.name,
    )
    if titled is None:
        return plainly
    if has_length:
        known = titled.told_by in ("title", "field", "description") and titled.sure
        return replace(plainly, told_by=titled.told_by, sure=known or titled.kind == "long")
    return replace(titled, start=run.start, line=number, name=run.name)


def _value(name: str, text: str) -> object:
    if name in ("km", "mi"):
        number = number_text(text)
        return float(number) if NUMBER.fullmatch(number) else text
    if name == "minutes":
        whole = number_text(minutes_text(text))
        return int(whole) if WHOLE.fullmatch(whole) and len(whole) < 10 else text
    return text[1:] if name == "name" and GUARDED.match(text) else text
