"""How hard a set is: a lift says its load, or what stays in reserve.

Without either nobody knows what to lift. Holds and sets by the clock say enough by their seconds.
"""

from __future__ import annotations

from collections.abc import Iterator

from periodize.block import Block
from periodize.plan import Plan, Prescription
from periodize.rules.base import Violation

RULE = "dose"


def effort_violations(block: Block, plan: Plan) -> Iterator[Violation]:
    """Find repetitions of which neither load nor reserve is told."""
    for session in plan.sessions:
        if block.doses.done(session.start, session.place, session.focus):
            continue
        for done in session.exercises:
            if _is_untold(done):
                told = f"{session.focus}: {done.exercise}: neither a load nor a reserve is told"
                yield Violation(session.date, RULE, told)


def _is_untold(done: Prescription) -> bool:
    by_clock = done.reps is None or done.timed
    return not by_clock and done.load_kg is None and done.reps_in_reserve is None
