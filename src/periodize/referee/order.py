"""Order inside a session: power while fresh, then heavy, accessory, calf and hip, and core last.

A focus whose order is `listed` keeps the order of its parts instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from periodize.block import Block
from periodize.model.focus import Focus, Role
from periodize.model.names import STAGES
from periodize.plan import Plan, Prescription
from periodize.rules.base import Violation

RULE = "order"


def order_violations(block: Block, plan: Plan) -> Iterator[Violation]:
    """Find exercises that stand before their stage or turn, and pairs that are torn apart."""
    for session in plan.sessions:
        if session.focus not in block.model.focuses:
            continue
        focus, roles = block.model.focuses[session.focus], block.menus.fillers(session.focus)
        known = [done.exercise for done in session.exercises if done.exercise in roles]
        misplaced = _before_its_turn if focus.order == "listed" else _before_its_stage
        for earlier, later in pairwise(known):
            if misplaced(focus, roles[earlier], roles[later]):
                words = [
                    f"{name} ({roles[name].role if focus.order == 'listed' else roles[name].stage})"
                    for name in (later, earlier)
                ]
                text = f"{session.focus}: {words[0]} stands after {words[1]}"
                yield Violation(session.date, RULE, text)
        yield from (
            Violation(session.date, RULE, f"{session.focus}: pair {letter} is torn apart")
            for letter in {*_torn(session.exercises), *_parted(session.exercises, roles)}
        )


def _before_its_stage(_: Focus, earlier: Role, later: Role) -> bool:
    # Whether two exercises are a pair is for the model to say, not for the plan.
    paired = earlier.pair is not None and earlier.pair == later.pair
    return STAGES.index(later.stage) < STAGES.index(earlier.stage) and not paired


def _before_its_turn(focus: Focus, earlier: Role, later: Role) -> bool:
    def turn(role: Role) -> tuple[int, int]:
        own = focus.roles.index(role)
        begun = [place for place, each in enumerate(focus.roles) if each.pair == role.pair]
        return min(begun) if role.pair else own, own

    return turn(later) < turn(earlier)


def _parted(exercises: Sequence[Prescription], roles: Mapping[str, Role]) -> set[str]:
    """The pairs of the model whose exercises are called parts of different ones."""
    letters: dict[str, set[str | None]] = defaultdict(set)
    for done in exercises:
        if done.exercise in roles and (own := roles[done.exercise].pair):
            letters[own].add(done.pair)
    return {own for own, given in letters.items() if len(given) > 1}


def _torn(exercises: tuple[Prescription, ...]) -> list[str]:
    stretches = [letter for letter, _ in groupby(done.pair for done in exercises) if letter]
    return sorted({letter for letter in stretches if stretches.count(letter) > 1})
