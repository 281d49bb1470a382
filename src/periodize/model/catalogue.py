"""The exercises that a plan may use, shipped and the user's own."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from periodize.model import vocabulary as words
from periodize.model.part import Part
from periodize.model.shipped import shipped


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


def _equipment_item(item: str) -> str:
    for choice in item.split("|"):
        if choice not in words.EQUIPMENT:
            near = difflib.get_close_matches(choice, words.EQUIPMENT, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "one of " + ", ".join(words.EQUIPMENT)
            raise ValueError(f"unknown equipment {choice!r}: {hint}")
    return item


UNSTABLE = ("bosu", "pillow", "wobble-board")
"""Kit that gives way underfoot."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
EquipmentItem = Annotated[str, AfterValidator(_equipment_item)]


class Ladder(Part):
    """Where an exercise stands among those that can replace it; `family` may be a new one."""

    family: Id = Field(description="The ladder: one of the catalogue's, or a new one.")
    rung: words.Rung = Field(default="base", description="How hard it is on its ladder.")


class ExerciseEntry(Part):
    """An exercise as a user writes it; the fields are those of `Exercise`.

    `ladder` defaults to a family of its own.
    """

    called: ClassVar[str] = "an exercise"

    id: Id = Field(
        description="Names it elsewhere in the file; the id of a catalogue's exercise replaces it."
    )
    name: str = Field(min_length=1, description="What the plan calls it.")
    cue: str = Field(default="", description="One sentence on how to do it.")
    patterns: tuple[words.Pattern, ...] = Field(
        min_length=1, description="Movements that it trains."
    )
    primary: tuple[words.Muscle, ...] = Field(
        min_length=1, description="Muscles for which a set counts as one set."
    )
    secondary: tuple[words.Muscle, ...] = Field(
        default=(), description="Muscles for which a set counts as half a set."
    )
    equipment: tuple[EquipmentItem, ...] = Field(
        min_length=1,
        description="Every item is needed; a|b is any one of them, none|x is optional.",
    )
    held: dict[Literal["dumbbell", "kettlebell"], Literal[1, 2]] = Field(
        default={},
        description="How many are held at once; if not given, two dumbbells or one kettlebell.",
    )
    kind: words.Kind = Field(description="How it loads the body.")
    unilateral: bool = Field(default=False, description="One side at a time, or sides in turn.")
    impact: words.Impact = Field(default="none", description="How hard a landing is.")
    level: words.Level = Field(default="novice", description="The least experience it asks for.")
    contacts: float = Field(
        default=0,
        ge=0,
        allow_inf_nan=False,
        description="Landings per rep, of one side if unilateral; may be a fraction.",
    )
    ladder: Ladder | None = Field(
        default=None,
        description="Where it stands among those that can replace it; alone if not given.",
    )
    stress: frozenset[words.Stress] = Field(
        default=frozenset(),
        description="Body parts that somebody careful with them keeps out of it.",
    )
    maximum_of: tuple[Id, ...] = Field(
        default=(),
        description="Lifts whose one-repetition maximum stands for its own where that is not "
        "known, best first.",
    )
    doses: dict[words.Source, dict[words.DoseKey, Any]] = Field(
        default={},
        description="By source, what it prescribes; own is yours. Times (seconds, hold_s, "
        "eccentric_s, rest_s) in seconds, load_lb in lb, percent_1rm in %; [a, b] is a range.",
    )
    sources: tuple[words.Source, ...] = Field(
        default=("own",), description="Where it comes from; own is yours."
    )

    @model_validator(mode="after")
    def _lands_on_firm_ground(self) -> Self:
        lands = self.contacts > 0 or self.impact != "none" or self.kind == "plyometric"
        kit = {choice for item in self.equipment for choice in item.split("|")}
        if lands and (unstable := sorted(kit.intersection(UNSTABLE))):
            raise ValueError(
                f"{self.id} jumps or lands on {', '.join(unstable)}: nobody jumps on what gives "
                "way underfoot (S1); leave that kit out, or give it no contacts and no impact"
            )
        return self

    def to_exercise(self) -> Exercise:
        """The exercise that the entry describes."""
        return _exercise(self.model_dump(exclude_none=True))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Exercises by id, in the order of the file, and the muscles of each volume group."""

    exercises: Mapping[str, Exercise]
    muscle_groups: Mapping[str, frozenset[str]]

    @property
    def held(self) -> frozenset[str]:
        """The exercises whose sets are seconds, and whose ability is."""
        return frozenset(name for name, each in self.exercises.items() if each.is_held)

    def name_of(self, exercise: str) -> str:
        """What people call an exercise; of one that is not known its id."""
        known = self.exercises.get(exercise)
        return known.name if known else exercise

    def with_own(self, entries: Iterable[ExerciseEntry | Exercise]) -> Catalogue:
        """This catalogue and the user's own; an own exercise replaces a shipped one of its id."""
        own = (e if isinstance(e, Exercise) else e.to_exercise() for e in entries)
        return replace(self, exercises={**self.exercises, **{e.id: e for e in own}})

    def find(
        self,
        pattern: str | None = None,
        equipment: Collection[str] | None = None,
        muscle: str | None = None,
        level: str | None = None,
    ) -> tuple[Exercise, ...]:
        """The exercises that fit everything asked for, in order.

        Args:
            pattern: among the exercise's patterns.
            equipment: all that there is; an empty collection asks for exercises without kit.
            muscle: a muscle or a volume group, worked as primary or secondary.
            level: the hardest level allowed.

        Raises:
            ValueError: the level is none of the levels.
        """
        levels: tuple[str, ...] = words.LEVELS
        if level is not None:
            if level not in levels:
                raise ValueError(f"unknown level {level!r}: one of {', '.join(levels)}")
            levels = levels[: levels.index(level) + 1]
        place = None if equipment is None else frozenset(equipment)
        group = self.muscle_groups.get(muscle, frozenset({muscle})) if muscle else None
        return tuple(
            exercise
            for exercise in self.exercises.values()
            if (pattern is None or pattern in exercise.patterns)
            and (place is None or exercise.available_with(place))
            and (group is None or exercise.credit(group))
            and exercise.level in levels
        )

    def nearest(self, name: str) -> tuple[str, ...]:
        """Up to three ids that an unknown id or name may have meant, best first."""
        ids = {exercise.name.lower(): exercise.id for exercise in self.exercises.values()}
        ids.update((id, id) for id in self.exercises)
        wanted = name.lower().strip()
        found = difflib.get_close_matches(wanted, ids, n=6)
        if not found:
            # A single word, such as `sqaut`, is far from any whole name.
            words = dict.fromkeys(word for known in ids for word in known.replace("-", " ").split())
            meant = difflib.get_close_matches(wanted, words, n=1)
            found = [known for known in ids if meant and meant[0] in known]
        return tuple(dict.fromkeys(ids[near] for near in found))[:3]


@cache
def load_catalogue() -> Catalogue:
    """The shipped catalogue, read once from `models/exercises.yaml`."""
    # Not validated here: tests validate the shipped file, and a start should stay quick.
    data = shipped("exercises")
    exercises = {entry["id"]: _exercise(entry) for entry in data["exercises"]}
    groups = {name: frozenset(muscles) for name, muscles in data["muscle_groups"].items()}
    return Catalogue(exercises, groups)


def _exercise(entry: Mapping[str, Any]) -> Exercise:
    values = {"doses": {}, "held": {}, **entry}
    ladder = values.pop("ladder", None) or {"family": entry["id"], "rung": "base"}
    for key in ("patterns", "primary", "secondary", "equipment", "sources", "maximum_of"):
        values[key] = tuple(values.get(key, ()))
    values["contacts"] = float(values.get("contacts", 0))
    values["stress"] = frozenset(values.get("stress", ()))
    return Exercise(**values, **ladder)
