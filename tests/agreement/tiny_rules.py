"""Every rule at random small numbers."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from periodize.policy.entries import CLASSES
from periodize.rules.base import GOALS, Rule
from periodize.rules.every import RULES
from tests.agreement.tiny import PROGRESSION

NO_PRICE = ("availability", "session_size", "session_minutes", "plyometric_contacts")
LOADS = ("lower-heavy", "circuit", "upper", "core")
LEGS = ("lower-heavy", "circuit")
PHASES = ("strength", "power")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def tiny_rules(rng: random.Random) -> tuple[Rule, ...]:
    """All rules, the quick and strict ones first, some of them priced."""
    known = {str(entry["rule"]): dict(entry) for entry in PROGRESSION}
    numbers = {**_around(rng), **_of_weeks(rng), **_of_sessions(rng), **known}
    first = ("session_size", "availability", "equipment", "careful_with")
    names = [*first, *sorted(set(CLASSES) - set(first))]
    assert len(names) == len(RULES)
    return tuple(_rule(rng, name, numbers.get(name, {})) for name in names)


def _rule(rng: random.Random, name: str, numbers: Mapping[str, Any]) -> Rule:
    price = {}
    if name not in NO_PRICE and rng.random() < 0.25:
        price = {"penalty": rng.randint(1, 5), "goal": rng.choice((None, *GOALS))}
    return CLASSES[name].model_validate({"rule": name, **numbers, **price})


def _gap(rng: random.Random, *hours: int) -> dict[str, int]:
    must, wish = rng.choice((0, 0, *hours)), rng.choice((0, *hours))
    return {"must": must, "wish": wish, "cost": rng.randint(0, 3)}


def _around(rng: random.Random) -> dict[str, dict[str, Any]]:
    demands = ("quality", "long", "easy")

    def around(*hours: int) -> dict[str, Any]:
        classes = rng.sample(LOADS, 3)
        return {name: {demand: _gap(rng, *hours) for demand in demands} for name in classes}

    return {
        "recovery_gap": {
            "gaps": {
                one: {other: _gap(rng, 24, 36, 48, 60)}
                for one in rng.sample(LOADS, 3)
                for other in rng.sample(LOADS, 1)
            },
            "days": rng.choice(({}, {}, {"lower-heavy": {"lower-heavy": 1, "upper": 1}})),
            "hours": rng.choice((None, None, 24, 48)),
            "novice_extra_wish_hours": rng.choice((0, 24)),
            "masters_extra_wish_hours": rng.choice((0, 12)),
            "masters_age": rng.choice((None, 40)),
        },
        "before_run": {
            "gaps": around(6, 12, 24),
            "focuses": rng.choice(({}, {"mixed": {"quality": {"must": 6, "wish": 30}}})),
            "day_before_cost": rng.randint(0, 2),
        },
        "after_run": {
            "gaps": around(1, 6, 12, 30),
            "focuses": rng.choice(({}, {"mixed": {"quality": {"wish": 9}, "easy": {"must": 2}}})),
            "days_after_long": {rng.choice(LOADS): rng.randint(0, 2)},
            "same_trip_minutes": rng.choice((None, 30)),
        },
        "same_day_order": {
            "exempt": rng.sample(LOADS, 1),
            "first": rng.choice(({}, {}, {"endurance": "run"}, {"endurance": "strength"})),
        },
        "activation": {
            "focuses": rng.choice(((), (), ("core",), ("upper",))),
            "minutes": rng.choice((0, 15, 60)),
            "without_run": rng.choice((True, False)),
            "alone_cost": rng.randint(0, 2),
        },
        "hard_run_days": {
            "demands": rng.choice((("quality",), ("quality", "long"))),
            "classes": rng.sample(LOADS, 3),
            "minutes": rng.choice((None, 15, 30)),
        },
        "before_race": {
            "days": {
                band: {name: sorted(rng.choices(range(4), k=3), reverse=True) for name in LOADS}
                for band in ("10k", "half")
            }
        },
        "after_race": {
            "days": {band: {name: rng.randint(0, 3) for name in LOADS} for band in ("10k", "half")},
            "c_share": "0.5",
            "masters_factor": "1.25",
            "masters_age": 40,
        },
        "new_before_race": {
            "weeks": {rng.choice("ABC"): 1, "A": rng.choice((1, 1, 2))},
            "phases": rng.choice(((), ("taper",))),
            "known_days": rng.choice((6, 9, 28)),
            "fading": rng.choice((None, (), ("lower-heavy",))),
        },
    }


def _of_weeks(rng: random.Random) -> dict[str, dict[str, Any]]:
    return {
        "season_frequency": {
            "at_most": rng.choice((None, None, 1, 2, 3)),
            "target": rng.choice((None, 3)),
            "a_day": rng.choice((None, 1, 1, 2)),
            "target_cost": rng.randint(0, 2),
            "floor_cost": rng.randint(0, 2),
            "over_cost": rng.randint(0, 1),
            "legs": {"strength": LEGS, "power": LEGS[:1]},
            "legs_cost": rng.randint(0, 2),
            "heavy": rng.choice(({}, {"strength": ("legs",), "power": ("legs", "mixed")})),
            "heavy_cost": rng.randint(0, 2),
            "second_legs_cost": rng.randint(0, 2),
        },
        "session_mix": {
            "at_most": {rng.choice(("legs", "mixed", "upper", "core")): rng.choice((1, 2))},
            "phases": {
                "strength": {"wants": {"core": 1, "legs": 1}},
                "power": {"wants": {"mixed": 2}, "at_most": {"upper": 0}},
            },
            "cost": rng.randint(0, 3),
            "leg_classes": LEGS,
            "legs_cost": rng.randint(0, 3),
            "once_a_day": rng.choice((True, False)),
        },
        "weekly_minutes": {"at_most": rng.choice((None, None, 60, 90))},
        "rest_day": {"at_least": rng.randint(0, 1), "in_days": rng.randint(2, 4)},
        "hard_days": {
            "at_most": rng.choice((None, 1, 2)),
            "in_days": rng.randint(2, 3),
            "classes": LEGS[: rng.randint(1, 2)],
        },
        "exposure_gap": {
            "days": rng.randint(1, 3),
            "classes": rng.sample(LOADS, 2),
            "phases": PHASES,
            "closed": {"10k": {"A": [2, 2], "C": [1, 1]}, "half": {"A": [3, 2], "B": [2, 2]}},
            "cost": rng.randint(0, 2),
        },
        "steady_week": {"cost": rng.randint(0, 3)},
        "preferred_days": {
            "days": rng.sample(WEEKDAYS, rng.choice((0, 3))),
            "focuses": {"core": rng.sample(WEEKDAYS, 2)},
            "avoid": rng.sample(WEEKDAYS, 1),
            "hours": rng.choice((None, {"from": "06:30", "to": "18:30"})),
            "cost": rng.randint(0, 3),
            "late_cost": rng.randint(0, 1),
        },
    }


def _of_sessions(rng: random.Random) -> dict[str, dict[str, Any]]:
    patterns = {"push": ["push-horizontal"], "pull": ["pull-horizontal"]}
    return {
        "careful_with": {"parts": {"wrist": {"exercises": ["plank"], "patterns": ["hinge"]}}},
        "session_size": {
            "slots": {rng.choice(LOADS): rng.choice(([1, 1], [1, 2], [2, 3]))},
            "phases": {"taper": {"circuit": [1, 1]}},
            "one_per_family": rng.choice((True, False)),
            "where_time": rng.choice((True, False)),
        },
        "exercise_sets": {
            "classes": rng.choice(({}, {rng.choice(LOADS): 1})),
            "focuses": rng.choice(({}, {}, {"legs": 2, "core": 1})),
        },
        "dose_zones": {
            "zones": rng.choice(
                ({}, {"legs": {"percent": [50, 90], "reps": [1, 6]}}, {"core": {"sets": [2, 3]}})
            ),
        },
        "session_minutes": {"at_least": {"default": rng.choice((0, 20))}},
        "muscle_balance": {
            "at_most": rng.choice(({}, {"quads": 2, "push": 1.5, "core": 1})),
            "cost": rng.randint(0, 2),
            "half_classes": rng.choice(((), ("circuit",))),
            "whole_focuses": rng.choice(((), ("mixed",))),
            "low_share": {"novice": 0.6, "masters": 0.8, "high_mileage": 0.5},
            "high_mileage_km": 15,
            "hamstrings_to_quads": rng.choice((None, (4, 5))),
            "ratio_cost": rng.randint(0, 3),
        },
        "pattern_coverage": {
            "kinds": {"squat": ["squat"], "hinge": ["hinge"], "core": ["core-anti-extension"]}
            | patterns,
            "a_session": rng.randint(1, 3),
            "phases": PHASES,
            "cost": rng.randint(0, 3),
        },
        "push_pull": {**patterns, "least": (1, 2), "most": (1, 1), "cost": rng.randint(0, 3)},
        "ladder": {"cost": rng.randint(0, 2), "easy_phases": rng.choice(((), ("taper",)))},
        "exercise_rotation": {
            "mains_stay": rng.choice((True, True, False)),
            "rank_cost": rng.randint(0, 2),
        },
        "known_lifts": {"cost": rng.randint(0, 3)},
        "loadable": {"cost": rng.randint(0, 3)},
    }
