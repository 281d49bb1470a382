"""An exercise as a user writes it, with its bounds."""

from __future__ import annotations

import difflib
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from periodize.model import vocabulary as words
from periodize.model.exercise import Exercise, exercise_of
from periodize.model.part import Part


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
        return exercise_of(self.model_dump(exclude_none=True))
