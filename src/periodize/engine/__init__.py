"""The engine: the only package that knows a solver."""

from periodize.engine.search import Deadline, Progress, Report, attended
from periodize.engine.solve import Outcome, solve

__all__ = ["Deadline", "Outcome", "Progress", "Report", "attended", "solve"]
