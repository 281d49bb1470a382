"""`periodize check`: the referee judges a plan."""

from __future__ import annotations

import click

from periodize.cli.terminal.exits import VIOLATIONS
from periodize.cli.terminal.reading import read_record, read_scenario
from periodize.dates import counted, format_day

CLAIMS = "goals"
"""What the referee calls the figures that a plan gives of itself; told last."""


@click.command(name="check", short_help="Let the referee judge a plan.")
@click.argument("scenario", metavar="SCENARIO")
@click.argument("plan", metavar="PLAN.json")
@click.option("--model", metavar="NAME", help="Another model than the one that the plan names.")
@click.option("--wishes", is_flag=True, help="Also print the wishes that the plan misses.")
def command(scenario: str, plan: str, model: str | None, wishes: bool) -> None:
    """Judge PLAN.json by SCENARIO: every violation with rule, date and amount.

    Exits with 0 if no rule that must hold is broken, else with 1.

    \b
    Example:
      periodize check autumn-marathon.yaml autumn-marathon.plan.json
    """
    from periodize.referee import check

    if scenario == plan == "-":
        raise click.UsageError("Only one of the two can come from standard input.")
    read = read_scenario(scenario)
    judged = read_record(plan)
    if judged.scenario and judged.scenario.id != read.id:
        told = f"this plan is for {judged.scenario.id}, not for {read.id}"
        click.echo(f"warning: {told}", err=True)
    elif judged.scenario and judged.scenario.sha256 != read.sha256:
        click.echo("warning: the scenario changed since this plan was made", err=True)
    verdict = check(read, judged.replace(model=model) if model else judged)
    broken = dict.fromkeys(sorted(verdict.broken, key=lambda found: found.rule == CLAIMS))
    for found in broken:
        click.echo(f"{format_day(found.date)}  {found.rule}: {found.text}")
    for missed in verdict.missed if wishes else ():
        click.echo(f"{format_day(missed.date)}  wish, {missed.rule}: {missed.text}")
    count = len(broken)
    sessions = f"{len(judged.sessions)} sessions"
    if verdict.accepted:
        click.echo(f"accepted: {sessions}, no rule broken, {len(verdict.missed)} wishes missed")
        return
    click.echo(f"rejected: {sessions}, {counted(count, 'violation')}")
    if any(found.rule == CLAIMS for found in broken):
        told = "note: goals is what the plan says of itself; one that is changed by hand may leave"
        click.echo(f"{told} `goals`, `broken_wishes` and `weeks` out", err=True)
    raise click.exceptions.Exit(VIOLATIONS)
