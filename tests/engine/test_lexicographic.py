"""Goals in order: solved together or one by one, they come to the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from periodize.engine import Deadline, lexicographic
from periodize.engine.search import Answer
from periodize.engine.task import STEPS, Task, climb
from periodize.rules.base import GOALS
from periodize.statements.decide import Decide
from tests.cases import rules_of
from tests.engine.cuts import a_cut

ONE_BY_ONE = tuple((goal,) for step in STEPS for goal in step)


def whole(seed: int) -> Task:
    """All of a small block in one model."""
    block = a_cut(seed)
    decide = Decide.asked(block, rules_of(block))
    segments = frozenset(week.segment for week in block.calendar.weeks)
    return Task(decide, segments, decide.statements, 1, Deadline(None))


def proven(task: Task) -> Mapping[str, int]:
    """What each goal costs, seen to be proven."""
    found = climb(task)
    assert found.proven
    return {goal: found.values[goal] for goal in GOALS}


def searched(task: Task) -> list[str]:
    """The first goals of the searches that a task took."""
    return [goal for goal, _ in task.deadline.spent]


@pytest.mark.parametrize("seed", range(8))
def test_together_as_one_by_one(seed: int) -> None:
    """One search for the last goals gives each the value that it has in a search of its own."""
    assert proven(whole(seed)) == proven(dataclasses.replace(whole(seed), steps=ONE_BY_ONE))


@pytest.mark.parametrize("seed", range(8))
def test_weights_too_large_for_one_row(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the weights outgrow a row, the first goals are solved apart, and nothing changes."""
    task, apart = whole(seed), whole(seed)
    best = proven(task)
    monkeypatch.setattr(lexicographic, "ROW_LIMIT", 1)
    assert proven(apart) == best
    assert set(searched(apart)) >= set(searched(task))


def test_only_the_first_goal_leaves_a_step_that_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What still fits into one row is solved in one search."""
    task = whole(0)
    rungs = task.ladder()
    steadiness, preferences = (rungs.formulation.most(goal) for goal in GOALS[3:])
    both = steadiness * (1 + preferences) + preferences
    monkeypatch.setattr(lexicographic, "ROW_LIMIT", both + 1)
    assert rungs._weighable(STEPS[-1]) == [("balance",), ("steadiness", "preferences")]
    monkeypatch.setattr(lexicographic, "ROW_LIMIT", both)
    assert rungs._weighable(STEPS[-1]) == [("balance",), ("steadiness",), ("preferences",)]


def test_a_search_that_was_cut_short_bounds_its_first_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of goals that are solved together, the bound of the first is whole units; more is unknown."""
    rungs = whole(0).ladder()
    unit = rungs._weights(STEPS[-1])[0]
    cut_short = Answer("feasible", 9 * unit, 6 * unit - 1, None, interrupted=False)
    monkeypatch.setattr(lexicographic, "search", lambda *_: cut_short)
    assert not rungs.climb(STEPS[-1:])
    assert rungs.bounds == {"balance": 5}
