"""Tiny scenarios under a toy model, each from its seed: quick enough to ask by the hundred."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from periodize.plan import Plan
from periodize.questions.asking import Asking
from periodize.scenario.scenario import Pin, RuleChange, Scenario, Window
from tests.toy import a_block, a_race, a_run, a_window

MODEL = str(Path(__file__).with_name("toy.yaml"))
FOCUSES = ("legs", "upper")
CHANGES: tuple[Mapping[str, Mapping[str, Any]], ...] = (
    {},
    {"season_frequency": {"at_most": 2}},
    {"session_mix": {"at_most": {"legs": 1}}, "weekly_minutes": {"enabled": False}},
    {"recovery_gap": {"hours": 96}, "hard_days": {"enabled": False}},
    {"rest_day": {"at_least": 2, "in_days": 4}, "weekly_minutes": {"penalty": 2}},
)
"""By rule, what a scenario with pins changes."""


def tiny(seed: int, days: int = 11, windows: int = 6) -> Scenario:
    """Some days with half an hour on some evenings, a long run, another run and a race."""
    rng = random.Random(seed)
    race = a_race(rng.randint(4, days + 2), priority=rng.choice(("A", "B", "C")))
    runs = [a_run(rng.randrange(6)), a_run(6, "long", "long", "09:00")]
    scenario = a_block(
        days,
        runs=[run for run in runs if run.date != race.date],
        races=[race],
        windows=[_evening(offset) for offset in sorted(rng.sample(range(days), windows))],
        weekly_minutes=rng.choice((45, 60, 75, None)),
    ).scenario
    return replace(scenario, model=MODEL)


def _evening(offset: int) -> Window:
    return a_window(offset, "18:00", "18:30")


@cache
def planned(seed: int) -> tuple[Scenario, Plan]:
    """A tiny scenario with its plan, solved once."""
    scenario = tiny(seed)
    plan = Asking().plan(scenario)
    assert isinstance(plan, Plan)
    return scenario, plan


def pinned(seed: int) -> Scenario:
    """A week with pins that mostly cannot all stand."""
    rng = random.Random(seed)
    scenario = tiny(seed, days=7, windows=4)
    days = rng.sample([window.date for window in scenario.windows], rng.randint(3, 4))
    pins = tuple(Pin(date=day, focus=rng.choice(FOCUSES)) for day in sorted(days))
    return replace(scenario, pins=pins, rules=_rules(rng))


def _rules(rng: random.Random) -> tuple[RuleChange, ...]:
    changes = rng.choice(CHANGES).items()
    return tuple(RuleChange(rule=rule, values=values, where=()) for rule, values in changes)
