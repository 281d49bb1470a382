"""Weights that nobody can have meant: more than was ever lifted, a body that nobody has."""

from __future__ import annotations

from collections.abc import Mapping

from periodize.model.catalogue import Exercise
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.weights import KG_PER_LB
from periodize.scenario.schema.wishes import AthleteEntry

RECORDS_KG = {
    "squat": 525,  # Alkhazov 2018, with knee wraps
    "hinge": 510,  # Bjornsson 2025, deadlift
    "push-horizontal": 355,  # Maddox 2021, bench press
    "push-vertical": 230,  # Biby 2021, log press
}
"""The heaviest lifts on record by movement, without a supporting suit or shirt, in kg."""
HEAVIEST_KG = max(RECORDS_KG.values())
"""Of a movement without a record of its own no lift is heavier."""
BODY_KG = (20, 635)
"""From the mass of a child to the greatest that was ever measured."""


def check_weights(entry: AthleteEntry, known: Mapping[str, Exercise], findings: Findings) -> None:
    """Refuse maxima above what anybody ever lifted, and a body mass that nobody has."""
    for unit, kg in (("kg", 1.0), ("lb", KG_PER_LB)):
        key = f"one_rep_max_{unit}"
        for name, weight in getattr(entry, key).items():
            most = _most(known[name]) if name in known else HEAVIEST_KG
            if weight * kg > most:
                allowed = f"allowed: more than 0, at most {most / kg:.0f} {unit}"
                message = f"nobody ever lifted {weight:g} {unit}; {allowed}"
                findings.refuse(("athlete", key, name), message)
        mass = getattr(entry, f"body_mass_{unit}")
        least, most = BODY_KG
        if mass is not None and not least <= mass * kg <= most:
            allowed = f"allowed: {least / kg:.0f} to {most / kg:.0f} {unit}"
            message = f"a body mass of {mass:g} {unit}; {allowed}"
            findings.refuse(("athlete", f"body_mass_{unit}"), message)


def _most(exercise: Exercise) -> int:
    """The record of the heaviest movement that an exercise is one of."""
    return max((RECORDS_KG[p] for p in exercise.patterns if p in RECORDS_KG), default=HEAVIEST_KG)
