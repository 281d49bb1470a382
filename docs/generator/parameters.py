"""The parameters of a rule as tables, with their meanings from the docstrings."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docs.generator.markdown import read_docstring, table
from periodize.rules.base import Rule
from periodize.rules.push_pull import FAR

INHERITED = frozenset(Rule.model_fields)
"""What every rule has."""


def parameters(rule: type[Rule]) -> Iterator[str]:
    """What a rule's class says of itself, and a table of its parameters and of their parts."""
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


def _field_table(fields: dict[str, FieldInfo], meanings: Mapping[str, str]) -> str:
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
