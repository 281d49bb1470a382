"""`periodize weekly`: fetch the runs, plan again where they changed, bring the calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import DAY, asked, asking_options, output_of, plan_option
from periodize.cli.terminal.door import tell, tell_json
from periodize.errors import CouldNotWrite

if TYPE_CHECKING:
    from periodize.cli.terminal.sync_work import SyncWork
    from periodize.cli.terminal.weekly_work import Done
    from periodize.scenario.scenario import Scenario


@click.command(
    name="weekly", short_help="Fetch the runs, plan again with the fewest moves, bring it."
)
@asking_options
@click.option(
    "--from", "since", type=DAY, metavar="DATE", help="First open day; today if not given."
)
@click.option(
    "--accept", is_flag=True, help="Take over what you did in the calendar, as sync does."
)
@click.option("--password-command", metavar="COMMAND", help="Prints the calendar's password.")
@click.option("--dry-run", is_flag=True, help="Fetch and tell; write no plan and no calendar.")
@plan_option
def command(
    scenario: str,
    since: date | None,
    accept: bool,
    password_command: str | None,
    dry_run: bool,
    plan_file: str | None,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Do what is due each week: fetch feeds again, replan if anything changed, bring the calendar.

    The feeds of SCENARIO are fetched; where runs, the scenario or its logs have changed since the
    plan was made, it is made again from today on with the fewest moves, proven; and where SCENARIO
    names a calendar on a server, it is brought there. What you moved there is told and left; with
    --accept it is pinned, and planned around in the same go.

    Fit for cron: with --quiet only what goes wrong is said; one at a time works on a plan. Exit
    codes: 0 done, also where nothing was to be done; 5 a feed, the server or a file failed, and
    the next time goes on from there; 3 no plan has the runs that came; 2 what is wrong in SCENARIO.

    \b
    Example:
      periodize weekly berlin.yaml --quiet
    """
    if scenario == "-":
        raise click.UsageError("weekly needs a file.")
    from periodize.cli.terminal.followed import plan_beside
    from periodize.cli.terminal.reading import read_scenario
    from periodize.cli.terminal.weekly_work import (
        Done,
        fetched,
        is_over,
        replanned,
        taken_over,
        today_in,
        unlogged,
    )
    from periodize.workspace.followed import stem_of
    from periodize.workspace.sync_files import alone

    before = read_scenario(scenario)
    output = output_of(scenario, before.id, plan_file)
    plan = plan_beside(before, output, plan_file)
    day = since or today_in(before.timezone)
    if is_over(before, day):
        return
    with alone(output.json, stem_of(output.json)):
        feeds = fetched(Path(scenario), before)
        with asked(
            scenario, seed=seed, time_limit=time_limit, quiet=quiet, of_plan=True, is_named=True
        ) as opened:
            work = _work(opened.scenario, output.json, password_command, dry_run=dry_run)
            passed, lacking = None, unlogged(opened.scenario, plan)
            if accept and work:
                file = Path(scenario)
                passed = taken_over(work, opened, file, output, plan, day, quiet=quiet)
            if passed and passed.taken:
                done = Done(feeds, passed.taken.answer, passed.told, passed, lacking)
            else:
                made = replanned(opened, output, plan, day, quiet=quiet, dry_run=dry_run)
                found = (made.plan if made else None) or plan
                brought = work.brought(opened.scenario, found) if work else None
                done = Done(feeds, made, brought, unlogged=lacking)
    _say(scenario, done, json_out=json_out, quiet=quiet, dry_run=dry_run)


def _work(
    now: Scenario, file: Path, password_command: str | None, *, dry_run: bool
) -> SyncWork | None:
    """The calendar that the scenario names; None where it names none."""
    from periodize.cli.terminal.password import password_of
    from periodize.cli.terminal.sync_work import SyncWork, where
    from periodize.workspace.followed import stem_of

    if not now.calendar.caldav:
        return None
    address, user = where(now, None, None)
    password = password_of(password_command, user)
    return SyncWork(address, user, password, file, stem_of(file), dry_run=dry_run)


def _say(scenario: str, done: Done, *, json_out: bool, quiet: bool, dry_run: bool) -> None:
    """Say what was done, and end as where a feed or the server failed, if one did.

    Raises:
        CouldNotWrite: one did.
    """
    from periodize.cli.terminal.weekly_view import as_json, lines

    if json_out:
        tell_json(as_json(done))
    elif not quiet:
        for line in lines(done, scenario, dry_run=dry_run):
            tell(line)
    if done.feeds and done.feeds.failed:
        raise CouldNotWrite(f"{done.feeds.failed}; what was fetched before still stands")
    if done.brought and done.brought.refused:
        raise CouldNotWrite(f"the server did not take {', '.join(done.brought.refused)}")
