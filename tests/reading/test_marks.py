"""Positions in a file, and the problems that they place."""

from __future__ import annotations

from periodize.reading.marks import Marks, Spot

MARKS = Marks(
    "plan.yaml",
    {(): (1, 1), ("a",): (2, 3), ("a", 0): (2, 5), ("a", 0, "b"): (2, 9)},
    {("a",): (1, 1), ("a", 0, "b"): (2, 6)},
)


def test_a_spot_states_a_problem() -> None:
    """A problem bears its position; without one it is the file's as a whole."""
    assert str(Spot("plan.yaml", 3, 4).problem("no")) == "plan.yaml:3:4: no"
    assert str(Spot("plan.yaml").problem("no")) == "plan.yaml: no"


def test_known() -> None:
    """Steps that the file does not hold are skipped."""
    assert MARKS.known(("a", 0, "b")) == ("a", 0, "b")
    assert MARKS.known(("a", "shape", 0, "b")) == ("a", 0, "b")
    assert MARKS.known(("a", 7)) == ("a",)
    assert MARKS.known(("z",)) == ()


def test_key_spot() -> None:
    """A value without a key of its own stands for it."""
    assert MARKS.key_spot(("a", 0, "b")) == Spot("plan.yaml", 2, 6)
    assert MARKS.key_spot(("a", 0)) == Spot("plan.yaml", 2, 5)


def test_no_marks() -> None:
    """What was read from no file has no position."""
    assert Marks().spot(("a",)) == Spot("", 0, 0)
    assert Marks().key_spot(("a",)) == Spot("", 0, 0)
