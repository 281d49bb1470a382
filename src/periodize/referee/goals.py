"""The goals: what a plan claims to be worth must be what its sessions give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from periodize.block import Block
from periodize.plan import Plan
from periodize.rules.base import GOALS, Violation

RULE = "goals"


def goal_values(missed: Sequence[Violation]) -> Mapping[str, int]:
    """What the missed wishes cost, for every goal in order."""
    costs: Counter[str] = Counter()
    for wish in missed:
        costs[wish.goal or ""] += wish.cost or 0
    return {goal: costs[goal] for goal in GOALS}


def goal_violations(block: Block, plan: Plan, missed: Sequence[Violation]) -> Iterator[Violation]:
    """Find goals whose value, bound or proof cannot be so. A plan without goals claims nothing."""
    if not plan.goals:
        return
    for text in _claims(plan, goal_values(missed)):
        yield Violation(block.scenario.days.start, RULE, text)
    given = Counter((wish.rule, wish.date, wish.cost or 0) for wish in missed)
    said = Counter((wish.rule, wish.date, wish.cost) for wish in plan.broken_wishes)
    for rule, day, _ in sorted((given - said) + (said - given)):
        yield Violation(day, RULE, f"the broken wishes of {rule} are not those that the plan has")


def _claims(plan: Plan, values: Mapping[str, int]) -> Iterator[str]:
    if [goal.name for goal in plan.goals] != list(GOALS):
        yield f"the goals must be {', '.join(GOALS)}, in this order"
        return
    for goal in plan.goals:
        if goal.value != values[goal.name]:
            yield f"{goal.name} is recorded as {goal.value}; the sessions give {values[goal.name]}"
        if goal.bound > goal.value:
            yield f"{goal.name} claims a bound of {goal.bound} above its value {goal.value}"
        if goal.proven != (goal.bound == goal.value):
            yield f"{goal.name} is proven exactly if its bound meets its value"
    proven = all(goal.proven for goal in plan.goals)
    if proven != (plan.status == "optimal"):
        yield f"the status {plan.status} does not fit the proofs of the goals"
