"""What opens weeks that are closed to the legs, and what buys a second leg session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from periodize.plan import Plan
from periodize.questions.asking import Asking
from periodize.questions.legs import weeks_with_more
from periodize.questions.prices import PricesAnswer, prices
from periodize.questions.steps import steps
from periodize.scenario.scenario import RuleChange, Run, Scenario
from tests.questions.tiny import MODEL
from tests.toy import a_block, a_plan, a_run, a_session, a_window

LEGS: dict[str, Any] = {
    "at_most": {"upper": 0},
    "phases": {"strength": {"wants": {"legs": 2}}},
    "leg_classes": ["lower-heavy"],
    "legs_cost": 3,
}
OFF: dict[str, Any] = {"enabled": False}


def weeks(windows: Sequence[int], *runs: Run) -> Scenario:
    """Two alike weeks under `toy.yaml` that want legs, with half an hour on some evenings."""
    both = [replace(run, start=run.start.replace(day=run.start.day + 7)) for run in runs]
    evenings = [a_window(day + 7 * week, "18:00", "18:30") for day in windows for week in (0, 1)]
    scenario = a_block(14, runs=[*runs, *both], windows=evenings).scenario
    changes = (("session_mix", LEGS), ("steady_week", OFF), ("hard_days", OFF))
    rules = tuple(RuleChange(rule=name, values=said, where=()) for name, said in changes)
    return replace(scenario, model=MODEL, rules=rules)


def asked(scenario: Scenario) -> PricesAnswer:
    """What the steps of a scenario buy."""
    base = Asking().plan(scenario)
    assert isinstance(base, Plan)
    return prices(scenario, base, Asking())


def legs_of(plan: Plan) -> int:
    """How many leg sessions a plan holds."""
    return sum(session.loads_legs for session in plan.sessions)


EVE = weeks([1], a_run(1, "long", "long"), a_run(2, start="13:00"))
"""10 h after a long run where 12 must lie between, and 18.5 h before intervals where 24 must."""
MORNING = weeks([1], a_run(2, start="07:00"))
"""12.5 h before intervals where 24 must lie between."""


@pytest.mark.parametrize(
    ("scenario", "rule", "step"),
    [
        (
            EVE,
            "before_run and after_run",
            "6 h less must lie between; 6 h less must lie between",
        ),
        (MORNING, "before_run", "twice 6 h less must lie between"),
        (
            weeks([1], a_run(2, start="13:00")),
            "before_run",
            "6 h less must lie between",
        ),
    ],
    ids=["two rules", "one twice", "one"],
)
def test_a_closed_week_is_opened(scenario: Scenario, rule: str, step: str) -> None:
    """The smallest step that opens weeks without legs is found: one, twice one, or two at once."""
    answer = asked(scenario)
    (found,) = [price for price in answer.prices if price.first_legs]
    assert (found.rule, found.step, found.first_legs) == (rule, step, (1, 2))
    assert legs_of(found.plan) == 2
    assert answer.closed == ()
    if "and" in rule or "twice" in step:
        for single in steps(scenario):
            plan = Asking().plan(single.scenario)
            assert isinstance(plan, Plan)
            assert legs_of(plan) == 0, str(single)


def test_what_nothing_opens_is_said() -> None:
    """Weeks that neither a step nor two of them opens stay closed, and are told with the rules."""
    answer = asked(weeks([1], a_run(2, start="05:00")))
    assert not [price for price in answer.prices if price.first_legs]
    assert answer.closed == (
        "weeks 1 to 2: no session for the legs; before_run closes the places for one",
    )


def test_what_buys_a_second_leg_session() -> None:
    """Weeks that hold one leg session name the step that lets a second one stand."""
    scenario = weeks([1, 4], a_run(5, start="13:00"))
    answer = asked(scenario)
    assert answer.one_leg == (1, 2)
    bought = {price.rule: price.second_legs for price in answer.prices if price.second_legs}
    assert bought == {"before_run": (1, 2)}
    assert answer.closed == ()
    free = asked(weeks([1, 4]))
    assert free.one_leg == ()
    assert not [price for price in free.prices if price.second_legs]


@pytest.mark.parametrize(
    ("before", "after", "held", "expected"),
    [
        ((0,), (0, 2), 1, (1,)),
        ((), (0, 2), 1, ()),
        ((), (7, 9), 0, (2,)),
        ((0, 2), (0, 2, 4), 1, ()),
        ((0, 7), (0, 7), 1, ()),
    ],
)
def test_weeks_that_hold_more(
    before: Sequence[int], after: Sequence[int], held: int, expected: tuple[int, ...]
) -> None:
    """Only weeks that held just so many leg sessions, and then more."""
    plans = [a_plan(*(a_session(day) for day in days)) for days in (before, after)]
    assert weeks_with_more(MORNING, plans[0], plans[1], held) == expected
