"""Part by part or all at once: the goals are worth the same."""

from __future__ import annotations

import pytest

from periodize.engine.coupling import Reach
from periodize.engine.search import Deadline
from periodize.engine.solve import solve
from periodize.engine.task import Task, climb
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.prescribe.progression import sessions_of
from periodize.referee import goal_values
from periodize.rules.base import GOALS
from periodize.statements.decide import Decide
from tests.cases import rules_of
from tests.engine.cuts import a_cut


@pytest.mark.parametrize("seed", range(12))
def test_parts_are_worth_the_whole(seed: int) -> None:
    """Every goal has the value that one model of the whole block proves."""
    block = a_cut(seed)
    rules = rules_of(block)
    apart = solve(Case(block, tuple(rules)))
    decide = Decide.asked(block, rules)
    segments = frozenset(week.segment for week in block.calendar.weeks)
    assert len(Reach(decide).parts()) > 1
    whole = climb(Task(decide, segments, decide.statements, 1, Deadline(None)))
    assert whole.proven
    assert apart.proven
    assert [apart.bounds[goal] for goal in GOALS] == [whole.values[goal] for goal in GOALS]


@pytest.mark.parametrize("seed", range(12))
def test_parts_keep_their_promise(seed: int) -> None:
    """The plan that the parts make together costs what their proofs say."""
    block = a_cut(seed)
    rules = rules_of(block)
    apart = solve(Case(block, tuple(rules)))
    plan = Plan(sessions=sessions_of(block, apart.options, apart.contents))
    found = [violation for rule in rules for violation in rule.violations(block, plan)]
    assert not [violation for violation in found if violation.breaks_must]
    assert goal_values(found) == apart.bounds
