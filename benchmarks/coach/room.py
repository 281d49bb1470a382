"""Where sessions could stand, as far as windows, runs and races go: what "room" is here.

A place is an hour at which a window still holds a session of the least length that does it, clear
of every run, and as far from runs and races as the gaps that must hold ask. For the legs it is a
place of one of two kinds: `heavy` (40 minutes; 24 h before quality and long, 3 h after quality,
neither on the day of a long run nor on the next, days around races of `lower-heavy`) or `second`
(30 minutes; 24 h before quality and long, 12 h after quality, days around races of `circuit`).
Kit is not asked: something for the legs can be done anywhere. A week has room for two where two
of its places lie 48 h apart. Caps, rest days and the weeks beside it are not counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import ceil
from typing import Any, NamedTuple

from benchmarks.coach.facts import Effort, Facts
from periodize.model.load import load_model
from periodize.plan import WeekRecord
from periodize.scenario.scenario import Race, Window

HOUR = dt.timedelta(hours=1)
APART = 48 * HOUR
"""Between the starts of two leg sessions."""
GRID_MINUTES = 15


class Kind(NamedTuple):
    """The least that a kind of session asks: minutes, hours to runs, and its row around races."""

    minutes: int
    before_quality: int
    before_long: int
    after_quality: int
    around_long: bool
    races: str


KINDS: Mapping[str, Kind] = {
    "heavy": Kind(40, 24, 24, 3, True, "lower-heavy"),
    "second": Kind(30, 24, 24, 12, False, "circuit"),
    "upper": Kind(20, 3, 0, 0, False, "upper"),
}
LEG_KINDS = ("heavy", "second")


def leg_places(facts: Facts, week: WeekRecord) -> Sequence[dt.datetime]:
    """When a leg session could start in a week."""
    return sorted({start for kind in LEG_KINDS for start in places_for(facts, week, kind)})


def room_for_two(places: Sequence[dt.datetime]) -> bool:
    """Whether two of some places are far enough apart."""
    return any(later - earlier >= APART for earlier, later in combinations(places, 2))


def places_for(facts: Facts, week: WeekRecord, kind: str) -> Sequence[dt.datetime]:
    """When a session of a kind could start in a week, earliest first."""
    days = [week.start + dt.timedelta(days=offset) for offset in range(7)]
    return [
        start
        for day in days
        for window in facts.scenario.windows_by_date.get(day, ())
        for start in _starts(facts, window, KINDS[kind])
        if _is_open(facts, start, KINDS[kind])
    ]


def _starts(facts: Facts, window: Window, kind: Kind) -> Iterator[dt.datetime]:
    """Each quarter of an hour of a window at which a session would be clear of all runs."""
    start, length = window.start, dt.timedelta(minutes=kind.minutes)
    while start + length <= window.end:
        if all(end <= start or start + length <= begun for begun, end in facts.busy):
            yield start
        start += dt.timedelta(minutes=GRID_MINUTES)


def _is_open(facts: Facts, start: dt.datetime, kind: Kind) -> bool:
    runs = all(_clear_of_run(start, effort, kind) for effort in facts.efforts)
    return runs and all(_clear_of_race(start, race, kind) for race in facts.scenario.races)


def _clear_of_run(start: dt.datetime, effort: Effort, kind: Kind) -> bool:
    days = (start.date() - effort.date).days
    if kind.around_long and effort.long and 0 <= days <= 1:
        return False
    end = start + dt.timedelta(minutes=kind.minutes)
    if start < effort.start:
        quality = effort.quality and effort.start - end < kind.before_quality * HOUR
        long = effort.long and effort.start - end < kind.before_long * HOUR
        return not (quality or long)
    is_race = effort.kind == "race"
    return is_race or not effort.quality or start - effort.end >= kind.after_quality * HOUR


def _clear_of_race(start: dt.datetime, race: Race, kind: Kind) -> bool:
    before, after = race_days(race, kind.races)
    days = (race.date - start.date()).days
    return days >= before if start < race.start or days > 0 else -days >= after


@cache
def race_days(race: Race, row: str) -> tuple[int, int]:
    """The days that the model keeps free of a class before and after a race."""
    model = load_model("runner")
    band = model.band_of(race.km)
    rules = {str(entry["rule"]): entry for entry in model.rules}
    before: Mapping[str, Any] = rules["before_race"]["days"][band]
    after: Mapping[str, Any] = rules["after_race"]["days"][band]
    share = float(rules["after_race"]["c_share"]) if race.priority == "C" else 1.0
    return before[row]["ABC".index(race.priority)], ceil(after[row] * share)
