"""An exercise: what it trains, with what, on which side, and how hard it lands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise; its words come from the closed sets of `vocabulary`.

    Attributes:
        equipment: all items are needed; `a|b` is any one of them, `none|x` is optional.
        held: how many pieces of a kit are held at once, where it is not as usual.
        unilateral: one side at a time, or sides in turn.
        contacts: landings per rep (of one side, if unilateral), 0 or more; may be fractional.
        family: the ladder on which it stands; `rung` is its place there.
        stress: body parts that somebody careful with them keeps out of it.
        doses: by source, what that source prescribes.
        maximum_of: lifts whose one-repetition maximum stands for its own where that is not known,
            best first.
    """

    id: str
    name: str
    cue: str
    patterns: tuple[str, ...]
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    equipment: tuple[str, ...]
    kind: str
    unilateral: bool
    impact: str
    level: str
    contacts: float
    family: str
    rung: str
    stress: frozenset[str]
    doses: Mapping[str, Mapping[str, Any]] = field(hash=False)
    sources: tuple[str, ...]
    maximum_of: tuple[str, ...] = ()
    held: Mapping[str, int] = field(default_factory=dict, hash=False)

    def pieces(self, kit: str) -> int:
        """How many pieces of a kit are held at once: two dumbbells, else one, if not told."""
        return self.held.get(kit, 2 if kit == "dumbbell" else 1)

    @property
    def is_held(self) -> bool:
        """Whether a set is a time in one position: holds, and standing in balance."""
        return self.kind == "isometric" or self.patterns == ("balance",)

    def missing(self, equipment: frozenset[str]) -> tuple[str, ...]:
        """The items, as written, that a place with this equipment does not cover."""
        there = equipment | {"none"}
        needed = dict.fromkeys(self.equipment)
        return tuple(item for item in needed if there.isdisjoint(item.split("|")))

    def available_with(self, equipment: frozenset[str]) -> bool:
        """Tell whether it can be done with this equipment."""
        return not self.missing(equipment)

    def credit(self, group_muscles: frozenset[str]) -> int:
        """Half-sets that one set counts for a muscle group: 2, 1 or 0.

        2 if a primary muscle is in the group, else 1 if a secondary one is: indirect sets count
        half (Pelland 2024).
        """
        if not group_muscles.isdisjoint(self.primary):
            return 2
        return int(not group_muscles.isdisjoint(self.secondary))


def exercise_of(entry: Mapping[str, Any]) -> Exercise:
    """The exercise that a checked entry describes."""
    values = {"doses": {}, "held": {}, **entry}
    ladder = values.pop("ladder", None) or {"family": entry["id"], "rung": "base"}
    for key in ("patterns", "primary", "secondary", "equipment", "sources", "maximum_of"):
        values[key] = tuple(values.get(key, ()))
    values["contacts"] = float(values.get("contacts", 0))
    values["stress"] = frozenset(values.get("stress", ()))
    return Exercise(**values, **ladder)
