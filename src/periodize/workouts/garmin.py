"""What Garmin's watches call our exercises, from `models/garmin.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from periodize.model.shipped import shipped


@dataclass(frozen=True, slots=True)
class GarminName:
    """A pair of numbers of the FIT profile.

    Attributes:
        category: the number of the category.
        name: the number within it; None where only the category fits.
        near: whether it is a near exercise and not the same.
    """

    category: int
    name: int | None
    near: bool


@cache
def garmin_names() -> Mapping[str, GarminName]:
    """By exercise id; a user's own exercises have none."""
    said = shipped("garmin")
    categories: Mapping[str, int] = said["categories"]
    return {
        name: GarminName(
            categories[entry["category"]], entry.get("number"), bool(entry.get("near"))
        )
        for name, entry in said["exercises"].items()
    }
