"""No plan: the set that is named is exact, and every repair buys a plan."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from periodize.block import Block
from periodize.engine import solve
from periodize.errors import NoPlanExists
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.questions.asking import Asking, Clash
from periodize.questions.repairs import PRICE, Repair, repairs
from periodize.referee import check
from periodize.rules.base import Rule
from periodize.scenario.scenario import RuleChange, Scenario
from tests.agreement.judges import RefereeJudge, every_candidate
from tests.agreement.tiny import a_tiny_block, every_content
from tests.agreement.tiny_rules import tiny_rules
from tests.cases import under_model
from tests.questions.small import a_draft, impossible
from tests.questions.tiny import pinned

EVERY_RULE = 100
"""Tiny blocks with all rules at random numbers; about a fourth of them are impossible."""
PINNED = 300
"""Tiny scenarios with pins; in all, at least 250 of them are impossible."""
CHUNK = 50
IMPOSSIBLE = 42
"""How many of a chunk are."""
REPAIRED = 3
"""Of every so many of them the repairs are sought, too."""


def is_exact(
    block: Block, rules: Sequence[Rule], names: Sequence[str], *, whole: bool = False
) -> bool:
    """Whether no plan of all keeps the named rules, and some keeps all but any one of them.

    With `whole`, sessions hold all that they can: enough where no rule asks for less.
    """
    contents = None if whole else every_content(block)
    named = [rule for rule in rules if rule.rule in names]

    def has_plan(rules: Sequence[Rule]) -> bool:
        referee = RefereeJudge(block, rules)
        candidates = every_candidate(block, contents=contents)
        return any(referee.worth(each) is not None for each in candidates)

    rests = [[rule for rule in named if rule is not spared] for spared in named]
    return not has_plan(named) and all(map(has_plan, rests))


@pytest.mark.parametrize("first", range(0, EVERY_RULE, CHUNK))
def test_the_named_set_is_exact(first: int) -> None:
    """Of every plan of a tiny block, none keeps the named rules, and some all but any one."""
    impossible_ones = 0
    for seed in range(first, first + CHUNK):
        rng = random.Random(seed)
        block, rules = a_tiny_block(rng), tiny_rules(rng)
        try:
            solve(Case(block, tuple(rules)))
        except NoPlanExists as error:
            impossible_ones += 1
            names = [sentence.split(": ")[0] for sentence in error.clash]
            assert is_exact(block, rules, names), f"seed {seed}"
    assert impossible_ones


@pytest.mark.parametrize("first", range(0, PINNED, CHUNK))
def test_pins_that_cannot_all_stand(first: int) -> None:
    """The named set is exact, and the plan of each repair is accepted; the cheapest comes first."""
    impossible_ones = 0
    for seed in range(first, first + CHUNK):
        scenario = pinned(seed)
        clash = Asking().plan(scenario)
        if isinstance(clash, Plan):
            continue
        impossible_ones += 1
        names = [each.rule for each in clash.rules]
        assert is_exact(*under_model(scenario), names, whole=True), f"seed {seed}"
        if seed % REPAIRED == 0:
            found = repairs(scenario, clash, Asking()).repairs
            assert [repair.rank for repair in found] == sorted(repair.rank for repair in found)
            assert {"pins"} in [set(repair.rules) for repair in found], f"seed {seed}"
            assert all(buys_a_plan(scenario, repair) for repair in found), f"seed {seed}"
    assert impossible_ones >= IMPOSSIBLE


def test_repairs_of_real_sessions_buy_plans() -> None:
    """The same with the sessions and rules of `runner`."""
    scenario = a_draft(impossible(1)).scenario()
    clash = Asking().plan(scenario)
    assert isinstance(clash, Clash)
    found = repairs(scenario, clash, Asking()).repairs
    assert found
    assert all(buys_a_plan(scenario, repair) for repair in found)


def buys_a_plan(scenario: Scenario, repair: Repair) -> bool:
    """Whether the plan of a repair is accepted with its lines, and breaks only what it says."""
    lines = tuple(
        RuleChange(rule=name, values={"penalty": PRICE, "goal": "sessions"}, where=())
        for name in repair.rules
    )
    relaxed = replace(scenario, rules=(*scenario.rules, *lines))
    broken = {violation.rule for violation in check(scenario, repair.plan).broken}
    only_these = broken <= {*repair.rules, "goals"} and broken & set(repair.rules)
    needed = repair.amount > 0 and repair.proven
    return bool(check(relaxed, repair.plan).accepted and only_these and needed)


def test_no_repair_relaxes_more_than_it_needs() -> None:
    """Where one rule is enough, no repair relaxes it together with another."""
    twice, once = (f"2027-05-07, focus: {focus}" for focus in ("lower-strength", "upper"))
    assert twice in impossible(7)
    scenario = a_draft(impossible(7).replace(twice, once)).scenario()
    clash = Asking().plan(scenario)
    assert isinstance(clash, Clash)
    rules = [set(repair.rules) for repair in repairs(scenario, clash, Asking()).repairs]
    assert rules == [{"pins"}, {"before_run"}]
