"""Which segments a statement concerns, and what is left of it where others are given."""

from __future__ import annotations

from itertools import pairwise

import pytest

from periodize.block import Menu
from periodize.engine.reach import Reach, Segments
from periodize.engine.solution import Solution
from periodize.rules.decide import (
    Atom,
    Choice,
    Credit,
    Decide,
    Held,
    Known,
    Opened,
    Statement,
    Uses,
)
from tests.agreement.worlds import evenings
from tests.engine.statements import must, wish
from tests.toy import a_block, a_model

BLOCK = a_block(56, windows=evenings(*range(0, 56, 7)), model=a_model(("legs",), segment_weeks=2))
"""Eight weeks in four segments, with a session each week."""
SQUAT = (("squat", 1),)
HOME, AWAY = Choice("at home"), Choice("away")
MATCHES = [Choice(f"segment {segment} matches") for segment in range(4)]


def menu(segment: int) -> Menu:
    """The one menu of a segment."""
    return Menu(segment, "legs", "gym")


def session(segment: int) -> Held:
    """The first session of a segment."""
    return Held(BLOCK.options[2 * segment])


def together(*segments: int) -> Statement:
    """At most one of the first sessions of some segments."""
    return must({session(segment): 1 for segment in segments}, 1)


def reach_of(*statements: Statement) -> Reach:
    """The reach of some statements about the eight weeks."""
    return Reach(Decide(BLOCK, statements=list(statements)))


def only(*segments: int) -> Segments:
    """These segments."""
    return frozenset(segments)


ATOMS: dict[str, tuple[Atom, int]] = {
    "a session": (session(2), 2),
    "the last session": (Held(BLOCK.options[-1]), 3),
    "an open menu": (Opened(menu(1)), 1),
    "an exercise": (Uses(menu(3), "squat"), 3),
    "what is known": (Known((2, 3), menu(1), "squat"), 1),
    "the first week of a segment": (Credit(4, menu(2), SQUAT), 2),
    "the second week of a segment": (Credit(5, menu(2), SQUAT), 2),
}


@pytest.mark.parametrize("title", ATOMS)
def test_an_atom_belongs_to_its_segment(title: str) -> None:
    """What is said of one atom concerns its segment and no other."""
    atom, segment = ATOMS[title]
    said = must({atom: 1}, 0)
    reach = reach_of(said)
    for other in range(4):
        assert reach.inside(only(other)) == ([said] if other == segment else [])
        assert reach.edges(only(other), only(*range(4)) - only(other)) == []


def test_what_concerns_nothing_is_said_once() -> None:
    """A constant that is too large, and a choice that nothing depends on, belong to the start."""
    said = [must({}, 0, constant=1), must({HOME: 1}, 0)]
    reach = reach_of(*said)
    assert reach.inside(only(0)) == reach.inside(only(0, 1)) == said
    assert reach.inside(only(1, 2, 3)) == []
    assert reach.edges(only(1), only(0)) == reach.edges(only(0), only(1)) == []


@pytest.mark.parametrize(
    ("segments", "inside"),
    [
        (only(0), []),
        (only(1), [1]),
        (only(0, 1), [0, 1]),
        (only(1, 2), [1]),
        (only(0, 1, 2), [0, 1]),
        (only(0, 1, 3), [0, 1, 2]),
        (only(0, 1, 2, 3), [0, 1, 2]),
        (only(2), []),
    ],
)
def test_inside(segments: Segments, inside: list[int]) -> None:
    """Inside is what concerns no other segments, in the order in which it was said."""
    said = [together(0, 1), together(1), together(0, 1, 3)]
    assert reach_of(*said).inside(segments) == [said[place] for place in inside]


@pytest.mark.parametrize(
    ("segments", "others", "edges"),
    [
        (only(0), only(1), [0]),
        (only(1), only(0), [0]),
        (only(0), only(2), []),
        (only(2), only(0, 1, 3), []),
        (only(0), only(1, 2), [0]),
        (only(0, 1), only(2), []),
        (only(3), only(0), []),
        (only(3), only(0, 1), [2]),
        (only(1, 3), only(0), [0, 2]),
        (only(0), only(), []),
    ],
)
def test_edges(segments: Segments, others: Segments, edges: list[int]) -> None:
    """An edge concerns both sides, and none besides."""
    said = [together(0, 1), together(1), together(0, 1, 3)]
    assert reach_of(*said).edges(segments, others) == [said[place] for place in edges]


