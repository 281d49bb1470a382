"""No rule is there for nothing: in some shipped scenario each one holds the plan back.

A rule binds where the best plan without it, judged with it, breaks it or is worth less. The
loosened scenario is solved like any other, so what is compared are two proven optima.
"""

from __future__ import annotations

import pytest

from periodize.model.load import load_model
from periodize.policy.entries import CLASSES
from tests.loosening import worth_under_all_rules, worth_without

BINDING = {
    "availability": "evening-runner",
    "same_day_order": "park-half-no-gym",
    "before_run": "evening-runner",
    "rest_day": "evening-runner",
    "hard_days": "evening-runner",
    "exposure_gap": "off-season-four",
    "steady_week": "evening-runner",
    "pattern_coverage": "evening-runner",
    "equipment": "first-10k-bands-at-home",
    "recovery_gap": "masters-careful-knee",
    "weekly_minutes": "first-10k-bands-at-home",
    "session_minutes": "first-10k-bands-at-home",
    "push_pull": "first-10k-bands-at-home",
    "session_size": "first-10k-bands-at-home",
    "season_frequency": "first-10k-bands-at-home",
    "after_run": "four-weeks-to-5k",
    "before_race": "four-weeks-to-5k",
    "session_mix": "four-weeks-to-5k",
    "muscle_balance": "four-weeks-to-5k",
    "exercise_rotation": "four-weeks-to-5k",
    "preferred_days": "evening-runner",
    "pins": "coach-changes",
    "careful_with": "masters-careful-knee",
    "after_race": "masters-careful-knee",
    "new_before_race": "four-weeks-to-5k",
    "ladder": "four-weeks-to-5k",
    "complex_pairs": "off-season-four",
    "deload": "first-10k-bands-at-home",
    "load_ramp": "four-weeks-to-5k",
    "return_from_break": "travelling-week",
    "activation": "park-half-no-gym",
}
"""A scenario in which each rule binds."""
EXEMPT = {
    "plyometric_contacts": "the doses of `runner` stay far below what it allows",
    "loadable": "the gyms of the shipped athletes load all that a phase means",
    "known_lifts": "the shipped athletes know the maxima of the lifts that come first anyway",
}
"""Rules that bind nowhere in the shipped scenarios, and why they stay."""

SEEDS = range(1, 13)
"""Of several best plans each seed may find another."""
NOT_IN_RUNNER = {"dose_zones", "exercise_sets", "hard_run_days"}
"""Rules for models other than `runner`, under which most shipped scenarios are solved here. That
they hold plans back is seen in tests/agreement, where each forbids plans of a tiny block."""


def test_every_rule_is_listed() -> None:
    """A new rule must show where it binds, say why it does not, or belong to another model."""
    assert set(BINDING) | set(EXEMPT) | NOT_IN_RUNNER == set(CLASSES)
    assert not set(BINDING) & set(EXEMPT)
    assert NOT_IN_RUNNER.isdisjoint(str(entry["rule"]) for entry in load_model("runner").rules)


@pytest.mark.parametrize(("rule", "scenario"), sorted(BINDING.items()))
def test_rule_binds(rule: str, scenario: str) -> None:
    """Without the rule other plans are best, and the rule speaks against one of them."""
    with_it = worth_under_all_rules(scenario)
    without = (worth_without(scenario, rule, seed) for seed in SEEDS)
    assert any(worth is None or worth > with_it for worth in without)
