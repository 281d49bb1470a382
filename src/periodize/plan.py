"""The plan: sessions with their exercises, goals with their proof. Everything else is made from it.

A plan is what `solve` writes and `check` reads (plan.json, format 1). Figures that follow from
others are properties, so that they cannot disagree with the sessions.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import ConfigDict, Field, PlainSerializer, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from periodize.dates import after
from periodize.errors import InputRefused, Problem

LEG_CLASSES: frozenset[str] = frozenset(
    {"lower-heavy", "complex", "power", "plyometric", "circuit"}
)
"""The load classes that load the legs; `light` counts in minutes only."""
HEAVY_LEG_CLASSES: frozenset[str] = frozenset({"lower-heavy", "complex"})
"""The load classes that load the legs with heavy weights."""

SIDE_SWITCH_SECONDS = 10
"""Time to change sides in a set that works one side after the other."""

T = TypeVar("T")

_CLOSED = ConfigDict(extra="forbid")

Moment = Annotated[
    dt.datetime, PlainSerializer(lambda moment: moment.isoformat(timespec="minutes"))
]
"""A local wall time, written to the minute and without a zone."""
Positive = Annotated[int, Field(ge=1)]
Amount = Annotated[int, Field(ge=0)]
WhereUsed = Annotated[T, Field(exclude_if=lambda value: not value)]
"""A field that is written only where it says something."""


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
        load_kg: what is on the bar or in each hand; None where it goes by repetitions in reserve.
        reps_in_reserve: repetitions that could still have been done at the end of a set.
        rest_seconds: rest after each set.
        pair: a letter shared by exercises done as one unit (superset or complex pair).
        timed: whether sets go by the clock, with as many clean repetitions as fit.
        sides_in_turn: whether both sides share the timed sets: one side a set where their number is
            even, else each side half of each set.
        contacts: landings in the whole exercise, all sets.
        seconds_per_rep: time under one repetition, for the duration.
        cue: how each repetition is done.
    """

    exercise: str
    name: str = ""
    role: str = ""
    sets: Positive = 1
    reps: Positive | None = None
    last_reps: WhereUsed[Positive | None] = None
    seconds: Positive | None = None
    holds: Positive = 1
    hold_rest_seconds: Amount = 0
    metres: Positive | None = None
    per_side: bool = False
    percent_1rm: float | None = None
    load_kg: float | None = None
    reps_in_reserve: Amount | None = None
    rest_seconds: Amount = 0
    pair: str | None = None
    timed: WhereUsed[bool] = False
    sides_in_turn: WhereUsed[bool] = False
    contacts: float = 0
    seconds_per_rep: Positive = 4
    cue: WhereUsed[str] = ""

    __pydantic_config__ = _CLOSED

    @property
    def set_seconds(self) -> int:
        """Seconds under one set, both sides included, rest excluded; a metre takes a second."""
        held = self.holds * (self.seconds or 0) + (self.holds - 1) * self.hold_rest_seconds
        one_side = held or self.metres or (self.reps or 0) * self.seconds_per_rep
        return 2 * one_side + SIDE_SWITCH_SECONDS if self.per_side else one_side

    @property
    def total_seconds(self) -> int:
        """Seconds of all sets and the rest after each."""
        sides = 2 if self.per_side else 1
        saved = sides * (self.sets * (self.reps or 0) - self.all_reps) * self.seconds_per_rep
        return self.sets * (self.set_seconds + self.rest_seconds) - saved

    @property
    def all_reps(self) -> int:
        """Repetitions of all sets, of one side where `per_side`."""
        reps = self.reps or 0
        return self.sets * reps - (0 if self.last_reps is None else reps - self.last_reps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a session stands where it stands: a rule and what it says here."""

    rule: str
    text: str

    __pydantic_config__ = _CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One strength session.

    Attributes:
        minutes: the time reserved for it, at least 1.
        warm_up_minutes: the part of it that comes before the first exercise.
        cool_down_minutes: the part of it that comes after the last.
        rounds: how often a circuit is gone round; the sets of its exercises are its rounds. None
            for sets exercise by exercise.
        round_rest_seconds: rest after a round, in place of the rest after its last exercise.
    """

    id: str = ""
    date: dt.date
    start: Moment
    minutes: Positive
    place: str
    focus: str
    load_class: str = ""
    season: str = ""
    phase: str = ""
    deload: bool = False
    warm_up_minutes: Amount = 0
    cool_down_minutes: WhereUsed[Amount] = 0
    rounds: WhereUsed[Positive | None] = None
    round_rest_seconds: WhereUsed[Amount] = 0
    exercises: tuple[Prescription, ...] = ()
    because: tuple[Reason, ...] = ()

    __pydantic_config__ = _CLOSED

    @property
    def end(self) -> dt.datetime:
        """When the reserved time is over."""
        return after(self.start, self.minutes)

    @property
    def loads_legs(self) -> bool:
        """Whether its class loads the legs."""
        return self.load_class in LEG_CLASSES

    @property
    def content_minutes(self) -> int:
        """Minutes that warm-up, sets, rests and cool-down take, rounded up."""
        seconds = sum(prescription.total_seconds for prescription in self.exercises)
        if self.rounds and self.exercises:
            seconds -= self.rounds * self.exercises[-1].rest_seconds
            seconds += (self.rounds - 1) * self.round_rest_seconds
        return self.warm_up_minutes + -(-seconds // 60) + self.cool_down_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRecord:
    """One level of the objective: its value, the bound that was proven, and whether they meet."""

    name: str
    value: int
    bound: int
    proven: bool

    __pydantic_config__ = _CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRecord:
    """What one Monday week holds: sessions held and asked for, minutes reserved for them."""

    start: dt.date
    season: str
    phase: str
    deload: bool
    sessions: int
    target: int
    minutes: int
    sets_by_muscle: Mapping[str, float]

    __pydantic_config__ = _CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenWish:
    """A wish that had to give, and what that counts in its goal."""

    rule: str
    date: dt.date
    text: str
    cost: int
    goal: str = ""

    __pydantic_config__ = _CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarState:
    """What the calendar file last said of a session or race.

    Attributes:
        sequence: how often the event has changed; at least 0.
        digest: fingerprint of all that the event shows.
        cancelled: whether it is gone; the fields below are what its event still needs.
        start: local wall time.
        minutes: its length; None for the whole day.
        summary: its title.
    """

    sequence: int
    digest: str
    cancelled: bool
    start: Moment | None = None
    minutes: int | None = None
    summary: str = ""

    __pydantic_config__ = _CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRef:
    """The scenario that a plan was made for; sha256 of its text and imports."""

    id: str
    name: str
    sha256: str

    __pydantic_config__ = _CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """That a plan was made in the middle of its block.

    Attributes:
        since: the first day that was still open; what stands before it was done.
        missed: the ids of earlier sessions that were not done.
        moves: how many sessions that were still to come did not stay where they stood.
        fewest: no plan moves fewer; equal to `moves` where that is proven.
    """

    since: dt.date
    missed: tuple[str, ...] = ()
    moves: int = 0
    fewest: int = 0

    __pydantic_config__ = _CLOSED


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The result of a solve; written by hand, it needs only `format` and `sessions`.

    `replanned` is None for a plan of the whole block; else its proof speaks of the days from there
    on.
    """

    format: Literal[1] = 1
    scenario: ScenarioRef | None = None
    model: str | None = None
    seed: int = 1
    status: Literal["optimal", "feasible"] = "feasible"
    reproducible: bool = True
    goals: tuple[GoalRecord, ...] = ()
    sessions: tuple[Session, ...]
    weeks: tuple[WeekRecord, ...] = ()
    broken_wishes: tuple[BrokenWish, ...] = ()
    calendar: Mapping[str, CalendarState] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    replanned: Replanned | None = None

    __pydantic_config__ = _CLOSED

    def replace(self, **changes: Any) -> Plan:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)


@cache
def _adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


def read_plan(text: str | bytes, file: str) -> Plan:
    """Read plan.json.

    Args:
        text: the JSON text.
        file: the file's name, for messages.

    Raises:
        InputRefused: not JSON, or not a plan of format 1; names every field that is wrong.
    """
    try:
        return _adapter().validate_json(text, strict=False)
    except ValidationError as error:
        raise InputRefused([_problem(file, detail) for detail in error.errors()]) from None


def write_plan(plan: Plan) -> bytes:
    """The plan as JSON with a final newline; the same plan gives the same bytes."""
    data = _adapter().dump_python(plan, mode="json")
    if plan.replanned is None:
        del data["replanned"]
    return (json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _problem(file: str, detail: ErrorDetails) -> Problem:
    where = ".".join(str(part) for part in detail["loc"]) or "the file"
    return Problem(file, 0, 0, f"{where}: {_sentence(detail)}")


def _sentence(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "missing":
            return "is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return "is not a field of a plan"
        case "json_invalid":
            return f"is not JSON ({detail.get('ctx', {}).get('error', 'unreadable')})"
        case _:
            return f"read {detail['input']!r:.60}; {detail['msg'][0].lower()}{detail['msg'][1:]}"
