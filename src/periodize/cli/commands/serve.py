"""`periodize serve`: the coach's page."""

from __future__ import annotations

from pathlib import Path

import click

from periodize.cli.terminal.door import tell
from periodize.cli.terminal.numbers import Count

INSTALL = "The page needs more than the rest: pip install 'periodize[web]'"


@click.command(short_help="Open the block as a page in the browser of this machine.")
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--port",
    type=Count(0, 65535),
    default=0,
    metavar="N",
    help="Where to listen, on this machine alone; 0 takes a free port.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--read-only", is_flag=True, help="Write nothing.")
def command(paths: tuple[Path, ...], port: int, no_browser: bool, read_only: bool) -> None:
    """Open scenarios, or those of a folder, as a page: drag a race, see what it costs, keep it.

    The address, with its key, is the first line on stdout. Only this machine can reach it, and
    nothing is written before "Keep".

    \b
    Example:
      periodize serve autumn-marathon.yaml
    """
    try:
        from periodize.web.server import serve
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("periodize"):
            raise
        raise click.UsageError(INSTALL) from None

    def ready(address: str) -> None:
        tell(address)
        if not no_browser:
            click.launch(address)

    serve(paths or (Path(),), port=port, read_only=read_only, ready=ready)
