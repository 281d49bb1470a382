"""Ladders: exercises that follow each other from easy to hard, and when the next one opens."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import chain
from math import floor
from typing import Annotated, Self

from pydantic import Field, model_validator

from periodize.model.part import Part
from periodize.model.vocabulary import Level, Stress

Number = Annotated[int, Field(ge=1, le=1000)]

ROUNDING = 1e-9
"""What a quotient of decimals may fall short of a whole number."""


class Rung(Part):
    """A place on a ladder.

    Attributes:
        exercises: those that are equally hard; any one of them will do.
        needs: by exercise, the repetitions (or seconds of a hold) that open the rung to an athlete
            who can do as many of one of them; who can do fewer stands below it.
        after_weeks: training weeks on the rung below that open it, too; None is the ladder's
            `weeks_each`. For a first rung that needs something, weeks from the first day.
    """

    exercises: tuple[str, ...] = Field(min_length=1)
    needs: Mapping[str, Number] = {}
    after_weeks: int | None = Field(default=None, ge=1, le=52)

    def is_met(self, can_do: Mapping[str, int]) -> bool | None:
        """Whether the athlete can do what it needs; None if that is not known, or nothing is."""
        known = [can_do[name] >= least for name, least in self.needs.items() if name in can_do]
        return any(known) if known else None


class Ladder(Part):
    """Rungs from the easiest to the hardest.

    Attributes:
        rungs: each opens by what the athlete can do, or by weeks of training on the one below; one
            that knows neither way stays closed above the start. A first rung that needs something,
            an exercise of another ladder, is closed as well until one of the ways opens it.
        start: an exercise of the rung that is open from the first day, or one by level; if not
            given, the first rung, or none where that needs something. What the athlete can do goes
            before it.
        weeks_each: training weeks on each rung that open the next; None opens none that way.
        worth: by exercise, what one repetition of it is worth, in a unit of the ladder's own: what
            the athlete can do of one says what is possible of the others. It may name exercises
            that stand elsewhere.
        careful_start: by body part, where those begin who are careful with it, at any level.
    """

    rungs: tuple[Rung, ...] = Field(min_length=1)
    start: str | Mapping[Level, str] | None = None
    weeks_each: int | None = Field(default=None, ge=1, le=52)
    worth: Mapping[str, Annotated[float, Field(gt=0, le=100)]] = {}
    careful_start: Mapping[Stress, str] = {}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        listed = self.exercises
        if len(set(listed)) < len(listed):
            raise ValueError("an exercise may stand on one rung only")
        starts = [self.start] if isinstance(self.start, str) else (self.start or {}).values()
        for key, names in (("start", starts), ("careful_start", self.careful_start.values())):
            for name in names:
                if name not in listed:
                    raise ValueError(f"{key}: {name!r} stands on none of the rungs")
        if set(self.rungs[0].needs) & set(listed):
            raise ValueError(
                "the first rung needs none of its own ladder: somebody must be able to begin"
            )
        return self

    @property
    def exercises(self) -> tuple[str, ...]:
        """Everything that stands on it, easiest first."""
        return tuple(chain.from_iterable(rung.exercises for rung in self.rungs))

    def rung_of(self, exercise: str) -> int:
        """The number of the rung, from 0, on which an exercise stands."""
        return next(number for number, rung in enumerate(self.rungs) if exercise in rung.exercises)

    def able(self, can_do: Mapping[str, int]) -> int | None:
        """The highest rung that the athlete is known to be able to do.

        None if that is not known of any. What stands above a rung that is too hard does not count.
        """
        highest: int | None = None
        for number, rung in enumerate(self.rungs):
            met = rung.is_met(can_do)
            if met is False:
                break
            highest = number if met else highest
        return highest

    def estimates(self, can_do: Mapping[str, int]) -> Mapping[str, int]:
        """What is possible of exercises of which the athlete said nothing, by those that are known.

        Repetitions are rounded down; where several are known, the fewest count.
        """
        known = [name for name in self.worth if name in can_do]
        return {
            name: min(
                floor(can_do[other] * self.worth[other] / worth + ROUNDING) for other in known
            )
            for name, worth in self.worth.items()
            if known and name not in can_do
        }

    def first(self, level: Level, can_do: Mapping[str, int], careful: Container[str] = ()) -> int:
        """The highest rung that is open from the first day; -1 if none is.

        Whoever is careful with a body part begins where the ladder says so for it.
        """
        gentle = [
            self.rung_of(name) for part, name in self.careful_start.items() if part in careful
        ]
        if gentle and self.able(can_do) is None:
            return min(gentle)
        begin = self.start if isinstance(self.start, str) else (self.start or {}).get(level)
        lowest = -1 if self.rungs[0].needs else 0
        number = lowest if begin is None else self.rung_of(begin)
        hard = [n for n, rung in enumerate(self.rungs) if rung.is_met(can_do) is False]
        able = self.able(can_do)
        return max(min([number, *(n - 1 for n in hard)]), lowest if able is None else able)

    def weeks_to(self, rung: int) -> int | None:
        """Training weeks on the rung below that open a rung; None if weeks do not."""
        if rung >= len(self.rungs):
            return None
        own = self.rungs[rung].after_weeks
        return self.weeks_each if own is None else own

    def opening(self, rung: int, held: Container[str] = ()) -> str:
        """How a rung opens, as a phrase; the ability of exercises that are held is in seconds."""
        if isinstance(self.start, str):
            begins = ["open from the start"] if self.rung_of(self.start) == rung else []
        else:
            levels = [lv for lv, name in (self.start or {}).items() if self.rung_of(name) == rung]
            begins = [f"open from the start to {' and '.join(levels)}"] if levels else []
        begins += [
            f"the start for those careful with {part}"
            for part, name in self.careful_start.items()
            if self.rung_of(name) == rung
        ]
        able = [
            f"{least}{' s' if name in held else ''} of {name}"
            for name, least in self.rungs[rung].needs.items()
        ]
        weeks = self.weeks_to(rung) if rung or able else None
        since = " after the one before" if rung else ""
        ways = [
            *begins,
            *([f"with {' or '.join(able)}"] if able else []),
            *([f"{weeks} weeks of training{since}"] if weeks else []),
        ]
        return ", or ".join(ways) or ("the easiest" if rung == 0 else "never by itself")
