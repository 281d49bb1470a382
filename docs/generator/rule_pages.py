"""A page for each rule, from its docstrings, its numbers in `runner` and an example."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from docs.generator.markdown import code, flowed, page, read_docstring, table
from docs.generator.parameters import parameters
from periodize.model.text import entry_of
from periodize.policy.entries import CLASSES
from periodize.resources import folder
from periodize.rules.base import Rule

GRADES = {
    "A": "several trials or a meta-analysis",
    "B": "one trial",
    "C": "consensus or textbook",
    "D": "coaching practice, or our own judgement where the sources are silent",
}


@cache
def examples() -> dict[str, str]:
    """By rule, what a scenario may say to change it."""
    text = (Path(__file__).parent / "examples.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def model_text(name: str = "runner") -> str:
    """The file of a model."""
    return (folder("models") / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def _entries() -> dict[str, dict[str, object]]:
    return {entry["rule"]: entry for entry in yaml.safe_load(model_text())["rules"]}


def rule_pages() -> dict[str, str]:
    """By path below docs: a page for each rule, and the table of all."""
    pages = {f"rules/{name}.md": _rule_page(name, rule) for name, rule in CLASSES.items()}
    return {**pages, "rules/README.md": _index()}


def sections(rule: type[Rule]) -> dict[str, str]:
    """The module docstring of a rule in its parts: purpose, about, why and reference."""
    text = inspect.getdoc(inspect.getmodule(rule)) or ""
    about, why, reference = re.split(r"\bWhy: |\bReference: ", text)
    first, _, rest = about.strip().partition("\n\n")
    return {
        "purpose": flowed(first),
        "about": flowed(rest),
        "why": _sentence(flowed(why)),
        "reference": _sentence(flowed(reference)),
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rule_page(name: str, rule: type[Rule]) -> str:
    told = sections(rule)
    return page(
        f"`{name}`",
        told["purpose"],
        told["about"],
        f"**Why.** {told['why']}",
        f"**Reference.** {told['reference']}",
        f"**Kind.** {_kind(rule)}",
        "## Parameters",
        *parameters(rule),
        "## Its numbers in `runner`",
        *_numbers(name),
        "## Changing it in a scenario",
        code(examples()[name], "yaml"),
        "All rules: [overview](README.md). "
        f"In code: [{name}.py](../../src/periodize/rules/{name}.py).",
    )


def _kind(rule: type[Rule]) -> str:
    text = inspect.getsource(rule)
    must = "self.breach(" in text or "decide.forbid" in text
    wish = "self.missed(" in text
    goal = f"wishes count in the goal `{rule.wish_goal}`"
    if must and wish:
        return f"Some of it must hold; its {goal}."
    return "It must hold." if must else f"A wish; {goal}."


def _numbers(name: str) -> Iterator[str]:
    if name not in _entries():
        yield "`runner` does not use it; a scenario or another model may."
        return
    entry = _entries()[name]
    grade = str(entry["grade"])
    yield code(entry_of(model_text(), name), "yaml")
    yield f"Grade {grade}: {GRADES[grade]}. Source: {entry['source']}."


def _index() -> str:
    rows = []
    for name in dict.fromkeys((*_entries(), *CLASSES)):
        rule, grade = CLASSES[name], str(_entries().get(name, {}).get("grade", "not in it"))
        goal = f"`{rule.wish_goal}`" if "self.missed(" in inspect.getsource(rule) else "no wishes"
        purpose = sections(rule)["purpose"]
        rows.append([f"[{name}]({name}.md)", purpose, goal, grade])
    shared = read_docstring(inspect.getdoc(Rule) or "").attributes
    return page(
        "Rules",
        "What a plan keeps to. Each rule is one file, one word in YAML, one test and one page. The "
        "grade is that of its numbers in the model `runner`.",
        table(["rule", "what it asks", "goal of its wishes", "grade"], rows),
        "Grades: " + "; ".join(f"{grade} {meaning}" for grade, meaning in GRADES.items()) + ".",
        "## What every rule has",
        table(
            ["parameter", "meaning"], [[f"`{name}`", shared[name]] for name in Rule.model_fields]
        ),
        "A scenario changes a rule by naming it under `rules:` with new values. A table in it is "
        "changed entry by entry, so what is not named stays. The goals, in their order, are "
        "told in [architecture.md](../architecture.md).",
    )
