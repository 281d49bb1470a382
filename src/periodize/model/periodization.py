"""What a periodization model says: a YAML file of `models/`, read into immutable values.

The numbers are data with source and grade; this module gives them names, units and bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LEVELS = ("novice", "intermediate", "advanced")
BANDS = ("5k", "10k", "half", "marathon", "ultra", "100k")

SEASONS = ("off", "pre", "in")
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
Stage = Literal["power", "heavy", "accessory", "calf-hip", "core"]
"""The part of a session in which a role stands; sessions run through the stages in this order."""
STAGES: tuple[Stage, ...] = ("power", "heavy", "accessory", "calf-hip", "core")

LoadClassName = Literal[
    "lower-heavy", "complex", "power", "plyometric", "circuit", "upper", "core", "light"
]


class Part(BaseModel):
    """Base of everything in a model file: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quota(Part):
    """Sessions a week. Light sessions do not count.

    Attributes:
        at_most: the cap; must hold.
        target: how many are wanted.
        floor: how many are wanted before anything else.
        legs: how many of them should load the legs.
        legs_wanted: how many may load the legs where they stand clean of runs and races.
        minutes: time a week, light sessions included; None leaves it to the athlete.
    """

    at_most: int = Field(ge=0, le=7)
    target: int = Field(ge=0, le=7)
    floor: int = Field(ge=0, le=7)
    legs: int = Field(ge=0, le=7)
    legs_wanted: int = Field(ge=0, le=7)
    minutes: int = Field(ge=0, le=1000)


class Dose(Part):
    """Sets and effort of one kind of work in one week of a phase.

    Attributes:
        sets: sets of each exercise.
        reps: repetitions, per side for one-sided exercises.
        seconds: length of a hold, for exercises that are held.
        metres: length, for carries and sleds.
        percent: %1RM for lifts with a known or knowable maximum; None goes by effort.
        rir: repetitions in reserve.
        rest_seconds: rest after each set.
        seconds_per_rep: time under one repetition.
    """

    sets: int = Field(ge=1, le=10)
    reps: int = Field(ge=1, le=50)
    seconds: int = Field(default=30, ge=5, le=300)
    metres: int = Field(default=20, ge=5, le=400)
    percent: float | None = Field(default=None, ge=1, le=100)
    rir: int = Field(ge=0, le=10)
    rest_seconds: int = Field(ge=0, le=600)
    seconds_per_rep: int = Field(default=4, ge=1, le=15)


class Role(Part):
    """A part of a focus that exercises fill.

    Attributes:
        role: its name, unique in the focus.
        stage: where in the session it stands.
        dose: the kind of dose (a key of the phase's doses).
        exercises: the exercises that may fill it, best first; or else
        patterns, kinds: any exercise with one of these patterns and one of these kinds.
        at_least, at_most: how many exercises it holds; a place without the kit for `at_least`
            cannot hold the focus.
        where_possible: how many it holds where the kit allows.
        main: whether its lifts stay for a whole phase.
        pair: roles with the same letter are done as one unit, one set of each in turn.
    """

    role: str
    stage: Stage
    dose: str
    exercises: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    at_least: int = Field(default=0, ge=0, le=10)
    at_most: int = Field(default=1, ge=1, le=10)
    where_possible: int = Field(default=0, ge=0, le=10)
    main: bool = False
    pair: str | None = None


class Focus(Part):
    """A kind of session.

    Attributes:
        load_class: what it loads; decides its gaps.
        phases: the phases that offer it.
        stand_in_phases: phases that offer it only where the athlete's kit allows no heavy leg work.
        on_request: whether it stands only where the scenario pins it.
        minutes: lengths that may be reserved for it; the longest that fits a window is, and the
            shorter ones where a week's minutes would not hold its sessions at that length.
        minutes_by_phase: other lengths for some phases.
        warm_up_minutes: the part of them before the first exercise.
        level: the least level that may do it.
        home_days: on how many weekdays a phase keeps it.
        roles: its parts, in the order of the session.
    """

    load_class: LoadClassName
    phases: tuple[Phase, ...]
    minutes: tuple[int, ...]
    minutes_by_phase: Mapping[str, tuple[int, ...]] = {}
    stand_in_phases: tuple[Phase, ...] = ()
    on_request: bool = False
    warm_up_minutes: int = Field(ge=0, le=30)
    level: Literal["novice", "intermediate", "advanced"] = "novice"
    home_days: int = Field(default=1, ge=1, le=7)
    roles: tuple[Role, ...]

    def lengths(self, phase: str) -> tuple[int, ...]:
        """The minutes that may be reserved for it in a phase, ascending."""
        return tuple(sorted(self.minutes_by_phase.get(phase, self.minutes)))


