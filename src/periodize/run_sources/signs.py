"""The phrases of a title, sorted by what they say of the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from periodize.run_sources.quantities import Quantity
from periodize.run_sources.roles import BARE_REPEAT, REPEATS, Placed
from periodize.run_sources.vocabulary import QUALITY, UNHURRIED, Mark, tokens_of

STRIDE_REPEAT = 0.2
"""Kilometres up to which what is repeated may be strides, drills or sprints."""


@dataclass(slots=True)
class Signs:
    """The phrases of a title, by what they say.

    Attributes:
        kinds: phrases that name a kind of run, in order; not those that name a pace.
        paces: kinds that only a pace names, such as `@ MP`.
        is_label: whether a machine's field says it, which names nothing but workouts.
    """

    text: str
    marks: Sequence[Mark]
    parts: Sequence[Placed]
    prefix: str | None = None
    is_label: bool = False
    kinds: list[Mark] = field(default_factory=list)
    paces: list[Mark] = field(default_factory=list)

    def has(self, *groups: str) -> bool:
        """Whether a phrase of one of these groups stands there."""
        return any(mark.group in groups for mark in self.marks)

    def named(self, *names: str) -> list[Mark]:
        """The phrases that name one of these kinds."""
        return [mark for mark in self.kinds if mark.value in names]

    @property
    def repeats(self) -> bool:
        """Whether something is repeated that is more than strides."""
        if self.has("strides") and all(_is_short(part.quantity) for part in self._repeated):
            return False
        return bool(self._repeated or REPEATS.search(self.text) or BARE_REPEAT.search(self.text))

    @property
    def _repeated(self) -> list[Placed]:
        return [part for part in self.parts if part.role == "repeat"]

    @property
    def has_distance(self) -> bool:
        """Whether it says how far."""
        return any(part.quantity.is_distance for part in self.parts)


def _is_short(quantity: Quantity) -> bool:
    return quantity.measure <= (STRIDE_REPEAT if quantity.is_distance else 1)


def signs_of(text: str, marks: Sequence[Mark], parts: Sequence[Placed]) -> Signs:
    """Sort the phrases of a title.

    Args:
        text: the plain title, without a prefix such as `Run:`.
        marks: its phrases.
        parts: its distances and times.
    """
    signs = Signs(text, marks, parts)
    inside = [part.quantity for part in parts]
    for mark in marks:
        within = any(q.start < mark.end and mark.start < q.end for q in inside)
        # `24h run` is a race by time, whose hours are part of its name.
        timed = mark.value == "race" and any(
            mark.start <= q.start < q.end < mark.end for q in inside
        )
        if mark.group != "kind" or (within and not timed):
            continue
        if _tells_how(text, mark, marks):
            continue
        (signs.paces if _names_a_pace(text, mark, marks) else signs.kinds).append(mark)
    return signs


def _tells_how(text: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether it is the `pace` of `at a comfortable pace`, which names no other."""
    return text[mark.start : mark.end] == "pace" and any(
        other.value in UNHURRIED and not text[other.end : mark.start].strip() for other in marks
    )


def _names_a_pace(text: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether it follows an `@` or `at` in its clause, and so tells how fast a part is run."""
    if mark.value not in QUALITY:
        return False
    clause = max(text.rfind(sign, 0, mark.start) for sign in ",;|")
    return any(
        other.group == "pace_from_here"
        and clause < other.start < mark.start
        and len(tokens_of(text[other.end : mark.start])) <= 4
        for other in marks
    )
