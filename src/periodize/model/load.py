"""Find and read periodization models: by name in `models/`, or by path."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from periodize.errors import InputRefused, Problem
from periodize.model.periodization import Model
from periodize.resources import folder

CATALOGUE = "exercises"


def model_names() -> tuple[str, ...]:
    """The names of the models that ship with the program, sorted."""
    names = (path.stem for path in folder("models").glob("*.yaml"))
    return tuple(sorted(name for name in names if name != CATALOGUE))


@cache
def load_model(name: str) -> Model:
    """Read a model.

    Args:
        name: a name in `models/`, or a path to a file, which holds a dot or a slash.

    Raises:
        InputRefused: there is no such model, or it is not one.
    """
    path = _find(name)
    try:
        return Model.model_validate(_read(path))
    except ValidationError as error:
        problems = [
            Problem(path.name, 0, 0, f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}")
            for detail in error.errors()
        ]
        raise InputRefused(problems) from None


def _find(name: str) -> Path:
    if name in model_names():
        return folder("models") / f"{name}.yaml"
    if ("/" in name or "." in name) and Path(name).is_file():
        return Path(name)
    near = difflib.get_close_matches(name, model_names(), 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    allowed = ", ".join(model_names())
    message = f"{name!r} is not a model; allowed: {allowed}, or a path to a file{hint}"
    raise InputRefused([Problem("model", 0, 0, message)])


def _read(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_bytes(), Loader=loader)
    except (OSError, yaml.YAMLError) as error:
        raise InputRefused([Problem(str(path), 0, 0, f"cannot be read: {error}")]) from None
