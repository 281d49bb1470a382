"""`periodize rules`: what the program obeys, with numbers and sources."""

from __future__ import annotations

import difflib
import inspect

import click
import yaml

from periodize.errors import InputRefused, Problem
from periodize.model.load import load_model
from periodize.rules.base import Rule
from periodize.rules.load import CLASSES


@click.command(name="rules", short_help="List the rules, or explain one with its numbers.")
@click.argument("name", required=False)
@click.option("--model", default="runner", show_default=True, metavar="NAME", help="Whose numbers.")
def command(name: str | None, model: str) -> None:
    """List the rules, or explain the one called NAME: why, numbers, source and grade.

    \b
    Example:
      periodize rules before_race
    """
    rules = {str(entry["rule"]): dict(entry) for entry in load_model(model).rules}
    if name is None:
        for each in rules:
            click.echo(f"{each}: {_purpose(CLASSES[each])}")
        return
    if name not in rules:
        near = difflib.get_close_matches(name, rules, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        message = f"{name!r} is not a rule of {model}; allowed: {', '.join(rules)}{hint}"
        raise InputRefused([Problem("rule", 0, 0, message)])
    rule = CLASSES[name].model_validate(rules[name])
    click.echo(inspect.getdoc(inspect.getmodule(CLASSES[name])))
    click.echo(f"\n{rule.explain()}")
    click.echo(f"\nIts numbers in {model}, changed in a scenario under `rules:`\n")
    click.echo(yaml.safe_dump([rules[name]], sort_keys=False, default_flow_style=None, width=96))
    click.echo("Grades: A several trials, B one trial, C consensus, D coaching practice.")


def _purpose(rule: type[Rule]) -> str:
    module = inspect.getmodule(rule)
    first = (inspect.getdoc(module) or "").split("\n\n")[0]
    return " ".join(first.split()).split(": ", 1)[-1]
