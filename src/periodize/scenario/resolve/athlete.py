"""The athlete in kilograms, and the exercises that the file names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from periodize.model.catalogue import Exercise, load_catalogue
from periodize.reading.words import did_you_mean, quoted
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.maxima import check_weights
from periodize.scenario.resolve.weights import to_kg
from periodize.scenario.scenario import Athlete
from periodize.scenario.schema.wishes import AthleteEntry


def athlete_of(entry: AthleteEntry, own: Mapping[str, Exercise], findings: Findings) -> Athlete:
    """The athlete; exercises that neither the catalogue nor the file has are refused."""
    _check_exercises(entry, own, findings)
    _check_units(entry, findings)
    if entry.one_rep_max_kg or entry.one_rep_max_lb or entry.body_mass_kg or entry.body_mass_lb:
        check_weights(entry, {**load_catalogue().exercises, **own}, findings)
    mass = entry.body_mass_kg
    if entry.body_mass_lb is not None:
        mass = to_kg(entry.body_mass_lb)
    lifted = {name: to_kg(pounds) for name, pounds in entry.one_rep_max_lb.items()}
    return Athlete(
        level=entry.level,
        birth_year=entry.birth_year,
        body_mass_kg=mass,
        one_rep_max_kg={**lifted, **entry.one_rep_max_kg},
        careful_with=frozenset(entry.careful_with),
        can_do=dict(entry.can_do),
    )


def own_exercises(entries: Sequence[Exercise], findings: Findings) -> dict[str, Exercise]:
    """The file's own exercises by id; an id that stands twice is refused."""
    own: dict[str, Exercise] = {}
    for index, exercise in enumerate(entries):
        if not exercise.name.isprintable():
            message = f"{quoted(exercise.name)} holds a line break or control character"
            findings.refuse(("exercises", index, "name"), message)
        if exercise.id in own:
            message = f"{quoted(exercise.id)} is the id of an earlier exercise"
            findings.refuse(("exercises", index, "id"), message)
        own[exercise.id] = exercise
    _check_maxima(entries, own, findings)
    return own


def _check_maxima(
    entries: Sequence[Exercise], own: Mapping[str, Exercise], findings: Findings
) -> None:
    for index, exercise in enumerate(entries):
        for place, name in enumerate(exercise.maximum_of):
            if name not in (known := {*own, *load_catalogue().exercises}):
                near = did_you_mean(name, sorted(known)) or "; `periodize exercises` lists them"
                where = ("exercises", index, "maximum_of", place)
                findings.refuse(where, f"{quoted(name)} is not an exercise{near}")


def _check_exercises(entry: AthleteEntry, own: Mapping[str, Exercise], findings: Findings) -> None:
    named = [
        (key, name)
        for key in ("one_rep_max_kg", "one_rep_max_lb", "can_do")
        for name in getattr(entry, key)
    ]
    known = {*own, *load_catalogue().exercises} if named else set()
    for key, name in named:
        if name not in known:
            near = did_you_mean(name, sorted(known)) or "; `periodize exercises` lists them"
            spot = findings.marks.key_spot(("athlete", key, name))
            findings.refuse(spot, f"{quoted(name)} is not an exercise{near}")


def _check_units(entry: AthleteEntry, findings: Findings) -> None:
    if entry.body_mass_kg is not None and entry.body_mass_lb is not None:
        message = "give body_mass_kg or body_mass_lb, not both"
        findings.refuse(("athlete", "body_mass_lb"), message)
    for name in entry.one_rep_max_lb:
        if name in entry.one_rep_max_kg:
            message = f"{quoted(name)} stands in one_rep_max_kg too"
            findings.refuse(("athlete", "one_rep_max_lb", name), message)
