"""Sessions of every shape, the same from the same seed."""

from __future__ import annotations

import random
from typing import Any

from periodize.model.catalogue import Exercise, load_catalogue
from periodize.plan import Prescription, RampUpSet, Session
from tests.build import a_session

CATALOGUE = tuple(load_catalogue().exercises.values())


def a_dose(exercise: Exercise, rng: random.Random, **changes: Any) -> Prescription:
    """Some sets of an exercise, as its kind has them."""
    carried = "carry-sled" in exercise.patterns
    timed = not exercise.is_held and not carried and rng.random() < 0.2
    held = exercise.is_held
    values: dict[str, Any] = {
        "exercise": exercise.id,
        "name": exercise.name,
        "sets": rng.randint(1, 5),
        "reps": None if held or carried else rng.randint(1, 20),
        "seconds": rng.choice((20, 30, 45)) if held or timed else None,
        "holds": rng.choice((1, 1, 3)) if held else 1,
        "hold_rest_seconds": 5,
        "metres": 20 if carried else None,
        "per_side": exercise.unilateral and not timed,
        "timed": timed,
        "load_kg": rng.choice((None, 0.0, 2.5, 17.5, 72.5, 142.25)),
        "reps_in_reserve": rng.choice((None, 1, 3)),
        "rest_seconds": rng.choice((0, 30, 90, 180)),
        "how": exercise.cue,
    }
    if values["reps"] and values["reps"] > 2 and values["sets"] > 1 and rng.random() < 0.3:
        values["last_reps"] = values["reps"] - 1
    if values["load_kg"] and values["reps"] and not timed and rng.random() < 0.3:
        values["ramp_up"] = (
            RampUpSet(reps=5, percent=50, load_kg=20, rest_seconds=60),
            RampUpSet(reps=3, percent=75, load_kg=None),
        )
    return Prescription(**{**values, **changes})


def any_session(rng: random.Random) -> Session:
    """Up to eight exercises, some in pairs, or in rounds."""
    rounds = rng.choice((None, None, None, 1, 3))
    chosen = rng.sample(CATALOGUE, rng.randint(1, 8))
    changes = {"sets": rounds, "last_reps": None} if rounds else {}
    doses = [a_dose(each, rng, **changes) for each in chosen]
    if rounds is None and len(doses) > 2 and rng.random() < 0.6:
        doses[:2] = [a_dose(each, rng, pair="A") for each in chosen[:2]]
    return a_session(
        f"2027-05-{rng.randint(3, 30):02d} {rng.randint(6, 21):02d}:00",
        exercises=tuple(doses),
        rounds=rounds,
        round_rest_seconds=rng.choice((0, 120)),
        warm_up_minutes=rng.choice((0, 8)),
        cool_down_minutes=rng.choice((0, 5)),
    )
