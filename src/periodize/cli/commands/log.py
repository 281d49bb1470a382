"""`periodize log`: what was done beside what was planned, and how strong that shows the athlete."""

from __future__ import annotations

from pathlib import Path

import click

from periodize.cli.terminal.asked import output_of, plan_option
from periodize.cli.terminal.door import tell, tell_json, warn
from periodize.cli.terminal.reading import read_scenario, say_notes


@click.command(name="log", short_help="Show what was done beside what was planned.")
@click.argument("scenario", metavar="SCENARIO")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "json_out", is_flag=True, help="Print it as JSON.")
@click.option(
    "--settle",
    metavar="NAME=EXERCISE",
    multiple=True,
    help="What a name of a log means, or none; written into SCENARIO and known from then on.",
)
@click.option("--settle-guesses", is_flag=True, help="Every guess is right; written the same way.")
@plan_option
@click.option("--quiet", is_flag=True, help="No notes.")
def command(
    scenario: str,
    files: tuple[Path, ...],
    json_out: bool,
    settle: tuple[str, ...],
    settle_guesses: bool,
    plan_file: str | None,
    quiet: bool,
) -> None:
    """Lay the logs that SCENARIO names, and those of FILE, beside its plan.

    A log is a table of ours (date,session,exercise,set,kg,reps,rir) or an export of Strong or
    Hevy. Told are the sessions that were done, moved and missed, loads that were others, the
    maxima that the sets show, and what that changes. Nothing is written but names that are
    settled: logs that stand under `log:` in SCENARIO count when it is solved or planned again, from
    the day after they were lifted.

    \b
    Example:
      periodize log autumn-marathon.yaml strong.csv
    """
    from periodize.cli.terminal.followed import plan_beside
    from periodize.cli.terminal.log_settle import names_to_settle, settled
    from periodize.cli.terminal.log_view import as_json, lines
    from periodize.views.log_facts import log_facts

    read = read_scenario(scenario)
    say_notes(read.notes, quiet=quiet)
    output = output_of(scenario, read.id, plan_file)
    plan = plan_beside(read, output, plan_file)
    facts = log_facts(read, plan, files)
    if names := names_to_settle(settle, facts.guesses, take_guesses=settle_guesses):
        read = settled(Path(scenario), read, names)
        facts = log_facts(read, plan, files)
        warn(f"wrote {scenario}")
    if json_out:
        tell_json(as_json(facts))
        return
    for line in lines(facts, read.units, scenario):
        tell(line)
