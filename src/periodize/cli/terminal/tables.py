"""Tables that lose nothing: where there is less room, columns are folded, or rows stacked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from periodize.cli.terminal.folding import columns
from periodize.cli.terminal.paper import INDENT, fitted, wrapped
from periodize.wording.sessions import one_line

BETWEEN = "  "
TOGETHER = 16
"""Columns up to which what stands between two commas stays on one line, such as `balance +2`."""
SHORT = 12
"""Columns up to which the cells of a stacked row share a paragraph."""
_GLUE = "\ue000"

Row = Sequence[str]


def table(head: Row, rows: Iterable[Row], indent: str = "", width: int | None = None) -> list[Text]:
    """A head and rows, in no more columns than the terminal has.

    Args:
        head: the names of the columns.
        rows: as many cells as the head has.
        indent: what stands before each line.
        width: columns; those of the terminal if not given.
    """
    lines = [list(head), *([one_line(cell) for cell in row] for row in rows)]
    room = (width or columns()) - cell_len(indent)
    widths = _widths(list(zip(*lines, strict=True)), room - len(BETWEEN) * (len(head) - 1))
    if widths is None:
        stacks = (_stacked(head, line, room) for line in lines[1:])
        return [Text(indent) + line for stack in stacks for line in stack]
    return [Text(indent) + line for cells in lines for line in _side_by_side(cells, widths)]


def _widths(cells: Sequence[Row], room: int) -> list[int] | None:
    """How wide each column is, the widest ones folded first; None where words would be cut."""
    least = [max(map(_longest_word, column)) for column in cells]
    widths = [max(map(cell_len, column)) for column in cells]
    while sum(widths) > room:
        spare = [width if width > low else 0 for width, low in zip(widths, least, strict=True)]
        if not any(spare):
            return None
        widths[spare.index(max(spare))] -= 1
    return widths


def _side_by_side(cells: Row, widths: Sequence[int]) -> Iterator[Text]:
    folded = [_folded(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*folded, fillvalue=""):
        pairs = zip(parts, widths, strict=True)
        yield Text(BETWEEN).join(fitted(part, width) for part, width in pairs)


def _stacked(head: Row, cells: Row, room: int) -> Iterator[Text]:
    """The first cell on a line of its own, below it the others with their names."""
    first, *rest = cells
    said = [f"{name} {cell}".strip() for name, cell in zip(head[1:], rest, strict=True) if cell]
    yield from wrapped(first, room)
    if all(cell_len(cell) <= SHORT for cell in rest):
        said = ["; ".join(text.replace(" ", _GLUE) for text in said)] if said else []
    for text in said:
        yield from (_unglued(line) for line in wrapped(text, room, INDENT, INDENT * 2))


def _folded(cell: str, width: int) -> list[str]:
    lines = wrapped(_glued(cell), width) if cell else []
    return [_unglued(line).plain for line in lines]


def _unglued(line: Text) -> Text:
    return Text(line.plain.replace(_GLUE, " "))


def _longest_word(cell: str) -> int:
    return max(map(cell_len, _glued(cell).split()), default=0)


def _glued(cell: str) -> str:
    """The cell with blanks that must not end a line taken out."""
    parts = cell.split(", ")
    short = (part.replace(" ", _GLUE) if cell_len(part) <= TOGETHER else part for part in parts)
    return ", ".join(short)
