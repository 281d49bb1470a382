"""The first weeks back: told from days without a window, and from sessions that were missed."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.scenario.scenario import Lived
from tests.agreement.worlds import changed
from tests.toy import a_block, a_session, a_window, day

RUNNER = load_model("runner")


def weeks_back(block: Block) -> list[int]:
    """The numbers of the weeks back; outside light phases each is a deload."""
    found = [week.number for week in block.calendar.weeks if week.back]
    assert set(found) <= {week.number for week in block.calendar.weeks if week.deload}
    return found


def closed(first: int, last: int, days: int = 42) -> Block:
    """Six weeks with a window each day, but for some days, both included."""
    windows = [a_window(each) for each in range(days) if not first <= each <= last]
    return a_block(days, windows=windows, model=RUNNER)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (4, 13, [3]),  # ten days, back on a Monday
        (5, 13, []),  # nine
        (7, 16, [3]),  # back on a Thursday
        (8, 17, [3, 4]),  # back on a Friday: the week after as well
        (11, 20, [4]),
        (0, 9, [2]),  # from the first day on; it begins as if rested
        (1, 9, []),
        (32, 41, []),  # to the last day: nobody comes back
    ],
)
def test_days_without_a_window(first: int, last: int, expected: list[int]) -> None:
    """From ten days on the week of the first day with a window is one back."""
    assert weeks_back(closed(first, last)) == expected


def lived(until: int, done: Collection[int], missed: Collection[int]) -> Block:
    """Six weeks with a window each day, lived until a day."""
    sessions: tuple[Session, ...] = tuple(a_session(each) for each in done)
    was = Lived(until=day(until), sessions=sessions, missed=frozenset(map(day, missed)))
    return changed(closed(99, 99), lived=was)


@pytest.mark.parametrize(
    ("until", "done", "missed", "expected"),
    [
        (21, (1, 3), (8, 10, 15, 17), [4]),
        (21, (1, 3), (), []),  # days between sessions of a plan that was followed
        (14, (1, 3), (8, 10), [3]),
        (13, (1, 3), (8,), []),  # nine days off
        (21, (1, 3, 8), (15,), [4]),
        (21, (1, 3, 15), (8,), []),  # what was done in between was training
        (23, (1, 21), (8, 15), []),  # who came back already has begun the week
    ],
)
def test_what_was_missed(
    until: int, done: Collection[int], missed: Collection[int], expected: list[int]
) -> None:
    """Days with windows are off where nothing was done and something was missed."""
    assert weeks_back(lived(until, done, missed)) == expected


def test_a_light_phase_is_light_anyway() -> None:
    """A week back in a phase whose weeks are light is no deload."""
    block = a_block(
        42, windows=[a_window(d) for d in range(20, 42)], phase="transition", model=RUNNER
    )
    assert [(w.number, w.deload) for w in block.calendar.weeks if w.back] == [
        (3, False),
        (4, False),
    ]


def test_without_the_rule_there_is_none() -> None:
    """A model that does not say how one comes back has no such weeks."""
    windows = [a_window(each) for each in range(28) if not 4 <= each <= 13]
    assert not any(week.back for week in a_block(28, windows=windows).calendar.weeks)
