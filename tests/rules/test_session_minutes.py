"""Session minutes: warm-up, sets and rests against the reserved time."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.plan import Prescription, Session
from periodize.rules.session_minutes import SessionMinutes
from tests.toy import a_block, a_plan, a_session

AT_LEAST = {
    "default": 30,
    "classes": {"circuit": 45, "upper": 20, "core": 15, "light": 10},
    "phases": {"adaptation": 30, "taper": 15, "race": 15, "recovery": 15},
}


def a_rule(**changes: Any) -> SessionMinutes:
    """The rule at the recommended numbers."""
    return SessionMinutes.model_validate(
        {"rule": "session_minutes", "at_least": AT_LEAST, **changes}
    )


def a_lift(**changes: Any) -> Prescription:
    """Five sets of five squats of 4 s with three minutes of rest: 1000 s."""
    fields: dict[str, Any] = {"exercise": "squat", "sets": 5, "reps": 5, "rest_seconds": 180}
    return Prescription(**{**fields, **changes})


def told(session: Session) -> list[str]:
    """What the rule finds in one session."""
    return [found.text for found in a_rule().violations(a_block(), a_plan(session))]


@pytest.mark.parametrize(
    ("minutes", "warm_up", "lifts", "needed"),
    [
        (30, 8, [a_lift()], None),  # 8 min and 16 min 40 s
        (30, 13, [a_lift()], None),  # 29 min 40 s
        (30, 14, [a_lift()], 31),
        (30, 8, [a_lift(), a_lift(sets=1)], None),  # 28 min
        (30, 8, [a_lift(), a_lift(sets=2)], 32),
        (30, 8, [a_lift(rest_seconds=244)], None),  # 8 min and 22 min to the second
        (30, 8, [a_lift(rest_seconds=245)], 31),
        (45, 8, [a_lift(), a_lift()], None),  # 8 min and 33 min 20 s
        (30, 0, [a_lift(reps=None, seconds=40, per_side=True, rest_seconds=270)], None),  # 30 min
        (30, 0, [a_lift(reps=None, seconds=41, per_side=True, rest_seconds=270)], 31),
    ],
)
def test_content_fits(
    minutes: int, warm_up: int, lifts: list[Prescription], needed: int | None
) -> None:
    """Both sides of a set, the change between them and every rest count, to the second."""
    session = dataclasses.replace(
        a_session(1, minutes=minutes), warm_up_minutes=warm_up, exercises=tuple(lifts)
    )
    text = f"legs on Tue 4 May reserves {minutes} min; warm-up, sets and rests take {needed} min"
    assert told(session) == ([] if needed is None else [text])


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({"rounds": 2, "round_rest_seconds": 180}, None),  # 5 + 9 + 3 + 9 min
        ({"rounds": 2, "round_rest_seconds": 540}, None),  # to the second
        ({"rounds": 2, "round_rest_seconds": 541}, 33),
        ({}, None),  # 5 + 24 min
        ({"cool_down_minutes": 3}, None),
        ({"cool_down_minutes": 4}, 33),
    ],
)
def test_rounds_and_cool_down(changes: dict[str, Any], needed: int | None) -> None:
    """Between rounds the round's rest takes the place of the last station's, after them none."""
    stations = (
        a_lift(sets=2, reps=40, rest_seconds=60),  # 160 s a set
        a_lift(exercise="deadlift", sets=2, reps=80, rest_seconds=180),  # 320 s
    )
    session = dataclasses.replace(
        a_session(1, minutes=32), warm_up_minutes=5, exercises=stations, **changes
    )
    parts = "warm-up, sets, rests and cool-down" if "cool_down_minutes" in changes else ""
    parts = parts or "warm-up, sets and rests"
    text = f"legs on Tue 4 May reserves 32 min; {parts} take {needed} min"
    assert told(session) == ([] if needed is None else [text])


@pytest.mark.parametrize(
    ("load_class", "phase", "least"),
    [
        ("lower-heavy", "strength", 30),
        ("lower-heavy", "taper", 15),
        ("circuit", "strength", 45),
        ("circuit", "adaptation", 30),
        ("circuit", "recovery", 15),
        ("upper", "strength", 20),
        ("upper", "taper", 15),
        ("core", "strength", 15),
        ("light", "strength", 10),
        ("light", "race", 10),
    ],
)
def test_sessions_are_worth_the_trip(load_class: str, phase: str, least: int) -> None:
    """Each class has its shortest session; tapers, races and recovery allow shorter ones."""

    def lasting(minutes: int) -> Session:
        return dataclasses.replace(
            a_session(1, minutes=minutes, exercises=()),
            load_class=load_class,
            phase=phase,
            warm_up_minutes=0,
        )

    assert told(lasting(least)) == []
    assert told(lasting(least - 1)) == [
        f"legs on Tue 4 May reserves {least - 1} min; {load_class} sessions in {phase} take at "
        f"least {least} min"
    ]


def test_without_numbers_only_the_content_counts() -> None:
    """The rule without numbers lets a session be as short as its content."""
    bare = SessionMinutes(rule="session_minutes")
    short = dataclasses.replace(a_session(1, minutes=1, exercises=()), warm_up_minutes=0)
    long = dataclasses.replace(a_session(1, minutes=6), warm_up_minutes=5)
    assert list(bare.violations(a_block(), a_plan(short))) == []
    assert len(list(bare.violations(a_block(), a_plan(long)))) == 1


def test_it_cannot_be_priced() -> None:
    """Time is a must."""
    with pytest.raises(ValidationError, match="session_minutes must hold; it cannot be priced"):
        a_rule(penalty=2)


def test_explain() -> None:
    """The sentence says the shortest sessions."""
    assert "shortest sessions: all 30 min, circuit 45 min, upper 20 min" in a_rule().explain()
    assert SessionMinutes(rule="session_minutes").explain() == (
        "Warm-up, sets and rests fit into the minutes that are reserved."
    )
