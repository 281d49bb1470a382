"""What levels, distances, seasons, phases, goals and load classes are called."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from periodize.model.part import one_of

LEVELS = ("novice", "intermediate", "advanced")
BANDS = ("5k", "10k", "half", "marathon", "ultra", "100k")

SEASONS = ("off", "pre", "in")
LAST_PHASES = frozenset({"taper", "race"})
"""The phases before a goal race, which bring nothing new."""
EASY_PHASES = frozenset({"taper", "race", "recovery"})
"""The phases around a goal race, in which nobody trains to get better."""
PHASES = (
    "transition",
    "adaptation",
    "strength",
    "maintenance",
    "power",
    "taper",
    "race",
    "recovery",
)
Phase = Literal[
    "transition", "adaptation", "strength", "maintenance", "power", "taper", "race", "recovery"
]
Stage = Literal["warm-up", "power", "heavy", "accessory", "calf-hip", "core"]
"""The part of a session in which a role stands; sessions run through the stages in this order."""
STAGES: tuple[Stage, ...] = ("warm-up", "power", "heavy", "accessory", "calf-hip", "core")

PhaseName = Annotated[str, AfterValidator(one_of(PHASES, "a phase"))]
SeasonName = Annotated[str, AfterValidator(one_of(SEASONS, "a season"))]
BandName = Annotated[str, AfterValidator(one_of(BANDS, "a race distance"))]
Weeks = Annotated[int, Field(ge=0, le=104)]
Minutes = Annotated[int, Field(ge=5, le=300)]

Goal = Literal["endurance", "strength", "hypertrophy", "fitness"]
"""What the athlete's strength work is for."""

LoadClassName = Literal[
    "lower-heavy", "complex", "power", "plyometric", "circuit", "upper", "core", "light"
]
