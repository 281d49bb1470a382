"""A page for each rule, from its docstrings, its numbers in `runner` and an example."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docs.generator.markdown import code, entry_of, flowed, page, read_docstring, table
from periodize.resources import folder
from periodize.rules.base import Rule
from periodize.rules.load import CLASSES
from periodize.rules.push_pull import FAR

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
def model_text() -> str:
    """The file of the model `runner`."""
    return (folder("models") / "runner.yaml").read_text(encoding="utf-8")


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
        *_parameters(rule),
        "## Its numbers in `runner`",
        *_numbers(name),
        "## Changing it in a scenario",
        code(examples()[name], "yaml"),
        f"All rules: [overview](README.md). In code: [{name}.py](../../src/periodize/rules/{name}.py).",
    )


def _kind(rule: type[Rule]) -> str:
    text = inspect.getsource(rule)
    must = "self.breach(" in text or "decide.forbid" in text
    wish = "self.missed(" in text
    goal = f"wishes count in the goal `{rule.wish_goal}`"
    if must and wish:
        return f"Some of it must hold; its {goal}."
    return "It must hold." if must else f"A wish; {goal}."


def _parameters(rule: type[Rule]) -> Iterator[str]:
    told = read_docstring(inspect.getdoc(rule) or "")
    yield told.about
    own = {name: field for name, field in rule.model_fields.items() if name not in INHERITED}
    if own:
        yield _field_table(own, told.attributes)
    for part in _parts(rule):
        said = read_docstring(inspect.getdoc(part) or "")
        yield f"`{part.__name__}`: {said.about}"
        yield _field_table(part.model_fields, said.attributes)
    free = "`enabled`; it takes no `penalty`"
    priced = free if hasattr(rule, "_has_no_price") else "`enabled`, `penalty` and `goal`"
    yield f"As every rule it has {priced}; see the [overview](README.md)."


INHERITED = frozenset(Rule.model_fields)


def _field_table(fields: dict[str, FieldInfo], meanings: typing.Mapping[str, str]) -> str:
    rows = [
        [f"`{field.alias or name}`", meanings.get(name, ""), _default(field)]
        for name, field in fields.items()
    ]
    if not any(meaning for _, meaning, _ in rows):
        return f"Its parameters: {', '.join(name for name, _, _ in rows)}."
    return table(["parameter", "meaning", "if not given"], rows)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be given"
    value = field.default
    if isinstance(value, BaseModel):
        return "as below"
    if value in (None, (), {}, frozenset()):
        return "nothing"
    if value == (FAR, 1):
        return "no bound"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{list(value)}" if isinstance(value, tuple) else f"{value}"


def _parts(kind: type[BaseModel]) -> list[type[BaseModel]]:
    """The models that a rule's parameters are made of."""
    found: list[type[BaseModel]] = []
    waiting = [f.annotation for name, f in kind.model_fields.items() if name not in INHERITED]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, type) and issubclass(each, BaseModel) and each not in found:
            found.append(each)
            waiting += [field.annotation for field in each.model_fields.values()]
        waiting += typing.get_args(each)
    return found


def _numbers(name: str) -> Iterator[str]:
    entry = _entries()[name]
    grade = str(entry["grade"])
    yield code(entry_of(model_text(), name), "yaml")
    yield f"Grade {grade}: {GRADES[grade]}. Source: {entry['source']}."


def _index() -> str:
    rows = []
    for name in _entries():
        rule, entry = CLASSES[name], _entries()[name]
        goal = f"`{rule.wish_goal}`" if "self.missed(" in inspect.getsource(rule) else "no wishes"
        purpose = sections(rule)["purpose"]
        rows.append([f"[{name}]({name}.md)", purpose, goal, str(entry["grade"])])
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
        "changed entry by entry, so what is not named stays. The goals, in their order, are told in "
        "[architecture.md](../architecture.md).",
    )
