"""A gym that is open before work only, on the days of an evening's hard running."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import periodize
from periodize.plan import Plan
from periodize.planning import solve
from periodize.scenario import load_text

WEEKS = 5
TEXT = """\
format: 1
name: A gym near the office
timezone: Europe/Berlin
block: {{start: 2027-02-01, weeks: 5}}
runs:
  - {{every: [mon, wed], kind: tempo, km: 9, start: "18:30"}}
  - {{every: [sat], kind: long, km: 15, start: "08:00"}}
places:
  gym: {{equipment: [barbell, plate, rack, bench, dumbbell, mat]}}
availability:
  mon: [{{from: "{start}", to: "{end}", at: gym}}]
  wed: [{{from: "{start}", to: "{end}", at: gym}}]
"""


def solved(start: str, end: str) -> Plan:
    """The plan for a gym that is open between two hours on the days of the tempo runs."""
    return solve(load_text(TEXT.format(start=start, end=end), "office.yaml", Path())).plan


def test_arms_and_trunk_stand_in_the_morning() -> None:
    """Each week holds one session for arms and one for the trunk, twelve hours before the runs."""
    plan = solved("06:00", "07:00")
    held = Counter((session.date.isocalendar().week, session.focus) for session in plan.sessions)
    weeks = {week for week, _ in held}
    assert held == {(week, focus): 1 for week in weeks for focus in ("upper", "core")}
    assert len(weeks) == WEEKS
    assert all(goal.proven for goal in plan.goals)
    assert not [wish for wish in plan.broken_wishes if wish.goal == "gaps"]


def test_less_than_six_hours_before_is_a_wish() -> None:
    """Three hours before the tempo runs all of them stand, too, and each misses one wish."""
    plan = solved("15:00", "15:30")
    assert len(plan.sessions) == 2 * WEEKS
    missed = [(wish.rule, wish.cost) for wish in plan.broken_wishes if wish.goal == "gaps"]
    assert missed == [("before_run", 1)] * 2 * WEEKS


def test_what_closes_every_place_has_a_price(tmp_path: Path) -> None:
    """Two hours before the runs nothing stands, and a step of the order opens all of it."""
    file = tmp_path / "office.yaml"
    file.write_text(TEXT.format(start="16:00", end="17:00"), encoding="utf-8")
    found = periodize.open(file)
    assert found.plan.sessions == ()
    (price,) = found.prices().prices
    assert price.rule == "same_day_order"
    assert price.difference.price[0] < 0
    assert len(price.difference.added) == 2 * WEEKS
