"""A plan as it is recorded: what it is worth, what is proven, and for what it was made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version

from periodize import __version__
from periodize.block import Block, Option
from periodize.dates import monday_of
from periodize.engine import Deadline, Outcome, Solution
from periodize.plan import BrokenWish, GoalRecord, Plan, ScenarioRef, Session
from periodize.policy.case import Case, case_of_plan
from periodize.prescribe.progression import sessions_of
from periodize.referee import Verdict, complete, goal_values, judge
from periodize.rules.base import GOALS, Violation
from periodize.rules.weeks import week_records
from periodize.scenario.scenario import Scenario

LEAVING_OUT = 20
"""How often sessions that the referee refuses are left out of what stands."""


def record(
    block: Block,
    sessions: tuple[Session, ...],
    outcome: Outcome,
    missed: Sequence[Violation],
    seed: int,
) -> Plan:
    """The plan with the referee's value of each goal and the engine's bound."""
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
        versions=versions(),
    )


def versions() -> dict[str, str]:
    """What plans are made with."""
    return {"periodize": __version__, "ortools": version("ortools")}


def _goal(outcome: Outcome, goal: str, value: int) -> GoalRecord:
    bound = outcome.bounds.get(goal, 0)
    return GoalRecord(name=goal, value=value, bound=bound, proven=bound == value)


def standing_plan(case: Case, deadline: Deadline, seed: int) -> Plan:
    """The whole plan that there is when a search is not waited for.

    Raises:
        OutOfTime, Interrupted: the referee accepts none, not even with sessions left out.
    """
    if deadline.standing is None or (deadline.stopped and not deadline.standing.is_stated):
        deadline.give_up()
    case.begun.is_over = True
    plans, bounds = deadline.standing.plans(deadline.unfinished.plans())
    judged = _first_accepted(case, plans)
    for _ in range(LEAVING_OUT):
        if judged.verdict.accepted:
            break
        judged = judged.without_broken(case)
    else:
        deadline.give_up()
    contents = dict(judged.solution.contents)
    outcome = Outcome(judged.solution.options, contents, bounds, False, case.begun.decided())
    return record(case.block, judged.sessions, outcome, judged.verdict.missed, seed)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A plan with its sessions and what the referee says of them."""

    solution: Solution
    sessions: tuple[Session, ...]
    verdict: Verdict

    def without_broken(self, case: Case) -> _Judged:
        """The same without sessions of the days on which it breaks a rule."""
        days = {broken.date for broken in self.verdict.broken}
        return _judged(case, replace(self.solution, options=_without(self.solution.options, days)))


def _judged(case: Case, solution: Solution) -> _Judged:
    sessions = sessions_of(case.block, solution.options, solution.contents)
    return _Judged(solution, sessions, judge(case, Plan(sessions=sessions)))


def _first_accepted(case: Case, plans: Sequence[Solution]) -> _Judged:
    """The first plan that the referee accepts; where it accepts none, the first of all."""
    judged: list[_Judged] = []
    for plan in plans:
        judged.append(_judged(case, plan))
        if judged[-1].verdict.accepted:
            return judged[-1]
    return judged[0]


def _without(options: Sequence[Option], days: Collection[date]) -> tuple[Option, ...]:
    """Sessions without those of some days; where a day has none, without the last of its week."""
    held = {option.date for option in options}
    weeks = {monday_of(day) for day in days if day not in held}
    last = {monday_of(option.date): option for option in options}
    gone = {last[week] for week in weeks if week in last}
    return tuple(option for option in options if option.date not in days and option not in gone)


def with_record(scenario: Scenario, plan: Plan) -> Plan:
    """A plan that somebody wrote by hand, with ids, places and what it is worth filled in.

    A plan that has all that is given back as it is.

    Raises:
        InputRefused: the model that it names cannot be used.
    """
    told = [goal.name for goal in plan.goals] == list(GOALS)
    if told and all(session.id and session.place for session in plan.sessions):
        return plan
    case = case_of_plan(scenario, plan)
    whole = complete(case.block, plan)
    missed = judge(case, whole).missed
    nothing_proven = Outcome((), {}, {}, False, case.begun.decided())
    made = record(case.block, whole.sessions, nothing_proven, missed, plan.seed)
    return plan.replace(
        sessions=made.sessions,
        goals=made.goals,
        weeks=made.weeks,
        broken_wishes=made.broken_wishes,
        status=made.status,
    )
