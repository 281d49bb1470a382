"""What the athlete did in the calendar, as pins of the scenario."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from periodize.calendars.sync.pushing import Told
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario

_OWN_ID = re.compile(r"w\d+-(?P<focus>.+)-\d+")
Pin = dict[str, Any]


@dataclass(slots=True)
class Accepted:
    """What can be taken over.

    Attributes:
        pins: all pins that the scenario then has, as its file writes them.
        ids: the sessions that are taken as the athlete has them.
        left: by id of a session, why it cannot be taken.
    """

    pins: list[Any] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)


def accepted(
    told: Told, scenario: Scenario, plan: Plan, said: Sequence[Any], since: dt.date
) -> Accepted:
    """The pins that hold what was moved, and keep free what was deleted.

    Args:
        told: what the athlete did.
        scenario: as it is.
        plan: the plan that was brought to the calendar.
        said: the pins that the scenario's file has.
        since: the first day that is still open.
    """
    found = Accepted(pins=list(said))
    stood = {session.id: session.date for session in plan.sessions}
    away = {*told.deleted_by_you, *(each.id for each in told.moved_by_you)}
    kept = {session.date for session in plan.sessions if session.id not in away}
    for each in told.moved_by_you:
        pin = _moved(each.id, dt.datetime.fromisoformat(each.to), plan)
        _take(found, scenario, since, each.id, stood.get(each.id), pin)
    for name in told.deleted_by_you:
        day = stood[name]
        if day in kept:
            found.left[name] = "another session stands on its day, which so cannot be kept free"
        else:
            _take(found, scenario, since, name, day, {"date": day.isoformat(), "nothing": True})
    return found


def _moved(name: str, to: dt.datetime, plan: Plan) -> Pin:
    """A pin for a session where it was put; a whole day names no hour."""
    focuses = {session.id: session.focus for session in plan.sessions}
    own = _OWN_ID.fullmatch(name)
    focus = focuses.get(name) or (own["focus"] if own else name)
    pin: Pin = {"date": to.date().isoformat(), "focus": focus}
    return {**pin, "start": f"{to:%H:%M}"} if to.time() != dt.time() else pin


def _take(
    found: Accepted,
    scenario: Scenario,
    since: dt.date,
    name: str,
    stood: dt.date | None,
    pin: Pin,
) -> None:
    """Add a pin, in place of those that held the session so far; or say why that cannot be."""
    day = dt.date.fromisoformat(pin["date"])
    held = [each for each in found.pins if _holds(each, {stood, day}, pin.get("focus"))]
    others = [each for each in found.pins if each not in held]
    why = ""
    if day not in scenario.days or day < since or (stood and stood < since):
        why = "its day is past, or outside the block"
    elif any(_date(each) == day for each in others):
        why = "another pin holds that day"
    elif "focus" in pin and not _is_open(scenario, day, pin.get("start")):
        why = "no window is open then; open one under `availability: exceptions:`"
    if why:
        found.left[name] = why
        return
    found.pins = [*others, pin]
    found.ids.append(name)


def _holds(pin: Any, days: Iterable[dt.date | None], focus: str | None) -> bool:
    """Whether a pin of the file has held a session on one of these days."""
    return isinstance(pin, Mapping) and _date(pin) in days and pin.get("focus") == focus


def _date(pin: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(pin.get("date")))
    except (AttributeError, ValueError):
        return None


def _is_open(scenario: Scenario, day: dt.date, hour: str | None) -> bool:
    windows = scenario.windows_by_date.get(day, ())
    if hour is None:
        return bool(windows)
    moment = dt.datetime.combine(day, dt.time.fromisoformat(hour))
    return any(window.start <= moment < window.end for window in windows)
