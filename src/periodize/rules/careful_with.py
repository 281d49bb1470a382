"""Careful with: what hurts, or has hurt, is left in peace.

An athlete who is careful with a knee does no exercise that the catalogue marks as hard on knees,
nor one that stands in the lists of this rule; the same for back, wrist, Achilles tendon and bone.

Why: training around a sore part keeps a runner training; training through it does not.
Reference: clinical and coaching practice, grade D; no medical advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.model.catalogue import Exercise
from periodize.model.part import Part
from periodize.model.vocabulary import Impact, Pattern, Stress
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, NoStep
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


class Kept(Part):
    """What else is kept from a part of the body: exercises, landings, movements."""

    exercises: frozenset[str] = frozenset()
    impact: frozenset[Impact] = frozenset()
    patterns: frozenset[Pattern] = frozenset()


class CarefulWith(Rule):
    """Exercises that are closed to an athlete who is careful with a part of the body.

    Attributes:
        parts: by part, what is closed besides the exercises whose `stress` names the part.
    """

    reach: ClassVar[Reach] = "exercises"

    rule: Literal["careful_with"]
    parts: Mapping[Stress, Kept] = {}

    def constrain(self, block: Block, decide: Decide) -> None:
        """Keep closed exercises out of every menu."""
        for menu in block.options.menus:
            for exercise in block.menus.fillers(menu.focus):
                if self._hurt_by(block, exercise):
                    decide.forbid_use(menu, exercise)

    def notes(self, block: Block) -> Iterator[str]:
        """Say how much is closed, and that it is no medical advice."""
        parts = sorted(block.scenario.athlete.careful_with)
        closed = [name for name in block.catalogue.exercises if self._hurt_by(block, name)]
        if parts:
            yield (
                f"careful with {' and '.join(parts)}: {len(closed)} exercises are left out, jumps "
                "and landings first; loads stay as the phase has them, so take less where it hurts"
            )

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for closed exercises in each session."""
        for session in plan.sessions:
            for exercise in dict.fromkeys(done.exercise for done in session.exercises):
                if parts := self._hurt_by(block, exercise):
                    text = (
                        f"{session.focus} on {format_short_day(session.date)} holds {exercise}, "
                        f"which is hard on {' and '.join(parts)}"
                    )
                    yield self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("what hurts is not for sale")

    def explain(self) -> str:
        """Say what is closed."""
        extras = "; ".join(
            f"{part}: {words}"
            for part, kept in self.parts.items()
            if (words := ", ".join(_listed(kept)))
        )
        return (
            "Exercises that are hard on a part of the body are closed to those who are careful "
            f"with it{f' (also {extras})' if extras else ''}."
        )

    def _hurt_by(self, block: Block, name: str) -> list[str]:
        exercise = block.catalogue.exercises.get(name)
        if exercise is None:
            return []
        return [
            part
            for part in sorted(block.scenario.athlete.careful_with)
            if part in exercise.stress or self._is_kept(part, exercise)
        ]

    def _is_kept(self, part: str, exercise: Exercise) -> bool:
        return any(
            exercise.id in kept.exercises
            or exercise.impact in kept.impact
            or not kept.patterns.isdisjoint(exercise.patterns)
            for name, kept in self.parts.items()
            if name == part
        )


def _listed(kept: Kept) -> Iterator[str]:
    yield from sorted(kept.exercises)
    yield from sorted(kept.patterns)
    if kept.impact:
        yield f"{' or '.join(level for level in get_args(Impact) if level in kept.impact)} impact"
