"""Every shipped scenario solves: proven, accepted, and its calendar reads back."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from periodize.calendars.continuity import carry_over
from periodize.calendars.ics import to_ics
from periodize.plan import read_plan, write_plan
from periodize.planning import solve
from periodize.referee import check
from periodize.scenario import load

SCENARIOS = sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml"))


def test_there_are_scenarios() -> None:
    """At least ten runners' situations are shipped."""
    assert len(SCENARIOS) >= 10


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_scenario(file: Path) -> None:
    """Each goal is proven, the referee accepts the written plan, and every session is an event."""
    scenario = load(file)
    plan = carry_over(solve(scenario).plan, None, scenario)
    assert plan.status == "optimal"
    assert all(goal.proven and goal.value == goal.bound for goal in plan.goals)
    assert plan.sessions

    verdict = check(scenario, read_plan(write_plan(plan), "plan.json"))
    assert verdict.broken == ()

    calendar = icalendar.Calendar.from_ical(to_ics(scenario, plan))
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    for session in plan.sessions:
        event = events[f"{scenario.id}-{session.id}@periodize"]
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert (start.replace(tzinfo=None), end.replace(tzinfo=None)) == (
            session.start,
            session.end,
        )
