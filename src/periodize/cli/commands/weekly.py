"""`periodize weekly`: fetch the runs, plan again where they changed, bring the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import DAY, asked, asking_options, output_of, plan_option
from periodize.cli.terminal.door import tell, tell_json
from periodize.errors import CouldNotWrite

if TYPE_CHECKING:
    from periodize.calendars.sync.pushing import Told
    from periodize.cli.terminal.weekly_work import Fetched
    from periodize.plan import Plan
    from periodize.questions.replan import ReplanAnswer
    from periodize.scenario.scenario import Scenario


@click.command(
    name="weekly", short_help="Fetch the runs, plan again with the fewest moves, bring it."
)
@asking_options
@click.option(
    "--from", "since", type=DAY, metavar="DATE", help="First open day; today if not given."
)
@click.option("--password-command", metavar="COMMAND", help="Prints the calendar's password.")
@click.option("--dry-run", is_flag=True, help="Fetch and tell; write no plan and no calendar.")
@plan_option
def command(
    scenario: str,
    since: date | None,
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
    names a calendar on a server, it is brought there. What you moved there is told and left.

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
    from periodize.cli.terminal.weekly_work import fetched, is_over, replanned, today_in
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
            made = replanned(opened, output, plan, day, quiet=quiet, dry_run=dry_run)
            now, found = opened.scenario, (made.plan if made else None) or plan
        brought = _brought(now, found, output.json, password_command, dry_run=dry_run)
    _say(feeds, made, brought, json_out=json_out, quiet=quiet, dry_run=dry_run)


def _brought(
    now: Scenario, plan: Plan, file: Path, password_command: str | None, *, dry_run: bool
) -> Told | None:
    """Bring the plan to the calendar that the scenario names; None where it names none."""
    from periodize.cli.terminal.password import password_of
    from periodize.cli.terminal.sync_work import SyncWork, where
    from periodize.workspace.followed import stem_of

    if not now.calendar.caldav:
        return None
    address, user = where(now, None, None)
    password = password_of(password_command, user)
    work = SyncWork(address, user, password, file, stem_of(file), dry_run=dry_run)
    return work.brought(now, plan)


def _say(
    feeds: Fetched | None,
    made: ReplanAnswer | None,
    brought: Told | None,
    *,
    json_out: bool,
    quiet: bool,
    dry_run: bool,
) -> None:
    """Say what was done, and end as where a feed or the server failed, if one did.

    Raises:
        CouldNotWrite: one did.
    """
    from periodize.cli.terminal.sync_view import as_json as synced
    from periodize.views.answers.kept import Weekly, as_told
    from periodize.views.run_changes import as_json as refreshed

    if json_out:
        said = {
            "refreshed": refreshed(feeds.changes, feeds.files) if feeds else None,
            "since": made.since if made else None,
            "moves": made.moves if made else None,
            "fewest": made.fewest if made else None,
            "synced": synced(brought) if brought else None,
        }
        tell_json(as_told(Weekly, **said))
    elif not quiet:
        for line in _lines(feeds, made, brought, dry_run=dry_run):
            tell(line)
    if feeds and feeds.failed:
        raise CouldNotWrite(f"{feeds.failed}; what was fetched before still stands")
    if brought and brought.refused:
        raise CouldNotWrite(f"the server did not take {', '.join(brought.refused)}")


def _lines(
    feeds: Fetched | None, made: ReplanAnswer | None, brought: Told | None, *, dry_run: bool
) -> Iterator[str]:
    from periodize.cli.terminal.run_changes_view import change_lines
    from periodize.cli.terminal.sync_view import lines
    from periodize.dates import counted, format_day

    if feeds and not feeds.failed:
        yield from change_lines(feeds.changes) or ["No run or race of the block changed."]
    if made:
        proven = ", proven the fewest" if made.moves == made.fewest else ""
        moved = counted(made.moves, "planned session")
        stay = "does" if made.moves == 1 else "do"
        yield f"Planned again from {format_day(made.since)} on: {moved} {stay} not stay{proven}."
    else:
        yield "The plan is as the scenario has it."
    if brought:
        yield from lines(brought, dry_run=dry_run)
