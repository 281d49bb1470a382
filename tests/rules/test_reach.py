"""What each rule weighs, and who is asked again by that."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

from periodize.policy.entries import CLASSES
from periodize.rules.reach import ALONE, OF_CONTENTS, OF_DAYS, Reach

EXPECTED = {
    "exercises": "careful_with dose_zones equipment exercise_sets session_minutes session_size",
    "menus": "complex_pairs exercise_rotation known_lifts ladder loadable muscle_balance "
    "pattern_coverage plyometric_contacts push_pull",
    "loads": "load_ramp",
    "session": "activation after_race after_run before_race before_run hard_run_days "
    "preferred_days same_day_order",
    "week": "season_frequency session_mix",
    "days": "availability exposure_gap hard_days new_before_race pins recovery_gap rest_day "
    "return_from_break steady_week",
    "weeks": "deload weekly_minutes",
}


def test_what_rules_weigh() -> None:
    """Each rule has the reach that its judgement needs."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(CLASSES):
        found[CLASSES[name].reach].append(name)
    assert found == {reach: names.split() for reach, names in EXPECTED.items()}


def test_groups_of_reach() -> None:
    """Days matter to some, exercises to others, to whole weeks neither."""
    assert set(get_args(Reach)) == EXPECTED.keys()
    assert set(get_args(Reach)) - OF_DAYS - OF_CONTENTS == {"weeks"}
    assert not OF_DAYS & OF_CONTENTS
    assert {"exercises", "session"} == ALONE
