"""Some plan for the parts that found no time, so that what is solved is not lost."""

from __future__ import annotations

from collections.abc import Sequence

from periodize.engine.coupling import Segments
from periodize.engine.lexicographic import Climb
from periodize.engine.search import Deadline
from periodize.engine.solution import Solution
from periodize.engine.stitching import Fitting, Part
from periodize.engine.task import Tasks, hurried


def hurry(fitting: Fitting, tasks: Tasks, left: Sequence[Segments], deadline: Deadline) -> None:
    """Give each of the parts that are left a plan beside those that stand.

    Where one finds no room, the parts that are tied to it are freed, and it stands for them, too.

    Raises:
        Interrupted, OutOfTime: there is none even with all of them free.
    """
    for segments in left:
        part = _hurried(fitting, tasks, segments)
        while part is None:
            freed = fitting.take_away(segments)
            if not freed:
                deadline.give_up()
            segments = segments.union(*(each.segments for each in freed))
            part = _hurried(fitting, tasks, segments)
        fitting.parts.append(part)


def _hurried(fitting: Fitting, tasks: Tasks, segments: Segments) -> Part | None:
    """Some plan beside the parts that stand; None if a moment finds none."""
    task = tasks.of(segments, fitting.settled(segments, fitting.parts))
    found = hurried(task)
    if found.solution is not None:
        return Part(segments, found, found.solution)
    if any(s.penalty is None and Solution().excess(s) for s in task.statements):
        return None
    return Part(segments, Climb(None, {}, {}), Solution())
