"""A session as text for a phone, and all sessions as events of intervals.icu or as a log to fill.

Neither Strong nor Hevy takes a plan from a file: their imports are of what was done. The table is
our own log, filled with what is planned: change what was otherwise, and `periodize log` reads it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from periodize.calendars.event_text import session_summary, session_text
from periodize.calendars.ics import uid_of
from periodize.dates import format_clock, format_day
from periodize.plan import Prescription, Session
from periodize.scenario.scenario import Scenario
from periodize.views.plan_csv import guarded
from periodize.wording.sessions import one_line
from periodize.wording.weights import LB_PER_KG, number_text

LOG_COLUMNS, LOG_END = ("date", "session", "exercise", "set"), ("reps", "rir", "kit")
UNITS = ("kg", "lb")


def to_text(session: Session, units: str) -> bytes:
    """All that is needed in the gym, as the calendar tells it."""
    when = f"{format_day(session.date)}, {format_clock(session.start)}, {one_line(session.place)}"
    text = "\n".join((session_summary(session, units), when, "", session_text(session, units), ""))
    return text.encode("utf-8", "replace")


def to_intervals(scenario: Scenario, sessions: Iterable[Session]) -> bytes:
    """A list for the calendar of intervals.icu, each event with the identifier of ours."""
    events = [
        {
            "category": "WORKOUT",
            "type": "WeightTraining",
            "start_date_local": session.start.isoformat(timespec="seconds"),
            "name": session_summary(session, scenario.units),
            "description": session_text(session, scenario.units),
            "moving_time": 60 * session.minutes,
            "external_id": uid_of(scenario, session.id),
        }
        for session in sessions
    ]
    text = json.dumps(events, indent=1, ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "replace")


def to_log(sessions: Iterable[Session], units: str = "metric") -> bytes:
    """A row for each planned set that is counted in repetitions.

    A load stands in the unit that stands on it; so there is a column of kg, of lb, or both.
    """
    rows = [
        (session, done, cells)
        for session in sessions
        for done in session.exercises
        for cells in _sets(done)
    ]
    used = [unit for unit in UNITS if any(_unit(done, units) == unit for _, done, _ in rows)]
    loads = used or [_own(units)]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([*LOG_COLUMNS, *loads, *LOG_END])
    for session, done, (number, load, reps, reserve) in rows:
        at = [_load(load, unit) if _unit(done, units) == unit else "" for unit in loads]
        named = (session.date.isoformat(), guarded(session.id), guarded(done.exercise))
        table.writerow([*named, number, *at, reps, reserve, done.kit or ""])
    return text.getvalue().encode("utf-8", "replace")


def _own(units: str) -> str:
    return "lb" if units == "imperial" else "kg"


def _unit(done: Prescription, units: str) -> str:
    return done.stamped or _own(units)


def _load(kg: float | None, unit: str) -> str:
    return _cell(kg * LB_PER_KG if unit == "lb" and kg else kg)


def _sets(done: Prescription) -> Iterator[tuple[str, float | None, str, str]]:
    for number in range(1, done.sets + 1):
        last = number == done.sets
        reps = done.last_reps if last and done.last_reps else done.reps
        reserve = done.counted_to if last and done.counted_to else done.reps_in_reserve
        if reps:
            yield str(number), done.load_kg, str(reps), _cell(reserve)


def _cell(value: float | None) -> str:
    return "" if value is None else number_text(value)
