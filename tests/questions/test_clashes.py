"""No plan: the set that is named is exact, and every repair buys a plan."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from periodize.block import Block
from periodize.engine import solve
from periodize.errors import NoPlanExists
from periodize.questions.asking import Asking, Clash
from periodize.questions.repairs import PRICE, repairs
from periodize.referee import check
from periodize.rules.base import Rule
from periodize.scenario.situation import RuleChange
from tests.agreement.judges import RefereeJudge, every_candidate
from tests.agreement.tiny import a_tiny_block, every_content
from tests.agreement.tiny_rules import tiny_rules
from tests.questions.small import a_draft, impossible

TINY = 250
CHUNK = 50
IMPOSSIBLE = (1, 3, 5)
"""Seeds of small scenarios without a plan."""


def has_plan(block: Block, rules: Sequence[Rule]) -> bool:
    """Whether the referee accepts any plan of all."""
    referee = RefereeJudge(block, rules)
    candidates = every_candidate(block, contents=every_content(block))
    return any(referee.worth(each) is not None for each in candidates)


@pytest.mark.parametrize("first", range(0, TINY, CHUNK))
def test_the_named_set_is_exact(first: int) -> None:
    """Of every plan of a tiny block, none keeps the named rules, and some all but any one."""
    impossible_ones = 0
    for seed in range(first, first + CHUNK):
        rng = random.Random(seed)
        block, rules = a_tiny_block(rng), tiny_rules(rng)
        try:
            solve(block, rules)
        except NoPlanExists as error:
            impossible_ones += 1
            names = [sentence.split(": ")[0] for sentence in error.clash]
            named = [rule for rule in rules if rule.rule in names]
            assert not has_plan(block, named), f"seed {seed}"
            for spared in named:
                rest = [rule for rule in named if rule is not spared]
                assert has_plan(block, rest), f"seed {seed}: {spared.rule}"
    assert impossible_ones


@pytest.mark.parametrize("seed", IMPOSSIBLE)
def test_repairs_buy_plans(seed: int) -> None:
    """The plan of a repair is accepted once its lines stand in the scenario; cheapest first."""
    scenario = a_draft(impossible(seed)).scenario()
    clash = Asking().plan(scenario)
    assert isinstance(clash, Clash)
    found = repairs(scenario, clash, Asking())
    assert found
    assert [repair.rank for repair in found] == sorted(repair.rank for repair in found)
    for repair in found:
        lines = tuple(
            RuleChange(rule=name, values={"penalty": PRICE, "goal": "sessions"}, where=())
            for name in repair.rules
        )
        relaxed = replace(scenario, rules=(*scenario.rules, *lines))
        assert check(relaxed, repair.plan).accepted
        broken = {violation.rule for violation in check(scenario, repair.plan).broken}
        assert broken <= {*repair.rules, "goals"}
        assert broken & set(repair.rules)
        assert repair.amount > 0
        assert repair.proven


def test_no_repair_relaxes_more_than_it_needs() -> None:
    """Where one rule is enough, no repair relaxes it together with another."""
    scenario = a_draft(impossible(7)).scenario()
    clash = Asking().plan(scenario)
    assert isinstance(clash, Clash)
    rules = [set(repair.rules) for repair in repairs(scenario, clash, Asking())]
    assert rules == [{"pins"}, {"before_run"}]
