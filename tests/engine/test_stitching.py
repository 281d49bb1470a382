"""Parts beside each other: one makes room for the next, and both agree on what they share."""

from __future__ import annotations

import pytest

from periodize.block import Option
from periodize.engine.coupling import Segments
from periodize.engine.lexicographic import Climb
from periodize.engine.search import Deadline
from periodize.engine.solution import Solution
from periodize.engine.stitching import Fitting, Part, together
from periodize.engine.task import STEPS, Tasks
from periodize.statements.atoms import Choice, Held
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement
from tests.engine import segments
from tests.engine.segments import AWAY, BLOCK, HOME, only, reach_of, session
from tests.engine.statements import must

AT_HOME, IS_AWAY, NEXT_AT_HOME = Choice("first at home"), Choice("first away"), Choice("next home")
FIRST, SECOND, NEXT = BLOCK.options.all[0], BLOCK.options.all[1], BLOCK.options.all[2]
"""Both sessions of segment 0, and the first of segment 1."""
TIED = [
    must({AT_HOME: 1, session(0): -1}, 0),
    must({IS_AWAY: 1, Held(SECOND): -1}, 0),
    must({NEXT_AT_HOME: 1, session(1): -1}, 0),
    must({AT_HOME: 1, HOME: -1}, 0),
    must({IS_AWAY: 1, AWAY: -1}, 0),
    must({NEXT_AT_HOME: 1, HOME: -1}, 0),
    must({HOME: 1, AWAY: 1}, 1),
    must({AT_HOME: -1, IS_AWAY: -1}, -1),
    must({session(1): -1}, -1),
    segments.together(0, 1),
]
"""Segment 0 matches its home with its first session or is away with its second; both segments
choose one home. Segment 1 must train, and the first session of segment 0 cannot stand with that.
"""
AT_HOME_FIRST = {AT_HOME: 1, IS_AWAY: 0, HOME: 1, AWAY: 0}
STAYS_AT_HOME = {NEXT_AT_HOME: 0, HOME: 1, AWAY: 0}
INSISTS_ON_HOME = {NEXT_AT_HOME: 1, HOME: 1, AWAY: 0}


def a_part(where: Segments, option: Option, choices: dict[Choice, int]) -> Part:
    """One session and some choices, which nothing makes better or worse."""
    solution = Solution((option,), {option.menu: ()}, choices)
    return Part(where, Climb(solution, {}, {}), solution)


def fitting(statements: list[Statement]) -> Fitting:
    """No parts yet, under some statements."""
    decide = Decided(BLOCK, {}, statements)
    return Fitting(Tasks(decide, reach_of(*statements), 1, Deadline(None), STEPS))


def test_a_part_that_makes_room_chooses_for_both() -> None:
    """What both chose is as the part chose that gave way last; then nothing clashes."""
    parts = fitting(TIED)
    assert parts.add(a_part(only(0), FIRST, AT_HOME_FIRST))
    assert parts.add(a_part(only(1), NEXT, STAYS_AT_HOME))
    whole = together(parts.parts)
    assert whole.options == (SECOND, NEXT)
    assert [each for each in TIED if whole.excess(each)] == []
    assert [part.segments for part in parts.parts] == [only(0), only(1)]
    assert parts.parts[1].solution.choices == {NEXT_AT_HOME: 0, HOME: 0, AWAY: 1}


@pytest.mark.parametrize("more", [must({NEXT_AT_HOME: -1}, -1), must({AWAY: 1}, 0)])
def test_parts_that_cannot_agree_do_not_stand_together(more: Statement) -> None:
    """Where segment 1 must be at home, or no one may be away, segment 0 cannot give way."""
    parts = fitting([*TIED, more])
    first = a_part(only(0), FIRST, AT_HOME_FIRST)
    assert parts.add(first)
    assert not parts.add(a_part(only(1), NEXT, INSISTS_ON_HOME))
    assert parts.parts == [first]


THREE = must({session(0): 1, session(1): 1, session(2): 1}, 2)
TRAINS = [must({session(segment): -1}, -1) for segment in range(3)]
"""Each of three segments must train on its first day, but not all three may."""


@pytest.mark.parametrize(
    ("more", "joined"),
    [((), [only(1), only(0)]), ((segments.together(1, 2),), [only(1)])],
    ids=["all of one clash", "those of the smallest"],
)
def test_parts_are_joined_that_one_clash_is_about(
    more: tuple[Statement, ...], joined: list[Segments]
) -> None:
    """All that share the clash between the fewest parts, the latest first; the others stay."""
    parts = fitting([*TRAINS, THREE, *more])
    firsts = [a_part(only(segment), BLOCK.options.all[2 * segment], {}) for segment in range(3)]
    assert parts.add(firsts[0])
    assert parts.add(firsts[1])
    assert not parts.add(firsts[2])
    assert [part.segments for part in parts.take_joined(firsts[2])] == joined
    assert [part.segments for part in parts.parts] == [only(0)][: 2 - len(joined)]
