"""Which session of a new plan is which session of the earlier one."""

from __future__ import annotations

import datetime as dt

from periodize.calendars.continuity import carry_over
from periodize.plan import CalendarState, Plan
from tests.build import a_block, a_plan, a_scenario, a_session

TUE, WED, FRI = "2027-05-04 18:00", "2027-05-05 18:00", "2027-05-07 18:00"
NEXT_TUE, NEXT_WED = "2027-05-11 18:00", "2027-05-12 18:00"


def _carried(earlier: Plan | None, *starts: str) -> Plan:
    return carry_over(a_plan(*map(a_session, starts)), earlier, a_scenario())


def _ids(plan: Plan) -> list[str]:
    return [session.id for session in plan.sessions]


def test_fresh_ids() -> None:
    """An id is the week of the block, the focus and a running number in the week."""
    plan = carry_over(
        a_plan(a_session(FRI), a_session(TUE), a_session(NEXT_TUE), a_session(WED, focus="core")),
        None,
        a_scenario(),
    )
    assert _ids(plan) == [
        "w01-lower-strength-2",
        "w01-lower-strength-1",
        "w02-lower-strength-1",
        "w01-core-1",
    ]
    assert all(state.sequence == 0 for state in plan.calendar.values())


def test_block_that_begins_on_a_thursday() -> None:
    """Weeks run from Monday: the first partial week is week 1."""
    scenario = a_scenario(days=a_block(2, dt.date(2027, 5, 6)))
    plan = carry_over(a_plan(a_session(FRI), a_session(NEXT_TUE)), None, scenario)
    assert _ids(plan) == ["w01-lower-strength-1", "w02-lower-strength-1"]


def test_moved_to_the_next_week() -> None:
    """A session without a match in its week takes the nearest left-over within seven days."""
    assert _ids(_carried(_carried(None, FRI), NEXT_TUE)) == ["w01-lower-strength-1"]
    assert _ids(_carried(_carried(None, TUE), NEXT_TUE)) == ["w01-lower-strength-1"]
    assert _ids(_carried(_carried(None, TUE), NEXT_WED)) == ["w02-lower-strength-1"]


def test_the_other_one_is_gone() -> None:
    """When one of two goes, the one that did not move keeps its own id."""
    plan = _carried(_carried(None, TUE, FRI), FRI)
    assert _ids(plan) == ["w01-lower-strength-2"]
    assert plan.calendar["w01-lower-strength-1"].cancelled
    assert plan.calendar["w01-lower-strength-2"].sequence == 0


def test_other_focus() -> None:
    """A session of another focus is another session."""
    plan = carry_over(a_plan(a_session(TUE, focus="core")), _carried(None, TUE), a_scenario())
    assert _ids(plan) == ["w01-core-1"]


def test_no_clash_with_a_cancelled_id() -> None:
    """A new session never takes the id of a cancelled one that it cannot be."""
    moved = CalendarState(
        sequence=1, digest="", cancelled=True, start=dt.datetime(2027, 6, 1, 18), minutes=55
    )
    earlier = a_plan(calendar={"w01-lower-strength-1": moved})
    assert _ids(_carried(earlier, TUE)) == ["w01-lower-strength-2"]
