"""Cut short after so many searches: what is told is true, and what was found is not lost."""

from __future__ import annotations

import importlib
from itertools import count

import pytest

from periodize.engine import MOVED, Deadline, Near, Outcome, Solution, solve
from periodize.engine.nearness import moved
from periodize.errors import OutOfTime
from periodize.plan import Plan
from periodize.progression import sessions_of
from periodize.referee import goal_values
from periodize.rules.base import GOALS
from periodize.rules.load import load_rules
from tests.engine.cuts import a_cut


class Searches(Deadline):
    """Time for so many searches."""

    def __init__(self, most: int) -> None:
        super().__init__(None)
        self.most = most

    @property
    def left(self) -> float | None:
        """None is no limit."""
        return None if len(self.spent) < self.most else 0.0


@pytest.fixture(autouse=True)
def _one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts are solved in the same order each time."""
    monkeypatch.setattr(importlib.import_module("periodize.engine.solve"), "WORKERS", 1)


def moves(found: Outcome, near: Near) -> int:
    """How many sessions of an earlier plan do not stay."""
    solution = Solution(found.options)
    asked = moved(found.decide, near.sessions).values()
    return sum(solution.excess(each) for some in asked for each in some)


@pytest.mark.parametrize("near", [None, "last", "first"])
@pytest.mark.parametrize("seed", [3, 6])
def test_cut_short(seed: int, near: str | None) -> None:
    """Every must is kept, no bound is above the best plan's, and what is known is never lost."""
    block = a_cut(seed)
    rules = load_rules(block)
    wishes = [rule for rule in rules if rule.wish_goal != "balance"]
    other = solve(block, wishes)
    earlier = Near(sessions_of(block, other.options, other.contents), first=near == "first")

    def within(most: int) -> Outcome:
        return solve(block, rules, deadline=Searches(most), near=earlier if near else None)

    best = within(10**9)
    goals = (MOVED, *GOALS) if near == "first" else GOALS
    known: list[int] = []
    for most in count(1, 3):
        try:
            found = within(most)
        except OutOfTime:
            assert not known
            continue
        plan = Plan(sessions=sessions_of(block, found.options, found.contents))
        told = [violation for rule in rules for violation in rule.violations(block, plan)]
        values = {**goal_values(told), MOVED: moves(found, earlier)}
        assert not [violation for violation in told if violation.breaks_must]
        as_good = True
        for goal in goals:
            assert found.bounds[goal] <= (best.bounds[goal] if as_good else 0)
            as_good = as_good and values[goal] == found.bounds[goal]
        assert found.proven == as_good
        before, known = known, [found.bounds[goal] for goal in goals]
        assert known >= before
        if found.proven and found.options == best.options and found.contents == best.contents:
            break
