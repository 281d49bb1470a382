"""The kinds of session of the good plan: few and fixed, whatever becomes of the model `runner`.

Seasons, doses, gaps and all other numbers are those of `runner`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from periodize.model.focus import Focus
from periodize.model.load import load_model
from periodize.model.periodization import Model

ALL = ["transition", "adaptation", "strength", "maintenance", "power", "taper", "race", "recovery"]
HINGES = ["romanian-deadlift", "deadlift"]
ARMS = ["bench-press", "push-up"]


def part(name: str, stage: str, dose: str, exercises: list[str], **more: Any) -> dict[str, Any]:
    """A part of a session."""
    return {"role": name, "stage": stage, "dose": dose, "exercises": exercises, **more}


SQUAT = part(
    "squat",
    "heavy",
    "main",
    ["back-squat", "front-squat", "dumbbell-front-squat"],
    main=True,
    at_least=1,
)
HINGE = part("hinge", "heavy", "secondary", HINGES, main=True, at_least=1)
CALF = part("calf", "calf-hip", "calf", ["single-leg-calf-raise"])
CORE = part("core", "core", "core", ["dead-bug", "forearm-plank", "pallof-press"])
LOWER = [
    part("jump", "power", "power", ["box-jump", "broad-jump", "vertical-jump"]),
    SQUAT,
    HINGE,
    part("push", "accessory", "upper", ARMS, pair="A"),
    part("pull", "accessory", "upper", ["bent-over-row"], pair="A"),
    part("accessory", "accessory", "accessory", ["split-squat"]),
    CALF,
    CORE,
]
COMPLEX = [
    {**SQUAT, "dose": "complex-lift", "pair": "A"},
    part("jump", "heavy", "complex-jump", ["vertical-jump", "broad-jump"], at_least=1, pair="A"),
    HINGE,
    CALF,
]
UPPER = [
    part("press", "accessory", "upper", ARMS, at_least=1, pair="A"),
    part("row", "accessory", "upper", ["bent-over-row"], at_least=1, pair="A"),
    part("over", "accessory", "upper", ["dumbbell-overhead-press", "pike-push-up"], pair="B"),
    CORE,
]
TRUNK = [
    part("front", "core", "core", ["dead-bug"], at_least=1),
    part("side", "core", "core", ["side-plank"], at_least=1),
]
BANDS = [
    part("balance", "accessory", "band", ["single-leg-balance"]),
    part("hip", "calf-hip", "band", ["glute-med-activation"], at_least=1),
]


def kind(load_class: str, minutes: list[int], warm_up: int, roles: Any, **more: Any) -> Focus:
    """A kind of session; without more said, every phase offers it."""
    return Focus.model_validate(
        {
            "load_class": load_class,
            "phases": ALL,
            "minutes": minutes,
            "warm_up_minutes": warm_up,
            "roles": roles,
            **more,
        }
    )


FOCUSES = {
    "lower-strength": kind("lower-heavy", [30, 45, 50], 8, LOWER),
    "complex": kind("complex", [30, 45], 8, COMPLEX, phases=["power"]),
    "upper": kind("upper", [20, 30], 5, UPPER),
    "core": kind("core", [15, 20], 3, TRUNK),
    "bands": kind("light", [15], 0, BANDS, on_request=True),
}
NUMBERS: dict[str, dict[str, Any]] = {
    "session_size": {
        "slots": {"lower-heavy": [3, 7], "complex": [3, 7], "upper": [2, 5], "core": [2, 4]},
        "phases": {},
    },
    "session_mix": {"at_most": {"lower-strength": 2, "core": 1}},
    "muscle_balance": {"at_most": {}, "whole_focuses": []},
    "before_run": {"focuses": {}},
    "after_run": {"focuses": {}},
    "season_frequency": {"heavy": {}},
}


def the_model() -> Model:
    """The model `runner` with these kinds of session; its rules speak of no other."""
    runner = load_model("runner")
    gone = frozenset(runner.focuses) - frozenset(FOCUSES)
    rules = tuple({**without(rule, gone), **NUMBERS.get(rule["rule"], {})} for rule in runner.rules)
    return runner.model_copy(update={"focuses": FOCUSES, "rules": rules})


def without(value: Any, names: frozenset[str]) -> Any:
    """What a rule says, without the kinds of session of these names."""
    if isinstance(value, Mapping):
        return {key: without(each, names) for key, each in value.items() if key not in names}
    if isinstance(value, list | tuple):
        kept = [each for each in value if not (isinstance(each, str) and each in names)]
        return [without(each, names) for each in kept]
    return value
