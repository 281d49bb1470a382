"""The plan that stands beside a scenario, for commands that need one and seek none."""

from __future__ import annotations

from periodize.cli.terminal.output import Output
from periodize.cli.terminal.reading import read_record
from periodize.errors import InputRefused, Problem
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario


def plan_beside(scenario: Scenario, output: Output, named: str | None = None) -> Plan:
    """The plan that is followed: from a file that is named, or the one that `solve` left.

    Args:
        scenario: what the plan must be for.
        output: where the plan stands.
        named: the file, where it is an input and not simply what stands there.

    Raises:
        InputRefused: there is none, or it is not for this scenario.
        CouldNotWrite: the calendar beside it is none of ours.
    """
    if named:
        # A file that is no plan is bad input, not something that stands in the way.
        read_record(named)
    plan, wrong = output.earlier(), ""
    if plan is None:
        wrong = "there is no plan to start from; run `periodize solve` first"
    elif plan.scenario and plan.scenario.id != scenario.id:
        wrong = f"this plan is for {plan.scenario.id}, not for {scenario.id}"
    if plan is None or wrong:
        raise InputRefused([Problem(str(output.json), 0, 0, wrong)])
    return plan
