"""Positions once some entries are left out."""

from __future__ import annotations

from periodize.reading.marks import Loc, Marks

RUNS: dict[Loc, tuple[int, int]] = {
    ("runs",): (1, 1),
    **{("runs", n): (n + 2, 1) for n in range(5)},
    **{("runs", n, "km"): (n + 2, 9) for n in range(5)},
    ("athlete", "level"): (9, 3),
    ("athlete", "goal"): (10, 3),
}


def test_those_behind_move_up() -> None:
    """What is left keeps its line under the index that it has then."""
    left = Marks("a.yaml", RUNS, RUNS).without({("runs", 1), ("runs", 3), ("athlete", "level")})
    assert left.keys == left.values
    assert left.values == {
        ("runs",): (1, 1),
        ("runs", 0): (2, 1),
        ("runs", 1): (4, 1),
        ("runs", 2): (6, 1),
        ("runs", 0, "km"): (2, 9),
        ("runs", 1, "km"): (4, 9),
        ("runs", 2, "km"): (6, 9),
        ("athlete", "goal"): (10, 3),
    }


def test_a_whole_part() -> None:
    """Nothing of a part that is left out has a position."""
    left = Marks("a.yaml", RUNS, {}).without({("runs",)})
    assert set(left.values) == {("athlete", "level"), ("athlete", "goal")}
