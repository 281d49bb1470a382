"""One step looser: for each rule that must hold, the smallest change that a coach would try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from periodize.policy.case import case_of
from periodize.rules.looser import NoStep, Step
from periodize.scenario.scenario import Scenario


def steps(scenario: Scenario) -> tuple[Step, ...]:
    """Every step of the rules that hold, in the order of the rules."""
    case = case_of(scenario)
    said = (rule.looser(case.block) for rule in case.rules if rule.penalty is None)
    return tuple(step for some in said if not isinstance(some, NoStep) for step in some)


def together(scenario: Scenario, some: Sequence[Step]) -> Scenario:
    """The scenario with several steps; one by itself may be of any kind."""
    if len(some) == 1:
        return some[0].scenario
    return replace(scenario, rules=(*scenario.rules, *(s.change for s in some if s.change)))
