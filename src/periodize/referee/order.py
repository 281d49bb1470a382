"""Order inside a session: power while fresh, then heavy, accessory, calf and hip, and core last."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from periodize.block import Block
from periodize.model.periodization import STAGES
from periodize.plan import Plan, Prescription
from periodize.rules.base import Violation

RULE = "order"


def order_violations(block: Block, plan: Plan) -> Iterator[Violation]:
    """Find exercises that stand before their stage, and pairs that are torn apart."""
    for session in plan.sessions:
        if session.focus not in block.model.focuses:
            continue
        roles = block.fillers(session.focus)
        known = [done for done in session.exercises if done.exercise in roles]
        for earlier, later in pairwise(known):
            first, second = roles[earlier.exercise], roles[later.exercise]
            before, rank = STAGES.index(first.stage), STAGES.index(second.stage)
            # Whether two exercises are a pair is for the model to say, not for the plan.
            if rank < before and (first.pair is None or first.pair != second.pair):
                text = f"{later.exercise} ({STAGES[rank]}) stands after {earlier.exercise}"
                yield Violation(session.date, RULE, f"{session.focus}: {text} ({STAGES[before]})")
        yield from (
            Violation(session.date, RULE, f"{session.focus}: pair {letter} is torn apart")
            for letter in _torn(session.exercises)
        )


def _torn(exercises: tuple[Prescription, ...]) -> list[str]:
    stretches = [letter for letter, _ in groupby(done.pair for done in exercises) if letter]
    return sorted({letter for letter in stretches if stretches.count(letter) > 1})
