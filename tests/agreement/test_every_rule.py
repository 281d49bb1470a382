"""No rule is left out of the worlds in which model and referee are compared."""

from __future__ import annotations

import pytest

from periodize.rules.base import Rule
from periodize.rules.every import RULES
from tests.agreement import (
    test_hard_and_rest_days,
    test_muscles_and_patterns,
    test_places,
    test_progression,
    test_races,
    test_recovery_gap,
    test_returning,
    test_runs,
    test_sessions,
    test_variants,
    test_weeks,
)
from tests.agreement.worlds import World

FILES = (
    test_hard_and_rest_days,
    test_muscles_and_patterns,
    test_places,
    test_progression,
    test_races,
    test_recovery_gap,
    test_returning,
    test_runs,
    test_sessions,
    test_variants,
    test_weeks,
)
WORLDS: list[World] = [world for file in FILES for world in file.WORLDS.values()]
UNPRICED = {"availability", "session_size", "session_minutes", "plyometric_contacts"}
"""Rules that must hold and cannot be priced."""
WISHES_ONLY = {
    "exposure_gap",
    "known_lifts",
    "loadable",
    "pattern_coverage",
    "preferred_days",
    "push_pull",
    "steady_week",
}
"""Rules that only wish."""

SETTLED = {"load_ramp"}
"""Rules that say what follows from the choice, not what is chosen: no plan of ours breaks them."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_worlds(rule: type[Rule]) -> None:
    """Every rule has at least three worlds, with its musts and its price where it has any."""
    worlds = [world for world in WORLDS if type(world.rule) is rule]
    name = worlds[0].rule.rule
    assert len(worlds) >= 3
    assert any(world.must for world in worlds) == (name not in WISHES_ONLY | SETTLED)
    priced = any(world.wish and world.rule.penalty is not None for world in worlds)
    assert priced == (name not in UNPRICED | WISHES_ONLY | SETTLED)
