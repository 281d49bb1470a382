"""Reading a model of the user's own: everything that is wrong with it, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from periodize.errors import InputRefused, Problem
from periodize.model.catalogue import Catalogue, Exercise, load_catalogue
from periodize.model.load import model_names
from periodize.model.part import unknown
from periodize.model.periodization import Model
from periodize.policy.entries import CLASSES, sentence, unknown_in
from periodize.policy.model_names import unknown_names
from periodize.reading.marks import Loc, Marks
from periodize.reading.messages import MOST_PROBLEMS, problems_of
from periodize.reading.model_composer import ModelComposer
from periodize.reading.source import Source, read
from periodize.reading.syntax import MOST_BYTES, decoded


def load_own(name: str, own: tuple[Exercise, ...] = ()) -> Model:
    """A model from its file.

    Args:
        name: the path.
        own: exercises that it may name besides the catalogue's.

    Raises:
        InputRefused: it cannot be read, or says something that cannot be; with every problem found.
    """
    try:
        with Path(name).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        message = f"the model {name} cannot be read: {reason}"
        raise InputRefused([Problem("model", 0, 0, message)]) from None
    return read_model(content, name, own)


@lru_cache(maxsize=8)
def read_model(content: bytes, file: str, own: tuple[Exercise, ...] = ()) -> Model:
    """A model from its text.

    Args:
        content: YAML 1.2 in UTF-8, at most 1 MB; anchors and aliases are allowed.
        file: the name to give in messages.
        own: exercises that it may name besides the catalogue's.

    Raises:
        InputRefused: the text says something that cannot be; with every problem found.
    """
    source = read(decoded(content, file), file, ModelComposer)
    catalogue = load_catalogue().with_own(own)
    problems = list(source.problems)
    model = _validated(source, problems)
    if model is not None:
        problems += _of_names(model, source.marks, catalogue)
    problems += _of_rules(source, model, catalogue)
    if problems or model is None:
        raise InputRefused(sorted(set(problems))[:MOST_PROBLEMS])
    return model


def _validated(source: Source, problems: list[Problem]) -> Model | None:
    try:
        return Model.model_validate(source.data)
    except ValidationError as error:
        problems += problems_of(error, Model, source.marks)
        return None


def _of_names(model: Model, marks: Marks, catalogue: Catalogue) -> Iterator[Problem]:
    if model.name in model_names():
        message = f"{model.name!r} is the name of a shipped model; give yours another"
        yield marks.problem(("name",), message)
    for where, message in unknown_names(model, catalogue):
        yield marks.problem(where, message)


def _of_rules(source: Source, model: Model | None, catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong in the entries of `rules`, each by itself."""
    entries = source.data.get("rules")
    seen: set[str] = set()
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue
        name = entry.get("rule")
        where: Loc = ("rules", number)
        if not isinstance(name, str) or name not in CLASSES:
            yield source.marks.problem((*where, "rule"), _no_rule(name))
            continue
        if name in seen:
            yield source.marks.problem((*where, "rule"), f"{name!r} stands here twice")
        seen.add(name)
        for loc, message in _of_rule(name, entry, model, catalogue):
            yield source.marks.problem((*where, *loc), message)


def _no_rule(name: object) -> str:
    if name is None:
        return "an entry of rules needs 'rule', its name"
    return unknown(str(name), "a rule", sorted(CLASSES))


def _of_rule(
    name: str, entry: dict[str, Any], model: Model | None, catalogue: Catalogue
) -> Iterator[tuple[Loc, str]]:
    try:
        rule = CLASSES[name].model_validate(entry)
    except ValidationError as error:
        yield from ((detail["loc"], sentence(name, dict(detail))) for detail in error.errors())
        return
    if model is not None:
        yield from unknown_in(rule, model, catalogue)
