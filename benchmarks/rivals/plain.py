"""The plain formulation: the whole block as one CP-SAT model, one goal after the other.

It is what the tests hold our engine against: no parts, no goals without menus, none together.
"""

from __future__ import annotations

import time

from benchmarks.rivals.task import Attempt, Problem
from periodize.engine.search import Deadline
from periodize.engine.task import Task
from periodize.rules.base import GOALS


def attempt(problem: Problem) -> Attempt:
    """Solve goal by goal until one is not proven within its time."""
    decide = problem.statements()
    segments = frozenset(week.segment for week in problem.block.calendar.weeks)
    ladder = Task(decide, segments, decide.statements, 1, Deadline(None)).ladder()
    found = Attempt()
    for goal in GOALS:
        started = time.perf_counter()
        ladder.deadline = Deadline(problem.cap)
        is_proven = ladder.climb([(goal,)])
        found.seconds[goal] = time.perf_counter() - started
        if not is_proven:
            break
        found.proven.append(goal)
    found.solution = ladder.result().solution
    return found
