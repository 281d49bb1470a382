"""What can still be read of a scenario in which some entries are wrong, to find what else is.

An entry that is wrong is left out by itself: a run, a day's windows, a number of the athlete. What
would look wrong only for want of it is left out, too, or stands in for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from periodize.reading.marks import Loc, Marks
from periodize.scenario.schema.document import ScenarioFile

STAND_INS: Mapping[str, Any] = {"format": 1, "name": "unnamed", "timezone": "UTC"}
"""For what every scenario needs, and nothing else of it is judged by."""
DEPENDENTS = {
    "run_defaults": ("runs", "races"),
    "races": ("runs",),
    "places": ("availability", "pins"),
    "availability": ("pins",),
    "exercises": ("athlete",),
}
"""By part of the file, the parts whose cross-checks would be misled if some of it were left out."""
BY_ENTRY = ("races", "places")
"""Parts of which single entries can be left out without misleading others: see `_without`."""
WHOLE = ("block",)
"""Without it no day can be judged."""


def what_is_left(
    data: Mapping[str, Any], marks: Marks, wrong: Iterable[Loc]
) -> tuple[ScenarioFile, Marks] | None:
    """The entries without those that are wrong, with their positions.

    Args:
        data: of the file.
        marks: the positions of its keys and values.
        wrong: where its problems are.

    Returns:
        None if nothing can be judged without what is wrong.
    """
    places = {_entry(data, loc) for loc in wrong}
    parts = {str(place[0]) for place in places}
    if parts & {*WHOLE}:
        return None
    whole: set[Loc] = {(part,) for part in parts}
    for left_out in (_without_entries(data, places), whole):
        gone = left_out | {(each,) for part in parts for each in _misled(part, left_out)}
        try:
            found = ScenarioFile.model_validate(_without(data, gone))
        except ValidationError:
            continue
        return found, marks.without(gone)
    return None


def _entry(data: Mapping[str, Any], loc: Loc) -> Loc:
    """The part of the file, or the entry of it, that a problem is in."""
    part = data.get(str(loc[0]))
    if len(loc) > 1 and isinstance(part, list) and isinstance(loc[1], int):
        return loc[:2] if loc[1] < len(part) else loc[:1]
    if len(loc) > 1 and isinstance(part, dict) and loc[1] in part:
        return loc[:2]
    return loc[:1]


def _without_entries(data: Mapping[str, Any], places: set[Loc]) -> set[Loc]:
    """What is left out: the entries that are wrong; runs that look for a race that is."""
    runs = data.get("runs")
    if any(place[0] == "races" for place in places) and isinstance(runs, list):
        races = {("runs", index) for index, run in enumerate(runs) if _is_race(run)}
        return {*places, *races}
    return set(places)


def _is_race(run: object) -> bool:
    return isinstance(run, dict) and (run.get("kind") == "race" or "import" in run)


def _misled(part: str, left_out: set[Loc]) -> tuple[str, ...]:
    """The parts that would look wrong only since another one, or some of it, is left out."""
    return () if part in BY_ENTRY and (part,) not in left_out else DEPENDENTS.get(part, ())


def _without(data: Mapping[str, Any], gone: set[Loc]) -> dict[str, Any]:
    """The data without some parts and entries; a place keeps its name, for the windows there."""
    kept: dict[str, Any] = {}
    for part, value in data.items():
        if isinstance(value, list):
            kept[part] = [each for place, each in enumerate(value) if (part, place) not in gone]
        elif isinstance(value, dict) and part == "places":
            kept[part] = {key: {} if (part, key) in gone else each for key, each in value.items()}
        elif isinstance(value, dict):
            kept[part] = {key: each for key, each in value.items() if (part, key) not in gone}
        else:
            kept[part] = value
    return {**STAND_INS, **{part: value for part, value in kept.items() if (part,) not in gone}}
