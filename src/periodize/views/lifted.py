"""What was lifted of each exercise, week by week of a plan."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from periodize.training_log.sets import LoggedSet
from periodize.views.progress_steps import week_number


@dataclass(frozen=True, slots=True)
class LiftedWeek:
    """The heaviest set of a week; of equal ones that with the most repetitions.

    Attributes:
        week: its number, from 1.
        sets: how many working sets of the exercise the week had.
        kg: None for the body alone.
    """

    week: int
    sets: int
    reps: int
    kg: float | None


def lifted_weeks(sets: Iterable[LoggedSet], first: dt.date) -> Mapping[str, Sequence[LiftedWeek]]:
    """By exercise, what was lifted in each week from the first day's on; warm-ups aside."""
    held: dict[tuple[str, int], list[LoggedSet]] = defaultdict(list)
    for each in sets:
        number = week_number(first, each.date)
        if not each.warm_up and each.exercise and each.sure and number > 0:
            held[each.exercise, number].append(each)
    found: dict[str, list[LiftedWeek]] = defaultdict(list)
    for (exercise, number), lifted in sorted(held.items()):
        best = max(lifted, key=lambda each: (each.kg or 0, each.reps))
        found[exercise].append(LiftedWeek(number, len(lifted), best.reps, best.kg))
    return found
