"""What a rule holds back: the best plan without it, judged with it."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

from periodize.engine import solve
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.prescribe.progression import sessions_of
from periodize.referee import goal_values
from periodize.scenario import Scenario, load
from periodize.scenario.scenario import RuleChange
from tests.cases import under_model

FOLDER = Path(__file__).parent.parent / "scenarios"
Worth = tuple[int, ...]


@cache
def worth_under_all_rules(name: str) -> Worth:
    """What the goals of a shipped scenario's best plan cost."""
    worth = _worth(load(FOLDER / f"{name}.yaml"), {})
    assert worth is not None, f"{name}: the referee rejects the engine's plan"
    return worth


def worth_without(name: str, rule: str, seed: int = 1, **looser: Any) -> Worth | None:
    """What the best plan without a rule costs under all rules; None if it breaks a must.

    Args:
        name: a shipped scenario.
        rule: the rule to loosen.
        seed: another one may find another of several best plans.
        looser: its looser numbers; switched off if there are none.
    """
    return _worth(load(FOLDER / f"{name}.yaml"), {rule: looser or {"enabled": False}}, seed)


def _worth(scenario: Scenario, looser: dict[str, dict[str, Any]], seed: int = 1) -> Worth | None:
    changes = tuple(RuleChange(rule=rule, values=to, where=()) for rule, to in looser.items())
    block, rules = under_model(dataclasses.replace(scenario, rules=scenario.rules + changes))
    outcome = solve(Case(block, tuple(rules)), seed=seed)
    assert outcome.proven, f"{scenario.id} is not proven"
    plan = Plan(sessions=sessions_of(block, outcome.options, outcome.contents))
    block, rules = under_model(scenario)
    found = [violation for rule in rules for violation in rule.violations(block, plan)]
    if any(violation.breaks_must for violation in found):
        return None
    return tuple(goal_values(found).values())
