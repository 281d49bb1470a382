"""Which segments a statement concerns, and how a block falls into parts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from periodize.engine.coupling import Segments
from periodize.statements.atoms import Atom, Choice, Credit, Held, Known, Opened, Uses
from tests.engine.segments import (
    BLOCK,
    HOME,
    MATCHES,
    SQUAT,
    a_home,
    menu,
    only,
    reach_of,
    session,
    together,
)
from tests.engine.statements import must, wish

ATOMS: dict[str, tuple[Atom, int]] = {
    "a session": (session(2), 2),
    "the last session": (Held(BLOCK.options.all[-1]), 3),
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


def test_a_wish_reaches_as_far_as_a_must() -> None:
    """A price changes nothing in what a statement concerns."""
    said = wish({session(0): 1, session(1): 1}, 1)
    reach = reach_of(said)
    assert reach.edges(only(1), only(0)) == reach.inside(only(0, 1)) == [said]
