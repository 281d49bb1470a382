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
from periodize.rules.session_time import has_time, needed_minutes
from tests.agreement.worlds import with_focuses
from tests.cases import put_under
from tests.toy import a_block, a_plan, a_role, a_session, a_window

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


GYM = put_under(a_block(model=RUNNER).scenario, RUNNER, load_catalogue())
BLOCK = put_under(GYM.scenario, without_usual_parts(RUNNER), GYM.catalogue)
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


def roomy(minutes: int, **changes: Any) -> list[str]:
    """What is wrong with a lean leg session in a gym whose evenings have so many minutes."""
    windows = [a_window(1, "18:00", f"{18 + minutes // 60}:{minutes % 60:02}")]
    scenario = a_block(7, model=RUNNER, windows=windows).scenario
    block = put_under(scenario, RUNNER, load_catalogue())
    lean = held("lower-strength", *LIFTS, "dead-bug")
    found = a_rule(**{"where_time": True, **changes}).violations(block, a_plan(lean))
    return [each.text.split(" for ")[1] for each in found]


def test_usual_parts_are_held_where_the_time_allows() -> None:
    """With the time for all of them a session needs its parts; in a short window it does not."""
    parts = ["accessory; exactly 1 asked", "calf; exactly 1 asked"]
    assert roomy(75) == parts
    assert roomy(35) == []
    assert roomy(35, where_time=False) == parts


def test_what_is_needed_stays_a_must() -> None:
    """The part that a focus cannot do without is held however short the time is."""
    block = put_under(
        a_block(7, model=RUNNER, windows=[a_window(1, "18:00", "18:35")]).scenario,
        RUNNER,
        load_catalogue(),
    )
    lean = held("lower-strength", "back-squat", "dead-bug", "split-squat")
    (found,) = a_rule(where_time=True).violations(block, a_plan(lean))
    assert found.text.endswith("holds 0 exercises for hinge; exactly 1 asked")


def test_the_time_that_a_session_needs() -> None:
    """Warm-up, and of each part the longest exercise: counted by hand in the toy's world."""
    parts = [
        a_role("lift", ["squat"]),
        a_role("arms", ["press", "row"], at_least=0, where_possible=1),
    ]
    model = with_focuses({"whole": {"roles": parts, "minutes": [10, 15], "warm_up_minutes": 5}})
    fits = a_block(1, model=model, windows=[a_window(0, "18:00", "18:13")])
    (menu,) = fits.options.menus
    # A squat and the press or row: 2 sets of 6 repetitions of 4 s and 60 s of rest each.
    assert needed_minutes(fits, menu, fits.calendar.weeks[0]) == 5 + 2 * 2 * (6 * 4 + 60) / 60
    assert not has_time(fits, menu)
    longer = a_block(1, model=model, windows=[a_window(0, "18:00", "18:15")])
    assert has_time(longer, menu)
