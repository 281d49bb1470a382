"""What each model asks around runs: no table forgets a demand, and what is more asks more."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from periodize.dates import after
from periodize.model.load import load_model, model_names
from periodize.policy.entries import CLASSES
from periodize.rules.base import Rule
from periodize.rules.words import LOAD_CLASSES
from periodize.scenario.scenario import Demand
from tests.toy import a_block, a_plan, a_run, a_session

AROUND = ("before_run", "after_run", "same_day_order", "hard_run_days")
DEMANDS: tuple[Demand, ...] = ("easy", "medium-long", "quality", "long")
BESIDE = st.one_of(st.integers(-75 * 60, -30), st.integers(150, 75 * 60))
"""Minutes from the start of a run to that of a session of half an hour that does not overlap it."""
ELSEWHERE = tuple(name for name in model_names() if name != "runner")


def the_rules(model: str) -> list[Rule]:
    """The rules of a model that look at runs and sessions alone."""
    entries = load_model(model).rules
    return [
        CLASSES[entry["rule"]].model_validate(entry) for entry in entries if entry["rule"] in AROUND
    ]


def numbers(model: str, rule: str) -> Mapping[str, Any]:
    """What a model says of a rule."""
    return next(entry for entry in load_model(model).rules if entry["rule"] == rule)


@pytest.mark.parametrize("rule", ["before_run", "after_run"])
@pytest.mark.parametrize("model", ELSEWHERE)
def test_medium_long_is_easy_where_the_source_is_silent(model: str, rule: str) -> None:
    """No other source speaks of medium-long runs, so they ask what easy ones do."""
    for load_class, row in numbers(model, rule)["gaps"].items():
        assert row.get("medium-long") == row.get("easy"), load_class


@pytest.mark.parametrize(
    ("model", "hours"),
    [
        ("runner", {"upper": 3, "core": 3}),
        ("strength-and-complex", {"upper": 3}),
        ("goal-zones", {"upper": 3, "core": 3}),
        ("dumbbell-thirty", {"core": 3, "light": 3}),
        ("bands-balance-bodyweight", {}),
        ("uphill-circuit", {}),
    ],
)
def test_what_may_stand_before_quality(model: str, hours: Mapping[str, int]) -> None:
    """Work that spares the legs stands three hours before quality, and better six."""
    assert numbers(model, "same_day_order").get("hours_before_quality", {}) == hours
    gaps = numbers(model, "before_run")["gaps"]
    assert all(gaps[load_class]["quality"] == {"wish": 6} for load_class in hours)


def judged(model: str, demand: tuple[Demand, ...], load_class: str, minutes: int) -> dict[str, Any]:
    """By rule, whether a session so many minutes after a run's start is closed, and its cost."""
    run = a_run(4, "run", demand, start="12:00", minutes=150)
    start = after(run.start, minutes)
    session = dataclasses.replace(
        a_session(4), load_class=load_class, start=start, date=start.date()
    )
    block, plan = a_block(9, runs=[run]), a_plan(session)
    found = {rule.rule: list(rule.violations(block, plan)) for rule in the_rules(model)}
    return {
        name: (any(each.breaks_must for each in some), sum(each.cost or 0 for each in some))
        for name, some in found.items()
    }


@pytest.mark.parametrize("model", model_names())
@given(
    st.sampled_from(LOAD_CLASSES),
    st.integers(-75 * 60, 75 * 60).filter(lambda m: not -30 < m < 150),
)
def test_a_run_that_is_both_asks_the_stricter_of_each(
    model: str, load_class: str, minutes: int
) -> None:
    """A run that is quality and long closes and costs what the stricter half does, by rule."""
    both = judged(model, ("quality", "long"), load_class, minutes)
    quality = judged(model, ("quality",), load_class, minutes)
    long = judged(model, ("long",), load_class, minutes)
    for rule, (closed, cost) in both.items():
        assert closed == (quality[rule][0] or long[rule][0])
        if not closed:
            assert cost == max(quality[rule][1], long[rule][1])


@pytest.mark.parametrize("model", model_names())
@given(
    st.sampled_from(LOAD_CLASSES),
    st.integers(-75 * 60, 75 * 60).filter(lambda m: not -30 < m < 150),
)
def test_medium_long_closes_nothing(model: str, load_class: str, minutes: int) -> None:
    """Around a medium-long run nothing is closed that is open around an easy one, in any model."""
    medium = judged(model, ("medium-long",), load_class, minutes)
    easy = judged(model, ("easy",), load_class, minutes)
    for rule, (closed, cost) in medium.items():
        assert closed == easy[rule][0]
        assert cost >= easy[rule][1]
