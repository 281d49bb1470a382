"""`periodize exercises`: the catalogue."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from periodize.cli.terminal.door import tell, warn
from periodize.cli.terminal.folding import folded
from periodize.errors import InputRefused, Problem
from periodize.model.catalogue import Catalogue, Exercise, load_catalogue
from periodize.model.load import load_model, model_names
from periodize.model.vocabulary import EQUIPMENT, MUSCLES, PATTERNS

_FIELD = 11
"""Columns that the names of an exercise's fields take."""


@click.command(name="exercises", short_help="List the exercises, or show one.")
@click.argument("name", required=False)
@click.option("--pattern", metavar="PATTERN", help="Only those with this pattern, such as hinge.")
@click.option("--equipment", metavar="KIT", help="Only what this kit allows; several with commas.")
@click.option("--muscle", metavar="MUSCLE", help="Only those that train this muscle or group.")
def command(
    name: str | None, pattern: str | None, equipment: str | None, muscle: str | None
) -> None:
    """List the exercises, or show the one called NAME.

    \b
    Example:
      periodize exercises --pattern hinge --equipment dumbbell,mini-band
    """
    catalogue = load_catalogue()
    if name is not None:
        tell(folded(_shown(_found(catalogue, name)), _FIELD))
        return
    kit = None if equipment is None else [item.strip() for item in equipment.split(",")]
    _refuse_unknown(
        (
            ("pattern", [pattern] if pattern else (), PATTERNS),
            ("equipment", kit or (), EQUIPMENT),
            ("muscle", [muscle] if muscle else (), (*catalogue.muscle_groups, *MUSCLES)),
        )
    )
    found = catalogue.find(pattern=pattern, equipment=kit, muscle=muscle)
    for exercise in found:
        tell(f"{exercise.id:<36} {exercise.name}: {', '.join(exercise.patterns)}")
    warn(f"{len(found)} exercises")


def _refuse_unknown(
    filters: Iterable[tuple[str, Iterable[str], Iterable[str]]],
) -> None:
    problems = []
    for option, given, allowed in filters:
        known = list(dict.fromkeys(allowed))
        for word in given:
            if word not in known:
                near = difflib.get_close_matches(word, known, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                message = f"{word!r} is not known; allowed: {', '.join(known)}{hint}"
                problems.append(Problem(f"--{option}", 0, 0, message))
    if problems:
        raise InputRefused(problems)


def _found(catalogue: Catalogue, name: str) -> Exercise:
    if name in catalogue.exercises:
        return catalogue.exercises[name]
    near = catalogue.nearest(name)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise InputRefused([Problem("exercise", 0, 0, f"{name!r} is not in the catalogue{hint}")])


def _shown(exercise: Exercise) -> list[str]:
    sides = ", one side at a time" if exercise.unilateral else ""
    lines = [
        f"{exercise.name} ({exercise.id})",
        f"  {exercise.cue}",
        f"  patterns   {', '.join(exercise.patterns)}",
        f"  trains     {', '.join(exercise.primary)}",
        f"  helps      {', '.join(exercise.secondary) or 'nothing else'}",
        f"  equipment  {', '.join(exercise.equipment)}",
        *_held(exercise),
        f"  kind       {exercise.kind}{sides}, impact {exercise.impact}, from {exercise.level}",
        f"  ladder     {exercise.family}: {exercise.rung}",
    ]
    lines += _rungs(exercise.id)
    if exercise.stress:
        lines.append(f"  stresses   {', '.join(sorted(exercise.stress))}")
    if exercise.maximum_of:
        lines.append(f"  maximum    that of {', else of '.join(exercise.maximum_of)}")
    if exercise.contacts:
        lines.append(f"  landings   {exercise.contacts:g} a repetition")
    for source, dose in exercise.doses.items():
        told = ", ".join(f"{key} {_told(value)}" for key, value in dose.items())
        lines.append(f"  dose       {source}: {told}")
    return [*lines, f"  sources    {', '.join(exercise.sources)}"]


def _held(exercise: Exercise) -> Iterator[str]:
    for kit, pieces in exercise.held.items():
        yield f"  held       {pieces} {kit}{'s' if pieces > 1 else ''}"


def _told(value: object) -> str:
    """A value of the catalogue in words: a range by its ends, a table by its entries."""
    if isinstance(value, Mapping):
        return f"({', '.join(f'{key} {_told(each)}' for key, each in value.items())})"
    if isinstance(value, Sequence) and not isinstance(value, str):
        ends = len(value) == 2 and all(isinstance(each, int | float) for each in value)
        return (" to " if ends else " or ").join(map(_told, value))
    return str(value)


def _rungs(exercise: str) -> Iterator[str]:
    """Where an exercise stands on the ladders of the shipped models."""
    held = load_catalogue().held
    for model in model_names():
        for name, ladder in load_model(model).ladders.items():
            if exercise in ladder.exercises:
                rung = ladder.rung_of(exercise)
                spot = f"{rung + 1} of {len(ladder.rungs)} of {name} in {model}"
                yield f"  rung       {spot}: {ladder.opening(rung, held)}"
