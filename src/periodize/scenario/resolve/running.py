"""Everything that is run: dated and recurring runs, imported tables, races."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from periodize.dates import DateRange, add_days
from periodize.reading.marks import Spot
from periodize.scenario.resolve.contradictions import check_distances, check_paces, note_pace
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.race_events import by_day
from periodize.scenario.resolve.races import races_of
from periodize.scenario.resolve.run_entries import Entry, dated, recurring
from periodize.scenario.resolve.runs import inside, placed, standing
from periodize.scenario.scenario import Race, Run
from periodize.scenario.schema.document import ScenarioFile
from periodize.scenario.schema.runs import DatedRun, RecurringRun

MOST_RUNS = 10_000


def running(
    entry: ScenarioFile, block: DateRange, findings: Findings, found: Sequence[Entry]
) -> tuple[tuple[Run, ...], tuple[Race, ...]]:
    """The runs and races of the block, each sorted by start.

    Args:
        entry: the file.
        block: the days that are planned.
        findings: takes the problems and the notes.
        found: the runs that are imported.
    """
    check_paces(entry.run_defaults, ("run_defaults",), findings)
    check_distances(entry.runs, entry.races, findings)
    single = [*_dated(entry, findings), *found]
    single = inside(single, block, findings)
    raced = [run for run in single if run.kind == "race"]
    races = races_of(entry.races, raced, block, entry.run_defaults, findings, entry.week_starts)
    ordinary = [run for run in single if run.kind != "race"]
    standing_runs = standing(ordinary, _recurring(entry, block, findings), _days_of_racing(races))
    parts = [(part, spot) for race, spot in races for part in by_day(race)]
    note_pace(standing_runs, entry.run_defaults, findings)
    runs = placed(standing_runs, parts, entry.run_defaults, findings)
    return runs, tuple(race for race, _ in races)


def _days_of_racing(races: Iterable[tuple[Race, Spot]]) -> Iterable[date]:
    """Every day from the first to the last of each event."""
    for race, _ in races:
        yield from DateRange(race.date, add_days(race.last_date, 1))


def _dated(entry: ScenarioFile, findings: Findings) -> Iterable[Entry]:
    for index, run in enumerate(entry.runs):
        if isinstance(run, DatedRun):
            yield dated(run, entry.run_defaults, findings.marks.spot(("runs", index)))


def _recurring(entry: ScenarioFile, block: DateRange, findings: Findings) -> list[Entry]:
    days: list[Entry] = []
    for index, run in enumerate(entry.runs):
        if isinstance(run, RecurringRun):
            loc = ("runs", index)
            days += recurring(run, block, entry.run_defaults, loc, findings, entry.week_starts)
        if len(days) > MOST_RUNS:
            findings.refuse(("runs", index), f"more than {MOST_RUNS} runs, the most that is read")
            return []
    return days
