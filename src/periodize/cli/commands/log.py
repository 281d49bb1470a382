"""`periodize log`: what was done beside what was planned, and how strong that shows the athlete."""

from __future__ import annotations

from pathlib import Path

import click

from periodize.cli.terminal.asked import output_of, plan_option
from periodize.cli.terminal.door import tell, tell_json
from periodize.cli.terminal.reading import read_scenario, say_notes


@click.command(name="log", short_help="Show what was done beside what was planned.")
@click.argument("scenario", metavar="SCENARIO")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "json_out", is_flag=True, help="Print it as JSON.")
@plan_option
@click.option("--quiet", is_flag=True, help="No notes.")
def command(
    scenario: str, files: tuple[Path, ...], json_out: bool, plan_file: str | None, quiet: bool
) -> None:
    """Lay the logs that SCENARIO names, and those of FILE, beside its plan.

    A log is a table of ours (date,session,exercise,set,kg,reps,rir) or an export of Strong or
    Hevy. Told are the sessions that were done, moved and missed, loads that were others, the
    maxima that the sets show, and what that changes. Nothing is written: logs that stand under
    `log:` in SCENARIO count when it is solved or planned again, from the day after they were
    lifted.

    \b
    Example:
      periodize log autumn-marathon.yaml strong.csv
    """
    from periodize.cli.terminal.followed import plan_beside
    from periodize.cli.terminal.log_view import as_json, lines
    from periodize.views.log_facts import log_facts

    read = read_scenario(scenario)
    say_notes(read.notes, quiet=quiet)
    output = output_of(scenario, read.id, plan_file)
    facts = log_facts(read, plan_beside(read, output, plan_file), files)
    if json_out:
        tell_json(as_json(facts))
        return
    for line in lines(facts, read.units, scenario):
        tell(line)
