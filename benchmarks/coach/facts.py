"""What a coach looks at: runs with what they ask of the legs, sessions, weeks and races."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from periodize.dates import monday_of
from periodize.model.catalogue import Exercise, load_catalogue
from periodize.plan import Plan, Prescription, Session, WeekRecord
from periodize.scenario.scenario import Race, Run, Scenario

QUALITY_KINDS = frozenset(
    {"progression", "fartlek", "hills", "tempo", "threshold", "intervals", "race_pace", "race"}
)
OTHER_SPORTS = frozenset({"cross", "swim", "bike", "row", "ski", "walk", "hike", "team_sport"})
"""Their length is not compared with that of runs; none of them is counted as hard here."""
LONG_MINUTES, LONG_PERCENT, LONG_LEAST = 120, 80, 75
"""Long is a run of two hours, or one of 80 % of the week's longest and 75 minutes."""
NORMAL = frozenset({"adaptation", "strength", "power", "maintenance", "transition"})
"""The phases in which strength is trained as ever."""
HEAVY = frozenset({"lower-heavy", "complex"})
LEGS = HEAVY | {"power", "plyometric", "circuit"}
LEG_PATTERNS = frozenset({"squat", "hinge", "lunge", "step", "calf"})
JUMP_FAMILY, HARD_LANDINGS = "jump", frozenset({"moderate", "high"})
"""What counts as a jump, by family or impact; low hops, such as those of a warm-up, do not."""


@dataclass(frozen=True, slots=True)
class Effort:
    """A run or race with what it asks of the legs."""

    start: dt.datetime
    end: dt.datetime
    kind: str
    quality: bool
    long: bool

    @property
    def date(self) -> dt.date:
        """The day on which it starts."""
        return self.start.date()


@dataclass(frozen=True)
class Facts:
    """A finished plan beside its scenario."""

    scenario: Scenario
    plan: Plan

    @cached_property
    def sessions(self) -> Sequence[Session]:
        """All sessions in order."""
        return sorted(self.plan.sessions, key=lambda session: session.start)

    @cached_property
    def leg_sessions(self) -> Sequence[Session]:
        """The sessions that load the legs, in order."""
        return [session for session in self.sessions if session.load_class in LEGS]

    @cached_property
    def efforts(self) -> Sequence[Effort]:
        """Runs and races in order."""
        longest: dict[dt.date, int] = {}
        runs = [run for run in self.scenario.runs if run.kind not in OTHER_SPORTS]
        feet: list[Run | Race] = [*runs, *self.scenario.races]
        for each in feet:
            week = monday_of(each.date)
            longest[week] = max(longest.get(week, 0), each.minutes)
        found = [
            Effort(
                run.start,
                run.end,
                run.kind,
                run.kind in QUALITY_KINDS,
                run.kind == "long" or _is_long(run.minutes, longest[monday_of(run.date)]),
            )
            for run in runs
        ]
        found += [Effort(r.start, r.end, "race", True, False) for r in self.scenario.races]
        return sorted(found, key=lambda effort: effort.start)

    @property
    def moving(self) -> Sequence[Run | Race]:
        """Runs, other sports and races."""
        return (*self.scenario.runs, *self.scenario.races)

    @cached_property
    def busy(self) -> Sequence[tuple[dt.datetime, dt.datetime]]:
        """From when to when something is run or done already, other sports too."""
        return sorted((each.start, each.end) for each in self.moving)

    @cached_property
    def weeks(self) -> Sequence[WeekRecord]:
        """The weeks of the block in order."""
        return self.plan.weeks

    def sessions_of(self, week: WeekRecord) -> Sequence[Session]:
        """The sessions of a Monday week."""
        return [each for each in self.sessions if monday_of(each.date) == monday_of(week.start)]

    def legs_of(self, week: WeekRecord) -> Sequence[Session]:
        """The leg sessions of a Monday week."""
        return [each for each in self.sessions_of(week) if each.load_class in LEGS]

    def running_minutes(self, week: WeekRecord) -> int:
        """What is run in a week, other sports and races too."""
        monday = monday_of(week.start)
        return sum(each.minutes for each in self.moving if monday_of(each.date) == monday)

    @cached_property
    def full_weeks(self) -> Sequence[WeekRecord]:
        """Whole weeks of a normal phase without an A race in them; deloads are among them."""
        days = self.scenario.days
        goals = {monday_of(race.date) for race in self.scenario.races if race.priority == "A"}
        return [
            week
            for week in self.weeks
            if week.phase in NORMAL
            and week.start == monday_of(week.start)
            and week.start + dt.timedelta(days=7) <= days.end
            and week.start not in goals
        ]

    @cached_property
    def normal_weeks(self) -> Sequence[WeekRecord]:
        """Those of them that are no deloads."""
        return [week for week in self.full_weeks if not week.deload]

    def phase_on(self, day: dt.date) -> str:
        """The phase of the week that holds a day; nothing outside the block."""
        return self._phases.get(monday_of(day), "")

    @cached_property
    def _phases(self) -> Mapping[dt.date, str]:
        return {monday_of(week.start): week.phase for week in self.weeks}

    def exercise(self, done: Prescription) -> Exercise | None:
        """What the catalogue says of an exercise, if it knows it."""
        return _catalogue().get(done.exercise)

    def jumps(self, session: Session) -> bool:
        """Whether a session holds jumps, more than low hops."""
        if session.load_class == "plyometric":
            return True
        known = [self.exercise(done) for done in session.exercises if done.contacts]
        return any(
            each is not None and (each.family == JUMP_FAMILY or each.impact in HARD_LANDINGS)
            for each in known
        )

    def leg_sets(self, sessions: Sequence[Session]) -> int:
        """Sets of squats, hinges, lunges, steps and calf work in some sessions."""
        return sum(
            done.sets
            for session in sessions
            for done in session.exercises
            if (known := self.exercise(done)) and not LEG_PATTERNS.isdisjoint(known.patterns)
        )


def _is_long(minutes: int, longest: int) -> bool:
    return minutes >= LONG_MINUTES or (
        minutes >= LONG_LEAST and 100 * minutes >= LONG_PERCENT * longest
    )


def _catalogue() -> Mapping[str, Exercise]:
    return load_catalogue().exercises
