"""What a coach needs to read a plan: runs, sessions and exercises by day, without any rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations_with_replacement
from pathlib import Path

from periodize import load, solve
from periodize.block import Effort
from periodize.model.catalogue import Exercise, load_catalogue
from periodize.plan import Plan, Prescription, Session
from periodize.scenario.scenario import Scenario
from tests.cases import build

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
HEAVY = frozenset({"lower-heavy", "complex"})
LEGS = HEAVY | {"circuit", "plyometric", "power"}
TRAINING = frozenset({"adaptation", "strength", "maintenance", "power"})


@dataclass(frozen=True)
class Case:
    """A scenario and the plan that was made for it."""

    scenario: Scenario
    plan: Plan

    @cached_property
    def sessions(self) -> list[Session]:
        """The sessions in order."""
        return sorted(self.plan.sessions, key=lambda session: session.start)

    @cached_property
    def heavy(self) -> list[Session]:
        """The sessions with heavy weights for the legs."""
        return [session for session in self.sessions if session.load_class in HEAVY]

    @cached_property
    def legs(self) -> list[Session]:
        """The sessions that load the legs."""
        return [session for session in self.sessions if session.load_class in LEGS]

    @cached_property
    def hard_runs(self) -> list[Effort]:
        """Quality and long runs."""
        runs = [run for run in build(self.scenario).calendar.efforts if not run.is_race]
        return [run for run in runs if run.demand & {"quality", "long"}]

    @cached_property
    def hard_starts(self) -> list[dt.datetime]:
        """When quality runs, long runs and races begin."""
        runs = [run.start for run in self.hard_runs]
        return [*runs, *(race.start for race in self.scenario.races)]

    def on(self, day: dt.date) -> list[Session]:
        """The sessions of a day."""
        return [session for session in self.sessions if session.date == day]

    def between(self, first: dt.date, days: int) -> list[Session]:
        """The sessions of so many days."""
        last = first + dt.timedelta(days=days)
        return [session for session in self.sessions if first <= session.date < last]

    def done(self) -> Iterator[tuple[Session, Prescription, Exercise]]:
        """Every exercise of every session, with what the catalogue says of it."""
        for session in self.sessions:
            for each in session.exercises:
                yield session, each, self.exercise(each.exercise)

    def exercise(self, name: str) -> Exercise:
        """An exercise, the athlete's own first."""
        own = {exercise.id: exercise for exercise in self.scenario.exercises}
        return own.get(name) or load_catalogue().exercises[name]

    def patterns(self, sessions: list[Session]) -> set[str]:
        """The patterns that some sessions hold."""
        return {
            pattern
            for session in sessions
            for each in session.exercises
            for pattern in self.exercise(each.exercise).patterns
        }

    def stretches(self, days: int) -> Iterator[list[dt.date]]:
        """Every stretch of so many days inside the block."""
        block = list(self.scenario.days)
        for first in range(len(block) - days + 1):
            yield block[first : first + days]

    @cached_property
    def phases(self) -> list[tuple[str, list[Session], int]]:
        """Each phase with its sessions and its weeks, in order."""
        found: list[tuple[str, list[Session], int]] = []
        for week in self.plan.weeks:
            held = self.between(week.start, 7 - week.start.weekday())
            if found and found[-1][0] == week.phase:
                phase, sessions, weeks = found.pop()
                found.append((phase, [*sessions, *held], weeks + 1))
            else:
                found.append((week.phase, held, 1))
        return found


@cache
def case(name: str) -> Case:
    """A shipped scenario, solved once."""
    scenario = load(SCENARIOS / f"{name}.yaml")
    return Case(scenario, solve(scenario).plan)


def sets(sessions: list[Session]) -> int:
    """All sets of some sessions."""
    return sum(each.sets for session in sessions for each in session.exercises)


def days_after(earlier: dt.date, later: dt.date) -> int:
    """Days from one date to another; negative if the other is earlier."""
    return (later - earlier).days


@cache
def loads_on_a_bar(bar: float, plates: tuple[float, ...]) -> frozenset[float]:
    """What a bar can weigh with up to eight plates a side."""
    sides = combinations_with_replacement((0.0, *plates), 8)
    return frozenset(bar + 2 * sum(side) for side in sides)
