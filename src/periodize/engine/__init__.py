"""The engine: the only package that knows a solver."""

from periodize.engine.alone import Alone
from periodize.engine.attended import StillWorking, attended
from periodize.engine.memory import Memory
from periodize.engine.nearness import MOVED
from periodize.engine.parts import Near
from periodize.engine.search import Deadline, Progress, Report
from periodize.engine.solution import Solution
from periodize.engine.solve import Outcome, as_good, solve, within

__all__ = [
    "MOVED",
    "Alone",
    "Deadline",
    "Memory",
    "Near",
    "Outcome",
    "Progress",
    "Report",
    "Solution",
    "StillWorking",
    "as_good",
    "attended",
    "solve",
    "within",
]
