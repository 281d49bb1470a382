"""Where an athlete stands on the ladders of a model, segment by segment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from periodize.block.types import Week
from periodize.model.ladders import Ladder
from periodize.model.names import EASY_PHASES
from periodize.scenario.scenario import Athlete


@dataclass(frozen=True, eq=False)
class Rungs:
    """The rungs that are open to an athlete. Rungs are numbered from 0, segments as in the block.

    A segment opens at most one rung more than the segment before it.
    """

    ladders: Mapping[str, Ladder]
    athlete: Athlete
    weeks: Sequence[Week]

    def ladder_of(self, exercise: str) -> str | None:
        """The ladder on which an exercise stands, or None."""
        spot = self._spots.get(exercise)
        return spot[0] if spot else None

    def rung_of(self, exercise: str) -> int:
        """The rung on which an exercise of a ladder stands."""
        return self._spots[exercise][1]

    @cached_property
    def _spots(self) -> Mapping[str, tuple[str, int]]:
        return {
            exercise: (name, number)
            for name, ladder in self.ladders.items()
            for number, rung in enumerate(ladder.rungs)
            for exercise in rung.exercises
        }

    def first(self, ladder: str) -> int:
        """The highest rung that is open from the first day; -1 if none is."""
        return self._first[ladder]

    @cached_property
    def _first(self) -> Mapping[str, int]:
        level, careful = self.athlete.level, self.athlete.careful_with
        return {
            name: ladder.first(level, self.abilities, careful)
            for name, ladder in self.ladders.items()
        }

    @cached_property
    def abilities(self) -> Mapping[str, int]:
        """What the athlete can do of each exercise: as told, or else as its ladder estimates it."""
        told = self.athlete.can_do
        found = dict(told)
        for ladder in self.ladders.values():
            for name, reps in ladder.estimates(told).items():
                found[name] = min(reps, found.get(name, reps))
        return found

    def highest(self, ladder: str, segment: int) -> int:
        """The highest rung that is open in a segment; -1 if none is."""
        return self._highest[ladder][segment]

    @cached_property
    def _highest(self) -> Mapping[str, Mapping[int, int]]:
        return {
            name: _climb(ladder, self.first(name), self.weeks)
            for name, ladder in self.ladders.items()
        }

    def is_open(self, exercise: str, segment: int) -> bool:
        """Whether an exercise may be done in a segment; one that is on no ladder always may."""
        spot = self._spots.get(exercise)
        return spot is None or spot[1] <= self.highest(spot[0], segment)

    def open_in(self, segment: int, exercises: frozenset[str]) -> frozenset[str]:
        """Those of some exercises that may be done in a segment."""
        if not self.ladders:
            return exercises
        return frozenset(name for name in exercises if self.is_open(name, segment))

    def from_first(self, exercises: frozenset[str]) -> frozenset[str]:
        """Those of some exercises that stand no lower than where the athlete begins.

        Of a ladder that has none so high among them, the highest.
        """
        tops = self._tops(exercises)
        return self._no_lower(exercises, {name: min(top, self.first(name)) for name, top in tops})

    def at_top(self, exercises: frozenset[str]) -> frozenset[str]:
        """Those of some exercises that stand on the highest rung that each ladder has of them."""
        return self._no_lower(exercises, dict(self._tops(exercises)))

    def _tops(self, exercises: frozenset[str]) -> Iterable[tuple[str, int]]:
        tops: dict[str, int] = {}
        for name in exercises:
            if spot := self._spots.get(name):
                tops[spot[0]] = max(tops.get(spot[0], 0), spot[1])
        return tops.items()

    def _no_lower(self, exercises: frozenset[str], least: Mapping[str, int]) -> frozenset[str]:
        return frozenset(
            name
            for name in exercises
            if (spot := self._spots.get(name)) is None or spot[1] >= least[spot[0]]
        )

    def is_able(self, exercise: str) -> bool:
        """Whether an exercise lies on a rung that the athlete is known to be able to do."""
        spot = self._spots.get(exercise)
        if spot is None:
            return False
        able = self.ladders[spot[0]].able(self.abilities)
        return able is not None and spot[1] <= able


def _climb(ladder: Ladder, first: int, weeks: Iterable[Week]) -> Mapping[int, int]:
    """By segment the highest rung that is open, weeks of training counted from the last step.

    A week in which nothing was done, or could be, is none; nor does a rung open on coming back.
    """
    highest: dict[int, int] = {}
    rung, trained = first, 0
    for segment, group in groupby(weeks, attrgetter("segment")):
        some = tuple(group)
        training = sum(week.phase not in EASY_PHASES and not week.rested for week in some)
        wait = ladder.weeks_to(rung + 1)
        if training and wait is not None and trained >= wait and not some[0].back:
            rung, trained = rung + 1, 0
        highest[segment] = rung
        trained += training
    return highest
