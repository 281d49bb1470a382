"""`periodize init`: a commented scenario to start from."""

from __future__ import annotations

from pathlib import Path

import click

from periodize.errors import CouldNotWrite
from periodize.scenario.starter import starter_text


@click.command(name="init", short_help="Write a commented starter scenario.")
@click.argument("file", default="scenario.yaml", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write a commented starter scenario to FILE (scenario.yaml); never overwrites.

    \b
    Example:
      periodize init berlin.yaml
    """
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(starter_text())
    except FileExistsError:
        raise CouldNotWrite(f"{file} exists already; nothing was written") from None
    except OSError as error:
        raise CouldNotWrite(f"{file}: {error.strerror}") from None
    click.echo(f"wrote {file}; next: periodize solve {file}")
