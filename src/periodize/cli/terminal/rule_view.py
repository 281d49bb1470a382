"""One rule explained: why it is there, its numbers in a model, and their sources."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator

from periodize.cli.terminal.folding import folded
from periodize.errors import InputRefused, Problem
from periodize.model.load import load_model, model_names
from periodize.model.part import unknown
from periodize.model.text import entry_of, model_text, section_of
from periodize.policy.choose import model_named
from periodize.policy.entries import CLASSES


def explained(name: str, model: str) -> Iterator[str]:
    """What is told of a rule, piece by piece.

    Raises:
        InputRefused: the model cannot be used, or has no such rule.
    """
    rules = {str(entry["rule"]): entry for entry in model_named(model).rules}
    if name not in rules:
        raise InputRefused([Problem("rule", 0, 0, _absent(name, model, rules))])
    rule = CLASSES[name].model_validate(rules[name])
    text = model_text(model)
    yield folded(_paragraphs(inspect.getdoc(inspect.getmodule(CLASSES[name])) or ""), further_in=0)
    yield folded([rule.explain()], further_in=0)
    yield f"\nIts numbers in {model}, changed in a scenario under `rules:`\n"
    yield entry_of(text, name)
    for key in rule.judges_by:
        if section := section_of(text, key):
            yield f"\nIt judges by {key!r} of the model, too\n\n{section}"
    yield "\nGrades: A several trials, B one trial, C consensus, D coaching practice."


def _paragraphs(text: str) -> Iterator[str]:
    """Each paragraph in one line; what a rule refers to begins one of its own."""
    for paragraph in text.replace("\nReference:", "\n\nReference:").split("\n\n"):
        yield paragraph.replace("\n", " ")
        if not paragraph.startswith("Why:"):
            yield ""


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
