"""`periodize models`: the periodization models, one of them in full, and a copy to change."""

from __future__ import annotations

from pathlib import Path

import click

from periodize.cli.terminal.door import tell
from periodize.model.catalogue import load_catalogue
from periodize.model.demands import demands
from periodize.model.load import load_model, model_names
from periodize.model.text import model_text, renamed
from periodize.policy.choose import model_named


@click.command(name="models", short_help="List the periodization models, or explain one.")
@click.argument("name", required=False)
@click.option(
    "--copy",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a copy to change; never overwrites.",
)
def command(name: str | None, copy: Path | None) -> None:
    """List the models with what they ask for, or explain NAME: phases, focuses, doses, rules.

    NAME may be the path of a model of your own. A copy takes the file's name for its own, and a
    scenario beside it names it by `model: my-model.yaml`.

    \b
    Example:
      periodize models runner --copy my-model.yaml
    """
    from periodize.cli.terminal.folding import folded
    from periodize.cli.terminal.model_view import explained, listed

    if name is None:
        if copy:
            raise click.UsageError("Say which model to copy.")
        for each in model_names():
            model = load_model(each)
            tell(folded(listed(model, demands(model, load_catalogue()))))
        return
    model = model_named(name)
    if copy:
        _copy(name, copy)
        return
    tell(folded(explained(model, demands(model, load_catalogue()))))


def _copy(name: str, file: Path) -> None:
    from periodize.policy.own_model import read_model
    from periodize.workspace.files import write_new

    content = renamed(model_text(name), file.stem).encode()
    # What cannot be read again is not worth writing: a name such as `My model`, or `runner`.
    read_model(content, str(file))
    write_new(file, content)
    tell(f"wrote {file}; next: `model: {file.name}` in a scenario beside it")
