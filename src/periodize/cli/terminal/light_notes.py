"""What is said of lifts that are done with less than the plan means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from periodize.explain.fit.light import TooLight
from periodize.wording.sessions import load_text, one_line


def light_notes(found: Sequence[TooLight], units: str) -> tuple[str, ...]:
    """A sentence for each place, with its lifts."""
    by_place = sorted(found, key=lambda each: each.place)
    return tuple(
        _note(place, list(lifts), units) for place, lifts in groupby(by_place, lambda e: e.place)
    )


def _note(place: str, lifts: Sequence[TooLight], units: str) -> str:
    parts = [
        f"{one_line(each.name)} is meant at up to {load_text(round(each.meant_kg), units)}, "
        f"the heaviest there is {load_text(each.load_kg, units)}"
        for each in lifts
    ]
    return f"{one_line(place)}: {'; '.join(parts)}; sets there follow the load that is there"
