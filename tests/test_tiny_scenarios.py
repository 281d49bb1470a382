"""In random tiny scenarios the engine finds the best of all plans that the referee accepts."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from periodize.block import Block
from periodize.engine import solve
from periodize.errors import NoPlanExists
from periodize.policy.case import Case
from periodize.rules.base import GOALS, Rule
from tests.agreement.judges import Candidate, RefereeJudge, Worth, every_candidate
from tests.agreement.tiny import a_tiny_block, every_content
from tests.agreement.tiny_rules import tiny_rules

SCENARIOS = 500
CHUNK = 50


def by_looking_at_all(block: Block, rules: tuple[Rule, ...]) -> Worth | None:
    """The least costs, goal by goal, of all plans that the referee accepts; None without one."""
    referee = RefereeJudge(block, rules)
    found = map(referee.worth, every_candidate(block, contents=every_content(block)))
    return min((worth for worth in found if worth is not None), default=None)


def by_the_engine(block: Block, rules: tuple[Rule, ...]) -> Worth | None:
    """What the referee says that the engine's plan costs, which the engine must have proven."""
    try:
        outcome = solve(Case(block, tuple(rules)))
    except NoPlanExists:
        return None
    assert outcome.proven
    worth = RefereeJudge(block, rules).worth(Candidate(outcome.options, outcome.contents))
    assert worth == tuple(outcome.bounds[goal] for goal in GOALS)
    return worth


def the_worths(seeds: range) -> Iterator[Worth | None]:
    """The worth of the best plan for each seed, found twice."""
    for seed in seeds:
        rng = random.Random(seed)
        block, rules = a_tiny_block(rng), tiny_rules(rng)
        best = by_looking_at_all(block, rules)
        assert by_the_engine(block, rules) == best, f"seed {seed}"
        yield best


@pytest.mark.parametrize("first", range(0, SCENARIOS, CHUNK))
def test_tiny_scenarios(first: int) -> None:
    """The engine has a plan if any is accepted, and then one with the least costs, goal by goal."""
    worths = list(the_worths(range(first, first + CHUNK)))
    possible = [worth for worth in worths if worth is not None]
    assert len(possible) > CHUNK / 2
    assert len(set(possible)) > CHUNK / 4
