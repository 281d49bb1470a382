"""Hours from start to start between sessions that load the same."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.plan import Session
from periodize.rules.recovery_gap import RecoveryGap
from periodize.scenario.scenario import Athlete
from tests.toy import a_block, a_plan, a_session

HEAVY = {"must": 48}
NUMBERS: dict[str, Any] = {
    "gaps": {
        "lower-heavy": {"lower-heavy": HEAVY, "complex": HEAVY, "power": {"must": 24}},
        "power": {"power": {"must": 24}},
        "upper": {"upper": {"wish": 48}},
        "core": {"core": {"wish": 24}},
    },
    "novice_extra_wish_hours": 24,
    "masters_extra_wish_hours": 24,
    "masters_age": 40,
}


def the_rule(**changes: Any) -> RecoveryGap:
    """The rule at the numbers of the model `runner`."""
    return RecoveryGap(rule="recovery_gap", **{**NUMBERS, **changes})


def lifting(offset: int, start: str, load_class: str) -> Session:
    """A session of a load class."""
    return dataclasses.replace(a_session(offset, start=start), load_class=load_class)


def costs(
    rule: RecoveryGap, *sessions: Session, athlete: Athlete | None = None
) -> list[int | None]:
    """What each violation costs; None for a broken must."""
    block = a_block(21, athlete=athlete)
    return [found.cost for found in rule.violations(block, a_plan(*sessions))]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Monday 18:00, then Wednesday at the same hour: 48 h, though only 47.5 h from its end.
        ((0, "18:00", "lower-heavy"), (2, "18:00", "lower-heavy"), []),
        ((0, "18:00", "lower-heavy"), (2, "17:45", "lower-heavy"), [None]),
        ((0, "18:00", "lower-heavy"), (1, "18:00", "complex"), [None]),
        # The table says it once; it holds in either order.
        ((0, "18:00", "complex"), (2, "17:45", "lower-heavy"), [None]),
        ((0, "18:00", "complex"), (2, "18:00", "lower-heavy"), []),
        # Sunday and Monday, and Saturday and Monday: the week's edge is no excuse.
        ((6, "18:00", "lower-heavy"), (7, "18:00", "lower-heavy"), [None]),
        ((5, "18:00", "lower-heavy"), (7, "18:00", "lower-heavy"), []),
        ((0, "18:00", "power"), (1, "17:45", "lower-heavy"), [None]),
        ((0, "18:00", "power"), (1, "18:00", "lower-heavy"), []),
        ((0, "18:00", "lower-heavy"), (0, "18:00", "lower-heavy"), [None]),
        # Arms and trunk only wish for it.
        ((0, "18:00", "upper"), (2, "17:45", "upper"), [1]),
        ((0, "18:00", "upper"), (2, "18:00", "upper"), []),
        ((0, "18:00", "core"), (1, "17:45", "core"), [1]),
        ((0, "18:00", "core"), (1, "18:00", "core"), []),
        ((0, "18:00", "upper"), (1, "18:00", "core"), []),
        ((0, "18:00", "lower-heavy"), (1, "18:00", "upper"), []),
        ((0, "18:00", "light"), (1, "18:00", "light"), []),
        # A session before the block's first day still counts for the one inside.
        ((-1, "18:00", "lower-heavy"), (0, "18:00", "lower-heavy"), [None]),
    ],
)
def test_gaps(
    first: tuple[int, str, str], second: tuple[int, str, str], expected: list[int | None]
) -> None:
    """Legs need 48 h from start to start, fast light work 24 h; upper and core have wishes."""
    assert costs(the_rule(), lifting(*first), lifting(*second)) == expected


@pytest.mark.parametrize(
    ("athlete", "hours", "expected"),
    [
        (Athlete(level="novice"), 71, [1]),
        (Athlete(level="novice"), 72, []),
        (Athlete(level="novice"), 47, [None]),
        (Athlete(birth_year=1987), 71, [1]),
        (Athlete(birth_year=1987), 72, []),
        (Athlete(birth_year=1988), 71, []),
        (Athlete(), 48, []),
    ],
)
def test_longer_wish(athlete: Athlete, hours: int, expected: list[int | None]) -> None:
    """Novices, and athletes from the year they turn 40, wish for 72 h between legs."""
    days, clock = divmod(hours, 24)
    sessions = (
        lifting(0, "00:00", "lower-heavy"),
        lifting(days, f"{clock:02}:00", "lower-heavy"),
    )
    assert costs(the_rule(), *sessions, athlete=athlete) == expected


@pytest.mark.parametrize(
    ("load_class", "clock", "expected"),
    [
        ("lower-heavy", "17:45", [None]),
        ("lower-heavy", "18:00", []),
        ("power", "17:45", [None]),
        ("circuit", "17:45", [None]),
        ("upper", "17:45", []),
    ],
)
def test_hours_for_all_legs(load_class: str, clock: str, expected: list[int | None]) -> None:
    """`hours: 72` holds between any two that load the legs, and for nothing else."""
    first = lifting(0, "18:00", "lower-heavy")
    assert costs(the_rule(hours=72), first, lifting(3, clock, load_class)) == expected


def test_every_pair_counts() -> None:
    """Monday, Tuesday and Wednesday noon are three pairs closer than 48 h."""
    days = [(0, "18:00"), (1, "18:00"), (2, "12:00")]
    sessions = [lifting(offset, start, "lower-heavy") for offset, start in days]
    assert costs(the_rule(), *sessions) == [None, None, None]
    assert costs(the_rule(penalty=3), *sessions) == [3, 3, 3]


def test_sessions_of_one_moment() -> None:
    """Three leg sessions at one start cost two units, and together one more with the next day's."""
    moment = [lifting(0, "18:00", name) for name in ("lower-heavy", "lower-heavy", "lower-heavy")]
    assert costs(the_rule(penalty=3), *moment) == [6]
    assert costs(the_rule(penalty=3), *moment, lifting(1, "18:00", "lower-heavy")) == [6, 3]


