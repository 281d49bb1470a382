"""`periodize rules`: what the program obeys, with numbers and sources."""

from __future__ import annotations

from collections.abc import Iterator

import click

from periodize.cli.terminal.door import tell
from periodize.cli.terminal.folding import folded
from periodize.model.load import is_path, model_entries
from periodize.rules.purpose import purpose


@click.command(name="rules", short_help="List the rules, or explain one with its numbers.")
@click.argument("name", required=False)
@click.option("--model", default="runner", show_default=True, metavar="NAME", help="Whose numbers.")
def command(name: str | None, model: str) -> None:
    """List the rules, or explain the one called NAME: why, numbers, source and grade.

    \b
    Example:
      periodize rules before_race
    """
    if name is None:
        tell(folded(_listed(model)))
        return
    from periodize.cli.terminal.rule_view import explained

    for line in explained(name, model):
        tell(line)


def _listed(model: str) -> Iterator[str]:
    """Each rule in a line; of a shipped model without reading more than the names."""
    if is_path(model):
        from periodize.policy.choose import model_named

        entries = model_named(model).rules
    else:
        entries = model_entries(model)["rules"]
    for entry in entries:
        yield f"{entry['rule']}: {purpose(entry['rule'])}"
