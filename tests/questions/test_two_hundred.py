"""In two hundred seeded cases why-not and prices agree with the optimum of the changed scenario."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from periodize.plan import Plan
from periodize.questions.asking import Asking
from periodize.questions.difference import price_text
from periodize.questions.prices import prices, silent_rules
from periodize.questions.steps import steps
from periodize.questions.why import why_not
from periodize.referee import check
from periodize.scenario.scenario import Pin, RuleChange, Scenario
from tests.questions.small import worth
from tests.questions.tiny import FOCUSES, MODEL, planned
from tests.toy import a_block, a_run, a_window

CHUNKS = 2
SCENARIOS, QUESTIONS = 10, 5
"""Scenarios of a chunk, and questions about a day for each: 100 cases in all."""
PRICED, STEPS = 4, 14
"""Scenarios of a chunk, and rules of each that have a step: 112 cases in all."""


def pinned_worth(scenario: Scenario, day: date, focus: str | None) -> tuple[int, ...] | None:
    """What the goals miss with a session pinned on a day; of any focus, the best one's."""
    focuses = (focus,) if focus else FOCUSES
    found = (worth(replace(scenario, pins=(Pin(date=day, focus=each),))) for each in focuses)
    return min((each for each in found if each is not None), default=None)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_why_not_is_what_a_pin_costs(chunk: int) -> None:
    """A session on a day costs what pinning it there costs, or is impossible as the pin is."""
    kinds = set()
    for seed in range(chunk * SCENARIOS, (chunk + 1) * SCENARIOS):
        scenario, base = planned(seed)
        every = [(w.date, focus) for w in scenario.windows for focus in (None, *FOCUSES)]
        for day, focus in random.Random(seed).sample(every, QUESTIONS):
            answer = why_not(scenario, base, day, Asking(), focus)
            expected = pinned_worth(scenario, day, focus)
            plan = base if answer.stands else answer.plan
            assert answer.proven
            assert (values(plan) if plan else None) == expected, (seed, day, focus)
            assert plan is None or check(scenario, plan).accepted
            kinds.add("stands" if answer.stands else expected and expected > values(base))
    assert kinds == {"stands", None, True, False}


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_prices_are_what_the_looser_scenario_is_worth(chunk: int) -> None:
    """A step buys the difference to the looser scenario's optimum, or nothing; the most first."""
    bought = 0
    for seed in range(chunk * PRICED, (chunk + 1) * PRICED):
        scenario, base = planned(seed)
        told: list[str] = []
        answer = prices(scenario, base, Asking(found=told.append))
        assert answer.proven
        assert sorted(told) == sorted(
            f"{each.rule}, {each.step}: {price_text(each.difference.goals)}"
            for each in answer.prices
        )
        assert len(answer.prices) + len(answer.slack) == STEPS
        assert list(answer.prices) == sorted(answer.prices, key=lambda p: p.difference.price)
        found = {f"{price.rule}: {price.step}": price.plan for price in answer.prices}
        assert not set(found) & set(answer.slack)
        for step in steps(scenario):
            name = f"{step.rule}: {step.text}"
            plan = found.get(name, base)
            assert values(plan) == worth(step.scenario), (seed, name)
            assert plan is base or check(step.scenario, plan).accepted
        bought += len(found)
    assert bought > PRICED


def test_beside_an_unproven_plan_every_step_is_tried_alone() -> None:
    """Only a proven plan tells of several steps at once; what they buy is the same."""
    scenario, base = planned(0)
    said: list[tuple[int, int]] = []
    asking = Asking(step=lambda number, count, _: said.append((number, count)))
    proven = prices(scenario, base, asking)
    assert said == sorted(said)
    said.clear()
    unproven = prices(scenario, base.replace(status="feasible"), asking)
    silent = silent_rules(scenario)
    tried = [step for step in steps(scenario) if step.rule not in silent]
    assert 0 < len(tried) < STEPS
    assert said == [(number, len(tried)) for number in range(1, len(tried) + 1)]
    assert [p.difference.price for p in proven.prices] == [
        p.difference.price for p in unproven.prices
    ]


def test_a_looser_rule_that_makes_a_plan_worse_is_tried_alone() -> None:
    """Two days of rest in three are out of reach beside hard runs; in four they cost the legs."""
    changes: dict[str, dict[str, Any]] = {
        "rest_day": {"at_least": 2, "in_days": 3},
        "hard_days": {"enabled": False},
        "session_mix": {"at_most": {"upper": 0}},
    }
    runs = [a_run(1), a_run(2), a_run(4, start="19:00"), a_run(5, start="19:00")]
    hard_runs = replace(
        a_block(7, runs=runs, windows=[a_window(3, "18:00", "18:30")]).scenario,
        model=MODEL,
        rules=tuple(RuleChange(rule=r, values=v, where=()) for r, v in changes.items()),
    )
    base = Asking().plan(hard_runs)
    assert isinstance(base, Plan)
    assert [session.focus for session in base.sessions] == ["legs"]
    step = next(step for step in steps(hard_runs) if step.rule == "rest_day")
    looser = worth(step.scenario)
    assert looser is not None
    assert looser > values(base)
    assert step.change is None
    cap = next(step for step in steps(hard_runs) if step.rule == "season_frequency")
    assert cap.change is None


def values(plan: Plan) -> tuple[int, ...]:
    """What each goal misses."""
    return tuple(goal.value for goal in plan.goals)
