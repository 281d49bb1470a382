"""What a session is for: its parts and their exercises, doses, rounds and lengths."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from periodize.model.names import STAGES, Goal, LoadClassName, Minutes, Phase, PhaseName, Stage
from periodize.model.part import Part


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
        where_possible: how many it should hold where the kit allows.
        main: whether its lifts stay for a whole phase.
        in_turn: whether its exercises take turns from segment to segment; if not, the first at hand
            stays the best, as where a list runs from loaded to plain.
        from_week: the block's week from which its sessions hold it; before it they leave it out.
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
    in_turn: bool = True
    from_week: int = Field(default=1, ge=1, le=52)
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
    on_request: bool = False
    beside: tuple[Literal["easy", "medium-long", "quality", "long"], ...] = ()
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
