"""Some weeks cut out of the shipped scenarios, at random."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

from periodize.block import Block
from periodize.dates import DateRange, add_days
from periodize.scenario import Scenario, load
from tests.cases import under_model

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
