"""What the sessions of each menu hold, and when for the first time."""

from __future__ import annotations

from dataclasses import replace

from periodize.block import Menu
from periodize.rules.first_held import first_held
from tests.toy import a_block, a_plan, a_session, day


def test_the_first_day_of_each() -> None:
    """Of each exercise the first day in its menu counts, in whatever order sessions come."""
    both, one = ("squat", "deadlift"), ("squat",)
    plan = a_plan(
        a_session(9, exercises=both), a_session(2, exercises=one), a_session(5, exercises=both)
    )
    (segment,) = {week.segment for week in a_block(14).calendar.weeks}
    assert first_held(a_block(14), plan) == {
        Menu(segment, "legs", "gym"): {"squat": day(2), "deadlift": day(5)}
    }


def test_what_is_of_no_menu() -> None:
    """A focus that the model lacks, and a day outside the block, are left out; places are apart."""
    unknown = replace(a_session(1), focus="unknown")
    plan = a_plan(unknown, a_session(7), a_session(6), a_session(3, place="home"))
    found = first_held(a_block(7), plan)
    assert {(menu.focus, menu.place) for menu in found} == {("legs", "gym"), ("legs", "home")}
