"""Sources of runs that the command line names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from periodize.calendars.feed import fetch, is_address
from periodize.cli.terminal.feeds import checked
from periodize.errors import InputRefused, Problem
from periodize.run_sources.found import Found, FoundRun
from periodize.run_sources.judging import Habits
from periodize.scenario import Scenario, load
from periodize.scenario.resolve.sources import Wanted, runs_in_source

MOST_BYTES = 10_000_000


def found_in(source: str, wanted: Wanted | None = None) -> Found:
    """What a source holds; `-` is standard input.

    Args:
        source: an address, or a file: a calendar, a table, an export, or a scenario.
        wanted: what is asked of it.

    Raises:
        InputRefused: it cannot be read, or nothing in it can be used.
    """
    if source.lower().endswith((".yaml", ".yml")):
        return _of_scenario(source)
    if is_address(source):
        content, name = checked(fetch(source)), "the feed"
    else:
        content, name = content_of(source), "<stdin>" if source == "-" else source
    found, problems = runs_in_source(content, name, Habits(), wanted or Wanted())
    if problems:
        raise InputRefused(problems)
    return found


def content_of(source: str) -> bytes:
    """The bytes of a source, one more than the most that is read; `-` is standard input.

    Raises:
        InputRefused: it cannot be read.
    """
    import sys

    if source == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(source).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise InputRefused([Problem(source, 0, 0, f"cannot be read: {reason}")]) from None


def _known(scenario: Scenario, day: dt.date, name: str | None) -> Any:
    """By what a run of a scenario is known, and whether it is sure."""
    guess = (day, name) in scenario.guesses
    return {"told_by": "title" if guess else "field", "sure": not guess}


def _of_scenario(source: str) -> Found:
    scenario = load(source)
    found = Found(notes=list(scenario.notes), zone=scenario.timezone)
    for run in scenario.runs:
        found.runs.append(
            FoundRun(
                date=run.date,
                start=run.start.hour * 60 + run.start.minute,
                title=run.name or run.kind.replace("_", " "),
                kind=run.kind,
                km=run.km,
                minutes=run.minutes,
                demand=tuple(sorted(run.demand_given, reverse=True)),
                **_known(scenario, run.date, run.name),
            )
        )
    for race in scenario.races:
        found.runs.append(
            FoundRun(
                date=race.date,
                start=race.start.hour * 60 + race.start.minute,
                title=race.name,
                kind="race",
                km=race.km or None,
                minutes=race.minutes,
                **_known(scenario, race.date, race.name),
                priority=race.priority,
            )
        )
    return found
