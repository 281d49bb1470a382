"""Pattern coverage: the kinds of movement of a week, four for each session of its target."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.pattern_coverage import PatternCoverage
from tests.toy import (
    CATALOGUE,
    FOCUSES,
    QUOTA,
    a_block,
    a_model,
    a_plan,
    a_role,
    a_session,
    a_window,
    an_exercise,
)

NUMBERS = next(e for e in load_model("runner").rules if e["rule"] == "pattern_coverage")
MORE = (
    an_exercise("step-up", "step", "quads"),
    an_exercise("lunge", "lunge", "quads"),
    an_exercise("heel-raise", "calf", "calves-gastroc"),
    an_exercise("clam", "hip-abduction-glute", "glute-med"),
    an_exercise("pull-up", "pull-vertical", "lats"),
    an_exercise("swing", "hinge", "hamstrings", patterns=("hinge", "squat")),
)
WIDE = dataclasses.replace(
    CATALOGUE, exercises={**CATALOGUE.exercises, **{each.id: each for each in MORE}}
)
LIFTS = ("squat", "deadlift", "press", "row")
SMALL = ("plank", "lunge", "heel-raise", "clam")


def the_rule(**changes: Any) -> PatternCoverage:
    """The rule at the numbers of the model `runner`."""
    return PatternCoverage.model_validate({**NUMBERS, **changes})


def a_week(days: int = 7, target: int = 2, **changes: Any) -> Block:
    """A block in which every kind can be trained; its weeks want so many sessions."""
    model = a_model(seasons={name: {**QUOTA, "target": target} for name in ("off", "pre", "in")})
    roles = [a_role("core", SMALL, stage="core", at_most=4)]
    core = model.focuses["core"].model_validate({**FOCUSES["core"], "roles": roles})
    model = model.model_copy(update={"focuses": {**model.focuses, "core": core}})
    return dataclasses.replace(a_block(days, model=model, **changes), catalogue=WIDE)


def doing(*exercises: str, offset: int = 0) -> Session:
    """A session with these exercises."""
    return a_session(offset, exercises=exercises)


def costs(block: Block, *sessions: Session) -> list[int | None]:
    """What each week that lacks something costs."""
    return [found.cost for found in the_rule().violations(block, a_plan(*sessions))]


@pytest.mark.parametrize(
    ("exercises", "expected"),
    [
        ((*LIFTS, *SMALL), []),
        ((*LIFTS, "plank", "step-up", "heel-raise", "clam"), []),  # a step for a lunge
        (("squat", "deadlift", "press", "pull-up", *SMALL), []),  # from above for from the front
        (("swing", "press", "row", *SMALL), []),  # one exercise of two kinds
        ((*LIFTS, "plank", "lunge", "heel-raise"), [4]),
        ((*LIFTS, *LIFTS[:3], "plank", "step-up", "lunge", "heel-raise"), [4]),
        (LIFTS, [4 * 4]),
        ((), [8 * 4]),
    ],
)
def test_two_sessions_train_all_eight(exercises: tuple[str, ...], expected: list[int]) -> None:
    """A week of two sessions asks for all eight kinds; each that it lacks costs 4."""
    assert costs(a_week(), doing(*exercises)) == expected


@pytest.mark.parametrize(
    ("target", "exercises", "expected"),
    [
        (1, LIFTS, []),
        (1, SMALL, []),  # any four
        (1, LIFTS[:3], [4]),
        (1, (), [4 * 4]),
        (3, (*LIFTS, *SMALL), []),  # there are no more than eight
        (3, LIFTS, [4 * 4]),
        (0, (), []),
    ],
)
def test_four_kinds_a_session(target: int, exercises: tuple[str, ...], expected: list[int]) -> None:
    """A week of one session asks for four kinds, whichever; three ask for eight."""
    assert costs(a_week(target=target), doing(*exercises)) == expected


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        ("transition", [16]),
        ("adaptation", [16]),
        ("strength", [16]),
        ("maintenance", [16]),
        ("power", [16]),
        ("taper", []),
        ("race", []),
        ("recovery", []),
    ],
)
def test_phases(phase: str, expected: list[int]) -> None:
    """From the taper to the end of recovery a week may be as narrow as it likes."""
    assert costs(a_week(phase=phase), doing(*LIFTS)) == expected


def test_a_week_is_added_up() -> None:
    """Monday's lifts and Sunday's small exercises make a whole."""
    assert costs(a_week(), doing(*LIFTS), doing(*SMALL, offset=6)) == []


def test_weeks_count_by_themselves() -> None:
    """Lifts on Sunday and small exercises on Monday leave both weeks half empty."""
    plan = doing(*LIFTS, offset=6), doing(*SMALL, offset=7)
    assert costs(a_week(14), *plan) == [16, 16]
    assert costs(a_week(), doing(*LIFTS), doing(*SMALL, offset=7)) == [16]


def test_part_weeks_ask_for_less() -> None:
    """Three days want one session of two, so four kinds; a day wants none."""
    assert costs(a_week(3), doing(*LIFTS)) == []
    assert costs(a_week(3), doing(*LIFTS[:3])) == [4]
    assert costs(a_week(1)) == []


def test_what_no_kit_trains_is_left_out() -> None:
    """At home, without weights, only the four kinds that need none are asked for."""
    home = [a_window(offset, place="home") for offset in range(7)]
    assert costs(a_week(windows=home), doing(*SMALL)) == []
    assert costs(a_week(windows=home), doing(*SMALL[:3])) == [4]
    assert costs(a_week(windows=[*home[:6], a_window(6)]), doing(*SMALL)) == [16]


def test_notes() -> None:
    """Before solving, the kinds that nothing at hand trains are named, with their weeks."""
    gym, home = (
        [a_window(offset, place=place) for offset in range(56)] for place in ("gym", "home")
    )
    assert list(the_rule().notes(a_week(56, windows=gym))) == []
    told = (
        "no exercise that this athlete can do with the kit at hand trains squat, hinge, push, pull "
        "in {}; not asked for there"
    )
    assert list(the_rule().notes(a_week(56, windows=home))) == [told.format("any week")]
    half = a_week(56, windows=[*gym[:28], *home[28:]])
    assert list(the_rule().notes(half)) == [told.format("weeks 5 to 8")]
    assert list(the_rule().notes(a_week(phase="taper", windows=home[:7]))) == []
    assert list(the_rule().notes(a_week(windows=[]))) == []  # nor where no session is wanted


def test_cost() -> None:
    """At another cost each kind costs that, and at 0 nothing."""
    plan = a_plan(doing(*LIFTS, *SMALL[:2]))
    assert [found.cost for found in the_rule(cost=7).violations(a_week(), plan)] == [14]
    assert list(the_rule(cost=0).violations(a_week(), plan)) == []


def test_text() -> None:
    """The missed wish names the week and its kinds, and counts for balance."""
    found = list(the_rule().violations(a_week(), a_plan(doing(*LIFTS, *SMALL[:2]))))
    assert [(wish.text, wish.goal) for wish in found] == [("week 1 lacks calf, hip", "balance")]


def test_explain() -> None:
    """The sentence has the eight kinds and the number a session."""
    assert the_rule().explain() == (
        "Each week trains squat, hinge, lunge or step, calf, hip, push, pull, core; "
        "4 kinds for each session."
    )
