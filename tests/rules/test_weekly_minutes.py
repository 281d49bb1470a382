"""Weekly minutes: the season's, the phase's or the scenario's minutes of a Monday week."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Plan, Session
from periodize.rules.weekly_minutes import WeeklyMinutes
from tests.circuit import a_circuit_block
from tests.toy import DOSE, PHASES, a_block, a_model, a_plan, a_session

RUNNER = load_model("runner")
NUMBERS = next(entry for entry in RUNNER.rules if entry["rule"] == "weekly_minutes")
MODEL = a_model(
    seasons={season: quota.model_dump() for season, quota in RUNNER.seasons.items()},
    phases={
        phase: {"kinds": {"main": [DOSE]}, "quota": RUNNER.phases[phase].quota} for phase in PHASES
    },
)


def the_rule(**changes: Any) -> WeeklyMinutes:
    """The rule as the model `runner` has it."""
    return WeeklyMinutes.model_validate({**NUMBERS, **changes})


def a_week(season: str = "off", days: int = 7, **changes: Any) -> Block:
    """A block of one season at the model's minutes."""
    return a_block(days, season=season, model=MODEL, **changes)


def holding(minutes: int, offset: int = 0) -> Session:
    """A session of so many minutes."""
    return a_session(offset, minutes=minutes)


def over(block: Block, plan: Plan, rule: WeeklyMinutes | None = None) -> list[str]:
    """The weeks that hold too much, as must."""
    found = list((rule or the_rule()).violations(block, plan))
    assert all(violation.breaks_must for violation in found)
    return [violation.text for violation in found]


@pytest.mark.parametrize(
    ("season", "phase", "limit"),
    [
        ("off", "strength", 165),
        ("pre", "strength", 165),
        ("in", "strength", 120),
        # The end of a block has minutes of its own, whatever the season.
        ("in", "taper", 60),
        ("in", "race", 60),
        ("off", "recovery", 60),
        ("in", "power", 120),
    ],
)
def test_limits(season: str, phase: str, limit: int) -> None:
    """Two hours and three quarters off and before the season, two in it, one from the taper on."""
    block = a_week(season, phase=phase)
    assert over(block, a_plan(holding(45), holding(limit - 45, 3))) == []
    assert over(block, a_plan(holding(45), holding(limit - 44, 3))) == [
        f"week 1 holds {limit + 1} min of strength; at most {limit} min"
    ]


@pytest.mark.parametrize(("season", "phase"), [("off", "strength"), ("in", "taper")])
def test_the_scenario_knows_better(season: str, phase: str) -> None:
    """An athlete who gives 90 minutes has 90, in any season and phase."""
    block = a_week(season, phase=phase, weekly_minutes=90)
    assert over(block, a_plan(holding(45), holding(45, 3))) == []
    assert over(block, a_plan(holding(45), holding(46, 3))) == [
        "week 1 holds 91 min of strength; at most 90 min"
    ]


def test_an_athlete_without_time() -> None:
    """Whoever gives no minutes has none."""
    block = a_week(weekly_minutes=0)
    assert over(block, a_plan()) == []
    assert over(block, a_plan(holding(30))) == ["week 1 holds 30 min of strength; at most 0 min"]


def test_weeks_count_by_themselves() -> None:
    """Two hours on Sunday and two on Monday are two weeks; beside the block none counts."""
    plan = a_plan(holding(150, -1), holding(120, 6), holding(120, 7), holding(150, 14))
    assert over(a_week("in", 14), plan) == []
    assert over(a_week("in", 14), a_plan(holding(120, 7), holding(1, 13))) == [
        "week 2 holds 121 min of strength; at most 120 min"
    ]


@pytest.mark.parametrize(
    ("days", "given", "limit"),
    [
        (1, None, 24),  # a seventh of 165
        (3, None, 71),
        (6, None, 141),
        (3, 90, 39),  # 38.6
        (2, 90, 26),  # 25.7
    ],
)
def test_part_weeks_are_cut(days: int, given: int | None, limit: int) -> None:
    """Three days of a week hold three sevenths of its minutes, whoever set them."""
    for block, rule in (
        (a_week("off", days, weekly_minutes=given), the_rule()),
        (a_week("off", days), the_rule(at_most=given)),
    ):
        assert over(block, a_plan(holding(limit)), rule) == []
        assert len(over(block, a_plan(holding(limit + 1)), rule)) == 1


def test_the_last_week_is_cut() -> None:
    """In a block of ten days the second week holds three sevenths."""
    assert over(a_week("off", 10), a_plan(holding(165), holding(71, 7))) == []
    assert over(a_week("off", 10), a_plan(holding(71, 0), holding(72, 9))) == [
        "week 2 holds 72 min of strength; at most 71 min"
    ]


def test_the_rule_has_the_last_word() -> None:
    """A number of the rule itself replaces the season's and the scenario's minutes."""
    block = a_week(weekly_minutes=200)
    assert over(block, a_plan(holding(60)), the_rule(at_most=60)) == []
    assert len(over(block, a_plan(holding(61)), the_rule(at_most=60))) == 1


def test_light_sessions_count() -> None:
    """Time for bands is time too."""
    bands = dataclasses.replace(holding(15, 5), load_class="light")
    assert over(a_week("in"), a_plan(holding(105))) == []
    assert len(over(a_week("in"), a_plan(holding(106), bands))) == 1


def test_a_price_counts_minutes() -> None:
    """A quarter of an hour too much, at a price of 2, costs 30 in the goal that was named."""
    rule = the_rule(penalty=2, goal="preferences")
    found = list(rule.violations(a_week("in"), a_plan(holding(135))))
    assert [(violation.cost, violation.goal) for violation in found] == [(30, "preferences")]


def test_explain() -> None:
    """The sentence says the limit, or whose it is."""
    assert the_rule().explain() == (
        "Strength takes at most the scenario's or season's minutes a week, light sessions included."
    )
    assert "at most 90 min a week" in the_rule(at_most=90).explain()


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (41, ["circuit would grow to 3 rounds with 42 min and 4 rounds with 54 min a week"]),
        (53, ["circuit would grow to 4 rounds with 54 min a week"]),
        (54, []),
    ],
)
def test_minutes_for_more_rounds_are_told(minutes: int, told: list[str]) -> None:
    """Where the week's minutes hold a circuit's rounds down, it says how many would not."""
    rounds = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    block = a_circuit_block(4, weekly_minutes=minutes, rounds=rounds)
    notes = list(the_rule().notes(block))
    assert notes == [f"{text} (`weekly_minutes`)" for text in told]
    assert list(the_rule().notes(a_block())) == []