def test_a_choice_belongs_to_the_sessions_that_it_is_stated_with() -> None:
    """It ties their segments, and those between, into one part; so does what is said of it."""
    said = [
        must({session(0): 1, HOME: -1}, 0),
        must({session(2): 1, HOME: 1}, 1),
        must({HOME: 1}, 1),
    ]
    reach = reach_of(*said)
    assert reach.parts() == [only(0, 1, 2), only(3)]
    assert reach.inside(only(0, 2)) == said
    assert reach.inside(only(0)) == reach.inside(only(2)) == []
    assert reach.edges(only(2), only(0)) == said


def test_parts_without_choices() -> None:
    """What sessions have to do with each other ties nothing; each segment is a part."""
    singles = [only(0), only(1), only(2), only(3)]
    assert reach_of().parts() == singles
    assert reach_of(together(0, 1), together(0, 1, 2, 3)).parts() == singles


@pytest.mark.parametrize(
    ("ties", "parts"),
    [
        ([(0, 1), (2, 3)], [only(0, 1), only(2, 3)]),
        ([(1, 2)], [only(0), only(1, 2), only(3)]),
        ([(0, 1), (1, 2)], [only(0, 1, 2), only(3)]),
        ([(0, 3), (1, 2)], [only(0, 1, 2, 3)]),
        ([(0, 2), (0, 1)], [only(0, 1, 2), only(3)]),
        ([(3, 3)], [only(0), only(1), only(2), only(3)]),
    ],
)
def test_parts(ties: list[tuple[int, int]], parts: list[Segments]) -> None:
    """Parts are the shortest stretches that no choice leaves."""
    said = [
        must({session(first): 1, session(last): 1, MATCHES[number]: -1}, 1)
        for number, (first, last) in enumerate(ties)
    ]
    assert reach_of(*said).parts() == parts


def a_home() -> list[Statement]:
    """Segments 0 and 1 match a home day that is stated with no session; there is one home."""
    return [
        must({MATCHES[0]: 1, session(0): -1}, 0),
        must({MATCHES[1]: 1, session(1): -1}, 0),
        must({MATCHES[0]: 1, HOME: -1}, 0),
        must({MATCHES[1]: 1, HOME: -1}, 0),
        must({HOME: 1, AWAY: 1}, 1),
        must({AWAY: 1}, 1),
    ]


def test_a_shared_choice_ties_no_parts() -> None:
    """Each part makes it for itself, with all that is said of it and of what it is said with."""
    said = a_home()
    reach = reach_of(*said)
    assert reach.parts() == [only(0), only(1), only(2), only(3)]
    assert reach.inside(only(0)) == [said[0], said[2], said[4], said[5]]
    assert reach.inside(only(1)) == [said[1], said[3], said[4], said[5]]
    assert reach.inside(only(0, 1)) == said
    assert reach.inside(only(2, 3)) == []


def test_a_shared_choice_is_seen_to_at_edges() -> None:
    """A part hears what the others said of it with choices of their own."""
    said = a_home()
    reach = reach_of(*said)
    assert reach.edges(only(1), only(0)) == [said[2]]
    assert reach.edges(only(0), only(1)) == [said[3]]
    assert reach.edges(only(2), only(0, 1)) == []
    assert reach.edges(only(0, 1), only(2, 3)) == []


def test_shared_choices_are_tied_through_each_other() -> None:
    """One that is only stated with another shared choice goes where that one goes."""
    chain = [Choice(f"link {number}") for number in range(4)]
    said = [must({later: 1, earlier: -1}, 0) for earlier, later in pairwise(chain)]
    said = [
        *reversed(said),
        must({MATCHES[2]: 1, chain[0]: -1}, 0),
        must({MATCHES[2]: 1, session(2): 1}, 1),
    ]
    reach = reach_of(*said)
    assert reach.inside(only(2)) == said
    assert reach.inside(only(0)) == []


GIVEN = Solution(
    (BLOCK.options[2], BLOCK.options[3]),
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


def test_a_wish_reaches_as_far_as_a_must() -> None:
    """A price changes nothing in what a statement concerns."""
    said = wish({session(0): 1, session(1): 1}, 1)
    reach = reach_of(said)
    assert reach.edges(only(1), only(0)) == reach.inside(only(0, 1)) == [said]
