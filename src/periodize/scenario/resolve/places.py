"""Places with their weights in kilograms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from periodize.plan.fields import Stamp
from periodize.reading.marks import Loc
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.weights import to_kg, usual, usual_in_words
from periodize.scenario.scenario import Place
from periodize.scenario.schema.places import PlaceEntry

NEEDS = {
    "bar": frozenset({"barbell", "trap-bar"}),
    "plates": frozenset({"barbell", "trap-bar", "plate"}),
    "dumbbells": frozenset({"dumbbell"}),
    "kettlebells": frozenset({"kettlebell"}),
}
"""By kind of weight, the equipment that uses it."""


def places_of(
    entries: Mapping[str, PlaceEntry], units: str, findings: Findings
) -> dict[str, Place]:
    """The places of the file; a note tells which weights were assumed, and where."""
    places = {name: _place(name, entry, units, findings) for name, entry in entries.items()}
    assumed: dict[tuple[str, ...], list[str]] = {}
    for what in NEEDS:
        names = tuple(name for name, entry in entries.items() if _is_assumed(what, entry))
        assumed.setdefault(names, []).append(what)
    for names, kinds in assumed.items():
        if names:
            usual_ones = "; ".join(f"{what} {usual_in_words(what, units)}" for what in kinds)
            told = f"{', '.join(names)}: weights not given, so the usual ones are assumed"
            findings.note(f"{told}: {usual_ones}.")
    return places


def _place(name: str, entry: PlaceEntry, units: str, findings: Findings) -> Place:
    given = {what: _given(what, entry, ("places", name), findings) for what in NEEDS}
    sets = {what: usual(what, units) if _is_assumed(what, entry) else given[what] for what in NEEDS}
    return Place(
        name=name,
        equipment=frozenset(entry.equipment),
        bar_kg=(sets["bar"] or usual("bar", units))[0],
        plates_kg=sets["plates"],
        plate_pairs=_pairs(entry, sets["plates"]),
        dumbbells_kg=sets["dumbbells"],
        kettlebells_kg=sets["kettlebells"],
        weights_given=any(given.values()),
        stamps={what: _stamp(what, entry, units) for what in NEEDS},
    )


def _stamp(what: str, entry: PlaceEntry, units: str) -> Stamp:
    """The unit that stands on weights of a kind: as given, on usual ones that of the scenario."""
    if _sizes(entry, f"{what}_kg"):
        return "kg"
    return "lb" if units == "imperial" or _sizes(entry, f"{what}_lb") else "kg"


def _is_assumed(what: str, entry: PlaceEntry) -> bool:
    """Whether a place has the kit for a kind of weight, and does not say which."""
    given = _sizes(entry, f"{what}_kg") or _sizes(entry, f"{what}_lb")
    return not given and not NEEDS[what].isdisjoint(entry.equipment)


def _given(what: str, entry: PlaceEntry, loc: Loc, findings: Findings) -> tuple[float, ...]:
    """The weights of one kind that the file gives, in kg, lightest first; empty if none."""
    kg, lb = _sizes(entry, f"{what}_kg"), _sizes(entry, f"{what}_lb")
    if kg and lb:
        findings.refuse((*loc, f"{what}_lb"), f"give {what}_kg or {what}_lb, not both")
    key = f"{what}_kg" if kg else f"{what}_lb"
    if (kg or lb) and NEEDS[what].isdisjoint(entry.equipment):
        users = " or ".join(sorted(NEEDS[what]))
        findings.refuse((*loc, key), f"{key} is given, but {loc[-1]} has no {users}")
    return tuple(sorted({*kg, *map(to_kg, lb)}))


def _sizes(entry: PlaceEntry, key: str) -> tuple[float, ...]:
    value = getattr(entry, key)
    if isinstance(value, dict):
        return tuple(value)
    return () if value is None else value if isinstance(value, tuple) else (value,)


def _pairs(entry: PlaceEntry, plates: Sequence[float]) -> tuple[int, ...]:
    """How many pairs there are of each plate, where the file counts them."""
    counted = {}
    if isinstance(entry.plates_kg, dict):
        counted = dict(entry.plates_kg)
    elif isinstance(entry.plates_lb, dict):
        counted = {to_kg(size): count for size, count in entry.plates_lb.items()}
    return tuple(counted[size] for size in plates) if counted else ()
