"""`periodize exercises`: the catalogue."""

from __future__ import annotations

import click

from periodize.errors import InputRefused, Problem
from periodize.model.catalogue import Catalogue, Exercise, load_catalogue


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
    """  # noqa: D301
    catalogue = load_catalogue()
    if name is not None:
        for line in _shown(_found(catalogue, name)):
            click.echo(line)
        return
    kit = None if equipment is None else frozenset(equipment.split(","))
    found = catalogue.find(pattern=pattern, equipment=kit, muscle=muscle)
    for exercise in found:
        click.echo(f"{exercise.id:<36} {exercise.name}: {', '.join(exercise.patterns)}")
    click.echo(f"{len(found)} exercises", err=True)


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
        f"  kind       {exercise.kind}{sides}, impact {exercise.impact}, from {exercise.level}",
        f"  ladder     {exercise.family}: {exercise.rung}",
    ]
    if exercise.stress:
        lines.append(f"  stresses   {', '.join(sorted(exercise.stress))}")
    if exercise.contacts:
        lines.append(f"  landings   {exercise.contacts:g} a repetition")
    for source, dose in exercise.doses.items():
        told = ", ".join(f"{key} {value}" for key, value in dose.items())
        lines.append(f"  dose       {source}: {told}")
    return [*lines, f"  sources    {', '.join(exercise.sources)}"]
