"""Hours and days from the end of a run to the session after it; runs here last an hour."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.after_run import AfterRun
from periodize.scenario.scenario import Race, Run
from tests.toy import a_block, a_plan, a_race, a_run, a_session

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "after_run")
INTERVALS = a_run(1)
EASY = a_run(1, "easy", "easy")
LONG = a_run(6, "long", "long", minutes=150)
MEDIUM = a_run(1, "easy", "medium-long", minutes=90)
LONG_WITH_PACE = a_run(6, "race_pace", ("quality", "long"), minutes=150)


def the_rule(**changes: Any) -> AfterRun:
    """The rule at the numbers of the model `runner`."""
    return AfterRun.model_validate({**NUMBERS, **changes})


def lifting(offset: int, start: str, load_class: str) -> Session:
    """A session of a load class."""
    return dataclasses.replace(a_session(offset, start=start), load_class=load_class)


def costs(
    rule: AfterRun, session: Session, runs: list[Run], races: list[Race] | None = None
) -> list[int | None]:
    """What each violation costs; None for a broken must."""
    block = a_block(14, runs=runs, races=races or [])
    return [found.cost for found in rule.violations(block, a_plan(session))]


@pytest.mark.parametrize(
    ("run", "session", "expected"),
    [
        # Intervals on Tuesday end at 08:00.
        (INTERVALS, (1, "08:00", "lower-heavy"), [None]),
        (INTERVALS, (1, "10:45", "lower-heavy"), [None]),
        (INTERVALS, (1, "11:00", "lower-heavy"), [1]),
        (INTERVALS, (1, "13:45", "lower-heavy"), [1]),
        (INTERVALS, (1, "14:00", "lower-heavy"), []),
        (INTERVALS, (2, "06:00", "lower-heavy"), []),
        (INTERVALS, (1, "08:00", "upper"), []),
        (INTERVALS, (1, "08:00", "circuit"), [None]),
        (INTERVALS, (1, "10:59", "circuit"), [None]),
        (INTERVALS, (1, "11:00", "circuit"), [1]),
        (INTERVALS, (1, "19:59", "circuit"), [1]),
        (INTERVALS, (1, "20:00", "circuit"), []),
        (INTERVALS, (1, "06:00", "lower-heavy"), []),
        # In the night to the next day: late intervals end at 22:00.
        (a_run(1, start="21:00"), (2, "00:45", "lower-heavy"), [None]),
        (a_run(1, start="21:00"), (2, "01:00", "lower-heavy"), [1]),
        # An easy run: in one trip up to half an hour after it, else three hours later.
        (EASY, (1, "08:00", "lower-heavy"), []),
        (EASY, (1, "08:30", "upper"), []),
        (EASY, (1, "08:31", "upper"), [1]),
        (EASY, (1, "10:45", "lower-heavy"), [1]),
        (EASY, (1, "11:00", "lower-heavy"), []),
        (EASY, (1, "08:45", "light"), []),
        # A long run on Sunday ends at 09:30: neither that evening nor on Monday, the next week.
        (LONG, (6, "18:00", "lower-heavy"), [None]),
        (LONG, (7, "18:00", "lower-heavy"), [None]),
        (LONG, (8, "06:00", "lower-heavy"), []),
        (LONG, (6, "06:00", "lower-heavy"), []),
        (LONG, (6, "12:29", "circuit"), [None]),
        (LONG, (6, "12:30", "circuit"), [1]),
        (LONG, (7, "09:15", "circuit"), [1]),
        (LONG, (7, "09:30", "circuit"), []),
        (LONG, (6, "18:00", "upper"), []),
        # A medium-long run ends at 08:30: legs wait six hours if they can, all else as after an
        # easy run, but it is no trip to lift at the end of.
        (MEDIUM, (1, "14:29", "lower-heavy"), [1]),
        (MEDIUM, (1, "14:30", "lower-heavy"), []),
        (MEDIUM, (1, "08:30", "complex"), [1]),
        (MEDIUM, (1, "14:30", "complex"), []),
        (MEDIUM, (1, "14:29", "plyometric"), [1]),
        (MEDIUM, (1, "14:30", "plyometric"), []),
        (MEDIUM, (1, "14:29", "circuit"), [1]),
        (MEDIUM, (1, "14:30", "circuit"), []),
        (MEDIUM, (1, "11:29", "power"), [1]),
        (MEDIUM, (1, "11:30", "power"), []),
        (MEDIUM, (1, "11:29", "upper"), [1]),
        (MEDIUM, (1, "11:30", "upper"), []),
        (MEDIUM, (1, "11:29", "core"), [1]),
        (MEDIUM, (1, "11:30", "core"), []),
        (MEDIUM, (2, "06:00", "lower-heavy"), []),
        # After 25 km with ten at race pace the day stays free, and the next one, told once.
        (LONG_WITH_PACE, (6, "11:00", "lower-heavy"), [None]),
        (LONG_WITH_PACE, (6, "18:00", "lower-heavy"), [None]),
        (LONG_WITH_PACE, (6, "18:00", "complex"), [None]),
        (LONG_WITH_PACE, (7, "18:00", "plyometric"), [None]),
        (LONG_WITH_PACE, (8, "06:00", "lower-heavy"), []),
        (LONG_WITH_PACE, (7, "09:15", "circuit"), [1]),
        (LONG_WITH_PACE, (6, "18:00", "upper"), []),
    ],
)
def test_gaps(run: Run, session: tuple[int, str, str], expected: list[int | None]) -> None:
    """Heavy legs wait 3 h, better 6 h, after quality and a free day after a long run."""
    assert costs(the_rule(), lifting(*session), [run]) == expected


@pytest.mark.parametrize(
    ("run", "offset", "start", "expected"),
    [
        (INTERVALS, 1, "08:00", [None]),
        (INTERVALS, 1, "10:59", [None]),
        (INTERVALS, 1, "11:00", [1]),
        (INTERVALS, 1, "19:59", [1]),
        (INTERVALS, 1, "20:00", []),
        (LONG, 6, "12:29", [None]),
        (LONG, 6, "12:30", [1]),
        (LONG, 7, "09:29", [1]),
        (LONG, 7, "09:30", []),
        (MEDIUM, 1, "14:29", [1]),
        (MEDIUM, 1, "14:30", []),
        (EASY, 1, "08:30", []),
        (EASY, 1, "10:59", [1]),
        (EASY, 1, "11:00", []),
    ],
)
def test_the_second_leg_session_has_hours_of_its_own(
    run: Run, offset: int, start: str, expected: list[int | None]
) -> None:
    """It waits 3 h and should wait half a day after quality, after the others as a circuit."""
    circuit = lifting(offset, start, "circuit")
    second = dataclasses.replace(circuit, focus="lower-second")
    assert costs(the_rule(), second, [run]) == expected
    assert costs(the_rule(focuses={}), second, [run]) == costs(the_rule(), circuit, [run])


def test_hours_of_a_focus_keep_the_days_of_its_class() -> None:
    """A row of hours takes no day after a long run away."""
    legs = dataclasses.replace(lifting(7, "18:00", "lower-heavy"), focus="lower-second")
    assert costs(the_rule(), legs, [LONG]) == [None]


@pytest.mark.parametrize(
    ("quality", "long", "start", "told"),
    [
        ({"must": 3}, {"must": 6}, "10:00", "6 h must"),
        ({"must": 6}, {"must": 3}, "10:00", "6 h must"),
        ({"must": 6}, {"must": 24}, "10:00", "24 h must"),
        ({"must": 6}, {"wish": 24, "cost": 9}, "10:00", "6 h must"),
        ({"wish": 12, "cost": 3}, {"wish": 24, "cost": 2}, "10:00", "12 h should"),
        ({"wish": 12, "cost": 2}, {"wish": 24, "cost": 2}, "10:00", "24 h should"),
        ({"wish": 12, "cost": 3}, {"wish": 24, "cost": 2}, "20:30", "24 h should"),
        ({"wish": 24, "cost": 0}, {"wish": 12, "cost": 2}, "10:00", "12 h should"),
    ],
)
def test_the_stricter_gap(quality: Any, long: Any, start: str, told: str) -> None:
    """Of a run that is quality and long a broken must is told first, else the dearest wish."""
    rule = the_rule(gaps={"core": {"quality": quality, "long": long}})
    block = a_block(7, runs=[a_run(1, demand=("quality", "long"))])
    (found,) = rule.violations(block, a_plan(lifting(1, start, "core")))
    assert found.text.split("; ")[1] == f"{told} lie between"


def test_a_wish_without_a_cost_is_none() -> None:
    """What costs nothing is not told."""
    rule = the_rule(gaps={"core": {"quality": {"wish": 6, "cost": 0}}})
    assert costs(rule, lifting(1, "09:00", "core"), [INTERVALS]) == []


def test_same_trip_only_after_easy_runs() -> None:
    """Straight after intervals is too soon, whatever counts as one trip."""
    rule = the_rule(same_trip_minutes=240)
    assert costs(rule, lifting(1, "08:00", "lower-heavy"), [INTERVALS]) == [None]
    assert costs(rule, lifting(1, "11:00", "lower-heavy"), [INTERVALS]) == [1]


def test_races_have_their_own_rule() -> None:
    """A race, though it counts as a quality run elsewhere, asks nothing here."""
    assert costs(the_rule(), lifting(1, "10:15", "lower-heavy"), [], [a_race(1)]) == []


def test_each_run_counts() -> None:
    """Two easy runs before a session, both too close, miss two wishes."""
    runs = [EASY, a_run(1, "easy", "easy", start="09:00", minutes=30)]
    assert costs(the_rule(), lifting(1, "10:15", "upper"), runs) == [1, 1]


def test_prices() -> None:
    """A priced must costs its penalty once a run; a wish its own cost."""
    rule = the_rule(penalty=5)
    assert costs(rule, lifting(1, "10:00", "lower-heavy"), [INTERVALS]) == [5]
    assert costs(rule, lifting(7, "18:00", "lower-heavy"), [LONG]) == [5]
    assert costs(rule, lifting(1, "12:00", "lower-heavy"), [INTERVALS]) == [1]


@pytest.mark.parametrize(
    ("session", "run", "text"),
    [
        (
            (1, "10:15"),
            INTERVALS,
            "legs starts 2 h 15 min after the intervals on Tue 4 May; 3 h must lie between",
        ),
        (
            (7, "18:00"),
            LONG,
            "legs starts 32 h 30 min after the long run on Sun 9 May; the rest of that day and "
            "1 day more must stay free of it",
        ),
    ],
)
def test_text(session: tuple[int, str], run: Run, text: str) -> None:
    """The violation names the run, its day and the hours."""
    offset, start = session
    found = the_rule().violations(a_block(14, runs=[run]), a_plan(a_session(offset, start=start)))
    assert [violation.text for violation in found] == [text]


def test_explain() -> None:
    """The sentence has the hours, the days and the minutes."""
    said = the_rule().explain()
    assert "lower-heavy: 3 h, better 6 h after quality, better 6 h after medium-long" in said
    assert "neither later on the day of a long run nor on the next 1 day" in said
    assert "within 30 min" in said
