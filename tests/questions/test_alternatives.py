"""Alternatives within a price, against every plan of tiny blocks."""

from __future__ import annotations

from collections.abc import Iterator
from operator import le

import pytest

from periodize.plan import Plan
from periodize.questions.alternatives import AlternativesAnswer, alternatives
from periodize.questions.asking import Asking
from periodize.questions.standing import standings
from periodize.scenario.scenario import Scenario
from tests.agreement.judges import RefereeJudge, every_candidate
from tests.agreement.tiny import every_content
from tests.cases import under_model
from tests.questions.small import small
from tests.questions.tiny import tiny

PRICES = ({"gaps": 2}, {"balance": 2}, {"sessions": 2, "balance": 4})
SEEDS = (*range(8), 9, 26)
"""In the last two the best other plan is beyond the price, and one that is worse within it."""


def values(plan: Plan) -> tuple[int, ...]:
    """What a plan misses in each goal."""
    return tuple(goal.value for goal in plan.goals)


def others(scenario: Scenario, base: Plan) -> Iterator[tuple[int, ...]]:
    """What every accepted plan misses that lacks a session of the base plan."""
    block, rules = under_model(scenario)
    referee, held = RefereeJudge(block, rules), set(standings(base.sessions))
    for candidate in every_candidate(block, contents=every_content(block)):
        if held - {option.slot for option in candidate.options}:
            found = referee.worth(candidate)
            if found is not None:
                yield found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_within_the_price(seed: int) -> None:
    """What is found is the best plan within the price; where none is, the best of all is told."""
    scenario = tiny(seed, days=7, windows=4)
    base = Asking().plan(scenario)
    assert isinstance(base, Plan)
    every = sorted(set(others(scenario, base)))
    for price in PRICES:
        most = [goal.value + price.get(goal.name, 0) for goal in base.goals]
        within = [found for found in every if all(map(le, found, most))]
        answer = alternatives(scenario, base, Asking(), count=1, differ=1, price=price)
        assert answer.proven
        assert [values(other.plan) for other in answer.found] == within[:1]
        assert answer.none_differs == (not every)
        assert answer.complete == bool(within)
        next_best = [values(answer.next_best.plan)] if answer.next_best else []
        assert next_best == ([] if within else every[:1])


def test_out_of_time() -> None:
    """Where time runs out before a plan, those found before stand, and nothing is proven."""
    answer = alternatives(small().scenario, small().plan, Asking(time_limit=0), count=2)
    assert answer == AlternativesAnswer((), False, None, False, late=True)
    assert not answer.proven
