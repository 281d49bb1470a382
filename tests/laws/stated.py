"""What a model states against the laws: the only place in which exceptions stand.

`ASKS_MORE` are goals that may ask more where more is there. Then what is held counts: the plan that
was best before, judged in the roomier situation, is what the new one must not be worse than.
`NOT_COMPARED` is the one goal that is left out, the last of all. `is_roomier` says which changes
are no relaxation after all, and are drawn again.
"""

from __future__ import annotations

from collections.abc import Mapping

from periodize.block import Block
from periodize.scenario.scenario import Run

MORE_IS_THERE = "patterns, muscles, focuses and harder variants are asked where something has them"
FIRST_CHOICE = "choices rank among what is at hand, and a better one may be at hand now"
WITH_A_BAR = "what can be done with a bar now takes longer, so that other choices fit"
FEWER_KILOMETRES = "below the kilometres from which fewer sets are asked, all of them are"
ITS_LOAD_IS_THERE = "a lift whose maximum is known is asked where what it is lifted with stands"
ASKS_MORE: Mapping[tuple[str, str], str] = {
    ("more kit", "gaps"): ITS_LOAD_IS_THERE,
    ("more kit", "balance"): MORE_IS_THERE,
    ("a longer window", "balance"): MORE_IS_THERE,
    ("one window more", "balance"): MORE_IS_THERE,
    ("a run less", "balance"): FEWER_KILOMETRES,
    ("one window more", "preferences"): FIRST_CHOICE,
    ("a longer window", "preferences"): FIRST_CHOICE,
}
"""By relaxation and goal, why the goal may ask more."""
NOT_COMPARED: Mapping[tuple[str, str], str] = {
    ("more kit", "preferences"): f"{FIRST_CHOICE}; {WITH_A_BAR}",
}
"""By relaxation and goal, why the goal is not compared at all."""
FILLS_SESSIONS: Mapping[str, str] = {
    "session_size": "what has the time for all its parts holds them, and less of what it chose",
}
"""Rules that oblige a session with more time to hold more, and why.

Where the plan that was best before breaks one of them, the goals that ask what sessions hold are
not compared; sessions and gaps are, since a part is asked only where there is time for it.
"""
CONTENT_GOALS = ("balance", "steadiness", "preferences")
"""The goals that ask what sessions hold, or come after one that does."""


def is_roomier(before: Block, after: Block) -> bool:
    """Whether a change leaves room as it was, or more of it.

    It does not where a run less makes other runs of its week long, which are measured beside the
    longest; where another week becomes the deload, since deloads follow the running; and, under a
    model with sessions that stand beside runs of a kind, where such a run is gone.
    """
    same_weeks = [week.deload for week in before.calendar.weeks] == [
        week.deload for week in after.calendar.weeks
    ]
    return same_weeks and not _harder_runs(before, after) and not _company_gone(before, after)


def _harder_runs(before: Block, after: Block) -> bool:
    known = {_when(run): run.demand for run in before.calendar.efforts}
    return any(known.get(_when(run)) != run.demand for run in after.calendar.efforts)


def _company_gone(before: Block, after: Block) -> bool:
    wanted = {demand for focus in before.model.focuses.values() for demand in focus.beside}
    left = {_when(run) for run in after.calendar.efforts}
    gone = [run for run in before.calendar.efforts if _when(run) not in left]
    return any(not wanted.isdisjoint(run.demand) for run in gone)


def _when(run: Run) -> tuple[object, str]:
    return run.start, run.kind
