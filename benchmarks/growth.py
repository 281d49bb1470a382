"""How a number of seconds grows with the weeks: seconds = a * weeks ** exponent."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

SHORTEST = 13
"""Weeks from which the growth counts; below, what is the same for every block outweighs it."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A power law through some points."""

    exponent: float
    factor: float

    def at(self, weeks: float) -> float:
        """The seconds that it gives."""
        return float(self.factor * weeks**self.exponent)


def growth(seconds: Mapping[int, float]) -> Growth:
    """The power law with the least squared error of the logarithms, from 13 weeks on.

    Raises:
        ValueError: there are not two lengths.
    """
    points = [(math.log(w), math.log(s)) for w, s in seconds.items() if w >= SHORTEST]
    if len(points) < 2:
        raise ValueError("growth needs two lengths")
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    square = sum((x - mean_x) ** 2 for x, _ in points)
    exponent = sum((x - mean_x) * (y - mean_y) for x, y in points) / square
    return Growth(exponent, math.exp(mean_y - exponent * mean_x))
