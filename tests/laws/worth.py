"""What two plans are worth, and whether the roomier situation's is no worse."""

from __future__ import annotations

from collections.abc import Mapping, Set

from periodize.planning import Solved, solve
from periodize.referee import goal_values
from periodize.rules.base import GOALS
from periodize.scenario.scenario import Scenario
from tests.laws.stated import ASKS_MORE, CONTENT_GOALS, FILLS_SESSIONS, NOT_COMPARED

Worth = tuple[int, ...]
"""What is missed of each goal, in order."""


def solved(scenario: Scenario) -> Solved:
    """The best plan, every goal proven."""
    found = solve(scenario, reasoned=False)
    assert all(goal.proven for goal in found.plan.goals)
    return found


def worth(found: Solved) -> Worth:
    """What a plan misses in its own situation."""
    values = {goal.name: goal.value for goal in found.plan.goals}
    return tuple(values[goal] for goal in GOALS)


def measure(relaxation: str, before: Solved, after: Solved) -> Worth:
    """What the plan of the roomier situation may miss at most, goal by goal in order.

    It is what the plan of the situation before misses there, and for a goal that may ask more what
    that plan would miss in the roomier one; where a goal is not compared, what is found.
    """
    broken, there = _judged_in(after, before)
    filled = not broken.isdisjoint(FILLS_SESSIONS)
    most = []
    for goal, mine, now in zip(GOALS, worth(before), worth(after), strict=True):
        if (relaxation, goal) in NOT_COMPARED or (filled and goal in CONTENT_GOALS):
            most.append(now)
        else:
            most.append(max(mine, there[goal]) if (relaxation, goal) in ASKS_MORE else mine)
    return tuple(most)


def _judged_in(situation: Solved, other: Solved) -> tuple[Set[str], Mapping[str, int]]:
    """The rules that another situation's plan breaks in this one, and what it misses there."""
    block, rules = situation.case.block, situation.case.rules
    found = [each for rule in rules for each in rule.violations(block, other.plan)]
    broken = {each.rule for each in found if each.breaks_must}
    return broken, goal_values([each for each in found if not each.breaks_must])
