"""What is left of a statement for a part where the others are given."""

from __future__ import annotations

import pytest

from periodize.engine.coupling import Segments
from periodize.engine.solution import Solution
from periodize.statements.atoms import Atom, Credit, Known, Opened, Uses
from periodize.statements.statement import Statement
from tests.engine.segments import BLOCK, HOME, MATCHES, a_home, menu, only, reach_of, session
from tests.engine.statements import must

GIVEN = Solution(
    (BLOCK.options.all[2], BLOCK.options.all[3]),
    {menu(1): ("squat",)},
    {MATCHES[0]: 1, MATCHES[1]: 1, HOME: 1},
)
"""Both sessions of segment 1 stand, with squats; the rules' own choices are made."""


@pytest.mark.parametrize(
    ("terms", "segments", "left", "constant"),
    [
        ({session(0): 2, session(1): 3}, only(0), {session(0): 2}, 13),
        ({session(0): 2, session(1): 3}, only(1), {session(1): 3}, 10),
        ({session(0): 2, session(1): 3}, only(0, 1), {session(0): 2, session(1): 3}, 10),
        ({session(0): 2, session(2): 3}, only(0), {session(0): 2}, 10),
        ({session(0): 1, Credit(3, menu(1), (("squat", 4),)): -2}, only(0), {session(0): 1}, 2),
        ({session(0): 1, Known((2,), menu(1), "squat"): 5}, only(0), {session(0): 1}, 15),
        ({session(0): 1, Uses(menu(1), "plank"): 5}, only(0), {session(0): 1}, 10),
        ({session(0): 1, Opened(menu(1)): 5}, only(0), {session(0): 1}, 15),
        ({session(1): 3, Opened(menu(1)): 5}, only(2), {}, 18),
    ],
)
def test_settled(
    terms: dict[Atom, int], segments: Segments, left: dict[Atom, int], constant: int
) -> None:
    """What lies outside becomes a constant by its weight and value; the rest stays as it was."""
    said = Statement("a rule", must(terms, 0, constant=10).amount, 4, 7, "gaps")
    settled = reach_of(said).settled(said, segments, GIVEN)
    assert settled.amount.terms == left
    assert settled.amount.constant == constant
    assert (settled.rule, settled.at_most) == ("a rule", 4)
    assert (settled.penalty, settled.goal) == (7, "gaps")
    assert said.amount.terms == terms


def test_choices_are_settled_where_they_belong_to_others() -> None:
    """A part keeps its own choices and the shared ones; those of others are given."""
    said = a_home()
    settled = reach_of(*said).settled(said[2], only(1), GIVEN)
    assert settled.amount.terms == {HOME: -1}
    assert settled.amount.constant == 1
    for outside in (only(2), only(3)):
        settled = reach_of(*said).settled(said[2], outside, GIVEN)
        assert (settled.amount.terms, settled.amount.constant) == ({}, 0)
