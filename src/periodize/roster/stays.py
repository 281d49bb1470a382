"""Who is where, and when: sessions as far as shared places concern."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple
from zoneinfo import ZoneInfo

from periodize.plan import Plan
from periodize.scenario.scenario import Scenario


class Stay(NamedTuple):
    """A session at a shared place.

    Attributes:
        place: its name.
        start: the minute of the first moment, counted from 1970 on in UTC.
        end: the minute at which it is free again.
    """

    place: str
    start: int
    end: int


def stays_of(plan: Plan, scenario: Scenario, places: Collection[str]) -> tuple[Stay, ...]:
    """The sessions of a plan at some places, in order."""
    return tuple(
        sorted(
            stay_of(scenario, session.place, session.start, session.minutes)
            for session in plan.sessions
            if session.place in places
        )
    )


def stay_of(scenario: Scenario, place: str, start: dt.datetime, minutes: int) -> Stay:
    """A stay from a moment of the scenario's local time on."""
    zone = ZoneInfo(scenario.zone_on(start.date()))
    first = round(start.replace(tzinfo=zone).timestamp()) // 60
    return Stay(place, first, first + minutes)
