"""The model `runner`: what it asks of the legs, in sessions, doses and minutes of real weeks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.catalogue import load_catalogue
from periodize.model.focus import Dose
from periodize.model.load import load_model
from periodize.model.names import LEVELS
from periodize.plan import Plan, Session
from periodize.policy.entries import CLASSES
from periodize.rules.base import Rule
from periodize.scenario.scenario import Place
from tests.cases import put_under
from tests.toy import a_block, a_plan, a_session, a_window

RUNNER = load_model("runner")
GYM = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack", "bench", "dumbbell", "mini-band", "box"}),
)


def the_rule(name: str) -> Rule:
    """A rule with the numbers of the model."""
    numbers = next(entry for entry in RUNNER.rules if entry["rule"] == name)
    return CLASSES[name].model_validate(dict(numbers))


def a_phase(phase: str, season: str = "pre", end: str = "20:00") -> Block:
    """A week of one phase, every evening from 18:00 on in a gym."""
    windows = [a_window(offset, "18:00", end) for offset in range(7)]
    toy = a_block(
        phase=phase, season=season, windows=windows, places={"gym": GYM, "home": GYM}, model=RUNNER
    )
    return put_under(toy.scenario, RUNNER, load_catalogue())


def holding(*focuses: str, exercises: Sequence[str] = ()) -> Plan:
    """One session of each focus, on one day after the other."""
    return a_plan(*(_session(place, focus, exercises) for place, focus in enumerate(focuses)))


def _session(offset: int, focus: str, exercises: Sequence[str]) -> Session:
    return dataclasses.replace(
        a_session(offset, exercises=exercises),
        id=f"{focus}-{offset}",
        focus=focus,
        load_class=RUNNER.focuses[focus].load_class,
        minutes=RUNNER.focuses[focus].minutes[-1],
    )


def cost(rule: str, block: Block, plan: Plan) -> int:
    """What a rule's missed wishes cost."""
    return sum(found.cost or 0 for found in the_rule(rule).violations(block, plan))


def refused(rule: str, block: Block, plan: Plan) -> bool:
    """Whether a must of the rule is broken."""
    return any(found.breaks_must for found in the_rule(rule).violations(block, plan))


@pytest.mark.parametrize(
    ("phase", "season", "focuses", "expected"),
    [
        ("strength", "pre", ("lower-strength", "lower-second", "upper"), 0),
        # Sessions missing to the target, to the floor; legs, heavy legs, legs a second time.
        ("strength", "pre", (), 3 + 2 + 6 + 3 + 2),
        ("strength", "off", (), 3 + 2 + 6 + 3 + 2),
        ("strength", "in", (), 2 + 2 + 6 + 3 + 2),
        ("strength", "pre", ("lower-strength",), 2 + 1),
        ("strength", "pre", ("upper", "core"), 1 + 6 + 3 + 2),
        ("strength", "pre", ("lower-strength", "upper", "core"), 1),
        ("strength", "pre", ("lower-second", "circuit", "upper"), 3),
        ("strength", "pre", ("lower-mini", "lower-second", "upper"), 3),
        ("strength", "pre", ("lower-second", "upper", "core"), 3 + 1),
        ("strength", "pre", ("lower-strength", "lower-second", "upper", "core"), 1),
        ("strength", "in", ("lower-strength", "lower-second"), 0),
        ("maintenance", "in", ("lower-strength", "lower-second"), 0),
        ("maintenance", "in", ("lower-second", "lower-mini"), 3),
        ("power", "in", ("complex", "lower-second"), 0),
        ("power", "in", ("lower-strength", "lower-second"), 0),
        ("power", "in", ("circuit", "lower-second"), 3),
        # Learning asks for no heavy session, the taper for a short one.
        ("adaptation", "pre", ("circuit", "lower-second", "upper"), 0),
        ("transition", "off", ("circuit", "circuit"), 0),
        ("taper", "in", ("lower-short",), 0),
        ("taper", "in", ("circuit",), 3),
        ("taper", "in", ("upper",), 6 + 3 + 1),
        ("race", "in", ("upper",), 0),
    ],
)
def test_what_missing_leg_sessions_cost(
    phase: str, season: str, focuses: tuple[str, ...], expected: int
) -> None:
    """None costs most, a lighter one for the heavy one less, a second one that is missing least."""
    assert cost("season_frequency", a_phase(phase, season), holding(*focuses)) == expected


def test_no_number_of_other_sessions_makes_up_for_the_legs() -> None:
    """A week of one leg session is worth more than a full one of arms and trunk."""
    block = a_phase("strength")
    full = cost("season_frequency", block, holding("upper", "core", "core"))
    assert cost("season_frequency", block, holding("circuit")) < full
    assert cost("season_frequency", block, holding("lower-strength")) < cost(
        "season_frequency", block, holding("circuit", "lower-second")
    ) + cost("season_frequency", block, holding("lower-strength", "lower-second"))


@pytest.mark.parametrize(
    ("phase", "focus", "most"),
    [
        ("strength", "lower-strength", 1),
        ("strength", "lower-second", 1),
        ("strength", "lower-mini", 1),
        ("power", "complex", 1),
        ("taper", "lower-short", 1),
        ("strength", "circuit", 2),
        ("strength", "upper", 1),
        ("strength", "core", 1),
    ],
)
def test_how_many_of_a_kind(phase: str, focus: str, most: int) -> None:
    """No two of a kind a week, save circuits where there is nothing else."""
    block = a_phase(phase)
    assert not refused("session_mix", block, holding(*[focus] * most))
    assert refused("session_mix", block, holding(*[focus] * (most + 1)))


