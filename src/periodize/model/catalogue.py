"""The exercises that a plan may use, shipped and the user's own."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from periodize.model import vocabulary as words
from periodize.model.exercise import Exercise, exercise_of
from periodize.model.exercise_entry import ExerciseEntry
from periodize.model.shipped import shipped

__all__ = ["Catalogue", "Exercise", "load_catalogue"]


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
    exercises = {entry["id"]: exercise_of(entry) for entry in data["exercises"]}
    groups = {name: frozenset(muscles) for name, muscles in data["muscle_groups"].items()}
    return Catalogue(exercises, groups)
