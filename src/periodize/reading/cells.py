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


def split(line: str, separator: str = ",") -> list[Cell]:
    """The cells of a line; a cell in double quotes may hold separators, and `""` for a quote.

    Raises:
        CellError: a quote is not closed in its line, or text follows it.
    """
    cells = []
    start = 0
    while start <= len(line):
        quotes = line[start : start + 1] == '"'
        text, end = (_quoted if quotes else _bare)(line, start, separator)
        cells.append(Cell(start + 1, text.strip()))
        start = end + 1
    return cells


def _bare(line: str, start: int, separator: str) -> tuple[str, int]:
    end = line.find(separator, start)
    end = len(line) if end < 0 else end
    return line[start:end], end


def _quoted(line: str, start: int, separator: str) -> tuple[str, int]:
    text, here = "", start + 1
    while True:
        end = line.find('"', here)
        if end < 0:
            raise CellError(start + 1, "a double quote is not closed in this line")
        text += line[here:end]
        if line[end + 1 : end + 2] != '"':
            break
        text, here = text + '"', end + 2
    if line[end + 1 : end + 2] not in ("", separator):
        raise CellError(end + 2, f"a '{separator}' is missing after a cell in quotes")
    return text, end + 1
