"""Who is where, and when, and how many are in a place at one time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple
from zoneinfo import ZoneInfo

from periodize.plan import Plan
from periodize.scenario.scenario import Scenario


class Stay(NamedTuple):
    """A session at a place.

    Attributes:
        place: its name.
        start: the minute of the first moment, counted from 1970 on in UTC.
        end: the minute at which it is free again.
    """

    place: str
    start: int
    end: int


def stays_of(plan: Plan, scenario: Scenario) -> tuple[Stay, ...]:
    """Where the sessions of a plan are, in order."""
    return tuple(
        sorted(
            stay_of(scenario, session.place, session.start, session.minutes)
            for session in plan.sessions
        )
    )


def stay_of(scenario: Scenario, place: str, start: dt.datetime, minutes: int) -> Stay:
    """A stay from a moment of the scenario's local time on."""
    zone = ZoneInfo(scenario.zone_on(start.date()))
    first = round(start.replace(tzinfo=zone).timestamp()) // 60
    return Stay(place, first, first + minutes)


def most_at_once(stays: Iterable[Stay], place: str) -> int:
    """How many are in a place at one time at most; who leaves in a minute makes room in it."""
    there = [stay for stay in stays if stay.place == place]
    changes = sorted([*((stay.start, 1) for stay in there), *((stay.end, -1) for stay in there)])
    return max(accumulate(change for _, change in changes), default=0)