class PhaseDoses(Part):
    """The doses of one phase: by kind of work, a wave of one or more weeks; the last week stays.

    `novice` replaces single kinds for novices.
    """

    kinds: Mapping[str, tuple[Dose, ...]]
    novice: Mapping[str, tuple[Dose, ...]] = {}
    quota: Quota | None = None


class Muscles(Part):
    """Weekly ranges of fractional hard sets per muscle group in some phases: [low, high]."""

    phases: tuple[Phase, ...]
    sets: Mapping[str, tuple[float, float]]


class Derivation(Part):
    """How seasons and phases follow from the races.

    Attributes:
        in_weeks: weeks before the taper that are in season.
        pre_weeks: weeks before those that are pre-season.
        taper_weeks: length of the taper by race distance, the race week included.
        sequences: by weeks before the taper, the phases in order with their lengths.
        novice_sequences: the same for novices.
        recovery_weeks: weeks of recovery after an A race, by its distance.
        beyond: the phase that takes the weeks a longer block has more than the longest sequence,
            and `before` which phase it is put.
        between: the phase between two A races that leave at most `between_weeks` to train.
        afterwards: the phase after the last A race's recovery, for at most `afterwards_weeks`;
            what is left of the block then builds up like a block without a race.
    """

    in_weeks: int
    pre_weeks: int
    taper_weeks: Mapping[str, int]
    sequences: Mapping[int, Mapping[str, int]]
    novice_sequences: Mapping[int, Mapping[str, int]]
    recovery_weeks: Mapping[str, int]
    beyond: Phase
    before: Phase
    between: Phase
    between_weeks: int = Field(ge=0)
    afterwards: Phase
    afterwards_weeks: int = Field(default=52, ge=0)

    @model_validator(mode="after")
    def _lengths_add_up(self) -> Self:
        for table in (self.sequences, self.novice_sequences):
            if sorted(table) != list(range(1, len(table) + 1)):
                raise ValueError("the sequences must cover 1, 2, 3 … weeks without a hole")
            for weeks, phases in table.items():
                if sum(phases.values()) != weeks:
                    raise ValueError(f"the phases of a sequence of {weeks} weeks must add up to it")
        return self


class Starts(Part):
    """When a session may start.

    Where its window opens, at another window's opening hour, and at the first point of the grid
    that lies so many hours after a run of that day.
    """

    grid_minutes: int = Field(ge=1, le=60)
    after_run_hours: tuple[int, ...]


class Model(Part):
    """A periodization model, whole.

    Attributes:
        bands: race distances: the longest kilometres of each band but the last.
        seasons: quotas by season; a phase may have its own.
        segment_weeks: the longest training segment; accessories stay for one.
        reps_allowed: the most repetitions at a %1RM, by ascending %1RM (science: Epley and linear).
        least_ability: an exercise that the athlete can do fewer times than this is not offered.
        rules: the rules with their numbers, as written; `periodize.rules` reads them.
    """

    format: Literal[1]
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    summary: str
    sources: tuple[str, ...]
    bands: Mapping[str, float]
    seasons: Mapping[str, Quota]
    phases: Mapping[str, PhaseDoses]
    derivation: Derivation
    starts: Starts
    segment_weeks: int = Field(ge=1, le=12)
    reps_allowed: Mapping[int, int]
    least_ability: int = Field(default=1, ge=0)
    muscles: tuple[Muscles, ...]
    focuses: Mapping[str, Focus]
    rules: tuple[Mapping[str, Any], ...]

    @model_validator(mode="after")
    def _covers_every_axis(self) -> Self:
        for words, table, title in (
            (SEASONS, self.seasons, "seasons"),
            (PHASES, self.phases, "phases"),
            (BANDS, self.derivation.taper_weeks, "derivation.taper_weeks"),
            (BANDS, self.derivation.recovery_weeks, "derivation.recovery_weeks"),
            (BANDS[:-1], self.bands, "bands"),
        ):
            if set(words) != set(table):
                raise ValueError(f"{title} must hold exactly {', '.join(words)}")
        return self

    def band_of(self, km: float) -> str:
        """The row of the race tables for a distance in km: the next longer band."""
        return next((band for band in BANDS if km <= self.bands.get(band, float("inf"))), "100k")

    def reps_possible(self, percent: float) -> int:
        """The most repetitions at a %1RM; between two rows the heavier one counts."""
        return next((reps for row, reps in sorted(self.reps_allowed.items()) if percent <= row), 1)

    def dose(self, kind: str, phase: str, week: int, level: str) -> Dose:
        """The dose of a kind of work in the given week (from 0) of a phase."""
        doses = self.phases[phase]
        wave = (doses.novice if level == "novice" else {}).get(kind) or doses.kinds[kind]
        return wave[min(week, len(wave) - 1)]
