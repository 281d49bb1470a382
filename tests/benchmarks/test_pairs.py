"""Weeks of a plan that places strength itself stand beside ours, day by day."""

from __future__ import annotations

import yaml
from benchmarks.pairs import side_by_side, some_weeks, theirs
from benchmarks.running_plans import START

from tests.benchmarks.coached import facts, good
from tests.build import MONDAY

PLAN = """\
strength_in_source:
- {week: 1, day: Tue, duration_min: 20, optional: false, note: "bodyweight"}
- {week: 3, day: Mon, duration_min: null, optional: true, note: "off or strength"}
- {week: 4, day: Mon, duration_min: null, optional: true, note: "off or strength"}
"""


def test_a_week_is_told_day_by_day() -> None:
    """What is run, what the source places and what stands in ours, in the row of its day."""
    placed = theirs(yaml.safe_load(PLAN))
    week = 1 + (MONDAY - START).days // 7
    here = {(week, day): note for (first, day), note in placed.items() if first == 1}
    lines = list(side_by_side(facts(good(1), weeks=1), here, week))
    (tuesday,) = (line for line in lines if line.startswith("| Tue"))
    assert "07:00 intervals 60 min" in tuesday
    assert "20 min bodyweight" in tuesday
    assert "18:00 **lower-strength** 50 min: Back squat 3 x 6 at 70 kg" in tuesday


def test_weeks_are_spread() -> None:
    """Of the weeks in which something is placed some are taken, never one twice."""
    placed = theirs(yaml.safe_load(PLAN))
    assert placed[3, "Mon"] == "off or strength (optional)"
    assert some_weeks(placed, 2) == [1, 3]
    assert some_weeks(placed, 9) == [1, 3, 4]
