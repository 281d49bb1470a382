"""One session and its exercises. Figures that follow from others are properties."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from periodize.dates import after
from periodize.plan.fields import (
    CLOSED,
    Amount,
    Day,
    Kilograms,
    Kit,
    Landings,
    Minutes,
    Moment,
    Name,
    Percent,
    Positive,
    Sentence,
    Stamp,
    WhereUsed,
)
from periodize.plan.slot import Slot

LEG_CLASSES: frozenset[str] = frozenset(
    {"lower-heavy", "complex", "power", "plyometric", "circuit"}
)
"""The load classes that load the legs; `light` counts in minutes only."""
HEAVY_LEG_CLASSES: frozenset[str] = frozenset({"lower-heavy", "complex"})
"""The load classes that load the legs with heavy weights."""

SIDE_SWITCH_SECONDS = 10
"""Time to change sides in a set that works one side after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RampUpSet:
    """A set on the way up to the working load; it counts as time, and not as a set.

    Attributes:
        reps: per side where the exercise is.
        percent: of the working load.
        load_kg: as that of the exercise; None where that goes by repetitions in reserve.
        rest_seconds: rest after it.
    """

    reps: Positive
    percent: Percent
    load_kg: Kilograms | None = None
    rest_seconds: Amount = 0

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise of a session.

    Attributes:
        exercise: its id in the catalogue.
        role: the part of the focus that it fills.
        sets: at least 1.
        reps: per set, per side where `per_side`; None for holds and distances.
        last_reps: those of the last of several sets, where they are fewer.
        seconds: length of a hold or timed set.
        holds: holds of that length in one set, with `hold_rest_seconds` between them.
        metres: length of a carry or sled push.
        percent_1rm: load as a share of the one-repetition maximum, 1 to 100.
        kit: the weight that is lifted; None where it is another kit, or none.
        held: how many pieces of it are held at once.
        load_kg: the bar with its plates, or each piece that is held; None where it goes by
            repetitions in reserve.
        stamped: the unit that stands on what is lifted, where it is not that of the scenario.
        short_of_kg: what is meant, where the place has nothing so heavy and this is all there is.
        reps_in_reserve: repetitions that could still have been done at the end of a set.
        rest_seconds: rest after each set.
        pair: a letter shared by exercises done as one unit (superset or complex pair).
        timed: whether sets go by the clock, with as many clean repetitions as fit.
        sides_in_turn: whether both sides share the timed sets: one side a set where their number is
            even, else each side half of each set.
        contacts: landings in the whole exercise, all sets.
        seconds_per_rep: time under one repetition, for the duration.
        finding: whether its first set that fits is still to be found, since nothing is known of it.
        counted_to: the repetitions in reserve at which the last set stops, which goes on as long as
            it is clean and is counted; None where none is.
        cue: how each repetition is done.
        how: how the exercise is done, as the catalogue says.
        ramp_up: the lighter sets before the first one, light to heavy.
        setup_seconds: to go to a bar and load it.
    """

    exercise: Name
    name: Name = ""
    role: Name = ""
    sets: Positive = 1
    reps: Positive | None = None
    last_reps: WhereUsed[Positive | None] = None
    seconds: Positive | None = None
    holds: Positive = 1
    hold_rest_seconds: Amount = 0
    metres: Positive | None = None
    per_side: bool = False
    percent_1rm: Percent | None = None
    kit: WhereUsed[Kit | None] = None
    held: WhereUsed[Positive | None] = None
    load_kg: Kilograms | None = None
    stamped: WhereUsed[Stamp | None] = None
    short_of_kg: WhereUsed[Kilograms | None] = None
    reps_in_reserve: Amount | None = None
    rest_seconds: Amount = 0
    pair: Name | None = None
    timed: WhereUsed[bool] = False
    sides_in_turn: WhereUsed[bool] = False
    contacts: Landings = 0
    seconds_per_rep: Positive = 4
    finding: WhereUsed[bool] = False
    counted_to: WhereUsed[Positive | None] = None
    cue: WhereUsed[Sentence] = ""
    how: WhereUsed[Sentence] = ""
    ramp_up: WhereUsed[tuple[RampUpSet, ...]] = ()
    setup_seconds: WhereUsed[Amount] = 0

    __pydantic_config__ = CLOSED

    @property
    def set_seconds(self) -> int:
        """Seconds under one set, both sides included, rest excluded; a metre takes a second."""
        held = self.holds * (self.seconds or 0) + (self.holds - 1) * self.hold_rest_seconds
        one_side = held or self.metres or (self.reps or 0) * self.seconds_per_rep
        return 2 * one_side + SIDE_SWITCH_SECONDS if self.per_side else one_side

    @property
    def total_seconds(self) -> int:
        """Seconds of all sets and the rest after each, and of what comes before the first."""
        sides = 2 if self.per_side else 1
        saved = sides * (self.sets * (self.reps or 0) - self.all_reps) * self.seconds_per_rep
        work = self.sets * (self.set_seconds + self.rest_seconds) - saved
        return self.setup_seconds + self.ramp_up_seconds + work

    @property
    def ramp_up_seconds(self) -> int:
        """Seconds of the sets before the first one, both sides included, and their rests."""
        sides = 2 if self.per_side else 1
        return sum(
            sides * each.reps * self.seconds_per_rep + each.rest_seconds for each in self.ramp_up
        )

    @property
    def all_reps(self) -> int:
        """Repetitions of all sets, of one side where `per_side`."""
        reps = self.reps or 0
        return self.sets * reps - (0 if self.last_reps is None else reps - self.last_reps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a session stands where it stands: a rule and what it says here."""

    rule: Name
    text: Sentence

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One strength session.

    Attributes:
        minutes: the time reserved for it, at least 1.
        place: empty in a plan by hand where one window of the day fits.
        warm_up_minutes: the part of it that comes before the first exercise.
        cool_down_minutes: the part of it that comes after the last.
        rounds: how often a circuit is gone round; the sets of its exercises are its rounds. None
            for sets exercise by exercise.
        round_rest_seconds: rest after a round, in place of the rest after its last exercise.
    """

    id: Name = ""
    date: Day
    start: Moment
    minutes: Minutes
    place: Name = ""
    focus: Name
    load_class: Name = ""
    season: Name = ""
    phase: Name = ""
    deload: bool = False
    warm_up_minutes: Amount = 0
    cool_down_minutes: WhereUsed[Amount] = 0
    rounds: WhereUsed[Positive | None] = None
    round_rest_seconds: WhereUsed[Amount] = 0
    exercises: tuple[Prescription, ...] = ()
    because: tuple[Reason, ...] = ()

    __pydantic_config__ = CLOSED

    @property
    def end(self) -> dt.datetime:
        """When the reserved time is over."""
        return after(self.start, self.minutes)

    @property
    def slot(self) -> Slot:
        """When, how long, where and with which focus it stands."""
        return Slot(self.start, self.minutes, self.place, self.focus)

    @property
    def loads_legs(self) -> bool:
        """Whether its class loads the legs."""
        return self.load_class in LEG_CLASSES

    @property
    def content_minutes(self) -> int:
        """Minutes that warm-up, ramp-up, sets, rests and cool-down take, rounded up."""
        seconds = sum(prescription.total_seconds for prescription in self.exercises)
        if self.rounds and self.exercises:
            seconds -= self.rounds * self.exercises[-1].rest_seconds
            seconds += (self.rounds - 1) * self.round_rest_seconds
        return self.warm_up_minutes + -(-seconds // 60) + self.cool_down_minutes
