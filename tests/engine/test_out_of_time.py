"""Cut short after so many searches: what is told is true, and what was found is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import ClassVar

import pytest

from periodize.block import Block
from periodize.engine import MOVED, Deadline, Near, Outcome, Solution, parts, solve
from periodize.engine.nearness import moved
from periodize.engine.rows import Rows
from periodize.engine.search import Aim, Answer, search
from periodize.errors import OutOfTime
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.prescribe.progression import sessions_of
from periodize.referee import goal_values
from periodize.rules.base import GOALS, GoalName, Rule, Violation
from periodize.statements.decide import Decide
from tests.agreement.worlds import evenings
from tests.cases import rules_of
from tests.engine.cuts import a_cut
from tests.toy import a_block, a_model


class Searches(Deadline):
    """Time for so many searches."""

    def __init__(self, most: int) -> None:
        super().__init__(None)
        self.most = most

    @property
    def left(self) -> float | None:
        """None is no limit."""
        return None if len(self.spent) < self.most else 0.0


def in_time(rows: Rows, aim: Aim, seed: int, deadline: Deadline) -> Answer:
    """Search; a tiny block is solved even where no time is left."""
    if deadline.left == 0:
        return Answer("unknown", 0, 0, None, interrupted=False)
    return search(rows, aim, seed, deadline)


@pytest.fixture(autouse=True)
def _one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts are solved in the same order each time, and without time nothing is found."""
    monkeypatch.setattr(parts, "WORKERS", 1)
    for module in ("lexicographic", "task"):
        monkeypatch.setattr(f"periodize.engine.{module}.search", in_time)


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
    rules = rules_of(block)
    wishes = [rule for rule in rules if rule.wish_goal != "balance"]
    other = solve(Case(block, tuple(wishes)))
    earlier = Near(sessions_of(block, other.options, other.contents), first=near == "first")

    def within(most: int) -> Outcome:
        return solve(Case(block, rules), deadline=Searches(most), near=earlier if near else None)

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


class Wanted(Rule):
    """Two sessions are wanted in the first week and one in the second; one in all is allowed."""

    wish_goal: ClassVar[GoalName] = "sessions"

    def constrain(self, block: Block, decide: Decide) -> None:
        """Count the options."""
        for week in block.calendar.weeks:
            stands = decide.count(block.options.in_week(week))
            decide.prefer_at_least(stands, 2 - week.index, 1)
        decide.at_most(decide.count(block.options.all), 1)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Nothing."""
        yield from ()

    def explain(self) -> str:
        """What is wanted."""
        return "two, then one"


def test_parts_that_find_no_time_to_be_joined_stand_as_before() -> None:
    """What the first week lacks at least stays proven while time runs out for both together."""
    model = a_model(("legs",), segment_weeks=1)
    block = a_block(14, windows=evenings(0, 7), model=model)
    known: list[int] = []
    stood: list[int] = []
    for most in range(1, 12):
        try:
            found = solve(Case(block, (Wanted(rule="wanted"),)), deadline=Searches(most))
        except OutOfTime:
            assert not known
            continue
        known.append(found.bounds["sessions"])
        stood.append(len(found.options))
    assert known == sorted(known)
    assert set(known) == {1, 2}
    assert set(stood) == {1}