@pytest.mark.parametrize(
    ("phase", "heavy", "second"),
    [
        ("adaptation", "lower-strength", True),
        ("strength", "lower-strength", True),
        ("maintenance", "lower-strength", True),
        ("power", "complex", True),
        ("transition", "lower-strength", False),
    ],
)
def test_the_mix_of_two_leg_sessions(phase: str, heavy: str, second: bool) -> None:
    """A heavy one, in power a complex one, and the second one: each that is missing costs 8."""
    block = a_phase(phase)
    assert cost("session_mix", block, holding(heavy, "lower-second")) == 0
    assert cost("session_mix", block, holding(heavy, "circuit")) == (8 if second else 0)
    assert cost("session_mix", block, holding("circuit", "lower-second")) == 8
    assert cost("session_mix", block, holding("circuit", "upper")) == (16 if second else 8)


SECOND = ("bulgarian-split-squat", "nordic-curl-assisted", "bent-knee-calf-raise")
MORE = ("push-up", "dumbbell-row", "lateral-band-walk", "dead-bug")
MINI = ("back-squat", "romanian-deadlift", "single-leg-calf-raise")


@pytest.mark.parametrize(
    ("focus", "exercises", "expected"),
    [
        ("lower-mini", MINI, False),
        ("lower-mini", MINI[:2], True),
        ("lower-mini", MINI[1:], True),
        ("lower-second", (*SECOND, "lateral-band-walk"), False),
        ("lower-second", SECOND, True),
        ("lower-second", (*SECOND[:2], "lateral-band-walk"), True),
        ("lower-second", (*SECOND, *MORE), False),
        ("lower-second", (*SECOND, *MORE, "side-plank"), True),
    ],
)
def test_sizes(focus: str, exercises: tuple[str, ...], expected: bool) -> None:
    """With all evening a small session holds its calf raise, the second one soleus and hip."""
    plan = holding(focus, exercises=exercises)
    assert refused("session_size", a_phase("strength"), plan) == expected


@pytest.mark.parametrize(("end", "expected"), [("18:20", False), ("18:30", True)])
def test_short_windows_need_no_calf(end: str, expected: bool) -> None:
    """Twenty minutes hold a squat and a hinge; in thirty there is time for the calves."""
    block = a_phase("strength", end=end)
    assert refused("session_size", block, holding("lower-mini", exercises=MINI[:2])) == expected


@pytest.mark.parametrize(
    ("focus", "phase", "shortest", "longest"),
    [
        ("lower-strength", "strength", 25, 55),
        ("lower-second", "strength", 20, 40),
        ("lower-mini", "strength", 20, 30),
        ("lower-short", "taper", 20, 30),
        ("complex", "power", 25, 55),
        ("circuit", "adaptation", 25, 45),
        ("circuit", "strength", 25, 55),
        ("circuit", "power", 25, 50),
        ("circuit", "taper", 20, 30),
        ("circuit", "recovery", 20, 30),
        ("upper", "strength", 20, 30),
    ],
)
def test_lengths(focus: str, phase: str, shortest: int, longest: int) -> None:
    """Every multiple of five minutes between the shortest and the longest."""
    lengths = RUNNER.focuses[focus].lengths(phase)
    assert list(lengths) == list(range(shortest, longest + 5, 5))


def doses(kind: str) -> Iterator[tuple[str, str, Dose, Dose]]:
    """Every dose of a kind with its phase, its level, and the main lift's of the same week."""
    for phase in RUNNER.focuses["lower-mini"].phases:
        for level in LEVELS:
            for week in range(9):
                one, main = (RUNNER.dose(each, phase, week, level) for each in (kind, "main"))
                yield phase, level, one, main


def test_the_second_one_is_lighter_and_different() -> None:
    """Two or three sets of 8 to 12 with three in reserve, no share of a maximum, one leg first."""
    for phase, level, dose, _ in doses("second"):
        told: Any = (phase, level, dose)
        assert dose.percent is None, told
        assert dose.sets in (2, 3), told
        assert 8 <= dose.reps <= 12, told
        assert dose.rir >= 3, told
        assert (dose.sets == 3) == (phase == "strength" and level != "novice"), told
    known = load_catalogue().exercises
    first = next(role for role in RUNNER.focuses["lower-second"].roles if role.at_least)
    assert all(
        known[name].unilateral or "lunge" in known[name].patterns for name in first.exercises
    )


def test_the_small_one_follows_the_main_lift() -> None:
    """Two sets, as heavy as the week's main lift and never heavier, nor nearer to failure."""
    for phase, level, dose, main in doses("mini"):
        told: Any = (phase, level, dose, main)
        assert dose.sets == 2, told
        assert dose.percent, told
        assert main.percent, told
        assert main.percent - 5 <= dose.percent <= main.percent, told
        assert dose.rir >= main.rir, told
        assert dose.rest_seconds <= main.rest_seconds, told


@pytest.mark.parametrize("name", ["before_run", "after_run"])
def test_a_circuit_comes_no_closer_to_a_run_than_the_second_one_wishes(name: str) -> None:
    """Else every wish about hours would turn second sessions into circuits of nine stations."""
    rule: Any = the_rule(name)
    circuit, second = rule.gaps["circuit"], rule.focuses["lower-second"]
    assert {demand: gap.wish for demand, gap in circuit.items()} == {
        demand: gap.wish for demand, gap in second.items()
    }
