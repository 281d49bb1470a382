"""The events of a calendar, before any file format: what each one shows and when it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import astuple, dataclass

from periodize.calendars.event_text import race_summary, race_text, session_summary, session_text
from periodize.dates import at
from periodize.plan import CalendarState, Plan, Session
from periodize.scenario.scenario import Race, Scenario
from periodize.wording.sessions import focus_text, one_line

CANCELLED_PREFIX = "Cancelled: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the calendar.

    Attributes:
        id: unique in the plan; part of the event's UID.
        start: wall time in the scenario's zone.
        minutes: its length; None for the whole day.
        alarm_minutes: minutes before the start; None for no alarm.
        cancelled: whether it says that something will not take place.
        private: whether others should be shown nothing but its time.
    """

    id: str
    start: dt.datetime
    minutes: int | None
    summary: str
    text: str = ""
    place: str = ""
    categories: tuple[str, ...] = ()
    alarm_minutes: int | None = None
    cancelled: bool = False
    private: bool = False

    def digest(self, timezone: str) -> str:
        """A fingerprint of all that the event shows."""
        shown = json.dumps([*astuple(self)[:-1], timezone], default=str)
        return hashlib.sha256(shown.encode()).hexdigest()[:16]


def events_of(scenario: Scenario, plan: Plan) -> tuple[Event, ...]:
    """Sessions and races in order of time."""
    sessions = [_of_session(scenario, session) for session in plan.sessions]
    races = [_of_race(scenario, race) for race in scenario.races_by_date.values()]
    return tuple(sorted(sessions + races, key=lambda event: (event.start, event.id)))


def cancelled_events(plan: Plan) -> tuple[Event, ...]:
    """What stood in an earlier calendar and is gone, in order of id."""
    return tuple(
        _of_state(event_id, state, state.start)
        for event_id, state in sorted(plan.calendar.items())
        if state.cancelled and state.start is not None
    )


def _of_session(scenario: Scenario, session: Session) -> Event:
    return Event(
        id=session.id,
        start=session.start,
        minutes=session.minutes,
        summary=session_summary(session, scenario.units),
        text=session_text(session, scenario.units),
        place=one_line(session.place),
        categories=("Strength", focus_text(session.focus)),
        alarm_minutes=scenario.calendar.alarm_minutes,
    )


def _of_race(scenario: Scenario, race: Race) -> Event:
    return Event(
        id=f"race-{race.date}",
        start=at(race.date, dt.time()),
        minutes=None,
        summary=race_summary(race, scenario.units),
        text=race_text(race),
        categories=("Race",),
    )


def _of_state(event_id: str, state: CalendarState, start: dt.datetime) -> Event:
    return Event(
        id=event_id,
        start=start,
        minutes=state.minutes,
        summary=CANCELLED_PREFIX + one_line(state.summary),
        cancelled=True,
    )
