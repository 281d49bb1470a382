"""Where a duty of a source is realised: references that are looked up, and refused if they lie.

A reference is `kind: what`, of one of these kinds.

rule: NAME.parameter @ MODEL    a number of a rule in a model
model: MODEL path.to.a.value    what a model's file says; a part of a focus goes by its name
dose: MODEL phase.kind          sets and repetitions of a kind of work
exercise: ID.field              what the catalogue says of an exercise
referee: MODULE                 a check of every plan
scenario: key.key               what a runner may write
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model, model_file, model_names
from periodize.policy.entries import CLASSES
from periodize.reading.annotations import field_at
from periodize.scenario.schema.document import ScenarioFile

ROOT = Path(__file__).resolve().parent.parent.parent


def resolved(reference: str) -> str:
    """A reference as a cell of a table.

    Raises:
        ValueError: what it names does not exist.
    """
    kind, _, what = reference.partition(": ")
    if kind not in _KINDS:
        raise ValueError(f"{reference!r} is of no kind; allowed: {', '.join(_KINDS)}")
    try:
        return _KINDS[kind](what.strip())
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{reference!r} leads nowhere: {error}") from None


def tried(test: str) -> str:
    """A test as a link to its file: `path::name`, or `gold: MODEL: title` of a bad twin.

    Raises:
        ValueError: there is no such test.
    """
    if test.startswith("gold: "):
        _, model, title = test.split(": ", 2)
        file = f"tests/gold/{model}.yaml"
        if title not in _twins(file):
            raise ValueError(f"{file} has no bad twin {title!r}")
        return f"[bad twin: {title}](../{file})"
    file, _, name = test.partition("::")
    if name not in _tests(file):
        raise ValueError(f"there is no test {test}")
    return f"[{name.split('::')[-1]}](../{file})"


@cache
def _twins(file: str) -> frozenset[str]:
    if not (ROOT / file).is_file():
        raise ValueError(f"there is no file {file}")
    weeks = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(str(twin["title"]) for week in weeks for twin in week["twins"])


@cache
def _tests(file: str) -> frozenset[str]:
    path = ROOT / file
    if not path.is_file():
        raise ValueError(f"there is no file {file}")
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            methods = (each for each in node.body if isinstance(each, ast.FunctionDef))
            found |= {f"{node.name}::{each.name}" for each in methods}
    return frozenset(found)


def _rule(what: str) -> str:
    target, _, model = what.partition(" @ ")
    link = _model_link(model)
    name, *path = target.split(".")
    entry = {str(each["rule"]): each for each in load_model(model).rules}[name]
    rule = CLASSES[name].model_validate(entry)
    if path:
        _walk(entry if path[0] in entry else {path[0]: getattr(rule, path[0])}, path)
    number = f" `{'.'.join(path)}`" if path else ""
    return f"rule [{name}](rules/{name}.md){number} in {link}"


def _model(what: str) -> str:
    model, _, path = what.partition(" ")
    link = _model_link(model)
    _walk(_file(model), path.split("."))
    return f"`{path}` in {link}"


def _dose(what: str) -> str:
    model, _, path = what.partition(" ")
    link = _model_link(model)
    phase, kind, *rest = path.split(".")
    _walk(_file(model), ["phases", phase, "kinds", kind, *rest])
    return f"dose `{path}` in {link}"


def _exercise(what: str) -> str:
    name, _, field = what.partition(".")
    exercise = load_catalogue().exercises[name]
    if field and not getattr(exercise, field):
        raise KeyError(f"{name} has no {field}")
    return f"exercise `{name}`" + (f", its {field}" if field else "")


def _referee(what: str) -> str:
    file = f"src/periodize/referee/{what}.py"
    if not (ROOT / file).is_file():
        raise KeyError(file)
    return f"referee: [{what}](../{file})"


def _scenario(what: str) -> str:
    if field_at(ScenarioFile, tuple(what.split("."))).field is None:
        raise KeyError(what)
    return f"scenario: `{what}`"


def _model_link(model: str) -> str:
    if model not in model_names():
        raise KeyError(f"no model {model}")
    return f"[{model}](models/{model}.md)"


@cache
def _file(model: str) -> Any:
    return yaml.safe_load(model_file(model).read_text(encoding="utf-8"))


def _walk(value: Any, path: Sequence[str]) -> None:
    """Follow a path to its end.

    Raises:
        KeyError: a step is not there.
    """
    for step in path:
        value = _step(value, step)


def _step(value: Any, step: str) -> Any:
    if isinstance(value, Mapping):
        return value[step] if step in value else value[int(step) if step.isdigit() else step]
    if step.isdigit():
        return value[int(step)]
    named = {str(part["role"]): part for part in value if isinstance(part, Mapping)}
    return (named or {str(entry): entry for entry in value})[step]


_KINDS: Mapping[str, Callable[[str], str]] = {
    "rule": _rule,
    "model": _model,
    "dose": _dose,
    "exercise": _exercise,
    "referee": _referee,
    "scenario": _scenario,
}
