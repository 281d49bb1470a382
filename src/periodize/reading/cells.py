"""Lines of a table, cut into cells that know where they begin."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """One cell of a table; `column` is where it begins in its line, from 1."""

    column: int
    text: str


class CellError(ValueError):
    """A line that cannot be cut into cells; `column` is where."""

    def __init__(self, column: int, message: str) -> None:
        self.column = column
        super().__init__(message)


def split(line: str) -> list[Cell]:
    """The cells of a line; a cell in double quotes may hold commas, and `""` for a quote.

    Raises:
        CellError: a quote is not closed in its line, or text follows it.
    """
    cells = []
    start = 0
    while start <= len(line):
        text, end = _quoted(line, start) if line[start : start + 1] == '"' else _bare(line, start)
        cells.append(Cell(start + 1, text.strip()))
        start = end + 1
    return cells


def _bare(line: str, start: int) -> tuple[str, int]:
    end = line.find(",", start)
    end = len(line) if end < 0 else end
    return line[start:end], end


def _quoted(line: str, start: int) -> tuple[str, int]:
    text, here = "", start + 1
    while True:
        end = line.find('"', here)
        if end < 0:
            raise CellError(start + 1, "a double quote is not closed in this line")
        text += line[here:end]
        if line[end + 1 : end + 2] != '"':
            break
        text, here = text + '"', end + 2
    if line[end + 1 : end + 2] not in ("", ","):
        raise CellError(end + 2, "a ',' is missing after a cell in quotes")
    return text, end + 1
