"""Which plan is followed: the one beside a scenario, if it is for it as it is now."""

from __future__ import annotations

from pathlib import Path

from periodize.errors import InputRefused, Problem
from periodize.plan import Plan, read_plan
from periodize.plan.text import MOST_BYTES
from periodize.policy.choose import model_of
from periodize.referee import check
from periodize.scenario.scenario import Scenario


def stem_of(plan: Path) -> str:
    """What the files beside a plan begin with."""
    return plan.name.removesuffix(".json").removesuffix(".plan")


def plan_file(scenario: Path) -> Path:
    """Where the plan of a scenario stands."""
    return scenario.with_name(f"{scenario.stem}.plan.json")


def calendar_file(plan: Path) -> Path:
    """Where the calendar of a plan stands."""
    return plan.with_name(f"{stem_of(plan)}.ics")


def earlier_file(plan: Path) -> Path:
    """Where `replan` keeps the plan that was followed until then, beside the new one."""
    return plan.with_name(f"{stem_of(plan)}.earlier.json")


def leads_away(file: Path) -> bool:
    """Whether a file is a link to one in another folder."""
    return file.resolve().parent != file.parent.resolve()


def plan_in(file: Path) -> Plan:
    """A plan, read from its file.

    Raises:
        InputRefused: it cannot be read, or is no plan.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise InputRefused([Problem(str(file), 0, 0, f"cannot be read: {reason}")]) from None
    return read_plan(content, str(file))


def earlier_of(file: Path, plan: Plan) -> Plan | None:
    """The plan that was followed before one that was made again; None where none is kept.

    Raises:
        InputRefused: what is kept cannot be read.
    """
    beside = earlier_file(file)
    return plan_in(beside) if plan.replanned and beside.is_file() else None


def unfit(plan: Plan, file: Path, scenario: Scenario, seed: int = 1) -> str | None:
    """Why a plan is not the one to ask about for a scenario; None where it is.

    Args:
        plan: what stands beside the scenario.
        file: where it was read.
        scenario: as it is now.
        seed: with which a plan would be made.
    """
    if plan.scenario is None:
        return f"{file} does not say what it is for"
    if plan.scenario.id != scenario.id:
        return f"{file} is for {plan.scenario.id}, not for {scenario.id}"
    if plan.model != model_of(scenario).name:
        return f"{file} is by the model {plan.model}"
    if not plan.replanned and plan.scenario.sha256 != scenario.sha256:
        return f"the scenario changed since {file} was made"
    if not plan.replanned and (plan.status != "optimal" or plan.seed != seed):
        return f"{file} is not proven, or has another seed"
    if broken := check(scenario, plan, earlier=earlier_of(file, plan)).broken:
        first = broken[0]
        return f"{file} does not fit the scenario ({first.rule}: {first.text})"
    return None
