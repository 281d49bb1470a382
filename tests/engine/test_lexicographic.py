"""Goals in order: solved together or one by one, they come to the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import cast

import pytest
from ortools.sat.python.cp_model_helper import ConstraintProto

from periodize.engine import Deadline, lexicographic
from periodize.engine.formulation import Formulation
from periodize.engine.lexicographic import Ladder
from periodize.engine.rows import Number, Rows
from periodize.engine.search import Aim, Answer
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
    monkeypatch.setattr(lexicographic, "search", cut_short)
    assert not rungs.climb([STEPS[-1][:2]])
    assert rungs.bounds == {"balance": 5}


def cut_short(_: Rows, aim: Aim, *__: object) -> Answer:
    """A search whose value is 9 of its first goal, and whose bound nearly 6."""
    return Answer("feasible", 9 * aim.unit, 6 * aim.unit - 1, None, interrupted=False)


def test_many_goals_that_a_short_search_leaves_open_are_solved_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of three goals the first is then solved by itself, and the bound that was found stays."""
    rungs, asked = whole(0).ladder(), []

    def search(rows: Rows, aim: Aim, *_: object) -> Answer:
        asked.append((aim.unit > 1, aim.effort))
        if aim.effort is not None:
            return cut_short(rows, aim)
        return Answer("unknown", 0, 0, None, interrupted=False)

    monkeypatch.setattr(lexicographic, "search", search)
    assert not rungs.climb(STEPS[-1:])
    assert asked == [(True, lexicographic.TOGETHER_EFFORT), (False, None)]
    assert rungs.bounds == {"balance": 5}


@dataclass
class Costs:
    """A formulation of three goals, each one number from 0 to 3."""

    rows: Rows = field(default_factory=Rows)

    def costs_of(self, goal: str, _: object) -> Mapping[Number, int]:
        """What the goal costs."""
        return {Number(FIRST_GOALS.index(goal)): 1}


FIRST_GOALS = GOALS[:3]


@pytest.mark.parametrize("bounds", [(0, 0, 0), (0, 0, 2), (1, 2, 3), (2, 0, 1), (0, 3, 0)])
def test_a_part_is_below_a_bound_only_where_it_is_above_an_earlier_one(
    bounds: tuple[int, int, int],
) -> None:
    """Forbidden is what equals the bounds up to a goal and is below in that one, nothing else."""
    formulation = Costs()
    for _ in FIRST_GOALS:
        formulation.rows.number(3)
    rungs = Ladder(cast("Formulation", formulation), 1, Deadline(None))
    rungs.state_bounds_within([], dict(zip(FIRST_GOALS, bounds, strict=True)), FIRST_GOALS)
    for costs in product(range(4), repeat=3):
        assert all(keeps(row, costs) for row in rungs.rows.message.constraints) == (costs >= bounds)


def keeps(row: ConstraintProto, costs: Sequence[int]) -> bool:
    """Whether some costs keep a row."""
    summed = sum(
        weight * costs[number]
        for number, weight in zip(row.linear.vars, row.linear.coeffs, strict=True)
    )
    return bool(summed >= row.linear.domain[0])
