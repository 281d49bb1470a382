"""Entries of the file to a scenario: recurring runs expanded, windows dated, weights in kg."""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from periodize.dates import DateRange, add_days
from periodize.model.load import is_path
from periodize.scenario.resolve.absences import abroad_of, absences_of, ranges_abroad
from periodize.scenario.resolve.athlete import athlete_of, own_exercises
from periodize.scenario.resolve.availability import check_availability, windows_of, with_anywhere
from periodize.scenario.resolve.busy import taken_by, without
from periodize.scenario.resolve.contradictions import (
    check_birth_year,
    check_order,
    check_pins,
    note_places,
    note_races,
)
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.imports import imported
from periodize.scenario.resolve.logs import logged_sets
from periodize.scenario.resolve.pins import pins_of
from periodize.scenario.resolve.places import places_of
from periodize.scenario.resolve.running import running
from periodize.scenario.scenario import (
    CalendarWishes,
    Dated,
    RuleChange,
    Scenario,
)
from periodize.scenario.schema.document import ScenarioFile
from periodize.training_log.estimates import estimates

if TYPE_CHECKING:
    from hashlib import _Hash


def resolved(entry: ScenarioFile, findings: Findings, folder: Path, digest: _Hash) -> Scenario:
    """The scenario that the file describes.

    Args:
        entry: the file, every field by itself valid.
        findings: takes what is contradictory and what was assumed.
        folder: where imported tables stand.
        digest: of the file; imported tables and a model of one's own are added to it.
    """
    block = DateRange(entry.block.start, add_days(entry.block.start, 7 * entry.block.weeks))
    given = places_of(entry.places, entry.units, findings)
    places = with_anywhere(entry.availability, given, findings)
    check_availability(entry.availability, places, findings)
    found = imported(entry, block, findings, folder, digest)
    busy = entry.availability.busy if entry.availability else ()
    abroad = ranges_abroad(entry.abroad)
    taken = taken_by(busy, entry.timezone, block, findings, folder, digest, abroad)
    absences = absences_of(entry.absences, found.absences, findings)
    hours = without(windows_of(entry.availability, block, entry.week_starts), taken)
    windows = tuple(w for w in hours if not any(w.date in days for days in absences))
    check_order("seasons", entry.seasons, findings)
    check_order("phases", entry.phases, findings)
    check_birth_year(entry.athlete.birth_year, block, findings)
    check_pins(entry.pins, block, windows, findings)
    own = own_exercises([exercise.to_exercise() for exercise in entry.exercises], findings)
    runs, races = running(entry, block, findings, found.entries)
    note_races(races, findings)
    note_places(places, windows, findings)
    athlete = athlete_of(entry.athlete, own, findings)
    logged = logged_sets(entry, own, findings, folder, digest)
    return Scenario(
        name=entry.name,
        id=entry.id or slug(entry.name),
        timezone=entry.timezone,
        units=entry.units,
        days=block,
        model=_model(entry.model, folder, digest),
        athlete=replace(athlete, estimates=estimates(logged, athlete.one_rep_max_kg)),
        goal=entry.goal,
        seasons=tuple(Dated(since=item.since, value=item.season) for item in entry.seasons),
        phases=tuple(Dated(since=item.since, value=item.phase) for item in entry.phases),
        runs=runs,
        races=tuple(race for race in races if race.date >= block.start),
        raced=tuple(race for race in races if race.date < block.start),
        places=places,
        windows=windows,
        weekly_minutes=entry.weekly_minutes,
        exercises=tuple(own.values()),
        rules=_rules(entry),
        pins=pins_of(
            entry.pins, block, {window.date for window in windows}, findings, entry.week_starts
        ),
        calendar=CalendarWishes(
            name=entry.calendar.name,
            alarm_minutes=entry.calendar.alarm_minutes,
            caldav=entry.calendar.caldav,
            user=entry.calendar.user,
        ),
        logged=logged,
        log_names=entry.log_names,
        notes=tuple(findings.notes),
        sha256=digest.hexdigest(),
        file=findings.marks.file,
        guesses=frozenset(found.guesses),
        week_starts=entry.week_starts,
        absences=absences,
        abroad=abroad_of(entry.abroad, findings),
        marks=findings.marks,
    )


def slug(name: str) -> str:
    """A name in small ASCII letters, digits and single hyphens; `scenario` if nothing is left."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words) or "scenario"


def _model(name: str, folder: Path, digest: _Hash) -> str:
    """A model's name, or its path from here; what cannot be read is told when it is used."""
    if not is_path(name):
        return name
    path = folder / name
    with contextlib.suppress(OSError, ValueError):
        digest.update(path.read_bytes())
    return str(path)


def _rules(entry: ScenarioFile) -> tuple[RuleChange, ...]:
    return tuple(
        RuleChange(
            rule=change.rule,
            values=change.model_dump(exclude={"rule"}, exclude_unset=True),
            where=("rules", index),
        )
        for index, change in enumerate(entry.rules)
    )
