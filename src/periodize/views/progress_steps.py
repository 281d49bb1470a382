"""What becomes of each exercise over the weeks of a plan; the plan alone is read."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from periodize.dates import days_between, monday_of
from periodize.plan import Plan, Prescription, Session

MARKED = ("taper", "race")
"""The phases that are marked, as deloads are."""


@dataclass(frozen=True, slots=True)
class Step:
    """Weeks in which an exercise stays as it is.

    Attributes:
        weeks: their numbers.
        mark: deload, taper, race or empty.
        done: the heaviest dose of a week, the longest of several.
        most: the dose with most work, where another session of the week holds more than that.
    """

    weeks: tuple[int, ...]
    mark: str
    done: Prescription
    most: Prescription | None = None


def first_day(plan: Plan) -> dt.date:
    """The block's first day where the plan records its weeks, else that of its sessions."""
    recorded = [week.start for week in plan.weeks]
    return min(recorded + [session.date for session in plan.sessions])


def week_number(first: dt.date, day: dt.date) -> int:
    """The number of a day's week, from 1."""
    return days_between(monday_of(first), monday_of(day)) // 7 + 1


def phases(plan: Plan) -> list[tuple[str, list[int]]]:
    """Each phase with the numbers of its weeks, in order."""
    first = first_day(plan)
    known = {week_number(first, session.date): session.phase for session in plan.sessions}
    known |= {week_number(first, week.start): week.phase for week in plan.weeks}
    found = groupby(sorted(known), key=lambda week: known[week])
    return [(phase, list(weeks)) for phase, weeks in found]


def by_focus(sessions: Iterable[Session]) -> Mapping[str, Sequence[str]]:
    """The exercises of each kind of session, where each one is done most; the most used first."""
    ordered = sorted(sessions, key=lambda session: session.start)
    kinds = Counter(session.focus for session in ordered)
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    weeks: dict[str, set[dt.date]] = defaultdict(set)
    for session in ordered:
        for each in session.exercises:
            homes[each.exercise][session.focus] += 1
            weeks[each.exercise].add(monday_of(session.date))
    longest = sorted(homes, key=lambda exercise: (-len(weeks[exercise]), min(weeks[exercise])))
    found: dict[str, list[str]] = {focus: [] for focus, _ in kinds.most_common()}
    for exercise in longest:
        found[homes[exercise].most_common(1)[0][0]].append(exercise)
    return {focus: exercises for focus, exercises in found.items() if exercises}


def steps(plan: Plan, exercise: str) -> list[Step]:
    """What an exercise goes through: of a week's doses the heaviest, and the one with most work."""
    first = first_day(plan)
    weeks: dict[int, list[tuple[Session, Prescription]]] = defaultdict(list)
    for session in plan.sessions:
        held = [done for done in session.exercises if done.exercise == exercise]
        weeks[week_number(first, session.date)] += [(session, done) for done in held]
    ordered = [(number, *_told(weeks[number])) for number in sorted(weeks) if weeks[number]]
    found = []
    for (mark, _, _), group in groupby(
        ordered, key=lambda each: (each[1], _same(each[2]), each[3] and _same(each[3]))
    ):
        alike = list(group)
        numbers = tuple(number for number, *_ in alike)
        found.append(Step(numbers, mark, alike[0][2], alike[0][3]))
    return found


def _told(
    doses: Sequence[tuple[Session, Prescription]],
) -> tuple[str, Prescription, Prescription | None]:
    """The mark of a week, its heaviest dose, and another one that holds more work."""
    session, heaviest = max(doses, key=lambda each: _size(each[1]))
    most = max((done for _, done in doses), key=lambda done: (_work(done), *_size(done)))
    return _mark(session), heaviest, most if _work(most) > _work(heaviest) else None


def _work(done: Prescription) -> int:
    """Repetitions of all sets, else seconds or metres."""
    return done.all_reps or done.sets * (done.set_seconds or 1)


def _size(done: Prescription) -> tuple[float, ...]:
    return done.load_kg or 0, done.percent_1rm or 0, done.sets, done.set_seconds


def _same(done: Prescription) -> tuple[object, ...]:
    return done.sets, done.reps, done.last_reps, done.seconds, done.holds, done.metres, effort(done)


def effort(done: Prescription) -> tuple[object, ...]:
    """What makes a set heavy: its load, else its share of the maximum, else what is left."""
    if done.load_kg is not None:
        return "load", done.load_kg
    if done.percent_1rm is not None:
        return "percent", done.percent_1rm
    return "reserve", done.reps_in_reserve


def _mark(session: Session) -> str:
    return "deload" if session.deload else session.phase if session.phase in MARKED else ""
