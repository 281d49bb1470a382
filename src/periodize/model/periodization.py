"""What a periodization model says: a YAML file of `models/`, read into immutable values.

The numbers are data with source and grade; this module gives them names, units and bounds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from periodize.model.ladders import Ladder
from periodize.model.part import Part, one_of

LEVELS = ("novice", "intermediate", "advanced")
BANDS = ("5k", "10k", "half", "marathon", "ultra", "100k")

SEASONS = ("off", "pre", "in")
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
Stage = Literal["power", "heavy", "accessory", "calf-hip", "core"]
"""The part of a session in which a role stands; sessions run through the stages in this order."""
STAGES: tuple[Stage, ...] = ("power", "heavy", "accessory", "calf-hip", "core")

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
        last_reps: repetitions of the last of several sets, where they are fewer.
        seconds: length of a hold, for exercises that are held; of every set where `timed`.
        holds: holds of that length in one set, with `hold_rest_seconds` between them.
        timed: whether sets go by the clock whatever the exercise: as many clean repetitions as fit,
            not to failure. A one-sided exercise shares its sets between the sides.
        metres: length, for carries and sleds.
        percent: %1RM for lifts with a known or knowable maximum; None goes by effort.
        rir: repetitions in reserve.
        rest_seconds: rest after each set.
        seconds_per_rep: time under one repetition.
    """

    sets: int = Field(ge=1, le=10)
    reps: int = Field(ge=1, le=50)
    last_reps: int | None = Field(default=None, ge=1, le=50)
    seconds: int = Field(default=30, ge=5, le=300)
    holds: int = Field(default=1, ge=1, le=20)
    hold_rest_seconds: int = Field(default=0, ge=0, le=120)
    timed: bool = False
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
        doses: by exercise, the kind of dose where it is another one, such as for a loaded rung.
        exercises: the exercises that may fill it, best first; or else
        patterns, kinds: any exercise with one of these patterns and one of these kinds.
        at_least, at_most: how many exercises it holds; a place without the kit for `at_least`
            cannot hold the focus.
        where_possible: how many it holds where the kit allows.
        main: whether its lifts stay for a whole phase.
        pair: roles with the same letter are done as one unit, one set of each in turn.
        cue: how each repetition is done, as a phrase for the athlete; stands beside the dose.
    """

    role: str
    stage: Stage
    dose: str
    doses: Mapping[str, str] = {}
    exercises: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    at_least: int = Field(default=0, ge=0, le=10)
    at_most: int = Field(default=1, ge=1, le=10)
    where_possible: int = Field(default=0, ge=0, le=10)
    main: bool = False
    pair: str | None = None
    cue: str = ""

    def dose_of(self, exercise: str) -> str:
        """The kind of dose of an exercise that fills it."""
        return self.doses.get(exercise, self.dose)


class Rounds(Part):
    """How often a circuit is gone round: few rounds at first, one more every few weeks.

    Taper, race and recovery go back to `first`; growth never asks for more than the week's minutes
    and windows hold, but for no less than `first`. Windows on the eve of a quality run or race do
    not count for it.

    Attributes:
        first, most: rounds, 1 to 10.
        weeks_each: weeks of training before one more is added.
        rest_seconds: rest after a round, in place of the rest after its last station.
        days_apart: days from one session to the next, 1 to 7; windows must hold the longer sessions
            of a week as far apart.
    """

    called: ClassVar[str] = "rounds"

    first: int = Field(ge=1, le=10)
    most: int = Field(ge=1, le=10)
    weeks_each: int = Field(ge=1, le=52)
    rest_seconds: int = Field(ge=0, le=900)
    days_apart: int = Field(default=1, ge=1, le=7)

    @model_validator(mode="after")
    def _grow(self) -> Self:
        if self.most < self.first:
            raise ValueError(f"most is {self.most}, fewer than the first {self.first} rounds")
        return self


class Focus(Part):
    """A kind of session.

    Attributes:
        load_class: what it loads; decides its gaps.
        order: `stages` puts exercises in the order of their stages, `listed` in that of the roles.
        rounds: None for sets exercise by exercise; else a circuit, where the sets of every role are
            rounds, whatever its dose says, and the length is the shortest that holds them with
            any choice of exercises for the parts that it must hold.
        goals: the goals of a scenario for which it is offered; none means all.
        phases: the phases that offer it.
        stand_in_phases: phases that offer it only where the athlete's kit allows no heavy leg work.
        on_request: whether it stands only where the scenario pins it.
        beside: the demands of runs on whose days alone it stands, a race counting as quality; none
            means any day.
        minutes: lengths that may be reserved for it; the longest that fits a window is, and the
            shorter ones where a week's minutes would not hold its sessions at that length.
        minutes_by_phase: other lengths for some phases.
        warm_up_minutes: the part of them before the first exercise.
        cool_down_minutes: the part of them after the last.
        level: the least level that may do it.
        home_days: on how many weekdays a phase keeps it.
        roles: its parts, in the order of the session.
    """

    load_class: LoadClassName
    order: Literal["stages", "listed"] = "stages"
    rounds: Rounds | None = None
    goals: tuple[Goal, ...] = ()
    phases: tuple[Phase, ...]
    minutes: tuple[Minutes, ...] = Field(min_length=1)
    minutes_by_phase: Mapping[PhaseName, tuple[Minutes, ...]] = {}
    stand_in_phases: tuple[Phase, ...] = ()
    on_request: bool = False
    beside: tuple[Literal["easy", "quality", "long"], ...] = ()
    warm_up_minutes: int = Field(ge=0, le=30)
    cool_down_minutes: int = Field(default=0, ge=0, le=30)
    level: Literal["novice", "intermediate", "advanced"] = "novice"
    home_days: int = Field(default=1, ge=1, le=7)
    roles: tuple[Role, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rounds_have_stations(self) -> Self:
        if self.rounds is None:
            return self
        if any(role.pair for role in self.roles):
            raise ValueError("the stations of rounds follow one another; a pair has no place there")
        if not self.last_role.at_least:
            raise ValueError(f"rounds end with {self.last_role.role}, so at_least must be 1 there")
        return self

    @property
    def last_role(self) -> Role:
        """The part that stands last."""
        return max(self.roles, key=self.rank)

    def rank(self, role: Role) -> tuple[int, int, int]:
        """Where a part stands among the others; a pair stands where its first part does."""
        return self._ranks[role.role]

    @cached_property
    def _ranks(self) -> Mapping[str, tuple[int, int, int]]:
        ranks: dict[str, tuple[int, int, int]] = {}
        first_of_pair: dict[str | None, tuple[int, int]] = {}
        for number, role in enumerate(self.roles):
            stage = STAGES.index(role.stage) if self.order == "stages" else 0
            first = stage, number
            if role.pair:
                first = first_of_pair.setdefault(role.pair, first)
            ranks[role.role] = (*first, number)
        return ranks

    def lengths(self, phase: str) -> tuple[int, ...]:
        """The minutes that may be reserved for it in a phase, ascending."""
        return tuple(sorted(self.minutes_by_phase.get(phase, self.minutes)))


class PhaseDoses(Part):
    """The doses of one phase: by kind of work, a wave of one or more weeks; the last week stays.

    `novice` replaces single kinds for novices.
    """

    called: ClassVar[str] = "a phase"

    kinds: Mapping[str, tuple[Dose, ...]]
    novice: Mapping[str, tuple[Dose, ...]] = {}
    quota: Quota | None = None


class Muscles(Part):
    """Weekly ranges of fractional hard sets per muscle group in some phases: [low, high]."""

    called: ClassVar[str] = "an entry of muscles"

    phases: tuple[Phase, ...]
    sets: Mapping[str, tuple[float, float]]


def covering(
    table: Mapping[str, Any], words: Collection[str], info: ValidationInfo
) -> Mapping[str, Any]:
    """A table that has a row for each of some words.

    Raises:
        ValueError: a word has none.
    """
    if set(words) != set(table):
        raise ValueError(f"{info.field_name} must hold exactly {', '.join(words)}")
    return table


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

    called: ClassVar[str] = "derivation"

    in_weeks: Weeks
    pre_weeks: Weeks
    taper_weeks: Mapping[BandName, Weeks]
    sequences: Mapping[int, Mapping[PhaseName, Weeks]]
    novice_sequences: Mapping[int, Mapping[PhaseName, Weeks]]
    recovery_weeks: Mapping[BandName, Weeks]
    beyond: Phase
    before: Phase
    between: Phase
    between_weeks: int = Field(ge=0)
    afterwards: Phase
    afterwards_weeks: int = Field(default=52, ge=0)

    @field_validator("taper_weeks", "recovery_weeks")
    @classmethod
    def _covers_every_band(
        cls, table: Mapping[str, int], info: ValidationInfo
    ) -> Mapping[str, int]:
        return covering(table, BANDS, info)

    @field_validator("sequences", "novice_sequences")
    @classmethod
    def _lengths_add_up(cls, table: Mapping[int, Mapping[str, int]]) -> Mapping[int, Any]:
        if sorted(table) != list(range(1, len(table) + 1)):
            raise ValueError("the sequences must cover 1, 2, 3 … weeks without a hole")
        for weeks, phases in table.items():
            if sum(phases.values()) != weeks:
                raise ValueError(f"the phases of a sequence of {weeks} weeks must add up to it")
        return table


class Starts(Part):
    """When a session may start.

    Where its window opens, at another window's opening hour, and at the first point of the grid
    that lies so many hours after a run of that day.

    Attributes:
        before_run: the focuses that are also offered so that they end where a run of the day
            starts, to the minute, or where the window closes before that.
    """

    called: ClassVar[str] = "starts"

    grid_minutes: int = Field(ge=1, le=60)
    after_run_hours: tuple[int, ...]
    before_run: tuple[str, ...] = ()


class Model(Part):
    """A periodization model, whole.

    Attributes:
        bands: race distances: the longest kilometres of each band but the last.
        seasons: quotas by season; a phase may have its own.
        segment_weeks: the longest training segment; accessories stay for one.
        reps_allowed: the most repetitions at a %1RM, by ascending %1RM (science: Epley and linear).
        least_ability: an exercise that the athlete can do fewer times than this is not offered.
        ladders: by name, exercises that follow each other; no exercise stands on two. They hold
            where the rule `ladder` does.
        rules: the rules with their numbers, as written; `periodize.rules` reads them.
    """

    format: Literal[1]
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    summary: str
    sources: tuple[str, ...]
    bands: Mapping[BandName, float]
    seasons: Mapping[SeasonName, Quota]
    phases: Mapping[PhaseName, PhaseDoses]
    derivation: Derivation
    starts: Starts
    segment_weeks: int = Field(ge=1, le=12)
    reps_allowed: Mapping[int, int]
    least_ability: int = Field(default=1, ge=0)
    muscles: tuple[Muscles, ...]
    focuses: Mapping[str, Focus]
    ladders: Mapping[str, Ladder] = {}
    rules: tuple[Mapping[str, Any], ...]

    @field_validator("seasons", "phases", "bands")
    @classmethod
    def _covers_every_axis(
        cls, table: Mapping[str, Any], info: ValidationInfo
    ) -> Mapping[str, Any]:
        words = {"seasons": SEASONS, "phases": PHASES, "bands": BANDS[:-1]}
        return covering(table, words[info.field_name or ""], info)

    @model_validator(mode="after")
    def _stands_on_one_ladder(self) -> Self:
        seen: dict[str, str] = {}
        for name, ladder in self.ladders.items():
            for exercise in ladder.exercises:
                if exercise in seen:
                    raise ValueError(f"{exercise} stands on two ladders: {seen[exercise]}, {name}")
                seen[exercise] = name
        return self

    @model_validator(mode="after")
    def _rounds_end_with_one_rest(self) -> Self:
        for name, focus in self.focuses.items():
            last = focus.last_role
            for phase in focus.phases if focus.rounds and last.doses else ():
                doses = self.phases[phase]
                rests = {
                    dose.rest_seconds
                    for kind in (last.dose, *last.doses.values())
                    for dose in (*doses.kinds.get(kind, ()), *doses.novice.get(kind, ()))
                }
                if len(rests) > 1:
                    message = f"the doses of {last.role} must rest equally, since it ends a round"
                    raise ValueError(f"focuses.{name}: in {phase} {message}")
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
