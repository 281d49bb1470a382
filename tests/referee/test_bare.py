"""Sessions without exercises, and places that are left out."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import pytest

from periodize.plan import Plan
from periodize.referee import check
from periodize.rules.base import Violation
from periodize.scenario import load_text
from tests.referee.good import SCENARIO, good_plan, moved

FRI = "lower-strength-05-07"


@cache
def known() -> frozenset[Violation]:
    """What `runner` says of the good plan, which has kinds of session of its own."""
    return frozenset(check(load_text(SCENARIO, "", Path()), good_plan()).broken)


def broken(plan: Plan) -> list[str]:
    """The rules that a change breaks, with the day."""
    verdict = check(load_text(SCENARIO, "", Path()), plan)
    return [f"{each.date:%m-%d} {each.rule}" for each in verdict.broken if each not in known()]


def bare(plan: Plan) -> Plan:
    """The plan with days, hours and lengths only."""
    return plan.replace(
        sessions=tuple(dataclasses.replace(each, exercises=()) for each in plan.sessions)
    )


def test_day_hour_and_length_are_judged() -> None:
    """Nothing is said of what such sessions lack, but all that is wrong with their times."""
    assert broken(bare(good_plan())) == []
    assert broken(moved(FRI, "05-06", "17:59")(bare(good_plan()))) == ["05-06 recovery_gap"]
    longer = bare(good_plan())
    first = dataclasses.replace(longer.sessions[0], minutes=44)
    assert broken(longer.replace(sessions=(first, *longer.sessions[1:]))) == ["05-04 session_mix"]


def test_it_is_said_once() -> None:
    """However many sessions name no exercises."""
    scenario = load_text(SCENARIO, "nine-weeks.yaml", Path())
    assert check(scenario, good_plan()).not_judged == ()
    count = len(good_plan().sessions)
    assert check(scenario, bare(good_plan())).not_judged == (
        f"what {count} sessions would hold: without exercises, day, hour and length alone are "
        "judged",
    )


def test_other_sessions_are_judged_in_full() -> None:
    """One that names too few exercises is found beside one that names none."""
    first, second, *others = good_plan().sessions
    some = dataclasses.replace(second, exercises=second.exercises[:1])
    plan = good_plan().replace(sessions=(dataclasses.replace(first, exercises=()), some, *others))
    assert f"{second.date:%m-%d} session_size" in broken(plan)


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        ("05-07", "18:00", []),
        ("05-08", "06:00", []),
        (
            "05-08",
            "11:30",
            [f"05-08 {n}" for n in ("availability", "before_run", "equipment", "record")],
        ),
    ],
)
def test_a_place_may_be_left_out(day: str, clock: str, found: list[str]) -> None:
    """It is that of the one window that holds the session; where none does, it is asked for."""
    plan = good_plan()
    without = tuple(dataclasses.replace(each, place="") for each in plan.sessions)
    damaged = moved(FRI, day, clock)(plan.replace(sessions=without))
    assert [each for each in broken(damaged) if each.startswith(day)] == found


def test_where_it_is_asked_for_the_choice_is_told() -> None:
    """The places that have a window on that day."""
    late = dataclasses.replace(good_plan().sessions[0], place="")
    plan = moved(late.id, "05-08", "11:30")(Plan(sessions=(late,)))
    verdict = check(load_text(SCENARIO, "", Path()), plan)
    assert [found.text for found in verdict.broken if found.rule == "record"] == [
        f"{late.id}: its place is left out, and not one window fits; name one of gym, home"
    ]
