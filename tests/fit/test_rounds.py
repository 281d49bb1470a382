"""How many minutes a week let a circuit's rounds grow: the number told is the least that does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from periodize.fit.rounds import Growth, growths
from periodize.plan import Plan
from periodize.planning import Solved, solve
from periodize.rules.load import under_model
from periodize.scenario import load
from periodize.scenario.situation import Scenario

FILE = Path(__file__).parents[2] / "scenarios" / "mountain-half-circuit.yaml"


def runner(minutes: int | None) -> Scenario:
    """The shipped scenario of the circuit with so many minutes a week."""
    return replace(load(FILE), weekly_minutes=minutes)


@cache
def solved(minutes: int) -> Solved:
    """Its plan."""
    return solve(runner(minutes), reasoned=False)


def rounds_of(plan: Plan) -> list[int]:
    """The rounds of each session."""
    return [session.rounds or 0 for session in plan.sessions]


def rounds_with(minutes: int) -> list[int]:
    """The rounds of each week that holds a session, in a block with so many minutes a week."""
    block, _ = under_model(runner(minutes))
    return [block.rounds("circuit", week) or 0 for week in block.weeks if week.target]


@pytest.mark.parametrize("minutes", [120, 155])
def test_the_minutes_told_are_the_least_that_do(minutes: int) -> None:
    """With them rounds grow, five minutes below they do not; in full likewise."""
    (found,) = growths(solved(minutes).block, solved(minutes).plan)
    now, best = rounds_with(minutes), rounds_with(1000)
    assert found.held == max(now)
    grown = rounds_with(found.minutes)
    assert grown > now
    assert all(after >= before for after, before in zip(grown, now, strict=True))
    assert max(grown) == found.most
    assert any(a < b for a, b in zip(rounds_with(found.minutes - 5), now, strict=True)) or (
        rounds_with(found.minutes - 5) == now
    )
    assert rounds_with(found.in_full) == best
    assert max(best) == found.most_in_full
    assert rounds_with(found.in_full - 5) != best


def test_a_plan_with_the_minutes_told_has_the_rounds() -> None:
    """Solved with as many minutes as are told, the block holds as many rounds as are told."""
    (found,) = growths(solved(120).block, solved(120).plan)
    assert max(rounds_of(solved(120).plan)) == found.held
    assert max(rounds_of(solved(found.in_full).plan)) == found.most_in_full
    assert growths(solved(found.in_full).block, solved(found.in_full).plan) == ()


def test_a_plan_without_circuits_has_none_to_grow() -> None:
    """What no session of the plan holds is not told."""
    assert growths(solved(120).block, Plan(sessions=())) == ()


@pytest.mark.parametrize(
    ("growth", "expected"),
    [
        (
            Growth("circuit", 2, 150, 3, 200, 4),
            "circuit comes to 2 rounds in the minutes of its weeks; 150 min a week would let them "
            "grow to 3, 200 min to 4",
        ),
        (
            Growth("circuit", 3, 150, 3, 160, 3),
            "circuit comes to 3 rounds in the minutes of its weeks; 150 min a week would let them "
            "grow sooner, 160 min soonest",
        ),
        (
            Growth("circuit", 3, 200, 4, 200, 4),
            "circuit comes to 3 rounds in the minutes of its weeks; 200 min a week would let them "
            "grow to 4",
        ),
    ],
)
def test_the_sentence(growth: Growth, expected: str) -> None:
    """What the rounds come to, and with which minutes they grow, how far."""
    assert str(growth) == expected
