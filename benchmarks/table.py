"""Numbers as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from periodize.rules.base import GOALS


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first are numbers."""
    ruled = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ruled, *rows)) + "\n"


def seconds(value: float) -> str:
    """Seconds, to two figures where they are few."""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def values(found: Mapping[str, Any]) -> str:
    """The goals' values, a star where one is not proven; a dash without a plan."""
    if "values" not in found:
        return "–"
    stars = ["" if goal in found["proven"] else "*" for goal in GOALS]
    return " ".join(f"{found['values'][g]}{star}" for g, star in zip(GOALS, stars, strict=True))