def test_longer_of_two_entries() -> None:
    """Of a pair that is written twice the longer hours count."""
    twice = {"lower-heavy": {"complex": {"must": 24}}, "complex": {"lower-heavy": {"must": 48}}}
    sessions = lifting(0, "18:00", "lower-heavy"), lifting(1, "18:00", "complex")
    assert costs(the_rule(gaps=twice), *sessions) == [None]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Monday night and Wednesday morning: a whole day lies between, if only 30 h.
        ((0, "23:00", "circuit"), (2, "05:00", "circuit"), []),
        ((0, "05:00", "circuit"), (1, "23:00", "circuit"), [None]),
        ((0, "05:00", "circuit"), (0, "23:00", "circuit"), [None]),
        ((6, "18:00", "circuit"), (7, "18:00", "circuit"), [None]),
        ((5, "18:00", "circuit"), (7, "18:00", "circuit"), []),
        # Two days between arms and legs, in either order.
        ((0, "18:00", "circuit"), (2, "18:00", "upper"), [None]),
        ((0, "18:00", "upper"), (2, "18:00", "circuit"), [None]),
        ((0, "18:00", "upper"), (3, "18:00", "circuit"), []),
        ((0, "18:00", "upper"), (0, "19:00", "upper"), []),
        ((0, "18:00", "core"), (0, "19:00", "core"), []),
    ],
)
def test_whole_days(
    first: tuple[int, str, str], second: tuple[int, str, str], expected: list[int | None]
) -> None:
    """Whole days of the calendar lie between, whatever the hours."""
    days = {"circuit": {"circuit": 1, "upper": 2}, "core": {"core": 0}}
    rule = the_rule(gaps={}, days=days)
    assert costs(rule, lifting(*first), lifting(*second)) == expected


def test_days_and_hours_are_two_breaches() -> None:
    """What is too close by the clock and by the calendar counts twice, each session once more."""
    rule = the_rule(days={"lower-heavy": {"lower-heavy": 1}}, penalty=3)
    sessions = [lifting(day, "18:00", "lower-heavy") for day in (0, 0, 0, 1)]
    assert costs(rule, *sessions) == [6, 3, 6, 3]


def test_text_of_days() -> None:
    """The violation names both sessions and the days that are free."""
    rule = the_rule(gaps={}, days={"lower-heavy": {"lower-heavy": 2}})
    for offset, free in ((0, "no whole day"), (1, "no whole day"), (2, "1 whole day")):
        plan = a_plan(a_session(0), a_session(offset, start="20:00"))
        (found,) = rule.violations(a_block(), plan)
        weekday = ("Mon 3", "Tue 4", "Wed 5")[offset]
        assert found.text == (
            f"legs on {weekday} May leaves {free} after legs on Mon 3 May; "
            "2 whole days must lie between"
        )


def test_text() -> None:
    """The violation names both sessions, their days and the hours."""
    plan = a_plan(a_session(0), a_session(1))
    (found,) = the_rule().violations(a_block(), plan)
    assert found.text == (
        "legs on Tue 4 May starts 24 h after the start of legs on Mon 3 May; 48 h must lie between"
    )


def test_explain() -> None:
    """The sentence has the hours of the table and who should have more."""
    said = the_rule(hours=60, days={"core": {"core": 1}}).explain()
    for part in (
        "lower-heavy: 48 h to lower-heavy",
        "better 48 h to upper",
        "60 h between any two that load the legs",
        "core: 1 whole day to core",
        "novices better 24 h more",
        "from the age of 40 better 24 h more",
    ):
        assert part in said
