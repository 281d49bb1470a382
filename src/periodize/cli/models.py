"""`periodize models`: the periodization models, and one of them in full."""

from __future__ import annotations

import click

from periodize.model.load import load_model, model_names
from periodize.model.periodization import Model


@click.command(name="models", short_help="List the periodization models, or explain one.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the models, or explain the one called NAME: phases, focuses, doses, sources.

    \b
    Example:
      periodize models runner
    """
    if name is None:
        for each in model_names():
            click.echo(f"{each}: {load_model(each).summary}")
        return
    for line in _explained(load_model(name)):
        click.echo(line)


def _explained(model: Model) -> list[str]:
    lines = [f"{model.name}: {model.summary}", "", "Sessions a week"]
    for season, quota in model.seasons.items():
        lines.append(
            f"  {season:<4} {quota.target} wanted, at most {quota.at_most}; "
            f"{quota.legs} of them for the legs; {quota.minutes} min a week"
        )
    lines += ["", "Focuses"]
    for name, focus in model.focuses.items():
        minutes = ", ".join(str(length) for length in focus.minutes)
        lines.append(f"  {name} ({focus.load_class}), {minutes} min; {', '.join(focus.phases)}")
        for role in focus.roles:
            count = (
                f"{role.at_least}-{role.at_most}" if role.at_least < role.at_most else role.at_most
            )
            what = ", ".join(role.exercises or role.patterns)
            lines.append(f"    {count} {role.role}: {what}")
    lines += ["", "Doses by phase (sets x reps, %1RM or repetitions in reserve, rest)"]
    for phase, doses in model.phases.items():
        lines.append(f"  {phase}")
        for kind, wave in doses.kinds.items():
            weeks = "; ".join(
                f"{dose.sets} x {dose.reps}"
                + (f" at {dose.percent:g} %" if dose.percent else f", {dose.rir} in reserve")
                for dose in wave
            )
            lines.append(f"    {kind}: {weeks}; rest {wave[0].rest_seconds} s")
    lines += ["", "Rules: periodize rules", "Sources"]
    return lines + [f"  {source}" for source in model.sources]
