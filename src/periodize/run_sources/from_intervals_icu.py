"""Runs, races and days off from the events of intervals.icu, in JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from periodize.errors import InputRefused
from periodize.reading.calendar_text import PAGE
from periodize.reading.encoding import text_of
from periodize.reading.marks import Spot
from periodize.run_sources.found import Found, FoundAbsence, FoundRun, Omitted
from periodize.run_sources.judging import UNTITLED, Entry, Habits, judge
from periodize.run_sources.vocabulary import vocabulary

MOST_BYTES = 10_000_000
MOST_EVENTS = 20_000
MOST_DAYS_AWAY = 400
RACES = {"RACE_A": "A", "RACE_B": "B", "RACE_C": "C"}
AWAY = {"HOLIDAY": "away", "SICK": "ill", "INJURED": "injured"}
SPORTS = {
    "Run": "run", "TrailRun": "run", "VirtualRun": "run", "Ride": "bike", "VirtualRide": "bike",
    "MountainBikeRide": "bike", "GravelRide": "bike", "EBikeRide": "bike", "Swim": "swim",
    "OpenWaterSwim": "swim", "Rowing": "row", "VirtualRow": "row", "NordicSki": "ski",
    "BackcountrySki": "ski", "RollerSki": "ski", "VirtualSki": "ski", "Walk": "walk",
    "Hike": "hike", "Soccer": "team_sport", "Hockey": "team_sport", "Rugby": "team_sport",
    "Elliptical": "cross", "Workout": "cross", "Crossfit": "strength", "WeightTraining": "strength",
    "Yoga": "strength", "Pilates": "strength",
}  # fmt: skip
"""By its type of activity, what an event is."""
FIRST_YEAR, LAST_YEAR = 1970, 2199


def runs_in_events(content: bytes, file: str, habits: Habits) -> Found:
    """Read the events of intervals.icu.

    Args:
        content: JSON: a list of events, or an object that holds one.
        file: its name, for messages.
        habits: what is known of the runner.

    Raises:
        InputRefused: it is no JSON, or no list of events.
    """
    text, notes = text_of(content, file, MOST_BYTES)
    events = _listed(text, file)
    found = Found(notes=notes)
    for event in events[:MOST_EVENTS]:
        _take(event, habits, found)
    if len(events) > MOST_EVENTS:
        found.notes.append(f"{file} holds more than {MOST_EVENTS} events; the others are not read.")
    found.runs.sort(key=lambda run: (run.date, run.start or 0))
    return found


def _listed(text: str, file: str) -> list[Any]:
    if PAGE.match(text):
        told = "this is a web page and no export; it may ask to sign in, or the address is wrong"
        raise InputRefused([Spot(file, 1, 1).problem(told)])
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        spot = Spot(file, error.lineno, error.colno)
        raise InputRefused([spot.problem(f"no valid JSON: {error.msg}")]) from None
    except (RecursionError, ValueError):
        raise InputRefused([Spot(file).problem("no valid JSON: nested too deeply")]) from None
    for name in ("events", "data", "workouts"):
        if isinstance(data, dict) and isinstance(data.get(name), list):
            data = data[name]
    if not isinstance(data, list):
        told = "no events of intervals.icu: a list of objects is expected, each with a category"
        raise InputRefused([Spot(file, 1, 1).problem(told)])
    known = [event for event in data if isinstance(event, dict) and "start_date_local" in event]
    if data and not known:
        told = "no events of intervals.icu: none has a start_date_local"
        raise InputRefused([Spot(file, 1, 1).problem(told)])
    return data


def _take(event: Any, habits: Habits, found: Found) -> None:
    """One event: a run, a race, days off, or what is left out and why."""
    if not isinstance(event, dict):
        found.left_out.append(Omitted(None, UNTITLED, "no object, but a bare value"))
        return
    title = _text(event, "name") or UNTITLED
    start = _moment(event.get("start_date_local"))
    if start is None:
        found.left_out.append(Omitted(None, title, "its start_date_local is no date"))
        return
    category = _text(event, "category").upper() or "WORKOUT"
    if category in AWAY:
        _take_absence(event, start.date(), title, category, found)
    elif category in RACES:
        found.runs += _races(event, start, title, category)
    elif category == "WORKOUT":
        _take_workout(event, start, title, habits, found)
    else:
        found.left_out.append(Omitted(start.date(), title, f"{category.lower()}, not a workout"))


def _take_absence(
    event: Mapping[str, Any], first: dt.date, title: str, category: str, found: Found
) -> None:
    end = _moment(event.get("end_date_local"))
    # The end is the midnight after the last day.
    last = end.date() - dt.timedelta(days=1) if end else first
    last = max(first, last)
    if (last - first).days > MOST_DAYS_AWAY:
        found.left_out.append(Omitted(first, title, f"more than {MOST_DAYS_AWAY} days off"))
        return
    why = {"away": "away", "ill": "ill", "injured": "injured"}[AWAY[category]]
    found.absences.append(FoundAbsence(first, last, why))  # type: ignore[arg-type]


def _races(
    event: Mapping[str, Any], start: dt.datetime, title: str, category: str
) -> list[FoundRun]:
    """A race, or a stage of it for each of its days; one of another sport is that sport, asked."""
    race = _race(event, start, title, category)
    sport = SPORTS.get(_text(event, "type"), "run")
    if sport != "run":
        return [replace(race, kind="cross" if sport == "strength" else sport, sure=False)]
    end = _moment(event.get("end_date_local"))
    days = (end - start).days if end else 1
    if not 1 < days <= vocabulary().most_stage_days:
        return [race]
    km, minutes = race.km and round(race.km / days, 3), race.minutes and race.minutes // days
    stages = (start.date() + dt.timedelta(days=day) for day in range(days))
    return [replace(race, date=day, km=km, minutes=minutes) for day in stages]


def _race(event: Mapping[str, Any], start: dt.datetime, title: str, category: str) -> FoundRun:
    km, minutes = _length(event)
    return FoundRun(
        date=start.date(),
        start=_hour(start),
        title=title,
        kind="race",
        km=km,
        minutes=minutes,
        told_by="field",
        sure=km is not None or minutes is not None,
        priority=category[-1],  # type: ignore[arg-type]
        uid=str(event.get("external_id") or event.get("id") or ""),
    )


def _take_workout(
    event: Mapping[str, Any], start: dt.datetime, title: str, habits: Habits, found: Found
) -> None:
    sport = SPORTS.get(_text(event, "type"), "")
    km, minutes = _length(event)
    if sport == "strength":
        found.left_out.append(Omitted(start.date(), title, "strength or stretching, not a run"))
        return
    prefix = f"{sport.replace('_', ' ')}: " if sport else ""
    entry = Entry(
        date=start.date(),
        title=title,
        start=_hour(start),
        text=_text(event, "description"),
        field_kind=prefix.rstrip(": ") if sport not in ("", "run") else "",
        field_km=km,
        field_minutes=minutes,
        uid=str(event.get("external_id") or event.get("id") or ""),
        is_run=sport == "run",
    )
    judge(entry, habits, found)


def _length(event: Mapping[str, Any]) -> tuple[float | None, int | None]:
    metres = _number(event, "distance") or _number(event, "distance_target")
    seconds = _number(event, "moving_time") or _number(event, "time_target")
    km = round(metres / 1000, 3) if metres and metres <= 1_000_000 else None
    minutes = round(seconds / 60) if seconds and seconds <= 6 * 86_400 else None
    return km or None, minutes or None


def _number(event: Mapping[str, Any], name: str) -> float | None:
    value = event.get(name)
    real = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if real and 0 < value < 1e9 else None  # type: ignore[operator, arg-type]


def _text(event: Mapping[str, Any], name: str) -> str:
    value = event.get(name)
    text = value if isinstance(value, str) else ""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text).strip()


def _moment(value: object) -> dt.datetime | None:
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _hour(start: dt.datetime) -> int | None:
    """Minutes after midnight; midnight itself means that no hour was set."""
    return start.hour * 60 + start.minute or None
