"""Which rules clash: a smallest set of musts that cannot hold together, found by leaving out."""

from __future__ import annotations

from collections.abc import Sequence

from periodize.block import Block
from periodize.engine.formulation import Formulation
from periodize.engine.search import Deadline, search
from periodize.rules.base import Rule
from periodize.rules.decide import Decide


def clash(block: Block, rules: Sequence[Rule]) -> list[str]:
    """Name rules that cannot hold together, and can without any one of them.

    Returns:
        One sentence for each: the rule's name and what it asks.
    """
    needed = [rule for rule in rules if rule.penalty is None]
    for rule in tuple(needed):
        rest = [other for other in needed if other is not rule]
        if not _possible(block, rest):
            needed = rest
    return [f"{rule.rule}: {rule.explain()}" for rule in needed]


def _possible(block: Block, rules: Sequence[Rule]) -> bool:
    decide = Decide(block)
    for rule in rules:
        decide.speak(rule)
    answer = search(Formulation(decide).model, "conflict", 1, Deadline(None), None)
    return answer.solution is not None
