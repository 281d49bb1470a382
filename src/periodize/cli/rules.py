"""`periodize rules`: what the program obeys, with numbers and sources."""

from __future__ import annotations

import inspect
from collections.abc import Collection

import click

from periodize.cli.folding import folded
from periodize.errors import InputRefused, Problem
from periodize.model.load import load_model, model_names
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
        raise InputRefused([Problem("rule", 0, 0, _absent(name, model, rules))])
    rule = CLASSES[name].model_validate(rules[name])
    text = model_text(model)
    click.echo(inspect.getdoc(inspect.getmodule(CLASSES[name])))
    click.echo(folded(["", rule.explain()], further_in=0))
    click.echo(f"\nIts numbers in {model}, changed in a scenario under `rules:`\n")
    click.echo(entry_of(text, name))
    for key in rule.judges_by:
        if section := section_of(text, key):
            click.echo(f"\nIt judges by {key!r} of the model, too\n\n{section}")
    click.echo("\nGrades: A several trials, B one trial, C consensus, D coaching practice.")


def _absent(name: str, model: str, rules: Collection[str]) -> str:
    """Why there is nothing to explain: no rule, or one that only other models have."""
    others = [
        other
        for other in model_names()
        if name in {str(entry["rule"]) for entry in load_model(other).rules}
    ]
    if others:
        return f"{model} has no rule {name!r}; its numbers: --model {' or '.join(others)}"
    if name in CLASSES:
        return f"no shipped model has the rule {name!r}; a scenario may add it under `rules:`"
    return unknown(name, f"a rule of {model}", rules)


def _purpose(rule: type[Rule]) -> str:
    module = inspect.getmodule(rule)
    first = (inspect.getdoc(module) or "").split("\n\n")[0]
    return " ".join(first.split()).split(": ", 1)[-1]
