"""What is done on the page, as a variant of the scenario."""

from __future__ import annotations

import dataclasses
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


def _hour(minutes: int, run: str) -> dict[str, str]:
    """What a session of 18:00 and so many minutes is pinned to on a Friday with a run."""
    first = next(s for s in small().plan.sessions if s.start.hour == 18)
    session = dataclasses.replace(first, minutes=minutes)
    plan = small().plan.replace(sessions=(session,))
    entry = {"date": "2027-05-07", "kind": "easy", "minutes": 60, "start": run}
    move = Move(ask="move", kind="session", id=session.id, to=dt.date(2027, 5, 7))
    pin = variant_for(move, small().changed(set={"runs": [entry]}), plan).data["set"]["pins"][0]
    return {key: pin[key] for key in pin if key == "start"}


@pytest.mark.parametrize(
    ("minutes", "run", "is_open"),
    [
        (90, "07:00", True),  # the window is open from 18:00 to 19:30
        (91, "07:00", False),
        (60, "17:00", True),
        (60, "17:01", False),
        (60, "19:00", True),
        (60, "18:59", False),
    ],
)
def test_its_hour_must_have_room(minutes: int, run: str, is_open: bool) -> None:
    """Within a window to its last minute, and beside the runs of the day."""
    assert _hour(minutes, run) == ({"start": "18:00"} if is_open else {})
