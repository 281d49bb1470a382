"""`periodize refresh`: fetch again what came from a feed, and tell what changed in the running."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.door import tell, tell_json, typed
from periodize.errors import InputRefused

if TYPE_CHECKING:
    from periodize.views.run_changes import RunChanges


@click.command(
    name="refresh", short_help="Fetch feeds again, and tell what changed in the running."
)
@click.argument("scenario", metavar="SCENARIO", type=click.Path(path_type=Path))
@click.option("--json", "json_out", is_flag=True, help="Print JSON instead.")
def command(scenario: Path, json_out: bool) -> None:
    """Fetch again what SCENARIO imports from a feed; tell which runs came, went or moved.

    Only what was fetched by `init` is fetched; `solve` never uses the network. A feed that brings
    no run any more is kept as it was.

    \b
    Example:
      periodize refresh berlin.yaml
    """
    from periodize.cli.terminal.feeds import fetched_again
    from periodize.scenario import load
    from periodize.views.run_changes import as_json, run_changes

    before = load(scenario)
    changed, failed = fetched_again(scenario, before)
    changes = run_changes(before, load(scenario) if changed else before)
    if json_out:
        tell_json(as_json(changes, changed))
    else:
        _say(scenario, changes, changed, failed=bool(failed))
    if failed:
        raise InputRefused(failed)


def _say(scenario: Path, changes: RunChanges, changed: Sequence[str], *, failed: bool) -> None:
    from periodize.cli.terminal.run_changes_view import change_lines

    if not changed:
        if not failed:
            tell("nothing has changed since the feeds were fetched")
        return
    for line in change_lines(changes):
        tell(line)
    if changes.first:
        tell(f"next: periodize replan {typed(scenario)} --from {changes.first}")
        tell("      (from today on, if that is later: what is past stands)")
    else:
        tell(f"no run or race of the block changed ({', '.join(changed)} did)")
