"""How far or how long a run is, from the distances and times of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from periodize.run_sources.quantities import KM_PER_MILE, Quantity
from periodize.run_sources.roles import PORTION_BEFORE, Placed

SAME = 0.03
"""Two distances within this share of each other are one, said twice."""
PACES = (2.3, 16.0)
"""Minutes for a kilometre beyond which a distance and a time cannot be of one run."""
JOINED = re.compile(
    r"[,;+&]|\bthen\b|\band\b|\bund\b|\bdann\b|\bet\b|\bpuis\b|\by\b|\be\b|\ben\b|\bdan\b"
)
BARE = re.compile(
    r"(?<![\w.,:/#-])(\d{1,3}(?:[.,]\d{1,2})?)(?![\w:/%]|[.,]\d|\s*(?:x|\*|mal|[-/]\s*\d))"
)
RACE_MILES = (26.2, 13.1)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a run is.

    Attributes:
        km, minutes: as its title says; None where it does not.
        clear: whether no other reading is likely.
    """

    km: float | None = None
    minutes: float | None = None
    clear: bool = True

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.km is not None or self.minutes is not None


class _Sum(NamedTuple):
    """Kilometres or minutes in all, and whether no other reading is likely."""

    amount: float
    clear: bool = True


def length_of(text: str, parts: Sequence[Placed], first_counts: bool = False) -> Length:
    """The length of a run by its title.

    Args:
        text: the plain title.
        parts: its distances and times with their roles.
        first_counts: whether of several the first is meant, as with a race and its warm-up.
    """
    along = [part for part in parts if part.quantity.is_distance]
    timed = [part for part in parts if not part.quantity.is_distance]
    km, minutes = _sum(text, along, first_counts), _sum(text, timed, first_counts)
    if km and minutes:
        return _together(km, minutes, timed)
    if km:
        return Length(km.amount, None, km.clear)
    if minutes:
        return Length(None, minutes.amount, minutes.clear)
    return Length(clear=not any(part.role == "repeat" for part in parts))


def _together(km: _Sum, minutes: _Sum, timed: Sequence[Placed]) -> Length:
    """A distance and a time: of one run where the pace is one, else the distance alone."""
    whole = any(part.role in ("main", "total") for part in timed)
    if whole and PACES[0] <= minutes.amount / km.amount <= PACES[1]:
        return Length(km.amount, minutes.amount, km.clear and minutes.clear)
    return Length(km.amount, None, km.clear and not whole)


def _sum(text: str, parts: Sequence[Placed], first_counts: bool) -> _Sum | None:
    """The whole in one measure."""
    totals = [part.quantity for part in parts if part.role == "total"]
    mains = [part.quantity for part in parts if part.role == "main"]
    around = [part.quantity.measure for part in parts if part.role == "around"]
    if totals:
        return _of_totals(totals, mains, around)
    if not mains and not around and (whole := _standing_last(text, parts)):
        return whole
    if not mains and not around:
        return None
    if not around:
        return _of_mains(text, mains, first_counts)
    repeated = [part for part in parts if part.role in ("repeat", "between")]
    added = [part.quantity.measure * part.times for part in repeated]
    added += [each.measure for each in mains]
    return _Sum(sum(around) + sum(added), clear=False) if added else None


def _standing_last(text: str, parts: Sequence[Placed]) -> _Sum | None:
    """The whole where it stands behind its parts: `long run with fast finish 16 mi`."""
    last = next((part.quantity for part in reversed(parts) if part.role == "part"), None)
    if last is None or text[last.end :].strip() or PORTION_BEFORE.search(text[: last.start]):
        return None
    return _Sum(last.measure, clear=False)


def _of_totals(
    totals: Sequence[Quantity], mains: Sequence[Quantity], around: Sequence[float]
) -> _Sum:
    whole = totals[-1]
    added = sum(around) + sum(each.measure for each in mains)
    if mains and around and not _near(added, whole.measure) and added > whole.measure:
        return _Sum(added, clear=False)
    if mains and not around and not any(_same(each.measure, whole.measure) for each in mains):
        # `20 mi (34 km)`: the two disagree, and what stands first is what is meant.
        return _Sum(mains[0].measure, clear=False)
    return _Sum(whole.measure, whole.clear)


def _of_mains(text: str, mains: Sequence[Quantity], first_counts: bool) -> _Sum:
    first = mains[0]
    same = all(_same(each.measure, first.measure) for each in mains)
    one_unit = len({each.unit for each in mains}) == 1
    if len(mains) > 1 and not first_counts and one_unit and _all_joined(text, mains):
        timed = not first.is_distance and not same
        return _Sum(sum(each.measure for each in mains), clear=timed)
    clearest = max(mains, key=lambda each: each.clear) if same else first
    return _Sum(clearest.measure, clear=same and clearest.clear)


def _all_joined(text: str, mains: Sequence[Quantity]) -> bool:
    """Whether commas or plus signs stand between all of them, so that one follows the other."""
    return all(JOINED.search(text[one.end : two.start]) for one, two in pairwise(mains))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.07 * max(one, other)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(one, other)


def bare_length(text: str) -> Length:
    """The length of a race by a number without a unit, where only one unit makes sense of it."""
    numbers = [float(found[1].replace(",", ".")) for found in BARE.finditer(text)]
    miles = [number for number in numbers if number in RACE_MILES]
    return Length(round(miles[0] * KM_PER_MILE, 3), clear=False) if miles else Length(clear=False)
