"""Replanning leaves deload weeks alone; where the goals come first they are settled anew."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from periodize import open as open_scenario
from periodize.plan import Plan
from periodize.referee import check

FILE = Path(__file__).parent.parent.parent / "scenarios" / "first-10k-bands-at-home.yaml"
AWAY = ("2027-03-08", "2027-03-14")
"""The second week of ten."""


def deloads(plan: Plan | None) -> list[int]:
    """The numbers of the weeks that are deloads, from 1; all sessions of such a week say so."""
    assert plan is not None
    for week in plan.weeks:
        days = [week.start + dt.timedelta(days=day) for day in range(7)]
        assert {s.deload for s in plan.sessions if s.date in days} <= {week.deload}
    return [number for number, week in enumerate(plan.weeks, 1) if week.deload]


def test_a_week_away_moves_no_deload() -> None:
    """Only what stood in that week goes; with the goals first a free week counts as light."""
    opened = open_scenario(FILE)
    assert deloads(opened.plan) == [4, 7]
    kept = opened.replan(AWAY[0], away=[AWAY])
    assert deloads(kept.plan) == [4, 7]
    lost = [s for s in opened.plan.sessions if AWAY[0] <= s.date.isoformat() <= AWAY[1]]
    assert (kept.moves, kept.fewest, kept.proven) == (len(lost), len(lost), True)
    anew = opened.replan(AWAY[0], away=[AWAY], goals_first=True)
    assert deloads(anew.plan) == [6]
    for answer in (kept, anew):
        assert answer.plan is not None
        now = opened.changed(away=[AWAY]).scenario
        assert check(now, answer.plan, earlier=opened.plan).accepted
