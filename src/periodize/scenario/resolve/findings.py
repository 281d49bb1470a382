"""What the reader has to say about a scenario: problems, and assumptions that it made."""

from __future__ import annotations

from dataclasses import dataclass, field

from periodize.errors import Problem
from periodize.reading.marks import Loc, Marks, Spot


@dataclass(slots=True)
class Findings:
    """Problems and notes, in the order in which they were found.

    Attributes:
        marks: the positions of the scenario's keys and values.
        problems: what makes the scenario unusable.
        notes: assumptions, one sentence each.
    """

    marks: Marks
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, where: Loc | Spot, message: str) -> None:
        """Record a problem at a path of the scenario, or at a position of any file."""
        spot = where if isinstance(where, Spot) else self.marks.spot(where)
        self.problems.append(spot.problem(message))

    def note(self, sentence: str) -> None:
        """Record an assumption, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)
