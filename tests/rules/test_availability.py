"""Availability: windows, runs, races and other sessions as a coach would check them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from periodize.plan import Session
from periodize.rules.availability import Availability
from tests.toy import a_block, a_plan, a_race, a_run, a_session, a_window

RULE = Availability(rule="availability")


def told(*sessions: Session) -> list[str]:
    """What the rule finds in a week with a morning run on Tuesday and a race on Sunday.

    Windows: every day 18:00 to 19:00 in the gym, Monday also 07:00 to 08:00 at home.
    """
    windows = [*map(a_window, range(7)), a_window(0, "07:00", "08:00", "home")]
    runs = [a_run(1, start="18:45", minutes=60), a_run(2, "easy", "easy", "18:00", 15)]
    block = a_block(7, windows=windows, runs=runs, races=[a_race(5, minutes=34 * 60)])
    return [found.text for found in RULE.violations(block, a_plan(*sessions))]


@pytest.mark.parametrize(
    ("session", "broken"),
    [
        (a_session(0), None),
        (a_session(0, start="18:30"), None),  # ends with the window
        (a_session(0, start="18:31"), "lies in no window"),
        (a_session(0, start="17:59"), "lies in no window"),
        (a_session(0, minutes=60), None),
        (a_session(0, minutes=61), "lies in no window"),
        (a_session(0, place="home"), "18:00 to 18:30 at home, lies in no window"),
        (a_session(0, start="07:30", place="home"), None),
        (a_session(0, start="12:00"), "the day has 07:00 to 08:00 at home, 18:00 to 19:00 at gym"),
        (a_session(1, start="18:15"), None),  # the run starts as it ends
        (a_session(1, start="18:16"), "overlaps the intervals on Tue 4 May, 18:45 to 19:45"),
        (a_session(2, start="18:15"), None),  # it starts as the run ends
        (a_session(2, start="18:14"), "overlaps the easy run on Wed 5 May, 18:00 to 18:15"),
        (a_session(6), "overlaps the race on Sat 8 May, 09:00 to 19:00"),  # far into the next day
        (a_session(7), "Mon 10 May is outside the block, Mon 3 May to Sun 9 May"),
        (a_session(-1), "Sun 2 May is outside the block"),
    ],
)
def test_one_session(session: Session, broken: str | None) -> None:
    """A session is accepted up to the very minute, and named with what it breaks beyond it."""
    found = told(session)
    assert len(found) == (0 if broken is None else 1)
    assert broken is None or broken in found[0]


@pytest.mark.parametrize(
    ("second", "overlaps"), [("18:30", 0), ("18:29", 1), ("18:00", 1), ("18:10", 1)]
)
def test_sessions_do_not_overlap(second: str, overlaps: int) -> None:
    """Two sessions of 30 minutes share a window of an hour only one after the other."""
    found = told(a_session(0), a_session(0, "core", second))
    assert len([text for text in found if "overlaps legs" in text or "overlaps core" in text]) == (
        overlaps
    )


def test_a_day_without_windows_is_named() -> None:
    """Where the day is closed, the text says so."""
    block = a_block(7, windows=[a_window(0)])
    (found,) = RULE.violations(block, a_plan(a_session(3)))
    assert found.text.endswith("lies in no window; the day has none")


def test_it_cannot_be_priced() -> None:
    """Nobody can pay for being in two places at once."""
    with pytest.raises(ValidationError, match="availability must hold; it cannot be priced"):
        Availability(rule="availability", penalty=3)


def test_explain() -> None:
    """The sentence names windows, runs, races and sessions."""
    assert RULE.explain() == (
        "A session lies inside one window, at its place, and overlaps no run, race or other "
        "session."
    )
