"""The scenario that a new user starts from."""

from __future__ import annotations

from importlib.resources import files


def starter_text() -> str:
    """A commented scenario in YAML that can be solved as it is."""
    return (files("periodize.scenario") / "starter.yaml").read_text(encoding="utf-8")
