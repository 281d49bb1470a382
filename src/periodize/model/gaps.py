"""The hours before runs that a model's rules ask for, needed where lengths are offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from periodize.model.periodization import Model

FROM_THE_END = frozenset({"before_run", "same_day_order"})
"""The rules that count hours from the end of a session to a run."""
NOT_HOURS = frozenset({"cost", "penalty", "day_before_cost"})
"""Their numbers that are no hours."""


def hours_before_runs(model: Model) -> frozenset[int]:
    """Every number of hours that some session must or should end before some run."""
    rules = (rule for rule in model.rules if rule.get("rule") in FROM_THE_END)
    return frozenset(hours for rule in rules for hours in _hours(rule))


def _hours(entry: Mapping[str, Any]) -> Iterator[int]:
    for key, value in entry.items():
        if isinstance(value, Mapping):
            yield from _hours(value)
        elif isinstance(value, int) and key not in NOT_HOURS:
            yield value
