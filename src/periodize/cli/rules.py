"""`periodize rules`: what the program obeys, with numbers and sources."""

from __future__ import annotations

import inspect

import click

from periodize.cli.folding import folded
from periodize.errors import InputRefused, Problem
from periodize.model.part import unknown
from periodize.model.text import entry_of, model_text, section_of
from periodize.rules.base import Rule
from periodize.rules.choose import model_named
from periodize.rules.entries import CLASSES


@click.command(name="rules", short_help="List the rules, or explain one with its numbers.")
@click.argument("name", required=False)
@click.option("--model", default="runner", show_default=True, metavar="NAME", help="Whose numbers.")
def command(name: str | None, model: str) -> None:
    """List the rules, or explain the one called NAME: why, numbers, source and grade.

    \b
    Example:
      periodize rules before_race
    """
    rules = {str(entry["rule"]): entry for entry in model_named(model).rules}
    if name is None:
        for each in rules:
            click.echo(folded([f"{each}: {_purpose(CLASSES[each])}"]))
        return
    if name not in rules:
        message = unknown(name, f"a rule of {model}", rules)
        raise InputRefused([Problem("rule", 0, 0, message)])
    rule = CLASSES[name].model_validate(rules[name])
    text = model_text(model)
    click.echo(inspect.getdoc(inspect.getmodule(CLASSES[name])))
    click.echo(folded(["", rule.explain()]))
    click.echo(f"\nIts numbers in {model}, changed in a scenario under `rules:`\n")
    click.echo(entry_of(text, name))
    for key in rule.judges_by:
        if section := section_of(text, key):
            click.echo(f"\nIt judges by {key!r} of the model, too\n\n{section}")
    click.echo("\nGrades: A several trials, B one trial, C consensus, D coaching practice.")


def _purpose(rule: type[Rule]) -> str:
    module = inspect.getmodule(rule)
    first = (inspect.getdoc(module) or "").split("\n\n")[0]
    return " ".join(first.split()).split(": ", 1)[-1]
