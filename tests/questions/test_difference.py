"""Two plans side by side, by hand: what moved, came and went, and which week gets worse first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from periodize.dates import add_days
from periodize.plan import BrokenWish, GoalRecord, Plan, WeekRecord
from periodize.questions.difference import (
    GoalChange,
    SessionChange,
    WeekChange,
    difference,
    price_text,
)
from tests.build import GOALS, MONDAY, a_plan, a_session, a_wish

MONDAYS = [add_days(MONDAY, 7 * number) for number in range(4)]
NOTHING = (0, 0, 0, 0, 0)


def missing(*weeks: tuple[int, ...]) -> Plan:
    """A plan without sessions that misses so much of each goal in each of some weeks."""
    wishes = tuple(
        a_wish(add_days(MONDAYS[number], number), goal=goal, cost=cost)
        for number, costs in enumerate(weeks)
        for goal, cost in zip(GOALS, costs, strict=True)
        if cost
    )
    return a_plan(broken_wishes=wishes, weeks=tuple(map(a_week, range(len(weeks)))))


def a_week(number: int, target: int = 2) -> WeekRecord:
    """What a plan says of a week."""
    return WeekRecord(
        start=MONDAYS[number],
        season="off",
        phase="strength",
        deload=False,
        sessions=0,
        target=target,
        minutes=0,
        sets_by_muscle={},
    )


def a_goal(name: str, value: int) -> GoalRecord:
    """A goal that misses so much, proven."""
    return GoalRecord(name=name, value=value, bound=value, proven=True)


def test_the_first_week_that_gets_worse() -> None:
    """The first one, neither a better one before it nor a worse one behind it."""
    before = missing(NOTHING, (0, 2, 0, 0, 0), NOTHING, NOTHING)
    after = missing(NOTHING, (0, 1, 0, 0, 0), (0, 0, 0, 0, 1), (3, 0, 0, 0, 0))
    found = difference(before, after)
    assert found.first_worse == MONDAYS[2]
    assert found.first_worse_week == WeekChange(MONDAYS[2], 0, 0, NOTHING, (0, 0, 0, 0, 1))
    assert difference(after, before).first_worse == MONDAYS[1]
    assert difference(before, before).first_worse is None
    assert difference(before, before).first_worse_week is None


@pytest.mark.parametrize(
    ("before", "after", "first", "is_worse"),
    [
        (NOTHING, NOTHING, None, False),
        ((1, 1, 1, 1, 1), (1, 1, 1, 1, 1), None, False),
        (NOTHING, (0, 0, 0, 0, 1), "preferences", True),
        ((0, 0, 0, 0, 1), NOTHING, "preferences", False),
        ((0, 2, 0, 0, 0), (0, 1, 9, 9, 9), "gaps", False),
        ((0, 1, 9, 9, 9), (0, 2, 0, 0, 0), "gaps", True),
        ((1, 0, 0, 0, 0), (0, 9, 0, 0, 0), "sessions", False),
        ((4, 0, 0, 2, 0), (4, 0, 0, 3, 0), "steadiness", True),
    ],
)
def test_the_earliest_goal_that_changes_decides(
    before: tuple[int, ...], after: tuple[int, ...], first: str | None, is_worse: bool
) -> None:
    """A week is worse where the earliest goal that changes misses more, whatever the later do."""
    (week,) = difference(missing(before), missing(after)).weeks
    assert week == WeekChange(MONDAY, 0, 0, before, after)
    assert (week.first_goal, week.is_worse) == (first, is_worse)


def test_sessions_of_each_week() -> None:
    """Sessions of the earlier plan count before, those of the other after, Sunday in its week."""
    before = a_plan(a_session("2027-05-03 18:00", id="a"), a_session("2027-05-09 18:00", id="b"))
    after = a_plan(
        a_session("2027-05-03 18:00", id="a"),
        a_session("2027-05-10 18:00", id="b"),
        a_session("2027-05-12 18:00", id="c"),
        a_session("2027-05-16 18:00", id="d"),
    )
    weeks = difference(before, after).weeks
    assert [(w.start, w.sessions_before, w.sessions_after) for w in weeks] == [
        (MONDAYS[0], 2, 1),
        (MONDAYS[1], 0, 3),
    ]


def test_a_block_that_begins_inside_a_week() -> None:
    """A week is told by its Monday, also where the plan's record of it begins on a later day."""
    short = a_week(0)
    part = WeekRecord(
        start=add_days(MONDAY, 3),
        season=short.season,
        phase=short.phase,
        deload=False,
        sessions=1,
        target=1,
        minutes=55,
        sets_by_muscle={},
    )
    plan = a_plan(a_session("2027-05-07 18:00"), weeks=(part,))
    (week,) = difference(plan, plan).weeks
    assert (week.start, week.sessions_before, week.sessions_after) == (MONDAY, 1, 1)


