"""`periodize report`: the block as one page with pictures."""

from __future__ import annotations

from pathlib import Path

import click

from periodize.cli.terminal.asked import followed_plan, output_of, plan_option
from periodize.cli.terminal.door import warn


@click.command(short_help="Write the block as one page with pictures, to read and to print.")
@click.argument("scenario", metavar="SCENARIO")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the page goes; else STEM.report.html beside SCENARIO.",
)
@plan_option
@click.option("--quiet", is_flag=True, help="No notes and no progress.")
def command(scenario: str, html: Path | None, plan_file: str | None, quiet: bool) -> None:
    """Write the calendar, load, muscles, phases and each exercise over the weeks as one page.

    The file needs no script, no network and no other file, and prints on one to four sheets of A4.
    The plan is the one that is followed; without any it is sought.

    \b
    Example:
      periodize report autumn-marathon.yaml --html autumn.html
    """
    from periodize.pictures.report import report
    from periodize.policy.case import case_of_plan
    from periodize.workspace.files import write_all
    from periodize.workspace.followed import stem_of

    with followed_plan(scenario, plan_file, seed=1, time_limit=None, quiet=quiet) as opened:
        plan = opened.plan
        standard = output_of(scenario, opened.scenario.id, plan_file).json
        target = html or standard.with_name(f"{stem_of(standard)}.report.html")
        write_all({target: report(case_of_plan(opened.scenario, plan), plan)})
    if not quiet:
        warn(f"wrote {target}")
