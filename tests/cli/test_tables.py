"""Tables in terminals of any width."""

from __future__ import annotations

import pytest

from periodize.cli.terminal.tables import table

HEAD = ("variant", "price", "sessions", "worse from")
ROWS = (
    ("august", "steadiness +1", "13 kept, 2 moved", "Mon 30 Aug"),
    ("a half marathon in town", "sessions +2, gaps -1, balance +2", "14 kept, 1 added, 1 lost", ""),
)


def lines(width: int) -> list[str]:
    """The lines of the table, without blanks at their ends."""
    return [line.plain.rstrip() for line in table(HEAD, ROWS, width=width)]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_nothing_is_cut(width: int) -> None:
    """At any width each word stands in the table, and no line is longer than the terminal."""
    found = lines(width)
    assert all(len(line) <= width for line in found)
    assert "…" not in "".join(found)
    told = " ".join(" ".join(found).split())
    assert all(word in told for row in ROWS for cell in row for word in cell.split(" "))


def test_a_table_with_room_is_a_line_a_row() -> None:
    """Where all fits, each row is a line, and the columns are as wide as they need."""
    assert lines(100)[2:] == [
        "a half marathon in town  sessions +2, gaps -1, balance +2  14 kept, 1 added, 1 lost",
    ]


def test_cells_are_folded_between_their_parts() -> None:
    """With less room the widest columns are folded, and an amount stays with its name."""
    assert lines(72)[2:] == [
        "a half marathon in  sessions +2,         14 kept, 1 added,",
        "town                gaps -1, balance +2  1 lost",
    ]


def test_rows_are_stacked_where_folding_would_cut_words() -> None:
    """With too little room for columns each row is told cell by cell, empty ones left out."""
    assert lines(40)[:4] == [
        "august",
        "  price steadiness +1",
        "  sessions 13 kept, 2 moved",
        "  worse from Mon 30 Aug",
    ]
    assert not any("worse from" in line for line in lines(40)[4:])


def test_short_cells_share_a_line_when_stacked() -> None:
    """A stacked row of numbers is one paragraph."""
    head = ("week", "sessions", "gaps", "balance", "steadiness")
    rows = [("Mon 3 May", "2 to 1", "0", "12 to 14", "0")]
    found = [line.plain for line in table(head, rows, width=40)]
    assert found == [
        "Mon 3 May",
        "  sessions 2 to 1; gaps 0;",
        "    balance 12 to 14; steadiness 0",
    ]
