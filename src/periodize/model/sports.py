"""What sports other than running ask of the legs, from `models/words/sports.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import Field

from periodize.model.part import Part
from periodize.model.shipped import shipped

SPORTS = ("swim", "bike", "row", "ski", "walk", "hike", "team_sport", "cross")


class Sport(Part):
    """What one sport asks of the legs.

    Attributes:
        medium_minutes: from how many minutes on it counts as a medium-long run; None for never.
        long_minutes: the same for a long run.
        quality: whether it counts as a quality run, whatever it lasts.
    """

    medium_minutes: int | None = Field(default=None, ge=1, le=1440)
    long_minutes: int | None = Field(default=None, ge=1, le=1440)
    quality: bool = False


@cache
def sports() -> Mapping[str, Sport]:
    """Each sport by its kind."""
    said = shipped("words/sports")["sports"]
    return {name: Sport.model_validate(entry) for name, entry in said.items()}
