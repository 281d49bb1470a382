"""Rules as a model or a scenario writes them: which class reads one, and what is wrong in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.reading.marks import Loc
from periodize.reading.messages import wanted
from periodize.rules.base import Rule
from periodize.rules.every import RULES

CLASSES: Mapping[str, type[Rule]] = {
    str(rule.model_fields["rule"].annotation.__args__[0]): rule  # type: ignore[union-attr]
    for rule in RULES
}
"""Each rule's class by the word that names it."""


def unknown_in(rule: Rule, model: Model, catalogue: Catalogue) -> Iterator[tuple[Loc, str]]:
    """Names in a rule's tables that the model and the catalogue do not have."""
    for name in rule.names(model, catalogue):
        if name.fault:
            yield name.where, name.fault


def sentence(name: str, detail: Mapping[str, Any]) -> str:
    """One of pydantic's error details on the rule of that name, as a sentence."""
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        allowed = sorted(set(CLASSES[name].model_fields) - {"source", "grade"})
        near = difflib.get_close_matches(key, allowed, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return f"{name} has no {key!r}; allowed: {', '.join(allowed)}{hint}"
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    told = wanted(detail["type"], detail.get("ctx", {}))
    told = told or str(detail["msg"]).removeprefix("Input should be ")
    return f"{key}: read {detail['input']!r:.60}; allowed: {told}"
