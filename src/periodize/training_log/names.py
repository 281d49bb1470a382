"""Which of our exercises a log means by a name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from periodize.model.catalogue import Exercise
from periodize.model.shipped import shipped

BARS = ("barbell", "trap-bar")
KITS = (*BARS, "dumbbell", "kettlebell")
NO_EXERCISE = "none"
"""What a name means that is no exercise of ours."""
LIKE = 0.72
"""How alike two names must be for one to be taken as a guess at the other."""


class Named(NamedTuple):
    """An exercise, and whether a name tells it; empty where nothing is near."""

    exercise: str
    sure: bool


class Names:
    """Our exercises by the names that logs have for them."""

    def __init__(self, catalogue: Mapping[str, Exercise], told: Mapping[str, str]) -> None:
        """Remember the names.

        Args:
            catalogue: all exercises, the user's own, too.
            told: by name of a log, what the scenario says that it means; `none` for nothing.
        """
        self._catalogue = catalogue
        self._own = {plain(each.name): each.id for each in catalogue.values()}
        self._own |= {plain(each): each for each in catalogue}
        known = {name: each for name, each in _shipped_names().items() if each in catalogue}
        self._sure = {**known, **self._own, **{plain(name): each for name, each in told.items()}}
        self._found: dict[str, Named] = {}

    def meant(self, name: str) -> Named:
        """The exercise that a log calls so."""
        if name not in self._found:
            self._found[name] = self._meant(plain(name))
        return self._found[name]

    def has_other_kit(self, exercise: str, kit: str) -> bool:
        """Whether a kit is not the one that an exercise's maximum belongs to.

        That is a bar where it takes one, else what is held in as many hands as the first that it
        lists. A kit that is not told is taken for it.
        """
        known = self._catalogue.get(exercise)
        if known is None or not kit:
            return False
        listed = [each for item in known.equipment for each in item.split("|") if each in KITS]
        if any(each in BARS for each in listed):
            return kit not in BARS
        return bool(listed) and known.pieces(kit) != known.pieces(listed[0])

    def _meant(self, name: str) -> Named:
        if name in self._sure:
            means = self._sure[name]
            return Named("" if means == NO_EXERCISE else means, sure=True)
        own = [each for each, means in self._sure.items() if means != NO_EXERCISE]
        near = difflib.get_close_matches(name, own, n=1, cutoff=LIKE)
        return Named(self._sure[near[0]], sure=False) if near else Named("", sure=False)


def plain(name: str) -> str:
    """A name in small letters and digits, its words apart by one blank."""
    return " ".join(re.findall(r"[^\W_]+", name.lower().replace("'", "")))


@cache
def _shipped_names() -> Mapping[str, str]:
    return {plain(name): each for name, each in shipped("logging")["names"].items()}
