"""Runs from a table beside the scenario: `date,kind,km,minutes,start,name`, empty cells allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import ValidationError

from periodize.errors import InputRefused, Problem
from periodize.reading.cells import CellError, split
from periodize.reading.marks import Spot
from periodize.reading.messages import sentence
from periodize.reading.syntax import decoded
from periodize.reading.words import choices, did_you_mean, quoted
from periodize.scenario.schema.runs import DatedRun

COLUMNS = ("date", "kind", "km", "mi", "minutes", "start", "name")
REQUIRED = ("date", "kind")
HEADER = "date,kind,km,minutes,start,name"
NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
WHOLE = re.compile(r"[-+]?[0-9]+")


def runs_in(content: bytes, name: str) -> tuple[list[tuple[DatedRun, Spot]], list[Problem]]:
    """The runs of a table with the position of each, and every problem found on the way."""
    try:
        text = decoded(content, name, tabs=True)
    except InputRefused as error:
        return [], list(error.problems)
    lines = text.splitlines()
    header, problems = _header(lines[0] if lines else "", name)
    runs = []
    for number, line in enumerate(lines[1:], start=2):
        if problems and not header:
            break
        if line.strip(" ,\t"):
            run, wrong = _run(line, number, header, name)
            problems += wrong
            runs += [(run, Spot(name, number, 1))] if run else []
    return runs, problems


def _header(line: str, file: str) -> tuple[list[str], list[Problem]]:
    """The columns in order; empty with the problems if they cannot be used."""
    try:
        cells = split(line)
    except CellError as error:
        return [], [Spot(file, 1, error.column).problem(str(error))]
    names = [cell.text.lower() for cell in cells]
    problems = [
        Spot(file, 1, cell.column).problem(message)
        for index, cell in enumerate(cells)
        if (message := _column_problem(names[index], names[:index]))
    ]
    missing = [name for name in REQUIRED if name not in names]
    if missing and not problems:
        message = f"no column {quoted(missing[0])}; the first line is {HEADER}"
        problems.append(Spot(file, 1, 1).problem(message))
    return ([] if problems else names), problems


def _column_problem(name: str, before: Sequence[str]) -> str | None:
    if not (name or before):
        return f"no columns; the first line is {HEADER}"
    if ";" in name:
        return "columns are separated by ',' and not by ';'"
    if name in before:
        return f"the column {quoted(name)} stands here twice"
    if name in COLUMNS:
        return None
    return f"unknown column {quoted(name)}; {choices(COLUMNS)}{did_you_mean(name, COLUMNS)}"


def _run(
    line: str, number: int, header: Sequence[str], file: str
) -> tuple[DatedRun | None, list[Problem]]:
    try:
        cells = split(line)
    except CellError as error:
        return None, [Spot(file, number, error.column).problem(str(error))]
    if len(cells) > len(header):
        column = cells[len(header)].column
        message = f"{len(cells)} cells in a line, but {len(header)} columns"
        return None, [Spot(file, number, column).problem(message)]
    row = {name: cell for name, cell in zip(header, cells, strict=False) if cell.text}
    try:
        return DatedRun.model_validate({name: _value(name, row[name].text) for name in row}), []
    except ValidationError as error:
        return None, [
            Spot(file, number, row[key].column if (key := detail["loc"][0]) in row else 1).problem(
                sentence(detail, DatedRun)
            )
            for detail in error.errors(include_url=False)
        ]


def _value(name: str, text: str) -> object:
    if name in ("km", "mi") and NUMBER.fullmatch(text):
        return float(text)
    if name == "minutes" and WHOLE.fullmatch(text) and len(text) < 10:
        return int(text)
    return text
