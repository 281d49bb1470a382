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
        ranks = [(done, STAGES.index(roles[done.exercise].stage)) for done in known]
        for (earlier, before), (later, rank) in pairwise(ranks):
            if rank < before and (earlier.pair is None or earlier.pair != later.pair):
                text = f"{later.exercise} ({STAGES[rank]}) stands after {earlier.exercise}"
                yield Violation(session.date, RULE, f"{session.focus}: {text} ({STAGES[before]})")
        yield from (
            Violation(session.date, RULE, f"{session.focus}: pair {letter} is torn apart")
            for letter in _torn(session.exercises)
        )


def _torn(exercises: tuple[Prescription, ...]) -> list[str]:
    stretches = [letter for letter, _ in groupby(done.pair for done in exercises) if letter]
    return sorted({letter for letter in stretches if stretches.count(letter) > 1})
