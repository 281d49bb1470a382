"""A good plan is damaged in each of more than ninety ways: the right rule names it."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any

import pytest
from benchmarks.faults.damages import WAYS, bare_record

from periodize.engine import Deadline
from periodize.engine.standing import Standing
from periodize.errors import InputRefused
from periodize.plan import read_plan, write_plan
from periodize.policy.case import case_of
from periodize.recorded import standing_plan
from periodize.referee import check
from periodize.scenario import Scenario, load
from tests.cli.running import ROOT

SCENARIO = ROOT / "scenarios" / "half-two-quality-days.yaml"


@cache
def good() -> tuple[Scenario, str]:
    """A shipped scenario, and a plan for it that the referee accepts, without its record."""
    case = case_of(load(SCENARIO))
    deadline = Deadline(None)
    assert case.decided
    deadline.standing = Standing(case.begun)
    plan = standing_plan(case, deadline, 1)
    return case.scenario, json.dumps(bare_record(json.loads(write_plan(plan))))


def named_by(data: Any) -> set[str]:
    """The rules that a plan breaks, or that it is refused."""
    try:
        found = check(good()[0], read_plan(json.dumps(data), "p.json")).broken
    except InputRefused:
        return {"refused"}
    return {violation.rule for violation in found}


def test_there_are_ways_enough() -> None:
    """And the plan that they damage is good."""
    assert len(WAYS) >= 90
    assert named_by(json.loads(good()[1])) == set()


@pytest.mark.parametrize("chunk", range(4))
def test_a_damage_is_named(chunk: int) -> None:
    """By a rule that it can be told by; where the plan has nothing to damage so, none is said."""
    damaged = 0
    for name in [*WAYS][chunk::4]:
        way, rules = WAYS[name]
        data = json.loads(good()[1])
        if way(Random(chunk), data):
            damaged += 1
            assert named_by(data) & rules, name
    assert damaged > 20
