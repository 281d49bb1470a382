"""Repairs: all sets of rules that are enough, against solving with each set relaxed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import chain, combinations

import pytest

from periodize.plan import Plan
from periodize.questions.asking import Asking, Clash
from periodize.questions.repairs import PRICE, Repair, RepairsAnswer, RepairSearch, repairs
from periodize.scenario.scenario import RuleChange, Scenario
from tests.build import a_plan, a_wish
from tests.cases import under_model
from tests.questions.small import a_draft, impossible, small
from tests.questions.tiny import pinned

DAY = dt.date(2027, 5, 3)
SEEDS = (0, 1, 3, 5, 26)
MOST = 2
"""Rules of the sets that are looked at."""


def clashing(scenario: Scenario) -> Clash:
    """The rules that leave a scenario no plan."""
    found = Asking().plan(scenario)
    assert isinstance(found, Clash)
    return found


def has_plan(scenario: Scenario, off: tuple[str, ...]) -> bool:
    """Whether a scenario has a plan without some of its rules."""
    changes = tuple(RuleChange(rule=n, values={"enabled": False}, where=()) for n in off)
    return isinstance(Asking().plan(replace(scenario, rules=(*scenario.rules, *changes))), Plan)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_repair_is_missing(seed: int) -> None:
    """Every smallest set of rules without which there is a plan is a repair, and nothing else is.

    Rules that cannot be priced, and what offers a session its place, are no repair.
    """
    scenario = pinned(seed)
    clash = clashing(scenario)
    answer = repairs(scenario, clash, Asking())
    assert answer.clash == clash
    assert answer.complete
    assert answer.proven
    found = {frozenset(repair.rules) for repair in answer.repairs if len(repair.rules) <= MOST}
    _, rules = under_model(scenario)
    names = [r.rule for r in rules if r.penalty is None and r.rule not in UNPRICED]
    enough: list[frozenset[str]] = []
    for some in chain.from_iterable(combinations(names, size) for size in range(1, MOST + 1)):
        if not any(known <= set(some) for known in enough) and has_plan(scenario, some):
            enough.append(frozenset(some))
    assert found == set(enough)
    assert {each.rule for each in clash.others} & set(UNPRICED) <= set(answer.unpriced)
    assert set(answer.unpriced) <= set(UNPRICED)


UNPRICED = {"session_minutes", "session_size", "exercise_rotation"}


def a_repair(*rules: str, costs: tuple[int, ...] = (1,), goals: tuple[int, ...] = (0,)) -> Repair:
    """A repair with a breach for each cost, in units of its rule."""
    breaches = tuple(a_wish(DAY, rule=rules[0], cost=PRICE * cost) for cost in costs)
    return Repair(rules, breaches, goals, 3, True, a_plan())


def test_the_cheapest_comes_first() -> None:
    """Fewest rules, then fewest places, then least, then the best goals."""
    ordered = [
        a_repair("pins", goals=(1,)),
        a_repair("pins", goals=(2,)),
        a_repair("weekly_minutes", costs=(55,)),
        a_repair("pins", costs=(1, 1)),
        a_repair("before_run", "after_run"),
    ]
    assert sorted(reversed(ordered), key=lambda each: each.rank) == ordered


def test_what_a_repair_says() -> None:
    """Its goals leave the breaches aside, its breaches are all of the plan's, its amount theirs."""
    scenario = a_draft(impossible(1)).scenario()
    for repair in repairs(scenario, clashing(scenario), Asking()).repairs:
        first, *rest = (goal.value for goal in repair.plan.goals)
        assert repair.goals == (first - PRICE * repair.amount, *rest)
        assert first < PRICE * (repair.amount + 1)
        broken = [w for w in repair.plan.broken_wishes if w.rule in repair.rules]
        assert [w for w in broken if w.cost >= PRICE] == list(repair.breaches)
        assert repair.sessions == len(repair.plan.sessions)


def test_out_of_time() -> None:
    """Without time nothing is found, and that is no proof that there is nothing."""
    scenario = a_draft(impossible(1)).scenario()
    answer = repairs(scenario, clashing(scenario), Asking(time_limit=0))
    assert (answer.repairs, answer.complete, answer.proven) == ((), False, False)


def test_a_search_that_is_left_keeps_what_it_found() -> None:
    """An interrupted search tells its repairs, and that there may be others."""
    scenario = a_draft(impossible(7)).scenario()

    def stop(number: int, count: int, name: str) -> None:
        if number == 2:
            raise KeyboardInterrupt

    search = RepairSearch(scenario, clashing(scenario), Asking(step=stop))
    with pytest.raises(KeyboardInterrupt):
        search.run()
    answer = search.answer(complete=False)
    assert [repair.rules for repair in answer.repairs] == [("pins",)]
    assert not answer.proven


def test_where_there_is_a_plan() -> None:
    """Nothing clashes and nothing needs repair."""
    assert small().repairs() == RepairsAnswer(None)
    assert RepairsAnswer(None).proven
