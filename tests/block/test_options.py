"""Which lengths a session may have from each start: the longest that fits, and what serves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.periodization import Model
from periodize.scenario.scenario import Run, Window
from tests.toy import FOCUSES, a_block, a_model, a_race, a_run, a_window

LENGTHS = [20, 25, 30, 35, 40]
BEFORE: dict[str, Any] = {
    "rule": "before_run",
    "gaps": {"lower-heavy": {"quality": {"must": 6, "wish": 24}}},
}


def a_day(
    *windows: Window,
    runs: Sequence[Run] = (),
    rules: Sequence[dict[str, Any]] = (),
    minutes: int | None = None,
    **changes: Any,
) -> Block:
    """A week of the toy with legs of 20 to 40 minutes in some windows; two a week are wanted."""
    model = a_model(("legs",), rules=rules).model_dump()
    focuses = {"legs": {**FOCUSES["legs"], "minutes": LENGTHS}}
    return a_block(
        windows=windows,
        runs=runs,
        weekly_minutes=minutes,
        model=Model.model_validate({**model, "focuses": focuses}),
        **changes,
    )


def offered(block: Block) -> list[tuple[str, int]]:
    """Start and length of each option."""
    return [(f"{option.start:%H:%M}", option.minutes) for option in block.options.all]


@pytest.mark.parametrize(
    ("end", "expected"),
    [("18:19", []), ("18:20", [20]), ("18:39", [35]), ("18:40", [40]), ("19:30", [40])],
)
def test_the_longest_that_fits_the_window(end: str, expected: list[int]) -> None:
    """Each start has one length, as long as the window and the focus let it."""
    assert offered(a_day(a_window(1, "18:00", end))) == [("18:00", each) for each in expected]


@pytest.mark.parametrize(
    ("start", "expected"),
    [("18:40", 40), ("18:39", 35), ("18:20", 20), ("18:19", None), ("18:00", 40)],
)
def test_until_the_next_run_of_the_day(start: str, expected: int | None) -> None:
    """A run in the window ends what may stand before it; what starts with it does not."""
    block = a_day(a_window(1, "18:00", "18:45"), runs=[a_run(1, start=start, minutes=5)])
    first = [minutes for clock, minutes in offered(block) if clock == "18:00"]
    assert first == ([] if expected is None else [expected])


def test_a_race_ends_what_may_stand_before_it_too() -> None:
    """At nine o'clock it starts; half an hour before it half an hour is left."""
    block = a_day(a_window(1, "08:30", "12:00"), races=[a_race(1)])
    assert offered(block)[0] == ("08:30", 30)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(80, [40]), (79, LENGTHS), (None, [40]), (40, LENGTHS)],
)
def test_shorter_ones_where_the_weeks_minutes_are_short(
    minutes: int | None, expected: list[int]
) -> None:
    """Two sessions of 40 minutes need 80 a week; with fewer every length is offered."""
    windows = (a_window(1, "18:00", "18:40"), a_window(4, "18:00", "18:40"))
    assert offered(a_day(*windows, minutes=minutes)) == 2 * [("18:00", each) for each in expected]


def test_one_open_day_needs_the_minutes_of_one_session() -> None:
    """Of two sessions that are wanted one can stand, and 40 minutes a week hold it."""
    assert offered(a_day(a_window(1, "18:00", "18:40"), minutes=40)) == [("18:00", 40)]
    assert len(offered(a_day(a_window(1, "18:00", "18:40"), minutes=39))) == len(LENGTHS)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        # At noon 6 h must lie between, at 18:00 the day before 24 h should.
        (a_run(1, start="18:40"), [40]),
        (a_run(1, start="18:39"), [35, 40]),
        (a_run(1, start="18:20"), [20, 40]),
        (a_run(1, start="18:19"), [40]),
        (a_run(2, start="12:40"), [40]),
        (a_run(2, start="12:30"), [30, 40]),
        (a_run(2, start="12:19"), [40]),
        (a_run(0, start="12:30"), [40]),
        (a_run(5, start="12:30"), [40]),
    ],
)
def test_shorter_ones_that_keep_the_hours_before_a_run(run: Run, expected: list[int]) -> None:
    """The longest that keep one more of the hours asked for, so that no window is too long."""
    block = a_day(a_window(1, "12:00", "12:45"), runs=[run], rules=[BEFORE])
    assert offered(block) == [("12:00", each) for each in expected]


def test_hours_before_each_of_two_runs() -> None:
    """Six hours before the evening's run and a day before the next noon's may need two lengths."""
    runs = [a_run(1, start="18:35"), a_run(2, start="12:25")]
    block = a_day(a_window(1, "12:00", "12:45"), runs=runs, rules=[BEFORE])
    assert offered(block) == [("12:00", each) for each in (25, 35, 40)]
    assert offered(a_day(a_window(1, "12:00", "12:45"), runs=runs)) == [("12:00", 40)]


def test_windows_that_overlap_offer_a_session_once() -> None:
    """The same start, length and place in two windows is one session, not two."""
    one = a_block(7, windows=[a_window(0, "06:00", "08:00")])
    both = [a_window(0, "06:00", "08:00"), a_window(0, "06:00", "08:00")]
    assert a_block(7, windows=both).options.all == one.options.all
