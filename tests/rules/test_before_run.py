"""Hours from the end of a session to the start of the next run; sessions here last half an hour."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.before_run import BeforeRun
from periodize.scenario.scenario import Race, Run
from tests.toy import a_block, a_plan, a_race, a_run, a_session

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "before_run")
INTERVALS = a_run(2)  # on Wednesday at 07:00
LATE_INTERVALS = a_run(2, start="18:00")
EASY = a_run(2, "easy", "easy", start="18:00")
LONG = a_run(6, "long", "long", start="08:00", minutes=150)
MONDAY_INTERVALS = a_run(7)
MEDIUM = a_run(2, "easy", "medium-long", start="18:00", minutes=95)
LONG_WITH_PACE = a_run(6, "race_pace", ("quality", "long"), start="08:00", minutes=150)


def the_rule(**changes: Any) -> BeforeRun:
    """The rule at the numbers of the model `runner`."""
    return BeforeRun.model_validate({**NUMBERS, **changes})


def lifting(offset: int, start: str, load_class: str) -> Session:
    """A session of a load class."""
    return dataclasses.replace(a_session(offset, start=start), load_class=load_class)


def costs(
    rule: BeforeRun, session: Session, runs: list[Run], races: list[Race] | None = None
) -> list[int | None]:
    """What each violation costs; None for a broken must."""
    block = a_block(14, runs=runs, races=races or [])
    return [found.cost for found in rule.violations(block, a_plan(session))]


@pytest.mark.parametrize(
    ("run", "session", "expected"),
    [
        # Heavy legs: 24 h must lie between, 48 h should, and the day before costs one more.
        (INTERVALS, (1, "06:30", "lower-heavy"), [1, 1]),
        (INTERVALS, (1, "06:31", "lower-heavy"), [None, 1]),
        (INTERVALS, (0, "06:31", "lower-heavy"), [1]),
        (INTERVALS, (0, "06:30", "lower-heavy"), []),
        (INTERVALS, (1, "06:30", "complex"), [1, 1]),
        (LONG, (5, "07:31", "complex"), [None, 1]),
        # On the day of the run: before it never, after it this rule asks nothing.
        (INTERVALS, (2, "06:30", "lower-heavy"), [None]),
        (INTERVALS, (2, "06:31", "lower-heavy"), []),
        (INTERVALS, (2, "18:00", "lower-heavy"), []),
        # Plyometrics may stand closer to a long run than to intervals: 36 h, not 48.
        (LONG, (4, "19:30", "plyometric"), []),
        (LONG, (4, "19:31", "plyometric"), [1]),
        (INTERVALS, (0, "19:30", "plyometric"), [1]),
        # Circuits: 24 h before intervals, 12 h before a long run, better 36 h before either.
        (INTERVALS, (1, "06:30", "circuit"), [1, 1]),
        (INTERVALS, (1, "06:31", "circuit"), [None, 1]),
        (INTERVALS, (0, "18:30", "circuit"), []),
        (INTERVALS, (0, "18:31", "circuit"), [1]),
        (LONG, (4, "19:30", "circuit"), []),
        (LONG, (4, "19:31", "circuit"), [1]),
        (LONG, (5, "07:30", "circuit"), [1, 1]),
        (LONG, (5, "07:31", "circuit"), [1, 1]),
        (LONG, (5, "19:30", "circuit"), [1, 1]),
        (LONG, (5, "19:31", "circuit"), [None, 1]),
        # Power: half of what heavy legs need.
        (INTERVALS, (1, "06:30", "power"), [1]),
        (INTERVALS, (1, "06:31", "power"), [1, 1]),
        (INTERVALS, (1, "18:30", "power"), [1, 1]),
        (INTERVALS, (1, "18:31", "power"), [None, 1]),
        # Arms and trunk: six hours, and the day before is as good as any.
        (LATE_INTERVALS, (2, "11:30", "upper"), []),
        (LATE_INTERVALS, (2, "11:31", "upper"), [1]),
        (LONG, (6, "01:30", "core"), []),
        (LONG, (6, "01:31", "core"), [1]),
        (INTERVALS, (1, "18:00", "upper"), []),
        # An easy run: six hours after legs, three after power, none after arms.
        (EASY, (2, "11:30", "lower-heavy"), []),
        (EASY, (2, "11:31", "lower-heavy"), [1]),
        (EASY, (2, "11:31", "circuit"), [1]),
        (EASY, (2, "14:30", "power"), []),
        (EASY, (2, "14:31", "power"), [1]),
        (EASY, (2, "17:30", "upper"), []),
        (EASY, (1, "18:00", "lower-heavy"), []),
        # Before a medium-long run heavy legs and jumps are wished a day off, and never forbidden;
        # all else is as before an easy run.
        (MEDIUM, (1, "17:30", "lower-heavy"), []),
        (MEDIUM, (1, "17:31", "lower-heavy"), [1]),
        (MEDIUM, (2, "06:00", "lower-heavy"), [1]),
        (MEDIUM, (1, "17:30", "complex"), []),
        (MEDIUM, (1, "17:31", "complex"), [1]),
        (MEDIUM, (1, "17:30", "plyometric"), []),
        (MEDIUM, (1, "17:31", "plyometric"), [1]),
        (MEDIUM, (2, "05:30", "circuit"), []),
        (MEDIUM, (2, "05:31", "circuit"), [1]),
        (MEDIUM, (2, "14:30", "power"), []),
        (MEDIUM, (2, "14:31", "power"), [1]),
        (MEDIUM, (2, "17:30", "upper"), []),
        (MEDIUM, (2, "17:30", "core"), []),
        # A run that is quality and long is told once, with the stricter gap.
        (LONG_WITH_PACE, (5, "07:31", "lower-heavy"), [None, 1]),
        (LONG_WITH_PACE, (5, "07:30", "lower-heavy"), [1, 1]),
        (LONG_WITH_PACE, (4, "19:30", "plyometric"), [1]),
        (LONG_WITH_PACE, (5, "07:31", "circuit"), [None, 1]),
        (LONG_WITH_PACE, (6, "01:31", "upper"), [1]),
        # Bands ask nothing.
        (INTERVALS, (2, "06:30", "light"), []),
        # From Sunday to Monday, the next week; a night is no border either.
        (MONDAY_INTERVALS, (6, "06:30", "lower-heavy"), [1, 1]),
        (MONDAY_INTERVALS, (6, "18:00", "lower-heavy"), [None, 1]),
        (MONDAY_INTERVALS, (5, "06:30", "lower-heavy"), []),
        (MONDAY_INTERVALS, (6, "23:45", "lower-heavy"), [None, 1]),
    ],
)
def test_gaps(run: Run, session: tuple[int, str, str], expected: list[int | None]) -> None:
    """Heavy legs stand 24 h, better 48 h, before hard and long runs, 6 h before easy ones."""
    assert costs(the_rule(), lifting(*session), [run]) == expected


@pytest.mark.parametrize(
    ("run", "offset", "start", "expected"),
    [
        # The day before costs one more; the same circuit by another name waits for its class.
        (INTERVALS, 0, "18:30", []),
        (INTERVALS, 0, "18:31", [1]),
        (INTERVALS, 1, "06:30", [1, 1]),
        (INTERVALS, 1, "06:31", [None, 1]),
        (LONG, 4, "19:30", []),
        (LONG, 4, "19:31", [1]),
        (LONG, 5, "07:30", [1, 1]),
        (LONG, 5, "07:31", [None, 1]),
        (MEDIUM, 2, "05:30", []),
        (MEDIUM, 2, "05:31", [1]),
        (EASY, 2, "11:30", []),
        (EASY, 2, "11:31", [1]),
    ],
)
def test_the_second_leg_session_has_hours_of_its_own(
    run: Run, offset: int, start: str, expected: list[int | None]
) -> None:
    """It should end 36 h before hard and long runs, not 48 h, and 12 h before a medium-long one."""
    second = dataclasses.replace(lifting(offset, start, "circuit"), focus="lower-second")
    assert costs(the_rule(), second, [run]) == expected
    assert costs(the_rule(focuses={}), second, [run]) == costs(
        the_rule(), lifting(offset, start, "circuit"), [run]
    )


@pytest.mark.parametrize(
    ("start", "expected"), [("08:30", [1, 1]), ("08:31", [None, 1]), ("18:00", [None, 1])]
)
def test_a_race_is_a_hard_run(start: str, expected: list[int | None]) -> None:
    """Before a race at 09:00, here the day after the block, the hours of a quality run hold."""
    block = a_block(7, races=[a_race(7)])
    found = the_rule().violations(block, a_plan(lifting(6, start, "lower-heavy")))
    assert [violation.cost for violation in found] == expected


def test_each_run_counts() -> None:
    """Legs on Tuesday morning miss the easy run at noon and the intervals on Wednesday."""
    runs = [a_run(1, "easy", "easy", start="12:00"), a_run(2, start="18:00")]
    assert costs(the_rule(), lifting(1, "07:00", "lower-heavy"), runs) == [1, 1, 1]


def test_prices() -> None:
    """At a price of 5 a broken must costs 5; wishes keep their own cost."""
    rule = the_rule(penalty=5)
    assert costs(rule, lifting(1, "18:00", "lower-heavy"), [INTERVALS]) == [5, 1]
    assert costs(rule, lifting(0, "18:00", "lower-heavy"), [INTERVALS]) == [1]
    assert costs(the_rule(day_before_cost=0), lifting(1, "06:30", "power"), [INTERVALS]) == []


@pytest.mark.parametrize(
    ("quality", "long", "told"),
    [
        ({"must": 24}, {"must": 36}, "36 h must"),
        ({"must": 48}, {"must": 36}, "48 h must"),
        ({"must": 36}, {"wish": 60, "cost": 9}, "36 h must"),
        ({"wish": 48, "cost": 3}, {"wish": 60, "cost": 2}, "48 h should"),
        ({"wish": 48, "cost": 2}, {"wish": 60, "cost": 2}, "60 h should"),
        ({"wish": 24, "cost": 3}, {"wish": 60, "cost": 2}, "60 h should"),
        ({"wish": 60, "cost": 0}, {"wish": 48, "cost": 2}, "48 h should"),
    ],
)
def test_the_stricter_gap(quality: Any, long: Any, told: str) -> None:
    """Of a run that is quality and long a broken must is told first, else the dearest wish."""
    rule = the_rule(gaps={"lower-heavy": {"quality": quality, "long": long}}, day_before_cost=0)
    block = a_block(7, runs=[a_run(2, demand=("quality", "long"), start="06:00")])
    (found,) = rule.violations(block, a_plan(a_session(0)))
    assert found.text.split("; ")[1] == f"{told} lie between"


def test_a_wish_without_a_cost_is_none() -> None:
    """What costs nothing is not told."""
    gaps = {"lower-heavy": {"quality": {"wish": 48, "cost": 0}, "long": {"wish": 60, "cost": 0}}}
    rule = the_rule(gaps=gaps, day_before_cost=0)
    run = a_run(2, demand=("quality", "long"))
    assert costs(rule, lifting(1, "18:00", "lower-heavy"), [run]) == []


def test_text() -> None:
    """The violation names the run, its day and the hours."""
    plans = [a_plan(a_session(1)), a_plan(a_session(0))]
    block = a_block(7, runs=[INTERVALS])
    assert [found.text for plan in plans for found in the_rule().violations(block, plan)] == [
        "legs ends 12 h 30 min before the intervals on Wed 5 May; 24 h must lie between",
        "legs stands on the day before the intervals",
        "legs ends 36 h 30 min before the intervals on Wed 5 May; 48 h should lie between",
    ]


def test_explain() -> None:
    """The sentence has the hours of each class."""
    said = the_rule().explain()
    assert "lower-heavy: 24 h, better 48 h before quality, 24 h, better 48 h before long" in said
    assert "better 36 h before long, better 24 h before medium-long" in said
    assert "circuit: 24 h, better 36 h before quality, 12 h, better 36 h before long" in said
    assert "lower-second: 24 h, better 36 h before quality, 24 h, better 36 h before long" in said
