"""How many sessions a week holds in each season, and how seasons follow from the races."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from periodize.model.names import BANDS, BandName, Phase, PhaseName, Weeks
from periodize.model.part import Part


class Quota(Part):
    """Sessions a week. Light sessions do not count.

    Attributes:
        at_most: the cap; must hold.
        target: how many are wanted.
        floor: how many are wanted before anything else.
        legs: how many of them should load the legs.
        legs_wanted: how many may load the legs where they stand clean of runs and races.
        minutes: time a week, light sessions included; None leaves it to the athlete.
    """

    at_most: int = Field(ge=0, le=7)
    target: int = Field(ge=0, le=7)
    floor: int = Field(ge=0, le=7)
    legs: int = Field(ge=0, le=7)
    legs_wanted: int = Field(ge=0, le=7)
    minutes: int = Field(ge=0, le=1000)


def covering(
    table: Mapping[str, Any], words: Collection[str], info: ValidationInfo
) -> Mapping[str, Any]:
    """A table that has a row for each of some words.

    Raises:
        ValueError: a word has none.
    """
    if set(words) != set(table):
        raise ValueError(f"{info.field_name} must hold exactly {', '.join(words)}")
    return table


class Derivation(Part):
    """How seasons and phases follow from the races.

    Attributes:
        in_weeks: weeks before the taper that are in season.
        pre_weeks: weeks before those that are pre-season.
        taper_weeks: length of the taper by race distance, the race week included.
        sequences: by weeks before the taper, the phases in order with their lengths.
        novice_sequences: the same for novices.
        recovery_weeks: weeks of recovery after an A race, by its distance.
        beyond: the phase that takes the weeks a longer block has more than the longest sequence,
            and `before` which phase it is put.
        between: the phase between two A races that leave at most `between_weeks` to train.
        afterwards: the phase after the last A race's recovery, for at most `afterwards_weeks`;
            what is left of the block then builds up like a block without a race.
    """

    called: ClassVar[str] = "derivation"

    in_weeks: Weeks
    pre_weeks: Weeks
    taper_weeks: Mapping[BandName, Weeks]
    sequences: Mapping[int, Mapping[PhaseName, Weeks]]
    novice_sequences: Mapping[int, Mapping[PhaseName, Weeks]]
    recovery_weeks: Mapping[BandName, Weeks]
    beyond: Phase
    before: Phase
    between: Phase
    between_weeks: int = Field(ge=0)
    afterwards: Phase
    afterwards_weeks: int = Field(default=52, ge=0)

    @field_validator("taper_weeks", "recovery_weeks")
    @classmethod
    def _covers_every_band(
        cls, table: Mapping[str, int], info: ValidationInfo
    ) -> Mapping[str, int]:
        return covering(table, BANDS, info)

    @field_validator("sequences", "novice_sequences")
    @classmethod
    def _lengths_add_up(cls, table: Mapping[int, Mapping[str, int]]) -> Mapping[int, Any]:
        if sorted(table) != list(range(1, len(table) + 1)):
            raise ValueError("the sequences must cover 1, 2, 3 … weeks without a hole")
        for weeks, phases in table.items():
            if sum(phases.values()) != weeks:
                raise ValueError(f"the phases of a sequence of {weeks} weeks must add up to it")
        return table
