"""Positions of what no file holds: each change is named by the option that makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from periodize.reading.marks import Loc, Marks, Spot

OPTIONS: Mapping[str, str] = {
    "move_races": "--move-race",
    "drop_races": "--drop-race",
    "add_races": "--add-race",
    "away": "--away",
    "set": "--set",
}
"""The parts of a variant in the order in which they are put over a scenario, and their options."""


@dataclass(frozen=True, slots=True)
class OptionMarks(Marks):
    """Stands for the positions of a variant that no file holds: its parts, each by its option.

    Attributes:
        said: what the variant says.
    """

    said: Mapping[str, Any] = field(default_factory=dict)

    def spot(self, loc: Loc) -> Spot:
        """Such as `--set weekly_minutes`, or `--away 2027-06-14`."""
        key, *rest = (*loc, "")
        option = OPTIONS.get(str(key), str(key))
        return Spot(f"{option} {self._part(str(key), rest[0])}".strip())

    def key_spot(self, loc: Loc) -> Spot:
        """The same: an option is read as a whole."""
        return self.spot(loc)

    def _part(self, key: str, step: str | int) -> str:
        if not isinstance(step, int):
            return step
        said = self.said[key][step]
        return str(said.get("date") or said.get("from") or "") if isinstance(said, dict) else said
