"""Session size: parts, totals and ladders of real sessions."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.block import Block
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.model.periodization import Model
from periodize.plan import Session
from periodize.rules.session_size import SessionSize
from tests.toy import a_block, a_plan, a_session, clock, day

RUNNER = load_model("runner")
NUMBERS: dict[str, Any] = {
    "rule": "session_size",
    "slots": {
        "lower-heavy": [3, 7],
        "complex": [3, 7],
        "circuit": [6, 9],
        "upper": [2, 5],
        "core": [2, 4],
        "light": [2, 4],
    },
    "phases": {"taper": {"lower-heavy": [2, 5]}, "race": {"lower-heavy": [2, 5]}},
    "one_per_family": True,
}


def without_usual_parts(model: Model) -> Model:
    """The model with parts that hold only what they need."""
    data = model.model_dump()
    for focus in data["focuses"].values():
        for role in focus["roles"]:
            role["where_possible"] = 0
    return Model.model_validate(data)


GYM = Block(a_block(model=RUNNER).scenario, RUNNER, load_catalogue())
BLOCK = Block(GYM.scenario, without_usual_parts(RUNNER), GYM.catalogue)
LIFTS = ("back-squat", "romanian-deadlift")
SEVEN = (*LIFTS, "push-up", "dumbbell-row", "split-squat", "double-leg-calf-raise", "dead-bug")
CIRCUIT = (
    "bodyweight-squat",
    "runners-deadlift",
    "reverse-lunge",
    "double-leg-calf-raise",
    "lateral-band-walk",
    "forearm-plank",
)


def a_rule(**changes: Any) -> SessionSize:
    """The rule at the model's numbers."""
    return SessionSize.model_validate({**NUMBERS, **changes})


def held(focus: str, *exercises: str, phase: str = "strength") -> Session:
    """A session of a focus of `runner` on Tuesday."""
    return dataclasses.replace(a_session(1, exercises=exercises), focus=focus, phase=phase)


def told(session: Session, rule: SessionSize | None = None, block: Block = BLOCK) -> list[str]:
    """What the rule finds in a session."""
    found = list((rule or a_rule()).violations(block, a_plan(session)))
    assert all(violation.breaks_must for violation in found)
    return [violation.text.partition(" May ")[2] for violation in found]


@pytest.mark.parametrize(
    ("session", "faults"),
    [
        (held("lower-strength", *LIFTS, "dead-bug"), []),
        (held("lower-strength", *LIFTS), ["holds 2 exercises in all; 3 to 7 are allowed"]),
        (held("lower-strength", *SEVEN), []),
        (
            held("lower-strength", *SEVEN, "lateral-band-walk"),
            ["holds 8 exercises in all; 3 to 7 are allowed"],
        ),
        (held("lower-strength", *LIFTS, phase="taper"), []),
        (
            held("lower-strength", "back-squat", phase="taper"),
            [
                "holds 0 exercises for hinge; exactly 1 asked",
                "holds 1 exercises in all; 2 to 5 are allowed",
            ],
        ),
        (
            held("lower-strength", "back-squat", "goblet-squat", "romanian-deadlift"),
            [
                "holds 2 exercises for squat; exactly 1 asked",
                "holds 2 exercises of the ladder squat; at most 1",
            ],
        ),
        (
            held("lower-strength", *LIFTS, "push-up", "push-up"),
            ["holds push-up 2 times"],
        ),
        (
            held("lower-strength", *LIFTS, "dead-bug", "farmers-carry"),
            ["holds farmers-carry, which is none of its exercises"],
        ),
        (
            held("lower-strength", "trap-bar-deadlift", "romanian-deadlift", "dead-bug"),
            ["holds 2 exercises of the ladder hinge; at most 1"],
        ),
        (held("circuit", *CIRCUIT), []),
        (
            held("circuit", *CIRCUIT[:-1]),
            [
                "holds 0 exercises for core; exactly 1 asked",
                "holds 5 exercises in all; 6 to 9 are allowed",
            ],
        ),
        (held("upper", "push-up", "dumbbell-row"), []),
        (held("core", "dead-bug", "side-plank"), []),
        (held("core", "dead-bug", "forearm-plank", "side-plank", "pallof-press"), []),
        (held("yoga"), []),  # no focus: the mix names it
    ],
)
def test_sizes(session: Session, faults: list[str]) -> None:
    """Parts, totals and ladders hold on both sides of every boundary."""
    assert told(session) == faults


def test_an_empty_session_is_too_small() -> None:
    """A session without exercises lacks its parts and its number."""
    assert told(held("upper")) == [
        "holds 0 exercises for press; exactly 1 asked",
        "holds 0 exercises for row; exactly 1 asked",
        "holds 0 exercises in all; 2 to 5 are allowed",
    ]


def test_without_numbers_only_the_parts_count() -> None:
    """The rule without numbers keeps the parts that the model gives a focus."""
    bare = SessionSize(rule="session_size")
    assert told(held("lower-strength", *LIFTS), bare) == []
    assert told(held("lower-strength", "back-squat"), bare) == [
        "holds 0 exercises for hinge; exactly 1 asked"
    ]


