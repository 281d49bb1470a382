"""`periodize runs`: what would be read from a running plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.door import tell, tell_json, warn
from periodize.cli.terminal.reading import say_notes

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.run_sources.found import Found, FoundRun

HEAD = ("", "date", "start", "title", "kind", "demand", "length", "told by")
PACE = 6.0
"""Minutes for a kilometre where no scenario says it; as `run_defaults`."""
MOST_LEFT_OUT = 40


@click.command(name="runs", short_help="Show what would be read from a calendar, table or export.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--write", "table", metavar="FILE", help="Also write the runs as a table to import.")
@click.option("--json", "json_out", is_flag=True, help="Print JSON instead.")
@click.option("--timezone", metavar="NAME", help="The zone in which hours are wanted.")
@click.option(
    "--first-week", metavar="DATE", help="A day of the first week of a grid without dates."
)
def command(
    sources: tuple[str, ...],
    table: str | None,
    json_out: bool,
    timezone: str | None,
    first_week: str | None,
) -> None:
    """Show what would be read from each SOURCE: a row a run, then what is left out and why.

    A source is a calendar (.ics), a table (.csv), an export of intervals.icu (.json) or a
    scenario (.yaml). Each run tells by what it is known, and has a `?` where it is a guess.

    \b
    Example:
      periodize runs plan.ics --write runs.csv
    """
    from periodize.cli.terminal.asked_day import asked_day
    from periodize.cli.terminal.run_sources import found_in
    from periodize.scenario.resolve.sources import Wanted
    from periodize.views.found_runs import as_json, joined, to_table

    wanted = Wanted(timezone=timezone, first_week=asked_day("--first-week", first_week))
    found = joined([found_in(source, wanted) for source in sources])
    if json_out:
        tell_json(as_json(found, PACE))
    else:
        say_notes(tuple(found.notes), quiet=False)
        _show(found)
    if table is not None:
        from periodize.workspace.files import write_all

        write_all({Path(table): to_table(found.runs)})
        warn(f"wrote {table}")


def _show(found: Found) -> None:
    from periodize.cli.terminal.folding import columns
    from periodize.cli.terminal.paper import printed

    tell(printed(_lines(found), columns()), nl=False)


def _lines(found: Found) -> Iterator[Text]:
    from rich.text import Text

    from periodize.cli.terminal.tables import table

    if found.runs:
        yield from table(HEAD, map(_row, found.runs))
    for absence in found.absences:
        yield Text(f"{absence.why}: {absence.since} to {absence.until}")
    if found.left_out:
        yield Text("")
        yield Text(f"Left out: {len(found.left_out)}")
        rows = [(str(each.date or ""), _title(each.title), each.why) for each in found.left_out]
        yield from table(("date", "title", "why"), rows[:MOST_LEFT_OUT], indent="  ")
        if len(rows) > MOST_LEFT_OUT:
            yield Text(f"  … and {len(rows) - MOST_LEFT_OUT} more; all with --json")
    yield Text("")
    yield from map(Text, _summary(found))


def _row(run: FoundRun) -> tuple[str, ...]:
    from periodize.views.found_runs import clock, demand_of

    km = "" if run.km is None else f"{run.km:g} km"
    minutes = "" if run.minutes is None else f"{run.minutes} min"
    demand = " and ".join(demand_of(run, PACE))
    length = ", ".join(part for part in (km, minutes) if part)
    mark = "" if run.sure else "?"
    day = f"{run.date:%a} {run.date}"
    return (mark, day, clock(run.start), _title(run.title), run.kind, demand, length, run.told_by)


def _title(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _summary(found: Found) -> Iterator[str]:
    from periodize.dates import counted
    from periodize.views.found_runs import titles_to_settle

    guesses = titles_to_settle(found.runs)
    yield f"{counted(len(found.runs), 'run')}, {len(found.guesses)} with a guess (?)"
    if guesses:
        yield "To settle guesses once, put this into the scenario, with the kinds that are right:"
        yield "titles:"
        for title, kind in guesses.items():
            yield f"  {json.dumps(title, ensure_ascii=False)}: {kind}"
