"""From a scenario to a plan that the referee has accepted."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from periodize import __version__
from periodize.block import Block
from periodize.engine import Deadline, Outcome, Report, Solution, attended, closest
from periodize.engine import solve as choose
from periodize.errors import PlanRejected
from periodize.fit import fit_notes
from periodize.plan import BrokenWish, GoalRecord, Plan, ScenarioRef, Session
from periodize.progression import sessions_of
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
        spent: each search in the order in which they ended: its first goal, and seconds. Parts of
            the block are searched side by side, so the sum may exceed the time that it took.
    """

    block: Block
    plan: Plan
    interrupted: bool
    spent: Sequence[tuple[str, float]] = ()


def solve(
    scenario: Scenario,
    *,
    model: str | None = None,
    seed: int = 1,
    time_limit: float | None = None,
    report: Report | None = None,
    also: Sequence[Rule] = (),
    near: Sequence[Session] = (),
    reasoned: bool = True,
) -> Solved:
    """Find the best plan for a scenario, goal by goal, and have it judged.

    Args:
        scenario: what is fixed and what is wished.
        model: another model than the one that the scenario names.
        seed: of the solver; the same seed gives the same plan.
        time_limit: seconds of wall time; None waits for every proof.
        report: called while a goal is being solved.
        also: rules that hold besides the model's and the scenario's.
        near: sessions of another plan; of all best plans, one that keeps the most of them.
        reasoned: whether each session tells why it stands on its day.

    Raises:
        InputRefused: the model or a rule of the scenario cannot be used.
        NoPlanExists: the rules clash.
        OutOfTime, Interrupted: there was no plan yet.
        PlanRejected: the referee found a defect of ours.
    """
    deadline = Deadline(time_limit)
    block, named = under_model(scenario, model)
    rules = (*named, *also)

    def work() -> Plan:
        return _solved(block, rules, seed, near, deadline, reasoned=reasoned)

    plan = attended(work, deadline, report)
    return Solved(block, plan, interrupted=deadline.stopped, spent=tuple(deadline.spent))


def _solved(
    block: Block,
    rules: Sequence[Rule],
    seed: int,
    near: Sequence[Session],
    deadline: Deadline,
    *,
    reasoned: bool,
) -> Plan:
    outcome = choose(block, rules, seed=seed, deadline=deadline)
    if near:
        outcome = _nearest(block, rules, outcome, near, deadline)
    plan = _record(block, rules, outcome, seed)
    verdict = judge(block, rules, plan)
    if not verdict.accepted:
        raise PlanRejected([f"{found.date} {found.rule}: {found.text}" for found in verdict.broken])
    if outcome.proven and plan.status != "optimal":
        raise PlanRejected(["goals: the plan is worth less than the proof of its parts says"])
    if not reasoned:
        return plan
    return plan.replace(sessions=reasons(block, rules, outcome.decide, plan.sessions))


def _nearest(
    block: Block,
    rules: Sequence[Rule],
    outcome: Outcome,
    near: Sequence[Session],
    deadline: Deadline,
) -> Outcome:
    """A plan that is worth as much, with the most of the sessions that it is to be near to."""
    worth = goal_values(judge(block, rules, Plan(sessions=_sessions(block, outcome))).missed)
    found = Solution(outcome.options, outcome.contents)
    closer = closest(block, rules, near, deadline, worth=worth, found=found).solution
    if closer is None:
        return outcome
    options = tuple(sorted(closer.options, key=lambda option: option.start))
    return dataclasses.replace(outcome, options=options, contents=dict(closer.contents))


def _sessions(block: Block, outcome: Outcome) -> tuple[Session, ...]:
    return sessions_of(block, outcome.options, outcome.contents)


def _record(block: Block, rules: Sequence[Rule], outcome: Outcome, seed: int) -> Plan:
    sessions = _sessions(block, outcome)
    missed = judge(block, rules, Plan(sessions=sessions)).missed
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
        sessions=sessions,
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
    """What cannot be asked of this scenario, to be said before solving.

    Raises:
        InputRefused: the model, a rule or a pin cannot be used; or nothing of the model can be held
            where another one could.
    """
    block, rules = under_model(scenario, model)
    told = fit_notes(block)
    if not block.options and not told:
        return ("no window of the block holds a session; look at `availability` and `places`",)
    return (*told, *(note for rule in rules for note in rule.notes(block)))
