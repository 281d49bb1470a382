"""What follows from the load of a lift, whatever the phase: how it is reached, moved and left."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar, Self

from pydantic import Field, model_validator

from periodize.model.part import Part
from periodize.model.vocabulary import Pattern


class RampUpSet(Part):
    """A set on the way up to the working load.

    Attributes:
        percent: of the working load, not of the 1RM.
        reps: repetitions, per side for one-sided exercises.
    """

    called: ClassVar[str] = "a ramp-up set"

    percent: float = Field(ge=1, lt=100)
    reps: int = Field(ge=1, le=20)


class RampUp(Part):
    """The sets before a main lift, from a %1RM on.

    Attributes:
        at_least: %1RM of the working load.
        sets: light to heavy.
    """

    called: ClassVar[str] = "a ramp-up"

    at_least: float = Field(ge=1, le=100)
    sets: tuple[RampUpSet, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _climbs(self) -> Self:
        if any(after.percent <= before.percent for before, after in pairwise(self.sets)):
            raise ValueError("the sets of a ramp-up must rise in percent")
        return self


class Loading(Part):
    """Numbers for every lift of a model.

    Attributes:
        same_dose_from: the share of the %1RM that is meant from which the phase's dose holds. Below
            it repetitions, rest and reserve are those of the load that is there.
        reserve_at_most: repetitions that a load below its dose leaves at most, where there is time
            for the others, since what leaves more trains little; a kind of work that has no row so
            light then takes that of the main lifts. None keeps to the rows of its own kind.
        reps_at_most: repetitions to which a load below its dose grows at most for that; what it
            leaves beyond them is told as repetitions in reserve.
        fast_from: %1RM from which main lifts are moved as fast as the load lets them.
        fast_patterns: the patterns of the lifts that this is asked of, any one of which will do;
            None asks it of every main lift.
        fast_cue: how that is told; it gives way to a cue of the part's own.
        ramp_up: the sets before a main lift of the stage `heavy`, by its %1RM; none below the
            first row.
        ramp_up_rest_seconds: rest after each of them.
        plates_seconds: to go to a bar and load it, once for each lift with one.
    """

    called: ClassVar[str] = "loading"

    same_dose_from: float = Field(default=0.9, gt=0, le=1)
    reserve_at_most: int | None = Field(default=None, ge=0, le=20)
    reps_at_most: int = Field(default=20, ge=1, le=50)
    fast_from: float | None = Field(default=None, ge=1, le=100)
    fast_patterns: tuple[Pattern, ...] | None = None
    fast_cue: str = ""
    ramp_up: tuple[RampUp, ...] = ()
    ramp_up_rest_seconds: int = Field(default=0, ge=0, le=600)
    plates_seconds: int = Field(default=0, ge=0, le=600)

    @model_validator(mode="after")
    def _takes_longer_with_more(self) -> Self:
        for before, after in pairwise(self.ramp_up):
            if after.at_least <= before.at_least:
                raise ValueError("ramp_up must rise in at_least")
            fewer = len(after.sets) < len(before.sets)
            if fewer or sum(s.reps for s in after.sets) < sum(s.reps for s in before.sets):
                raise ValueError(
                    f"ramp_up from {after.at_least:g} % must have as many sets and repetitions as "
                    f"from {before.at_least:g} %"
                )
        return self

    def ramp_up_to(self, percent: float) -> tuple[RampUpSet, ...]:
        """The sets before a load of a %1RM, light to heavy."""
        rows = [row.sets for row in self.ramp_up if row.at_least <= percent]
        return rows[-1] if rows else ()
