"""`periodize roster solve`: every athlete's plan and calendar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.door import tell, tell_json, warn
from periodize.cli.terminal.exits import VIOLATIONS, say_stopped
from periodize.cli.terminal.roster_work import (
    RosterLine,
    code_of,
    engine_of,
    folder_of,
    keep,
    out_option,
    roster_argument,
    stoppable,
    work_options,
)

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.roster.solving import RosterAnswer


@click.command(name="solve", short_help="Make every athlete's plan and calendar.")
@roster_argument
@out_option
@work_options
@click.option("--json", "json_out", is_flag=True, help="Print the answer as JSON.")
def command(
    roster: Path,
    out: Path | None,
    workers: int | None,
    time_limit: float | None,
    seed: int,
    quiet: bool,
    json_out: bool,
) -> None:
    """Make ID.plan.json and ID.ics of every athlete of ROSTER, and roster.json over all.

    What has not changed since is not made again. What is wrong with one scenario is told with its
    line, and stops nobody else. Exits with 0 where every athlete has a plan, else with 2 where a
    scenario is refused, 3 where rules clash, 4 where two attempts came to nothing. What was done
    when it is stopped is kept. Each plan is made alone: where more athletes are in a shared place
    at one time than may be, that is told, and it exits with 1.

    \b
    Example:
      periodize roster solve squad.yaml --workers 2 --time-limit 60
    """
    from periodize.roster.alone import Asked
    from periodize.roster.reading import load_roster
    from periodize.roster.solving import OVER_ALL, solve_roster
    from periodize.views.answers.write import as_json

    read = load_roster(roster)
    folder = folder_of(roster, out, quiet=quiet)
    line = RosterLine(quiet=quiet)
    with stoppable() as stop, engine_of(workers) as engine:
        try:
            answer = solve_roster(read, folder, engine, Asked(seed, time_limit, line, stop))
        finally:
            line.clear()
    said = as_json(answer)
    keep(folder / OVER_ALL, said)
    if json_out:
        tell_json(said)
    else:
        _say(answer, folder)
    if not quiet:
        warn(f"{answer.made} made now, {len(answer.athletes) - answer.made} as they were; {folder}")
    if stop.is_set():
        left = len(answer.left)
        raise click.exceptions.Exit(say_stopped(f"stopped; {left} left, what is done is kept"))
    over = [place for place in answer.shared if place.is_over]
    for place in over:
        told = f"{place.held} athletes are in {place.name} at one time, {place.most} may be"
        warn(f"warning: {told}: each plan is made alone; move somebody's hours")
    raise click.exceptions.Exit(code_of(answer.athletes) or (VIOLATIONS if over else 0))


def _say(answer: RosterAnswer, folder: Path) -> None:
    from periodize.cli.terminal.folding import columns
    from periodize.cli.terminal.paper import printed

    tell(printed(_lines(answer), columns()), nl=False)


def _lines(answer: RosterAnswer) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import told
    from periodize.cli.terminal.tables import table

    if answer.athletes:
        goals = [goal.name for goal in answer.bound]
        rows = [
            [row.id, row.status, str(row.sessions), *(_worth(goal) for goal in row.goals)]
            if row.has_plan
            else [row.id, row.status, "", *("" for _ in goals)]
            for row in answer.athletes
        ]
        yield from table(("athlete", "plan", "held", *goals), rows)
    for row in answer.athletes:
        for said in () if row.has_plan else row.said:
            yield from told(f"{row.id}: {said}")
    for place in answer.shared:
        yield from told(f"{place.name}: at most {place.held} at one time, {place.most} allowed")


def _worth(goal: object) -> str:
    value, bound = getattr(goal, "value", 0), getattr(goal, "bound", 0)
    return str(value) if value == bound else f"{value} ({bound} at least)"
