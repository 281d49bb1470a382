"""Runs that stand in a file beside the scenario: a calendar, a table or an export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from periodize.dates import DateRange, add_days, counted
from periodize.reading.marks import Spot
from periodize.reading.words import quoted
from periodize.run_sources.found import Found, FoundAbsence, FoundRun
from periodize.run_sources.judging import Habits
from periodize.scenario.resolve.absences import ranges_abroad
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.race_guess import guessed_km
from periodize.scenario.resolve.races import DAYS_KEPT_AFTER_BLOCK, DAYS_KEPT_BEFORE_BLOCK
from periodize.scenario.resolve.run_entries import Entry
from periodize.scenario.resolve.sources import SUFFIXES, Wanted, runs_in_source
from periodize.scenario.schema.document import ScenarioFile
from periodize.scenario.schema.runs import ImportedRuns

if TYPE_CHECKING:
    from hashlib import _Hash

MOST_BYTES = 10_000_000
LONGEST_NAME = 120


@dataclass(slots=True)
class Imported:
    """The runs and the days off of all that is imported."""

    entries: list[Entry] = field(default_factory=list)
    absences: list[FoundAbsence] = field(default_factory=list)
    guesses: set[tuple[dt.date, str]] = field(default_factory=set)


def imported(
    entry: ScenarioFile, block: DateRange, findings: Findings, folder: Path, digest: _Hash
) -> Imported:
    """Everything that a scenario imports.

    Args:
        entry: the file.
        block: the days that are planned.
        findings: takes the problems and the notes.
        folder: where what is imported stands.
        digest: the bytes of what is imported are added to it.
    """
    whole = Imported()
    seen: set[str] = set()
    for index, run in enumerate(entry.runs):
        if not isinstance(run, ImportedRuns):
            continue
        try:
            content = content_beside(run.file, folder)
        except ValueError as error:
            findings.refuse(("runs", index, "import"), str(error))
            continue
        if run.file in seen:
            findings.refuse(("runs", index, "import"), f"{run.file} is imported twice")
        seen.add(run.file)
        digest.update(content)
        runs = _runs(entry, run, content, block, findings, whole)
        whole.entries += _anew(runs, whole.entries, run.file, findings)
    return whole


def _anew(
    runs: Sequence[Entry], before: Sequence[Entry], file: str, findings: Findings
) -> list[Entry]:
    """The runs of a file without those that an earlier one has just so."""
    known = {_told(each) for each in before if each.found}
    kept = [each for each in runs if not each.found or _told(each) not in known]
    if doubles := len(runs) - len(kept):
        stand = "run stands" if doubles == 1 else "runs stand"
        findings.note(f"{file}: {doubles} {stand} in another import, too, and count once.")
    return kept


def _told(each: Entry) -> tuple[object, ...]:
    return each.date, each.start, each.kind, each.name, each.km, each.minutes


def content_beside(name: str, folder: Path, suffixes: Sequence[str] = SUFFIXES) -> bytes:
    """The bytes of a file inside a scenario's folder.

    Args:
        name: its path, relative to the folder.
        folder: the scenario's folder, which the path may not leave.
        suffixes: how its name may end.

    Raises:
        ValueError: the path leads elsewhere, or to nothing that can be read; says which.
    """
    try:
        inside = folder.resolve()
        path = (inside / name).resolve()
    except (OSError, RuntimeError):
        raise ValueError(f"{quoted(name)} cannot be followed") from None
    if Path(name).is_absolute() or ".." in Path(name).parts or not path.is_relative_to(inside):
        raise ValueError(f"{quoted(name)} leads out of the scenario's folder")
    if path.suffix.lower() not in suffixes:
        raise ValueError(f"{quoted(name)} is not a {_listed(suffixes)} file")
    if not path.is_file():
        raise ValueError(f"there is no file {quoted(name)} in the scenario's folder")
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        raise ValueError(f"{quoted(name)} cannot be read") from None


def _listed(suffixes: Sequence[str]) -> str:
    *first, last = suffixes
    return f"{', '.join(first)} or {last}" if first else last


def _runs(
    entry: ScenarioFile,
    run: ImportedRuns,
    content: bytes,
    block: DateRange,
    findings: Findings,
    whole: Imported,
) -> list[Entry]:
    """The runs of one file."""
    found, problems = runs_in_source(content, run.file, _habits(entry), _asked(entry, run, block))
    findings.problems += problems
    if problems:
        return []
    whole.absences += found.absences
    whole.guesses |= {(each.date, _name(each)) for each in found.guesses}
    for note in found.notes:
        findings.note(note)
    if _is_own_table(found):
        return [
            _entry(each, entry, found, run.file, findings, own=True)
            for each in found.runs
            if each.kind == "race" or each.date not in run.excluding
        ]
    _say(found, run.file, findings)
    return [
        _entry(each, entry, found, run.file, findings)
        for each in _wanted(found, block, run, findings)
    ]


def _habits(entry: ScenarioFile) -> Habits:
    return Habits(titles=entry.titles, pace=entry.run_defaults.pace)


def _asked(entry: ScenarioFile, run: ImportedRuns, block: DateRange) -> Wanted:
    first = add_days(block.start, -DAYS_KEPT_BEFORE_BLOCK)
    last = add_days(block.last_day, DAYS_KEPT_AFTER_BLOCK)
    return Wanted(
        timezone=entry.timezone,
        days=(first, last),
        abroad=ranges_abroad(entry.abroad),
        columns={str(ours): theirs for ours, theirs in run.columns.items()},
        first_week=run.first_week,
    )


def _is_own_table(found: Found) -> bool:
    """Whether somebody wrote it for a scenario, kinds and all, so that nothing in it is guessed."""
    told = all(run.told_by == "field" and run.sure for run in found.runs)
    return found.by_columns and told and not found.left_out


def _say(found: Found, file: str, findings: Findings) -> None:
    if not found.runs:
        findings.note(
            f"{file} holds no run of these weeks; `periodize runs {quote(file)}` tells why."
        )
        return
    told = f"{file}: {counted(len(found.runs), 'run')} read"
    if found.left_out:
        entries = "entry" if len(found.left_out) == 1 else "entries"
        told += f", {len(found.left_out)} {entries} left out"
    if found.guesses:
        what = "is a guess" if len(found.guesses) == 1 else "are guesses"
        told += f"; {len(found.guesses)} {what}, which `titles` can settle"
    findings.note(f"{told} (`periodize runs {quote(file)}` shows each).")


def _wanted(
    found: Found, block: DateRange, run: ImportedRuns, findings: Findings
) -> Iterable[FoundRun]:
    """The runs inside the block and the races near it; one of several that overlap."""
    ends: dict[dt.date, int] = {}
    for each in found.runs:
        race = each.kind == "race"
        if (each.date not in block and not race) or (each.date in run.excluding and not race):
            continue
        if each.start is not None:
            if each.start < ends.get(each.date, 0):
                told = f"{_name(each)} on {each.date} overlaps another run of {run.file}"
                findings.note(f"{told} and is left out.")
                continue
            ends[each.date] = each.start + (each.minutes or 0)
        yield each


def _entry(
    run: FoundRun,
    entry: ScenarioFile,
    found: Found,
    file: str,
    findings: Findings,
    own: bool = False,
) -> Entry:
    defaults = entry.run_defaults
    km = run.km
    if run.kind == "race" and km is None and not own:
        km = guessed_km(run, found, defaults.pace)
    if run.kind == "race" and run.km is None and not (own or run.by_time):
        told = f"{file} does not say how far {_name(run)} on {run.date} is; {km:g} km are assumed"
        by = "how long it lasts" if run.minutes else "the longest run before it"
        findings.note(f"{told}, by {by}.")
    by_pace = defaults.minutes if km is None else max(1, round(km * defaults.pace))
    return Entry(
        date=run.date,
        kind=run.kind,
        km=km,
        minutes=run.minutes or by_pace,
        start=run.start,
        name=run.name if own else _name(run),
        demand=frozenset(run.demand),  # type: ignore[arg-type]
        spot=Spot(file, run.line, 1 if run.line else 0),
        found=not own,
        priority=run.priority,
        by_time=run.by_time,
    )


def _name(run: FoundRun) -> str:
    return " ".join(run.title.split())[:LONGEST_NAME]
