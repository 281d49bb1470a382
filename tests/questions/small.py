"""Small scenarios as text, and seeded changes to them, for questions that solve for real."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

from periodize.open_scenario import OpenScenario
from periodize.questions.asking import Asking, Clash
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.draft import Draft, draft_of
from tests.cli.running import TWO_WEEKS

SMALL = TWO_WEEKS.replace(
    "availability:\n", 'availability:\n  mon: [{from: "18:00", to: "19:30", at: gym}]\n'
)
"""Two weeks with intervals on Tuesday, a long run on Sunday, and four evenings in the gym."""
DAYS = [f"2027-05-{day:02}" for day in range(3, 17)]
FOCUSES = ("lower-strength", "upper", "core")


def a_draft(text: str = SMALL) -> Draft:
    """A scenario's text, to be understood later."""
    return draft_of(text.encode(), "small.yaml", Path())


def opened(text: str = SMALL) -> OpenScenario:
    """A scenario that is open for questions."""
    return OpenScenario(a_draft(text))


@cache
def small() -> OpenScenario:
    """The small scenario with its plan, solved once."""
    found = opened()
    assert found.plan.sessions
    return found


def worth(scenario: Scenario, **how: Any) -> tuple[int, ...] | None:
    """What each goal of the best plan misses, solved from scratch; None without a plan."""
    found = Asking().plan(scenario, **how)
    if isinstance(found, Clash):
        return None
    assert found.status == "optimal"
    return tuple(goal.value for goal in found.goals)


def impossible(seed: int) -> str:
    """A small scenario with pins that often cannot all stand."""
    rng = random.Random(seed)
    open_days = [day for day in DAYS if _weekday(day) in (0, 1, 3, 4)]
    pins = [
        f"{{date: {day}, focus: {rng.choice(FOCUSES)}}}"
        for day in sorted(rng.sample(open_days, rng.randint(3, 5)))
    ]
    rules = rng.choice(
        (
            "{rule: recovery_gap, hours: 96}",
            "{rule: season_frequency, at_most: 1}",
            "{rule: weekly_minutes, at_most: 60}",
            "{rule: session_mix, at_most: {upper: 1, core: 1, lower-strength: 1}}",
        )
    )
    return f"{SMALL}pins: [{', '.join(pins)}]\nrules: [{rules}]\n"


def _weekday(day: str) -> int:
    return (int(day[-2:]) - 3) % 7