def test_what_stays_moves_comes_and_goes() -> None:
    """By id: hours, length and place of both plans, each on its own side."""
    before = a_plan(
        a_session("2027-05-03 18:00", id="stays"),
        a_session("2027-05-04 18:00", id="later"),
        a_session("2027-05-05 18:00", id="longer"),
        a_session("2027-05-06 18:00", id="home"),
        a_session("2027-05-07 18:00", id="gone", focus="upper"),
    )
    after = a_plan(
        a_session("2027-05-03 18:00", id="stays"),
        a_session("2027-05-04 18:15", id="later"),
        a_session("2027-05-05 18:00", id="longer", minutes=70),
        a_session("2027-05-06 18:00", id="home", place="home"),
        a_session("2027-05-08 18:00", id="new", focus="core"),
    )
    found = difference(before, after)
    tue, wed, thu = (datetime(2027, 5, day, 18) for day in (4, 5, 6))
    legs = "lower-strength"
    assert found.kept == 1
    assert found.moved == (
        SessionChange("later", legs, tue, tue + timedelta(minutes=15), 55, 55, "gym", "gym"),
        SessionChange("longer", legs, wed, wed, 55, 70, "gym", "gym"),
        SessionChange("home", legs, thu, thu, 55, 55, "gym", "home"),
    )
    assert found.added == (
        SessionChange("new", "core", None, datetime(2027, 5, 8, 18), None, 55, None, "gym"),
    )
    assert found.lost == (
        SessionChange("gone", "upper", datetime(2027, 5, 7, 18), None, 55, None, "gym", None),
    )
    assert (found.asked_before, found.asked_after) == (5, 5)


def test_other_exercises_are_no_move() -> None:
    """A session that stands where it stood is kept, whatever it holds."""
    before, after = a_session("2027-05-03 18:00"), a_session("2027-05-03 18:00", exercises=())
    found = difference(a_plan(before), a_plan(after))
    assert (found.kept, found.moved) == (1, ())


def test_wishes_missed_anew_and_no_more() -> None:
    """Each wish counts as often as it is missed; in order of date, each on its own side."""
    both, late = a_wish(MONDAY), a_wish(add_days(MONDAY, 9))
    early, gone = a_wish(add_days(MONDAY, 1)), a_wish(add_days(MONDAY, 2), rule="after_run")
    found = difference(
        a_plan(broken_wishes=(both, gone)), a_plan(broken_wishes=(late, both, early, both))
    )
    assert found.missed_anew == (both, early, late)
    assert found.missed_no_more == (gone,)


def test_asked_sessions_of_all_weeks() -> None:
    """What the weeks ask for is summed for each plan by itself."""
    before = a_plan(weeks=(a_week(0, 3), a_week(1, 2)))
    found = difference(before, a_plan(weeks=(a_week(0, 1), a_week(1, 2))))
    assert (found.asked_before, found.asked_after) == (5, 3)


def test_the_price() -> None:
    """Goal by goal what the other plan misses more; proven where both plans are."""
    before = a_plan(goals=tuple(map(a_goal, GOALS, (1, 5, 0, 2, 0))))
    values = (1, 3, 4, 2, 0)
    after = a_plan(goals=tuple(map(a_goal, GOALS, values)))
    found = difference(before, after)
    assert found.price == (0, -2, 4, 0, 0)
    assert found.goals[1] == GoalChange("gaps", 5, 3, True)
    assert price_text(found.goals) == "gaps -2, balance +4"
    assert difference(after, before).price == (0, 2, -4, 0, 0)
    assert price_text(difference(after, after).goals) == "nothing"


def test_a_wish_of_another_week_is_no_change_of_this_one() -> None:
    """What moves from one week to the next makes the one better and the other worse."""

    def misses(*days: int) -> tuple[BrokenWish, ...]:
        return tuple(a_wish(add_days(MONDAY, offset), cost=2) for offset in days)

    weeks = (a_week(0), a_week(1))
    before = a_plan(weeks=weeks, broken_wishes=misses(6))
    after = a_plan(weeks=weeks, broken_wishes=misses(7))
    found = difference(before, after)
    assert [week.is_worse for week in found.weeks] == [False, True]
    assert found.first_worse == MONDAYS[1]
