"""The engine: the only package that knows a solver."""

from periodize.engine.closest import Closest, closest
from periodize.engine.memory import Memory
from periodize.engine.search import Deadline, Progress, Report, attended
from periodize.engine.solution import Solution
from periodize.engine.solve import Outcome, solve

__all__ = [
    "Closest",
    "Deadline",
    "Memory",
    "Outcome",
    "Progress",
    "Report",
    "Solution",
    "attended",
    "closest",
    "solve",
]
