"""From a scenario to a plan that the referee has accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from periodize import __version__
from periodize.block import Block
from periodize.dose import session_of
from periodize.engine import Deadline, Outcome, Report, attended
from periodize.engine import solve as choose
from periodize.errors import PlanRejected
from periodize.plan import BrokenWish, GoalRecord, Plan, ScenarioRef
from periodize.reasons import reasons
from periodize.referee import goal_values, judge
from periodize.rules.base import GOALS, Rule
from periodize.rules.load import under_model
from periodize.rules.weeks import week_records
from periodize.scenario.situation import Scenario


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan with what is not part of the record.

    Attributes:
        plan: accepted by the referee; its sessions have no lasting ids yet.
        interrupted: whether the user stopped the search; then not every goal is proven.
    """

    block: Block
    plan: Plan
    interrupted: bool


def solve(
    scenario: Scenario,
    *,
    model: str | None = None,
    seed: int = 1,
    time_limit: float | None = None,
    report: Report | None = None,
) -> Solved:
    """Find the best plan for a scenario, goal by goal, and have it judged.

    Args:
        scenario: what is fixed and what is wished.
        model: another model than the one that the scenario names.
        seed: of the solver; the same seed gives the same plan.
        time_limit: seconds of wall time; None waits for every proof.
        report: called while a goal is being solved.

    Raises:
        InputRefused: the model or a rule of the scenario cannot be used.
        NoPlanExists: the rules clash.
        OutOfTime, Interrupted: there was no plan yet.
        PlanRejected: the referee found a defect of ours.
    """
    deadline = Deadline(time_limit)
    block, plan = attended(lambda: _solved(scenario, model, seed, deadline), deadline, report)
    return Solved(block, plan, interrupted=deadline.stopped)


def _solved(
    scenario: Scenario, model: str | None, seed: int, deadline: Deadline
) -> tuple[Block, Plan]:
    block, rules = under_model(scenario, model)
    outcome = choose(block, rules, seed=seed, deadline=deadline)
    plan = _record(block, rules, outcome, seed)
    verdict = judge(block, rules, plan)
    if not verdict.accepted:
        raise PlanRejected([f"{found.date} {found.rule}: {found.text}" for found in verdict.broken])
    if outcome.proven and plan.status != "optimal":
        raise PlanRejected(["goals: the plan is worth less than the proof of its parts says"])
    return block, plan


def _record(block: Block, rules: Sequence[Rule], outcome: Outcome, seed: int) -> Plan:
    sessions = tuple(
        session_of(block, option, outcome.contents.get(option.menu, ()))
        for option in outcome.options
    )
    bare = Plan(sessions=sessions)
    missed = judge(block, rules, bare).missed
    values = goal_values(missed)
    goals = tuple(_goal(outcome, goal, values[goal]) for goal in GOALS)
    scenario = block.scenario
    return Plan(
        scenario=ScenarioRef(id=scenario.id, name=scenario.name, sha256=scenario.sha256),
        model=block.model.name,
        seed=seed,
        status="optimal" if all(goal.proven for goal in goals) else "feasible",
        reproducible=outcome.proven,
        goals=goals,
        sessions=reasons(block, rules, outcome.decide, sessions),
        weeks=week_records(block, sessions),
        broken_wishes=tuple(
            BrokenWish(
                rule=wish.rule,
                date=wish.date,
                text=wish.text,
                cost=wish.cost or 0,
                goal=wish.goal or "",
            )
            for wish in missed
        ),
        versions={"periodize": __version__, "ortools": version("ortools")},
    )


def _goal(outcome: Outcome, goal: str, value: int) -> GoalRecord:
    bound = outcome.bounds.get(goal, 0)
    return GoalRecord(name=goal, value=value, bound=bound, proven=bound == value)


def notes(scenario: Scenario, model: str | None = None) -> tuple[str, ...]:
    """What cannot be asked of this scenario, to be said before solving."""
    block, rules = under_model(scenario, model)
    if not block.options:
        return ("no window of the block holds a session; look at `availability` and `places`",)
    return tuple(note for rule in rules for note in rule.notes(block))
