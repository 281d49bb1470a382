"""Which files a scenario reads besides its own, seen before it is understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from periodize.model.load import is_path


def files_read(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what a scenario imports, in order: runs, calendars, logs, a model of one's own.

    Args:
        data: of the scenario's file; what is misshapen there names nothing.
    """
    return tuple(dict.fromkeys(_names(data)))


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    for run in _list(data.get("runs")):
        yield from _texts(run.get("import") if isinstance(run, dict) else None)
    hours = data.get("availability")
    yield from _texts(*_list(hours.get("busy") if isinstance(hours, dict) else None))
    for log in _list(data.get("log")):
        yield from _texts(log.get("file") if isinstance(log, dict) else log)
    model = data.get("model")
    if isinstance(model, str) and is_path(model):
        yield model


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(*values: Any) -> Iterator[str]:
    yield from (value for value in values if isinstance(value, str))
