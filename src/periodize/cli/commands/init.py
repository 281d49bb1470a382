"""`periodize init`: a commented scenario to start from."""

from __future__ import annotations

from pathlib import Path

import click

from periodize.cli.terminal.door import tell, typed
from periodize.scenario.starter import starter_text
from periodize.workspace.new_file import write_new


@click.command(name="init", short_help="Write a commented starter scenario, or one from a plan.")
@click.argument("file", default="scenario.yaml", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--runs", "sources", metavar="SOURCE", multiple=True, help="A plan, or its URL.")
@click.option("--busy", metavar="FILE", multiple=True, help="A calendar whose events close hours.")
@click.option("--timezone", metavar="NAME", help="The time zone, where the plan does not name it.")
@click.option(
    "--first-week", metavar="DATE", help="A day of the first week of a grid without dates."
)
@click.option("--from", "since", metavar="DATE", help="Leave out what was before this day.")
def command(
    file: Path,
    sources: tuple[str, ...],
    busy: tuple[str, ...],
    timezone: str | None,
    since: str | None,
    first_week: str | None,
) -> None:
    """Write a commented starter scenario to FILE (scenario.yaml); never overwrites.

    With --runs it is made from a running plan: block, runs, goal race, time zone. What must be
    checked stands there as a comment. A URL is fetched to a file beside it.

    \b
    Example:
      periodize init berlin.yaml --runs plan.ics
    """
    if sources:
        from periodize.cli.terminal.first_scenario import begin_from

        begin_from(file, sources, busy, timezone, since, first_week)
        return
    if busy or timezone or since or first_week:
        raise click.UsageError("--busy, --timezone, --first-week and --from go with --runs.")
    write_new(file, starter_text())
    tell(f"wrote {file}; next: periodize solve {typed(file)}")
