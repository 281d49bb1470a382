"""`periodize rules`: what the program obeys, with numbers and sources."""

from __future__ import annotations

from collections.abc import Iterator

import click

from periodize.errors import InputRefused, Problem
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
    for line in _listed(model) if name is None else _explained(name, model):
        click.echo(line)


def _listed(model: str) -> Iterator[str]:
    """Each rule in a line; of a shipped model without reading more than the names."""
    if is_path(model):
        from periodize.rules.choose import model_named

        entries = model_named(model).rules
    else:
        entries = model_entries(model)["rules"]
    for entry in entries:
        yield f"{entry['rule']}: {purpose(entry['rule'])}"


def _explained(name: str, model: str) -> Iterator[str]:
    import inspect

    from periodize.model.part import unknown
    from periodize.model.text import entry_of, model_text, section_of
    from periodize.rules.choose import model_named
    from periodize.rules.entries import CLASSES

    rules = {str(entry["rule"]): entry for entry in model_named(model).rules}
    if name not in rules:
        message = unknown(name, f"a rule of {model}", rules)
        raise InputRefused([Problem("rule", 0, 0, message)])
    rule = CLASSES[name].model_validate(rules[name])
    text = model_text(model)
    yield inspect.getdoc(inspect.getmodule(CLASSES[name])) or ""
    yield f"\n{rule.explain()}"
    yield f"\nIts numbers in {model}, changed in a scenario under `rules:`\n"
    yield entry_of(text, name)
    for key in rule.judges_by:
        if section := section_of(text, key):
            yield f"\nIt judges by {key!r} of the model, too\n\n{section}"
    yield "\nGrades: A several trials, B one trial, C consensus, D coaching practice."
