"""Muscle balance: weekly sets of each muscle group at the model's ranges and limits."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.muscle_balance import MuscleBalance
from periodize.scenario.scenario import Athlete
from tests.toy import CATALOGUE, a_block, a_model, a_plan, a_run, a_session, a_window, an_exercise

RUNNER = load_model("runner")
NUMBERS = next(entry for entry in RUNNER.rules if entry["rule"] == "muscle_balance")
MODEL = a_model(muscles=[ranges.model_dump() for ranges in RUNNER.muscles])
EVEN = {"squat": 5, "deadlift": 5, "press": 3, "row": 3, "plank": 4}
"""Weekly sets within every range of the strength phase; each exercise trains one group."""


def the_rule(**changes: Any) -> MuscleBalance:
    """The rule at the numbers of the model `runner`."""
    return MuscleBalance.model_validate({**NUMBERS, **changes})


def a_week(days: int = 7, **changes: Any) -> Block:
    """A block in the strength phase, at the model's ranges."""
    return a_block(days, model=MODEL, **changes)


def doing(sets: dict[str, int], offset: int = 0, load_class: str = "lower-heavy") -> Session:
    """A session with so many sets of each exercise."""
    session = a_session(offset, exercises=[name for name in sets if sets[name]])
    done = tuple(dataclasses.replace(each, sets=sets[each.exercise]) for each in session.exercises)
    return dataclasses.replace(session, exercises=done, load_class=load_class)


def cost(block: Block, *sessions: Session) -> int:
    """What the missed wishes cost."""
    found = [wish for wish in the_rule().violations(block, a_plan(*sessions)) if wish.cost]
    assert {wish.goal for wish in found} <= {"balance"}
    return sum(wish.cost or 0 for wish in found)


def broken(block: Block, *sessions: Session) -> list[str]:
    """The limits that a plan breaks."""
    found = the_rule().violations(block, a_plan(*sessions))
    return [violation.text for violation in found if violation.breaks_must]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 0),
        # Quads and hamstrings 4 to 10; four quarters a set, and 2 for hamstrings below 4/5.
        ({"squat": 4, "deadlift": 4}, 0),
        ({"squat": 3, "deadlift": 4}, 4),
        ({"squat": 10, "deadlift": 10}, 0),
        ({"squat": 11, "deadlift": 10}, 4),
        ({"squat": 4, "deadlift": 11}, 4),
        ({"squat": 0, "deadlift": 4}, 16),
        ({"squat": 5, "deadlift": 4}, 0),
        ({"squat": 6, "deadlift": 4}, 2),
        ({"squat": 10, "deadlift": 8}, 0),
        ({"squat": 9, "deadlift": 7}, 2),
        ({"squat": 4, "deadlift": 3}, 4 + 2),
        # Push 2 to 6, pull 2 to 8, core 3 to 11.
        ({"press": 2, "row": 2, "plank": 3}, 0),
        ({"press": 1}, 4),
        ({"row": 1}, 4),
        ({"plank": 2}, 4),
        ({"press": 6, "row": 8, "plank": 11}, 0),
        ({"press": 7}, 4),
        ({"row": 9}, 4),
        ({"plank": 12}, 4),
    ],
)
def test_ranges(changes: dict[str, int], expected: int) -> None:
    """Each quarter of a set outside a group's range costs 1."""
    assert cost(a_week(), doing({**EVEN, **changes})) == expected


@pytest.mark.parametrize(
    ("phase", "sets", "expected"),
    [
        ("strength", 2, (4 * 2) * 2 + 4),
        ("maintenance", 2, 0),
        ("maintenance", 1, (4 * 1) * 2 + 4),
        ("transition", 7, 4 * (7 - 4) + 4 * (7 - 5)),
        ("taper", 0, 0),
        ("taper", 4, 4 + 4),
        ("recovery", 0, 0),
        ("race", 5, 4 * (1 + 1 + 2 + 2)),
    ],
)
def test_phases(phase: str, sets: int, expected: int) -> None:
    """Maintenance asks for half of what strength does, and from the taper on nothing is missing."""
    week = a_week(phase=phase)
    assert cost(week, doing(dict.fromkeys(EVEN, sets))) == expected


def test_a_helping_muscle_counts_half() -> None:
    """Six sets in which the calves help are three: enough; five miss two quarters."""
    helping = an_exercise("lunge", "lunge", "quads", secondary=("calves-gastroc",))
    squat = dataclasses.replace(CATALOGUE.exercises["squat"], secondary=("calves-gastroc",))
    known = {**CATALOGUE.exercises, "squat": squat, helping.id: helping}
    catalogue = dataclasses.replace(CATALOGUE, exercises=known)
    block = dataclasses.replace(a_week(), catalogue=catalogue)
    assert cost(block, doing({**EVEN, "squat": 6, "deadlift": 6})) == 0
    assert cost(block, doing({**EVEN, "squat": 2, "lunge": 4, "deadlift": 6})) == 0
    assert cost(block, doing({**EVEN, "squat": 5})) == 2


@pytest.mark.parametrize(
    ("load_class", "expected"), [("circuit", 0), ("light", 0), ("lower-heavy", 40)]
)
def test_circuits_count_half(load_class: str, expected: int) -> None:
    """Twenty sets of a circuit or with bands are ten; as heavy ones they are ten too many."""
    arms = doing({**EVEN, "squat": 0, "deadlift": 0})
    legs = doing({"squat": 10, "deadlift": 20}, 2, load_class)
    squats = doing({"squat": 5}, 3)
    assert cost(a_week(), arms, legs, squats) == expected + (
        4 * 5 if load_class == "lower-heavy" else 0
    )


