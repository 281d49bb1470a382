"""The plan as a calendar that says only when: for others, who need not know what is done.

Its identifiers are made with a key that stands in neither calendar, so that nobody can tell from
them which event of the other one is meant.
"""

from __future__ import annotations

import dataclasses
import hmac

from periodize.calendars.events import Event, cancelled_events, events_of
from periodize.calendars.ics import calendar_of, uid_of
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario

NAME = "Busy"


def busy_ics(scenario: Scenario, plan: Plan, key: bytes) -> bytes:
    """When the sessions are, and when one is no more; no races, no text, no place.

    Args:
        scenario: where the plan comes from.
        plan: with its calendar's state.
        key: kept by the athlete; the same one gives the same identifiers.
    """
    live = [event for event in events_of(scenario, plan) if event.minutes is not None]
    known = {event.id for event in live}
    gone = [
        event
        for event in cancelled_events(plan)
        if event.id not in known and event.minutes is not None
    ]
    events = [_plain(event) for event in sorted([*live, *gone], key=lambda event: event.start)]

    def uid(event: Event) -> str:
        named = uid_of(scenario, event.id).encode("utf-8", "surrogatepass")
        return f"{hmac.digest(key, named, 'sha256').hex()[:40]}@periodize"

    return calendar_of(scenario, plan, events, name=NAME, uid=uid)


def _plain(event: Event) -> Event:
    return dataclasses.replace(
        event, summary=NAME, text="", place="", categories=(), alarm_minutes=None, private=True
    )
