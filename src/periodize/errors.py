"""What can go wrong, as a tree.

PeriodizeError
├── InputRefused       a file or an option cannot be used; carries every problem at once (exit 2)
├── NoPlanExists       the rules clash; carries their names (exit 3)
├── OutOfTime          the time limit came before any plan (exit 4)
├── Interrupted        stopped before any plan was found (exit 130 or 143)
├── CouldNotWrite      a file could not be written; what stood there still stands (exit 5)
└── PlanRejected       the referee refused our own plan: a defect, and no plan is written (exit 6)

A broken rule is not an error: it is a value (`periodize.rules.base.Violation`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with an input.

    Attributes:
        file: the file's name as the user gave it.
        line: 1-based; 0 where the problem is about the whole file.
        column: 1-based; 0 where the problem is about the whole file.
        message: what was read and what is allowed.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Write `file:line:column: message`, the form that editors can follow."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"


class PeriodizeError(Exception):
    """Root of everything that this package raises on purpose."""


class InputRefused(PeriodizeError):
    """An input that cannot be used, with all its problems.

    Attributes:
        readable: what could be read of it beside them, for others to find what else is wrong.
    """

    def __init__(self, problems: Sequence[Problem], readable: object = None) -> None:
        self.problems = tuple(problems)
        self.readable = readable
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NoPlanExists(PeriodizeError):
    """No plan satisfies every rule that must hold."""

    def __init__(self, clash: Sequence[str]) -> None:
        self.clash = tuple(clash)
        super().__init__("no plan exists: " + "; ".join(self.clash))


class OutOfTime(PeriodizeError):
    """The time limit came before any plan was found."""


class Interrupted(PeriodizeError):
    """Stopped by the user before any plan was found."""


class CouldNotWrite(PeriodizeError):
    """A file could not be written; what stood there before still stands."""


class PlanRejected(PeriodizeError):
    """The referee found violations in the engine's own plan."""

    def __init__(self, violations: Sequence[str]) -> None:
        self.violations = tuple(violations)
        super().__init__("the referee rejected the plan: " + "; ".join(self.violations))
