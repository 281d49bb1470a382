"""Find and read the periodization models that ship with the program."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from periodize.errors import InputRefused, Problem
from periodize.model.shipped import shipped
from periodize.resources import folder

if TYPE_CHECKING:
    from periodize.model.periodization import Model

NO_MODELS = frozenset({"exercises", "garmin", "logging"})
"""Files beside the models: the catalogue, and what belongs to its exercises."""


def model_names() -> tuple[str, ...]:
    """The names of the models that ship with the program, sorted."""
    names = (path.stem for path in folder("models").glob("*.yaml"))
    return tuple(sorted(name for name in names if name not in NO_MODELS))


@cache
def load_model(name: str) -> Model:
    """Read a model that ships with the program, without the care that a user's own needs.

    Raises:
        InputRefused: there is no such model.
    """
    from periodize.model.periodization import Model

    return Model.model_validate(model_entries(name))


def model_entries(name: str) -> Any:
    """What a model that ships with the program says, as it is written; keys are text.

    Raises:
        InputRefused: there is no such model.
    """
    if name not in model_names():
        allowed = f"{', '.join(model_names())}, or a path to a file"
        near = difflib.get_close_matches(name, model_names(), 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        message = f"{name!r} is not a model; allowed: {allowed}{hint}"
        raise InputRefused([Problem("model", 0, 0, message)])
    return shipped(name)


def model_file(name: str) -> Path:
    """The file of a shipped model."""
    return folder("models") / f"{name}.yaml"


def is_path(name: str) -> bool:
    """Whether a model is named by its path."""
    return "/" in name or "\\" in name or "." in name
