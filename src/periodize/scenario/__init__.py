"""Scenarios: what a runner writes down, read and checked.

Names are imported when they are first used: who has a scenario does not need what reads one.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from periodize.scenario.loading import load, load_text
    from periodize.scenario.scenario import Scenario
    from periodize.scenario.schema.editor import json_schema
    from periodize.scenario.starter import starter_text

__all__ = ["Scenario", "json_schema", "load", "load_text", "starter_text"]

_HOMES = {
    "Scenario": "scenario",
    "json_schema": "schema.editor",
    "load": "loading",
    "load_text": "loading",
    "starter_text": "starter",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'periodize.scenario' has no attribute {name!r}")
    return getattr(importlib.import_module(f"periodize.scenario.{_HOMES[name]}"), name)
