"""The engine: the only package that knows a solver."""

from periodize.engine.search import Progress, Report
from periodize.engine.solve import Outcome, solve

__all__ = ["Outcome", "Progress", "Report", "solve"]
