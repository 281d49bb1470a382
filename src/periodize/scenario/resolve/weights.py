"""Weights in kilograms, whatever unit the file gives them in, and the usual sets."""

from __future__ import annotations

from collections.abc import Iterable

KG_PER_LB = 0.45359237

USUAL_KG = {
    "bar": (20.0,),
    "plates": (1.25, 2.5, 5.0, 10.0, 15.0, 20.0),
    "dumbbells": tuple(float(kg) for kg in range(2, 31, 2)),
    "kettlebells": (8.0, 12.0, 16.0, 20.0, 24.0),
}
USUAL_LB = {
    "bar": (45.0,),
    "plates": (2.5, 5.0, 10.0, 25.0, 35.0, 45.0),
    "dumbbells": tuple(float(lb) for lb in range(5, 61, 5)),
    "kettlebells": (18.0, 26.0, 35.0, 44.0, 53.0),
}


def to_kg(pounds: float) -> float:
    """Pounds in kilograms, to a tenth of a gram."""
    return round(pounds * KG_PER_LB, 4)


def usual(what: str, units: str) -> tuple[float, ...]:
    """The usual set of bar, plates, dumbbells or kettlebells, in kg, lightest first."""
    if units == "imperial":
        return tuple(to_kg(pounds) for pounds in USUAL_LB[what])
    return USUAL_KG[what]


def usual_in_words(what: str, units: str) -> str:
    """The usual set in the units of the output, such as `8, 12, 16 kg`."""
    sizes, unit = (USUAL_LB, "lb") if units == "imperial" else (USUAL_KG, "kg")
    return f"{_listed(sizes[what])} {unit}"


def _listed(sizes: Iterable[float]) -> str:
    words = [f"{size:g}" for size in sizes]
    return ", ".join(words) if len(words) <= 8 else f"{words[0]}, {words[1]}, … {words[-1]}"
