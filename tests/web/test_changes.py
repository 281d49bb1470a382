"""What is done on the page, as a variant of the scenario."""

from __future__ import annotations

import datetime as dt

import pytest

from periodize.web.asked import Move
from periodize.web.changes import variant_for
from tests.questions.small import small


@pytest.mark.parametrize(
    ("date", "hour"),
    [
        ("2027-05-03", {"start": "18:00"}),
        ("2027-05-07", {"start": "18:00"}),
        ("2027-05-05", {}),  # no window
        ("2027-05-16", {}),
    ],
)
def test_a_session_keeps_its_hour_where_that_is_open(date: str, hour: dict[str, str]) -> None:
    """Its pin names the hour if a window of the new day has room for it then, else any will do."""
    session = next(s for s in small().plan.sessions if s.start.hour == 18)
    move = Move(ask="move", kind="session", id=session.id, to=dt.date.fromisoformat(date))
    pins = variant_for(move, small(), small().plan).data["set"]["pins"]
    assert pins == [{"date": date, "focus": session.focus, **hour}]


def test_a_run_at_its_hour_leaves_it_open() -> None:
    """No hour is pinned at which the athlete runs."""
    scenario = small().changed(
        set={"runs": [{"date": "2027-05-07", "kind": "easy", "km": 10, "start": "17:30"}]}
    )
    session = next(s for s in small().plan.sessions if s.start.hour == 18)
    move = Move(ask="move", kind="session", id=session.id, to=dt.date(2027, 5, 7))
    assert "start" not in variant_for(move, scenario, small().plan).data["set"]["pins"][0]
