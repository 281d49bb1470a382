"""The closed vocabularies of exercises, as types for checking and as tuples for listing.

They repeat `vocabulary` of `models/exercises.yaml`, and a test keeps the two equal.
"""

from __future__ import annotations

from typing import Literal, get_args

# One word a line would bury the sets.
# fmt: off
Pattern = Literal[
    "squat", "hinge", "lunge", "step", "calf", "hip-abduction-glute", "push-horizontal",
    "push-vertical", "pull-horizontal", "pull-vertical", "core-anti-extension",
    "core-anti-rotation", "core-rotation-lateral", "plyometric", "carry-sled", "balance",
    "whole-body", "run-specific", "warm-up",
]
"""What a movement trains, as a coach groups movements."""

Kind = Literal[
    "weights", "bands", "bodyweight", "balance", "plyometric", "ballistic", "isometric",
    "conditioning", "run-specific", "warm-up",
]
"""How an exercise loads the body."""

Muscle = Literal[
    "quads", "hamstrings", "adductors", "hip-flexors", "glute-max", "glute-med", "glute-min",
    "calves-gastroc", "calves-soleus", "achilles-tendon", "tibialis-anterior",
    "foot-intrinsics", "core", "rectus-abdominis", "transverse-abdominis", "obliques",
    "erectors", "pelvic-floor", "mid-back", "lats", "upper-traps", "chest", "serratus",
    "delts-front", "delts-side", "delts-rear", "rotator-cuff", "biceps", "triceps",
    "forearms-grip",
]
"""Muscles, and one tendon, that exercises name."""

Equipment = Literal[
    "none", "mat", "pillow", "bosu", "wobble-board", "dowel", "broom", "mini-band", "long-band",
    "trx", "dumbbell", "kettlebell", "barbell", "plate", "trap-bar", "rack", "bench", "box",
    "step", "table", "low-bar", "pull-up-bar", "cable-machine", "medicine-ball",
    "stability-ball", "weighted-vest", "ankle-weights", "heavy-boots", "jump-rope",
    "battle-ropes", "sled", "hill",
]
"""Kit that a place may have; `none` is there everywhere."""

Impact = Literal[
    "none", "low", "moderate", "high",
]
"""How hard a landing is, softest first."""

Level = Literal[
    "novice", "intermediate", "advanced",
]
"""Training experience, least first."""

Rung = Literal[
    "regression", "base", "hard", "harder", "weighted", "heavy", "complex", "explosive",
    "combo", "component",
]
"""Places on an exercise ladder; the order is that of the file, not of difficulty."""

Family = Literal[
    "anti-rotation", "back-extension", "balance", "band-walk", "bridge", "calf", "carry",
    "conditioning", "dead-bug", "finisher", "hinge", "hip-abduction", "hop", "hop-bound",
    "horizontal-press", "horizontal-pull", "jump", "knee-flexion", "loaded-core", "lunge",
    "plank", "push-up", "push-up-side-plank", "rollout", "rope", "run-drill", "run-specific",
    "side-plank", "single-leg-hinge", "single-leg-squat", "sled", "soleus", "squat", "step",
    "trunk-flexion", "trx-core", "trx-run-drill", "vertical-press", "vertical-pull", "warm-up",
    "wipers",
]
"""Ladders of the shipped exercises; an own exercise may open another."""

Stress = Literal[
    "knee", "back", "wrist", "achilles", "bone-stress",
]
"""Body parts that an athlete may have to be careful with."""

DoseKey = Literal[
    "sets", "reps", "reps_min", "steps", "seconds", "hold_s", "eccentric_s", "metres", "per",
    "percent_1rm", "rm", "load_lb", "rest_s", "until", "superset", "after", "then",
    "unlock_reps", "complex", "as",
]
"""What a dose can say; units stand in the header of `models/exercises.yaml`."""

Source = Literal[
    "S0", "S1", "S2", "S3", "S4", "own",
]
"""Documents behind an entry; `own` is our judgement or the user's."""
# fmt: on

PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
KINDS: tuple[Kind, ...] = get_args(Kind)
MUSCLES: tuple[Muscle, ...] = get_args(Muscle)
EQUIPMENT: tuple[Equipment, ...] = get_args(Equipment)
IMPACT: tuple[Impact, ...] = get_args(Impact)
LEVELS: tuple[Level, ...] = get_args(Level)
RUNGS: tuple[Rung, ...] = get_args(Rung)
FAMILIES: tuple[Family, ...] = get_args(Family)
STRESS: tuple[Stress, ...] = get_args(Stress)
DOSE_KEYS: tuple[DoseKey, ...] = get_args(DoseKey)
SOURCES: tuple[Source, ...] = get_args(Source)
