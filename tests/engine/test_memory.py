"""Parts that were solved before: recalled where the very same is asked, searched anew elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from periodize.engine import Memory
from periodize.planning import solve
from tests.questions.small import SMALL, opened

LONGER = SMALL.replace("weeks: 2", "weeks: 6")
"""Six weeks, in several parts."""
CHANGES: Mapping[str, Mapping[str, Any]] = {
    "a window": {"away": [("2027-05-11", "2027-05-12")]},
    "a race": {"add_race": [{"date": "2027-06-06", "km": 5, "priority": "C"}]},
    "a rule": {"set": {"rules.season_frequency.at_most": 1}},
    "the athlete": {"set": {"athlete.level": "novice"}},
    "a place": {"set": {"places.gym.equipment": ["mat", "mini-band", "dumbbell"]}},
}


def test_what_is_asked_again_is_not_searched_again() -> None:
    """The same scenario, understood anew, takes no proof of a goal and gives the same plan."""
    memory = Memory()
    first = solve(opened(LONGER).scenario, memory=memory)
    again = solve(opened(LONGER).scenario, memory=memory)
    assert {goal for goal, _ in first.spent} >= {"sessions", "balance"}
    assert {goal for goal, _ in again.spent} <= {"edges"}
    assert again.plan == first.plan


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(change: str) -> None:
    """After a change the plan is the one that is found without any memory."""
    memory = Memory()
    before = opened(LONGER)
    old = solve(before.scenario, memory=memory).plan
    changed = before.changed(**CHANGES[change]).scenario
    remembered = solve(changed, memory=memory)
    assert remembered.plan == solve(changed).plan
    assert remembered.plan.sessions != old.sessions


def test_another_seed_is_another_question() -> None:
    """A seed that was not asked for is searched with."""
    memory = Memory()
    scenario = opened(LONGER).scenario
    solve(scenario, seed=1, memory=memory)
    assert "balance" in {goal for goal, _ in solve(scenario, seed=2, memory=memory).spent}