@pytest.mark.parametrize(
    ("focus", "load_class", "expected"),
    [("lower-second", "circuit", 4), ("circuit", "circuit", 0), ("lower-second", "light", 4)],
)
def test_the_second_leg_session_counts_whole(focus: str, load_class: str, expected: int) -> None:
    """Its sets are full ones: with five squats its six are one too many, as a circuit's three."""
    five, six = doing(EVEN), doing({"squat": 6, "deadlift": 5}, 2, load_class)
    assert cost(a_week(), five, dataclasses.replace(six, focus=focus)) == expected


@pytest.mark.parametrize(
    ("athlete", "fewest"),
    [
        (Athlete(), 16),
        (Athlete(level="novice"), 9),  # 4 · 0.6 = 2.4 sets, cut to quarters
        (Athlete(birth_year=1988), 16),  # 39
        (Athlete(birth_year=1987), 12),  # 40: 3.2 sets
        (Athlete(level="novice", birth_year=1960), 9),  # the smaller share, not both
    ],
)
def test_fewer_sets_serve(athlete: Athlete, fewest: int) -> None:
    """Novices need six tenths of the lower end, masters eight; the upper end stays."""
    block = a_week(athlete=athlete)
    assert cost(block, doing({**EVEN, "squat": 0})) == fewest
    assert cost(block, doing({**EVEN, "squat": 11, "deadlift": 10})) == 4


@pytest.mark.parametrize(("kilometres", "fewest"), [(0.0, 16), (80.0, 16), (80.1, 12)])
def test_weeks_of_many_kilometres(kilometres: float, fewest: int) -> None:
    """More than 80 km in the week itself lower what is asked, not those of the week before."""
    runs = [dataclasses.replace(a_run(6), km=kilometres)]
    full = doing(EVEN)
    assert cost(a_week(runs=runs), doing({**EVEN, "squat": 0})) == fewest
    assert cost(a_week(14, runs=runs), full, doing({**EVEN, "squat": 0}, 7)) == 16


def test_part_weeks_ask_for_less() -> None:
    """Three days, which hold one session of two, ask for half; without windows nothing is asked."""
    assert (
        cost(a_week(3), doing({"squat": 2, "deadlift": 2, "press": 1, "row": 1, "plank": 2})) == 0
    )
    assert (
        cost(a_week(3), doing({"squat": 1, "deadlift": 2, "press": 1, "row": 1, "plank": 2})) == 4
    )
    assert cost(a_week(windows=[])) == 0


def test_without_the_kit_nothing_is_missing() -> None:
    """At home only the trunk can be trained, so only core is asked for."""
    home = [a_window(offset, place="home") for offset in range(7)]
    assert cost(a_week(windows=home)) == 3 * 4
    assert cost(a_week(windows=home), doing({"plank": 3})) == 0


def test_weeks_count_by_themselves() -> None:
    """Sunday and Monday are two weeks: sets of the one are missing in the other."""
    assert cost(a_week(14), doing(EVEN, 6), doing(EVEN, 7)) == 0
    assert cost(a_week(14), doing({**EVEN, "plank": 8}, 6), doing({**EVEN, "plank": 0}, 7)) == 12
    assert cost(a_week(), doing(EVEN), doing(EVEN, 7)) == 0


@pytest.mark.parametrize(
    ("name", "group", "limit"),
    [
        ("squat", "quads", 14),
        ("deadlift", "hamstrings", 14),
        ("press", "push", 8),
        ("row", "pull", 10),
        ("plank", "core", 12),
    ],
)
def test_limits(name: str, group: str, limit: int) -> None:
    """Of two weeks in a row the mean is limited: one may hold more if the other holds less."""
    more, less = doing({name: limit + 3}, 6), doing({name: limit - 3}, 7)
    assert broken(a_week(14), more, less) == []
    assert broken(a_week(14), more, doing({name: limit - 2}, 7)) == [
        f"weeks 1 and 2: {limit + 0.5:g} sets of {group} a week; at most {limit}"
    ]


def test_limits_slide() -> None:
    """Weeks 2 and 3 are a pair too; weeks 1 and 3 are none, and one week alone is not limited."""
    first, second, third = (doing({"press": sets}, day) for sets, day in ((9, 0), (7, 7), (9, 14)))
    assert broken(a_week(21), first, second, third) == []
    found = broken(a_week(21), first, second, doing({"press": 10}, 14))
    assert found == ["weeks 2 and 3: 8.5 sets of push a week; at most 8"]
    assert broken(a_week(), doing({"press": 20})) == []


def test_a_price_counts_quarters() -> None:
    """A set too many in two weeks is four quarters: at a price of 3 it costs 12."""
    plan = a_plan(doing({"press": 8}), doing({"press": 9}, 7))
    found = list(the_rule(penalty=3, cost=0).violations(a_week(14), plan))
    assert [(each.cost, each.goal) for each in found] == [(12, "gaps")]


def test_text() -> None:
    """The missed wishes name the week, the sets and what was asked."""
    plan = a_plan(doing({**EVEN, "squat": 6, "deadlift": 4, "plank": 2}))
    assert [wish.text for wish in the_rule().violations(a_week(), plan)] == [
        "week 1: 2 sets of core; 3 to 11 asked",
        "week 1: hamstrings below 4/5 of the sets of quads",
    ]


def test_explain() -> None:
    """The sentence has the limits."""
    said = the_rule().explain()
    assert "at most quads 14, hamstrings 14, glute-max 22, hip-abductors 10, calves 10" in said
    assert "push 8, pull 10, core 12 a week" in said
