"""Complex pairs: a heavy lift goes straight into a jump that moves like it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest

from periodize.rules.complex_pairs import ComplexPairs
from tests.cases import put_under
from tests.jumping import JUMPS, a_jumping_block, a_jumping_model
from tests.toy import FOCUSES, a_plan, a_role, a_session

PAIRS = [["squat", "hop"], ["deadlift", "bound"]]


def the_rule(**changes: Any) -> ComplexPairs:
    """Squat with hop, deadlift with bound."""
    return ComplexPairs.model_validate({"rule": "complex_pairs", "pairs": PAIRS, **changes})


def told(*exercises: str, **changes: Any) -> list[str]:
    """What is said against a session with these exercises in this order."""
    plan = a_plan(a_session(0, exercises=exercises))
    return [each.text for each in the_rule(**changes).violations(a_jumping_block(), plan)]


@pytest.mark.parametrize(
    ("exercises", "kept"),
    [
        (("squat", "hop"), True),
        (("deadlift", "bound"), True),
        ((), True),  # neither
        (("squat", "bound"), False),
        (("deadlift", "hop"), False),
        (("squat",), False),  # both or neither
        (("hop",), False),
        (("hop", "squat"), False),  # the jump comes second
        (("squat", "deadlift", "hop"), False),
        (("squat", "hop", "bound"), False),
    ],
)
def test_the_pairs(exercises: Sequence[str], kept: bool) -> None:
    """A lift with its own jump directly after it, or neither of them."""
    assert (told(*exercises) == []) == kept


def test_texts() -> None:
    """Each text says what is missing."""
    where = "legs on Mon 3 May: "
    assert told("squat") == [f"{where}Squat has no jump beside it that is known to match"]
    assert told("hop") == [f"{where}Hop has no lift beside it that is known to match"]
    assert told("hop", "squat") == [f"{where}Hop does not directly follow Squat"]
    assert f"{where}Squat is one too many in its pair" in told("squat", "deadlift", "bound")


def test_a_pair_of_the_athletes_own() -> None:
    """A pair added by hand counts like the others, which stay."""
    assert told("squat", "bound", also=[["squat", "bound"]]) == []
    assert told("squat", "hop", also=[["squat", "bound"]]) == []


def test_something_between_lift_and_jump() -> None:
    """A row between the squat and its hop is one thing too many."""
    roles = [*a_jumping_model().focuses["legs"].roles, a_role("row", ["row"], stage="accessory")]
    focus = {**FOCUSES["legs"], "roles": roles}
    block = a_jumping_block(model=a_jumping_model({"legs": focus}))
    apart, beside = ("squat", "row", "hop"), ("squat", "hop", "row")
    for order, faults in ((apart, 1), (beside, 0)):
        plan = a_plan(a_session(0, exercises=order))
        assert len(list(the_rule().violations(block, plan))) == faults


def test_jumps_that_stand_alone_are_no_complex() -> None:
    """Jumps without a pair need no lift."""
    block = a_jumping_block(model=a_jumping_model({"legs": JUMPS}))
    plan = a_plan(a_session(0, exercises=("hop",)))
    assert list(the_rule().violations(block, plan)) == []


def test_a_price_counts_once_for_a_menu() -> None:
    """Two sessions of a segment with the same lift alone pay once."""
    sessions = [a_session(0, exercises=("squat",)), a_session(2, exercises=("squat",))]
    rule = the_rule(penalty=3)
    found = list(rule.violations(a_jumping_block(), a_plan(*sessions)))
    assert [violation.cost for violation in found] == [3]


def test_explain() -> None:
    """The sentence names every pair, the athlete's own too."""
    assert the_rule(also=[["squat", "bound"]]).explain() == (
        "In a complex the jump directly follows a lift that it matches: squat with hop, deadlift "
        "with bound, squat with bound."
    )


def test_notes() -> None:
    """An exercise of the athlete's own that no pair names is said to be left out."""
    block = a_jumping_block()
    own = dataclasses.replace(block.scenario, exercises=(block.catalogue.exercises["squat"],))
    block = put_under(own, block.model, block.catalogue)
    (note,) = the_rule(pairs=[["deadlift", "bound"]]).notes(block)
    assert note.startswith("legs leaves out squat: no pair is known for it")
    assert list(the_rule().notes(block)) == []


def test_a_jump_listed_before_its_lift() -> None:
    """A model that lists the jump first could never put it second."""
    block = a_jumping_block()
    roles = block.model.focuses["legs"].roles
    turned = {**FOCUSES["legs"], "roles": list(reversed(roles))}
    backwards = a_jumping_block(model=a_jumping_model({"legs": turned}))
    assert list(the_rule().refuses(block)) == []
    assert list(the_rule().refuses(backwards)) == [
        "focuses.legs: the jump of pair A must be listed after its lift"
    ]
