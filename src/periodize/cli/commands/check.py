"""`periodize check`: the referee judges a plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from periodize.cli.terminal.asked import DAY
from periodize.cli.terminal.door import tell, warn
from periodize.cli.terminal.exits import VIOLATIONS
from periodize.cli.terminal.reading import read_record, read_scenario
from periodize.dates import counted, format_day
from periodize.plan import Plan
from periodize.scenario import Scenario

CLAIMS = "goals"
"""What the referee calls the figures that a plan gives of itself; told last."""


@click.command(name="check", short_help="Let the referee judge a plan.")
@click.argument("scenario", metavar="SCENARIO")
@click.argument("plan", metavar="PLAN.json")
@click.option("--model", metavar="NAME", help="Another model than the one that the plan names.")
@click.option("--wishes", is_flag=True, help="Also print the wishes that the plan misses.")
@click.option("--from", "since", type=DAY, metavar="DATE", help="What stands before DATE was done.")
@click.option(
    "--earlier",
    metavar="EARLIER.json",
    help="The plan that was followed before; else STEM.earlier.json beside PLAN.json.",
)
def command(
    scenario: str,
    plan: str,
    model: str | None,
    wishes: bool,
    since: date | None,
    earlier: str | None,
) -> None:
    """Judge PLAN.json by SCENARIO: every violation with rule, date and amount.

    Exits with 0 if no rule that must hold is broken, else with 1. What was done is not judged: what
    stands before the day of --from, or what a plan that was made again holds like the earlier one.

    \b
    The smallest plan by hand; `"place": "gym"` beside it where several windows fit, and a session
    without `exercises` is judged by its day, hour and length alone:
      {"format": 1, "sessions": [
        {"date": "2027-08-16", "start": "18:00", "minutes": 45, "focus": "lower-strength"}
      ]}

    \b
    Example:
      periodize check autumn-marathon.yaml autumn-marathon.plan.json
    """
    from periodize.referee import check

    if [scenario, plan, earlier].count("-") > 1:
        raise click.UsageError("Only one of them can come from standard input.")
    read = read_scenario(scenario)
    judged = read_record(plan)
    _warn(read, judged)
    _warn_of_calendar(plan)
    before = _earlier(earlier, plan, judged)
    named = judged.replace(model=model) if model else judged
    verdict = check(read, named, since=since, earlier=before)
    broken = dict.fromkeys(sorted(verdict.broken, key=lambda found: found.rule == CLAIMS))
    for found in broken:
        tell(f"{format_day(found.date)}  {found.rule}: {found.text}")
    for missed in verdict.missed if wishes else ():
        tell(f"{format_day(missed.date)}  wish, {missed.rule}: {missed.text}")
    for told in verdict.not_judged:
        tell(f"not judged: {told}")
    sessions = counted(len(judged.sessions), "session")
    if verdict.accepted:
        tell(f"accepted: {sessions}, no rule broken, {len(verdict.missed)} wishes missed")
        return
    tell(f"rejected: {sessions}, {counted(len(broken), 'violation')}")
    if any(found.rule == CLAIMS for found in broken):
        told = "note: goals is what the plan says of itself; one that is changed by hand may leave"
        warn(f"{told} `goals`, `broken_wishes` and `weeks` out")
    raise click.exceptions.Exit(VIOLATIONS)


def _warn(scenario: Scenario, plan: Plan) -> None:
    """Say where a plan was made for another scenario, or for what this one said before."""
    if plan.scenario and plan.scenario.id != scenario.id:
        told = f"this plan is for {plan.scenario.id}, not for {scenario.id}"
        warn(f"warning: {told}")
    elif plan.scenario and plan.scenario.sha256 != scenario.sha256:
        warn("warning: the scenario changed since this plan was made")


def _warn_of_calendar(plan: str) -> None:
    """Say where the calendar beside a plan shows another one."""
    from periodize.plan.generation import is_of_another
    from periodize.workspace.followed import calendar_file

    if plan == "-":
        return
    calendar = calendar_file(Path(plan))
    if is_of_another(Path(plan), calendar):
        told = f"{calendar} shows another plan than {plan}"
        warn(f"warning: {told}; `solve` or `replan --apply` writes both anew")


def _earlier(named: str | None, plan: str, judged: Plan) -> Plan | None:
    """The plan that was followed before: the one named, else the one that `replan` left."""
    if named:
        return read_record(named)
    from periodize.workspace.followed import earlier_of

    return None if plan == "-" else earlier_of(Path(plan), judged)
