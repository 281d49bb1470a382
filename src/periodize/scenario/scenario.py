"""What a scenario says once it is read: runs, races, windows and wishes as plain immutable values.

Every moment is local wall time. Recurring runs are expanded, imports read, availability unrolled to
dated windows; nothing here refers to YAML any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from periodize.dates import DateRange, after
from periodize.model.catalogue import Exercise
from periodize.reading.marks import Marks
from periodize.training_log.estimates import Estimate
from periodize.training_log.sets import LoggedSet

if TYPE_CHECKING:
    from periodize.plan import Session
    from periodize.plan.fields import Stamp

Demand = Literal["easy", "medium-long", "quality", "long"]
Priority = Literal["A", "B", "C"]
Level = Literal["novice", "intermediate", "advanced"]
Season = Literal["off", "pre", "in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run that stands where it stands. `minutes` is positive; `km` may be unknown.

    Attributes:
        demand_given: how hard the scenario says that it is; empty where that follows from kind and
            length, which a block settles (`block.calendar.efforts`).
    """

    start: dt.datetime
    minutes: int
    kind: str
    demand_given: frozenset[Demand] = frozenset()
    km: float | None = None
    name: str | None = None

    @property
    def date(self) -> dt.date:
        """The day on which it starts."""
        return self.start.date()

    @property
    def end(self) -> dt.datetime:
        """When it is over."""
        return after(self.start, self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """A race, or several on one day or on days in a row, which are one event.

    Attributes:
        km: of all that is run in it, positive.
        minutes: an estimate of its duration, of an event the sum of its stages.
        stages: what an event is made of, in order; empty for a single race.
        by_time: whether it ends after a time, so that its distance is an estimate.
    """

    start: dt.datetime
    name: str
    km: float
    priority: Priority
    minutes: int
    stages: tuple[Race, ...] = ()
    by_time: bool = False

    @property
    def date(self) -> dt.date:
        """The day of the race, or its first one."""
        return self.start.date()

    @property
    def end(self) -> dt.datetime:
        """When it is over, by the estimate."""
        if self.stages:
            return max(stage.end for stage in self.stages)
        return after(self.start, self.minutes)

    @property
    def last_date(self) -> dt.date:
        """The last day on which it is run."""
        return self.stages[-1].date if self.stages else self.end_date

    @property
    def end_date(self) -> dt.date:
        """The day on which a single race is over; one that ends at midnight ends the day before."""
        return max(self.date, (after(self.start, self.minutes - 1)).date())

    @property
    def each(self) -> tuple[Race, ...]:
        """Its stages, or itself where it has none."""
        return self.stages or (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where strength can be done. Weights in kg; empty means that none were given.

    Attributes:
        plate_pairs: how many pairs there are of each plate; empty where there is no end of them.
        stamps: by kind (bar, plates, dumbbells, kettlebells), the unit that stands on them.
    """

    name: str
    equipment: frozenset[str]
    bar_kg: float = 20.0
    plates_kg: tuple[float, ...] = ()
    plate_pairs: tuple[int, ...] = ()
    dumbbells_kg: tuple[float, ...] = ()
    kettlebells_kg: tuple[float, ...] = ()
    weights_given: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def stamp(self, kit: str | None) -> Stamp | None:
        """The unit that stands on a kit; None where it is not known, or bar and plates differ."""
        kinds = {"dumbbell": ("dumbbells",), "kettlebell": ("kettlebells",)}
        found = {self.stamps.get(kind) for kind in kinds.get(kit or "", ("bar", "plates"))}
        return found.pop() if kit and len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Window:
    """A stretch of one day in which the athlete could do strength, at one place."""

    start: dt.datetime
    end: dt.datetime
    place: str

    @property
    def date(self) -> dt.date:
        """The day of the window."""
        return self.start.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Athlete:
    """Who trains; everything is optional in the file.

    Attributes:
        one_rep_max_kg: what the scenario states; what logs say comes later (`maxima_on`).
        estimates: maxima from logs, in order of the days from which they hold.
    """

    level: Level = "intermediate"
    birth_year: int | None = None
    body_mass_kg: float | None = None
    one_rep_max_kg: Mapping[str, float] = field(default_factory=dict)
    careful_with: frozenset[str] = frozenset()
    can_do: Mapping[str, int] = field(default_factory=dict)
    estimates: tuple[Estimate, ...] = ()

    def age_in(self, year: int) -> int | None:
        """Age reached in a year, if the birth year is known."""
        return None if self.birth_year is None else year - self.birth_year

    def maxima_on(self, day: dt.date | None) -> Mapping[str, float]:
        """The one-repetition maxima that are known on a day; without one, those that are stated."""
        if day is None or not self.estimates or self.estimates[0].since > day:
            return self.one_rep_max_kg
        newest = {each.exercise: each.kg for each in self.estimates if each.since <= day}
        return {**self.one_rep_max_kg, **newest}

    def known_since(self, day: dt.date) -> dt.date | None:
        """The day from which the maxima of a day hold; None where no log tells any by then."""
        return max((each.since for each in self.estimates if each.since <= day), default=None)

    def maximum_kg(self, exercise: Exercise, day: dt.date | None = None) -> float | None:
        """The one-repetition maximum of a lift, or of the first known one that stands for it.

        Whatever it was lifted with; a maximum counts for its own kit only. `day` is as for
        `maxima_on`.
        """
        lifts, known = (exercise.id, *exercise.maximum_of), self.maxima_on(day)
        return next((known[name] for name in lifts if name in known), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A season or phase that holds from a day until the next entry."""

    since: dt.date
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A change to one of the model's rules, as the user wrote it; `where` finds it in the file."""

    rule: str
    values: Mapping[str, Any]
    where: tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A day on which a focus must stand, or, with `focus` None, nothing may.

    Attributes:
        start: the hour at which it must start; None for any.
    """

    date: dt.date
    focus: str | None
    start: dt.time | None = None
    where: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWishes:
    """How the .ics is to look, and which calendar on a server is kept in step with the plan.

    Attributes:
        name: what the calendar is called.
        alarm_minutes: before a session; None means no alarm.
        caldav: the calendar's address; None has none.
        user: the name there.
    """

    name: str = "Strength"
    alarm_minutes: int | None = None
    caldav: str | None = None
    user: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """What was done of a block until `until`, the first day that is still open, or ahead of it.

    Attributes:
        until: that day.
        sessions: what was done.
        missed: the days of what was not.
        deloads: by first day, whether each week of the plan that is followed is a deload; kept
            where they still are close enough together. Empty where they are chosen anew.
    """

    until: dt.date
    sessions: tuple[Session, ...]
    missed: frozenset[dt.date] = frozenset()
    deloads: Mapping[dt.date, bool] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A runner's block, complete and consistent.

    Attributes:
        days: the block.
        runs: sorted by start; holds the C races that come from runs of kind `race` no more.
        races: sorted by start; all inside the block or after its end by at most four weeks.
        raced: the races of the four weeks before the block, sorted by start.
        windows: sorted, inside the block; not yet cut by runs.
        notes: assumptions that the reader made, one sentence each, to be said in the output.
        sha256: digest of everything read (the scenario and its imports).
        file: the name of the file as given, for messages.
        marks: the positions of the file's keys and values, for problems that are found later.
        guesses: day and name of each run or race whose meaning is a guess.
        week_starts: on which day a row of a calendar begins.
        abroad: days in another time zone, with its name; their hours are local there.
        absences: days ill, injured or away; they have no windows.
        logged: the sets of its logs, in order of date.
        log_names: by a name that a log has, the exercise that it means, or none.
        lived: what was done already, where it is planned again in the middle of the block.
    """

    name: str
    id: str
    timezone: str
    units: Literal["metric", "imperial"]
    days: DateRange
    model: str
    athlete: Athlete
    goal: Literal["endurance", "strength", "hypertrophy", "fitness"]
    seasons: tuple[Dated, ...]
    phases: tuple[Dated, ...]
    runs: tuple[Run, ...]
    races: tuple[Race, ...]
    places: Mapping[str, Place]
    windows: tuple[Window, ...]
    weekly_minutes: int | None
    exercises: tuple[Exercise, ...]
    rules: tuple[RuleChange, ...]
    pins: tuple[Pin, ...]
    calendar: CalendarWishes
    notes: tuple[str, ...]
    sha256: str
    file: str
    week_starts: Literal["mon", "sun"] = "mon"
    guesses: frozenset[tuple[dt.date, str]] = frozenset()
    absences: tuple[DateRange, ...] = ()
    abroad: tuple[tuple[DateRange, str], ...] = ()
    raced: tuple[Race, ...] = ()
    marks: Marks = field(default_factory=Marks, repr=False, compare=False)
    lived: Lived | None = None
    logged: tuple[LoggedSet, ...] = ()
    log_names: Mapping[str, str] = field(default_factory=dict)

    def zone_on(self, day: dt.date) -> str:
        """The time zone in which the hours of a day are local."""
        return next((zone for days, zone in self.abroad if day in days), self.timezone)

    @cached_property
    def windows_by_date(self) -> Mapping[dt.date, tuple[Window, ...]]:
        """The windows of each day that has some."""
        days: dict[dt.date, tuple[Window, ...]] = {}
        for window in self.windows:
            days[window.date] = (*days.get(window.date, ()), window)
        return days

    @cached_property
    def races_by_date(self) -> Mapping[dt.date, Race]:
        """What is raced on each day of racing: of an event the day's part."""
        days: dict[dt.date, Race] = {}
        for race in self.races:
            for stage in race.each:
                first = days.get(stage.date)
                days[stage.date] = race if first and race.last_date == race.date else first or stage
        return days
