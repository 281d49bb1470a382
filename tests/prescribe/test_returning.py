"""How far a load may go by what was done when: new lifts, and those that come back."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from periodize.model.progression import ReturnNumbers
from periodize.plan import Session
from periodize.prescribe.returning import History
from tests.rules.test_return_from_break import BLOCK, NUMBERS, lift

NAMES = set(ReturnNumbers.model_fields)
RETURN = ReturnNumbers.model_validate({k: v for k, v in NUMBERS.items() if k in NAMES})


def after(sessions: Iterable[Session], last: Session) -> History:
    """The history at the beginning of a session."""
    history = History(BLOCK, RETURN)
    for session in sessions:
        history.begin(session)
        history.end(session)
    history.begin(last)
    return history


@pytest.mark.parametrize(("last", "start"), [(1, None), (0, 70)])
def test_new_after_28_days(last: int, start: float | None) -> None:
    """What was done 28 days ago is known; a day later it starts anew."""
    now = lift(29)
    assert after([lift(last)], now).start(now, "squat") == start


def test_new_for_its_week() -> None:
    """What was first done on the Monday of the week is as new on its Friday."""
    friday, next_monday = lift(11), lift(14)
    assert after([lift(7)], friday).start(friday, "squat") == 70
    assert after([lift(7)], next_monday).start(next_monday, "squat") is None


def test_only_main_lifts_have_a_start() -> None:
    """Accessories and strangers have none."""
    arms = lift(1, 70, "press", "upper")
    assert after([], arms).start(arms, "press") is None
    assert after([], lift(1)).start(lift(1), "plank") is None


@pytest.mark.parametrize(("last", "share"), [(20, None), (19, 0.8)])
def test_what_was_done_elsewhere_was_not_away(last: int, share: float | None) -> None:
    """Nine full days without it are none; with ten it comes back with the legs."""
    arms = [lift(offset, 70, "press", "upper") for offset in (5, 12, last)]
    now = lift(30, 70, "press")
    pause = after([lift(1), *arms], now).pause(now, "press")
    assert (pause and pause.share) == share


@pytest.mark.parametrize(
    ("day", "name", "start"),
    [
        (29, "deadlift", 56),
        (35, "deadlift", 63),
        (42, "deadlift", 70),
        (29, "plank", 56),
        (42, "plank", None),
    ],
)
def test_new_in_the_weeks_back(day: int, name: str, start: float | None) -> None:
    """What the block has not held before starts at 80, then 90 % of 70, main lift or not."""
    before = [lift(1), *(lift(each) for each in (29, 35) if each < day)]
    now = lift(day, 70, name)
    assert after(before, now).start(now, name) == start


def test_days_off_at_the_start_of_a_block_take_nothing_from_what_is_new() -> None:
    """Nothing is known of before: the first lift after twenty days starts as any does."""
    assert after([], lift(20)).start(lift(20), "squat") == 70


@pytest.mark.parametrize(("day", "back"), [(29, True), (42, True), (43, False)])
def test_back_for_two_weeks(day: int, back: bool) -> None:
    """For 14 days from the first session after days off nothing is counted."""
    before = [lift(1), *(lift(each) for each in (29, 36) if each < day)]
    assert after(before, lift(day)).is_back(lift(day)) == back
