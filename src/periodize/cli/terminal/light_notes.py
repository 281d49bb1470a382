"""What is said of lifts that are done with less than the plan means, or with another kit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from periodize.explain.fit.light import TooLight
from periodize.explain.fit.other_kit import OtherKit
from periodize.wording.sessions import one_line
from periodize.wording.weights import load_text, marked_text


def light_notes(found: Sequence[TooLight], units: str) -> tuple[str, ...]:
    """A sentence for each place, with its lifts."""
    by_place = sorted(found, key=lambda each: each.place)
    return tuple(
        _note(place, list(lifts), units) for place, lifts in groupby(by_place, lambda e: e.place)
    )


def kit_notes(found: Sequence[OtherKit]) -> tuple[str, ...]:
    """A sentence for each kit of a known maximum, with the lifts for which it does not count."""
    by_kit = sorted(found, key=lambda each: each.known)
    return tuple(
        f"what goes by repetitions in reserve, since its maximum is one with a {_spoken(kit)}: "
        + ", ".join(f"{one_line(each.name)} ({_spoken(each.kit)})" for each in lifts)
        for kit, lifts in groupby(by_kit, lambda each: each.known)
    )


def _spoken(kit: str) -> str:
    return kit.replace("-", " ")


def _note(place: str, lifts: Sequence[TooLight], units: str) -> str:
    parts = [
        f"{one_line(each.name)} is meant at up to {load_text(round(each.meant_kg), units)}, "
        f"the heaviest there is {marked_text(each.load_kg, each.stamped, units)}"
        for each in lifts
    ]
    return f"{one_line(place)}: {'; '.join(parts)}; sets there follow the load that is there"
