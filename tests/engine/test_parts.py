"""Part by part or all at once: the goals are worth the same."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest

from periodize.block import Block
from periodize.dates import DateRange, add_days
from periodize.engine.reach import Reach
from periodize.engine.search import Deadline
from periodize.engine.solve import solve
from periodize.engine.task import Task, climb
from periodize.plan import Plan
from periodize.progression import sessions_of
from periodize.referee import goal_values
from periodize.rules.base import GOALS
from periodize.rules.decide import Decide
from periodize.rules.load import load_rules, under_model
from periodize.scenario import Scenario, load

FOLDER = Path(__file__).parent.parent.parent / "scenarios"
SHORT = ("travelling-week", "first-10k-bands-at-home", "evening-runner", "half-two-quality-days")


def a_cut(seed: int) -> Block:
    """Some weeks of a shipped scenario, in segments of one or two weeks, with days closed."""
    rng = random.Random(seed)
    scenario = load(FOLDER / f"{rng.choice(SHORT)}.yaml")
    start = add_days(scenario.days.start, 7 * rng.randrange(3))
    days = DateRange(start, add_days(start, 7 * rng.randint(3, 4)))
    block, _ = under_model(_within(scenario, days, rng))
    return dataclasses.replace(
        block, model=block.model.model_copy(update={"segment_weeks": rng.randint(1, 2)})
    )


def _within(scenario: Scenario, days: DateRange, rng: random.Random) -> Scenario:
    windows = [w for w in scenario.windows if w.date in days and rng.random() < 0.8]
    return dataclasses.replace(
        scenario,
        days=days,
        runs=tuple(run for run in scenario.runs if run.date in days),
        races=tuple(race for race in scenario.races if race.date in days),
        pins=(),
        windows=tuple(windows),
    )


@pytest.mark.parametrize("seed", range(12))
def test_parts_are_worth_the_whole(seed: int) -> None:
    """Every goal has the value that one model of the whole block proves."""
    block = a_cut(seed)
    rules = load_rules(block)
    apart = solve(block, rules)
    decide = Decide(block)
    for rule in rules:
        decide.speak(rule)
    segments = frozenset(week.segment for week in block.weeks)
    assert len(Reach(decide).parts()) > 1
    whole = climb(Task(decide, segments, decide.statements, 1, Deadline(None)))
    assert whole.proven
    assert apart.proven
    assert [apart.bounds[goal] for goal in GOALS] == [whole.values[goal] for goal in GOALS]


@pytest.mark.parametrize("seed", range(12))
def test_parts_keep_their_promise(seed: int) -> None:
    """The plan that the parts make together costs what their proofs say."""
    block = a_cut(seed)
    rules = load_rules(block)
    apart = solve(block, rules)
    plan = Plan(sessions=sessions_of(block, apart.options, apart.contents))
    found = [violation for rule in rules for violation in rule.violations(block, plan)]
    assert not [violation for violation in found if violation.breaks_must]
    assert goal_values(found) == apart.bounds