@pytest.mark.parametrize(
    ("slots", "phases", "allowed"),
    [
        # The focus goes before its class, and the phase before both.
        ({"lower-heavy": [2, 3]}, {}, None),
        ({"lower-heavy": [2, 3], "lower-strength": [4, 5]}, {}, "4 to 5"),
        ({"lower-heavy": [4, 5], "lower-strength": [2, 3]}, {}, None),
        ({"lower-strength": [2, 3]}, {"strength": {"lower-heavy": [4, 5]}}, "4 to 5"),
        ({"lower-strength": [4, 5]}, {"strength": {"lower-strength": [2, 3]}}, None),
        ({"lower-short": [4, 5]}, {"taper": {"lower-strength": [4, 5]}}, None),
    ],
)
def test_slots_by_focus(slots: dict[str, Any], phases: dict[str, Any], allowed: str | None) -> None:
    """A kind of session may have slots of its own."""
    rule = a_rule(slots=slots, phases=phases)
    expected = [f"holds 3 exercises in all; {allowed} are allowed"] if allowed else []
    assert told(held("lower-strength", *LIFTS, "dead-bug"), rule) == expected


def test_it_cannot_be_priced() -> None:
    """A size is a must."""
    with pytest.raises(ValidationError, match="session_size must hold; it cannot be priced"):
        a_rule(penalty=2)


def test_slots_ascend() -> None:
    """Fewest come before most."""
    with pytest.raises(ValidationError, match="fewest, most"):
        a_rule(slots={"core": [4, 2]})


def test_explain() -> None:
    """The sentence says the numbers."""
    assert "lower-heavy 3 to 7, complex 3 to 7, circuit 6 to 9" in a_rule().explain()
    assert a_rule().explain().endswith("no two of one ladder.")
    assert "(upper 3, core 3 to 4)" in a_rule(slots={"upper": (3, 3), "core": (3, 4)}).explain()


def test_usual_parts_are_held_where_the_kit_allows() -> None:
    """Where the kit allows, a leg session needs its accessory and calf; elsewhere neither."""
    session = held("lower-strength", *LIFTS, "dead-bug")
    assert told(session, block=GYM) == [
        "holds 0 exercises for accessory; exactly 1 asked",
        "holds 0 exercises for calf; exactly 1 asked",
    ]
    upper = held("upper", "push-up", "prone-row", "pike-push-up")
    assert told(dataclasses.replace(upper, place="home"), block=GYM) == []


def lacking(*sessions: Session, days: int = 7, **changes: Any) -> list[tuple[str, int | None]]:
    """The missed wishes of the rule in a full gym, each with its cost."""
    block = Block(a_block(days, model=RUNNER).scenario, RUNNER, load_catalogue())
    found = list(a_rule(**{"lack_cost": 4, **changes}).violations(block, a_plan(*sessions)))
    assert all(each.breaks_must is (each.cost is None) for each in found)
    return [(each.text, each.cost) for each in found]


def test_usual_parts_may_be_wishes() -> None:
    """With a cost the parts that the kit allows are wished, and no session is refused for them."""
    assert lacking(held("lower-strength", *LIFTS, "dead-bug")) == [
        ("lower-strength at gym holds nothing more for accessory", 4),
        ("lower-strength at gym holds nothing more for calf", 4),
    ]
    whole = held("lower-strength", *LIFTS, "split-squat", "single-leg-calf-raise")
    assert lacking(whole) == []
    assert lacking(dataclasses.replace(whole, exercises=whole.exercises[:3])) == [
        ("lower-strength at gym holds nothing more for calf", 4)
    ]
    assert lacking(held("lower-strength", *LIFTS, "dead-bug"), slots={"lower-heavy": [4, 7]})[
        0
    ] == (
        "lower-strength on Tue 4 May holds 3 exercises in all; 4 to 7 are allowed",
        None,
    )


def test_what_is_needed_stays_a_must() -> None:
    """The part that a focus cannot do without is no wish, whatever lacking costs."""
    found = lacking(held("lower-strength", "back-squat", "dead-bug", "split-squat"))
    assert found[0] == (
        "lower-strength on Tue 4 May holds 0 exercises for hinge; exactly 1 asked",
        None,
    )


def test_what_a_segment_lacks_is_told_once() -> None:
    """All sessions of a menu hold the same, so the menu lacks it once, and the next one again."""
    lean = held("lower-strength", *LIFTS, "split-squat")
    later = [
        dataclasses.replace(lean, date=day(7 * week + 1), start=clock(7 * week + 1, "18:00"))
        for week in range(8)
    ]
    lack = [("lower-strength at gym holds nothing more for calf", 4)]
    assert lacking(*later[:4], days=56) == lack
    assert lacking(*later, days=56) == lack * 2
    assert lacking(*later, days=56, lack_cost=0) == []
