"""What a new plan keeps of the one before it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from periodize.calendars.continuity import carry_over
from periodize.plan import CalendarState, Plan, Session, read_plan, write_plan
from tests.build import a_block, a_plan, a_race, a_scenario, a_session

TUE, WED, FRI = "2027-05-04 18:00", "2027-05-05 18:00", "2027-05-07 18:00"
NEXT_TUE, NEXT_WED = "2027-05-11 18:00", "2027-05-12 18:00"


def _carried(earlier: Plan | None, *starts: str) -> Plan:
    return carry_over(a_plan(*map(a_session, starts)), earlier, a_scenario())


def _ids(plan: Plan) -> list[str]:
    return [session.id for session in plan.sessions]


def _sequence(plan: Plan, name: str = "w01-lower-strength-1") -> int:
    return plan.calendar[name].sequence


def test_same_again() -> None:
    """Over its own result, a plan is itself: byte for byte."""
    first = _carried(None, TUE, FRI, NEXT_WED)
    again = _carried(read_plan(write_plan(first), "plan.json"), TUE, FRI, NEXT_WED)
    assert write_plan(again) == write_plan(first)


def test_moved_in_the_week() -> None:
    """A session that moves in its week keeps its id, and its sequence rises by one."""
    moved = _carried(_carried(None, TUE), WED)
    assert _ids(moved) == ["w01-lower-strength-1"]
    assert _sequence(moved) == 1


def test_gone_stays_cancelled() -> None:
    """What is gone is cancelled once, keeps what its event needs, and then stays."""
    gone = _carried(_carried(None, TUE))
    state = gone.calendar["w01-lower-strength-1"]
    assert (state.cancelled, state.sequence, state.minutes) == (True, 1, 55)
    assert state.start == dt.datetime(2027, 5, 4, 18)
    assert state.summary.startswith("Lower strength, 55 min")
    assert _carried(gone).calendar == gone.calendar


def test_back_again() -> None:
    """A cancelled session that comes back has its id again, and its sequence rises."""
    back = _carried(_carried(_carried(None, TUE)), TUE)
    assert _ids(back) == ["w01-lower-strength-1"]
    assert (_sequence(back), back.calendar["w01-lower-strength-1"].cancelled) == (2, False)


def test_before_the_block() -> None:
    """What lies before a block that begins later is forgotten, not cancelled."""
    later = a_scenario(days=a_block(2, dt.date(2027, 5, 10)))
    plan = carry_over(a_plan(), _carried(None, TUE, NEXT_TUE), later)
    assert set(plan.calendar) == {"w02-lower-strength-1"}


def test_another_scenario() -> None:
    """An earlier plan of another scenario counts for nothing."""
    plan = carry_over(a_plan(), _carried(None, TUE), a_scenario(id="ben"))
    assert plan.calendar == {}


def test_shown_differently() -> None:
    """Units, zone and alarm show in the calendar, so a change of them is a change of the event."""
    first = _carried(None, TUE)
    for changes in ({"units": "imperial"}, {"timezone": "Europe/London"}):
        plan = carry_over(a_plan(a_session(TUE)), first, a_scenario(**changes))
        assert _sequence(plan) == 1


def test_races() -> None:
    """A race has a state of its own: renamed it rises, moved away it is cancelled."""
    first = carry_over(a_plan(), None, a_scenario(races=(a_race(),)))
    renamed = carry_over(a_plan(), first, a_scenario(races=(a_race(name="Rome"),)))
    gone = carry_over(a_plan(), renamed, a_scenario())
    assert first.calendar["race-2027-05-16"].sequence == 0
    assert renamed.calendar["race-2027-05-16"].sequence == 1
    assert gone.calendar["race-2027-05-16"].cancelled
    assert gone.calendar["race-2027-05-16"].minutes is None


def test_state_without_times() -> None:
    """An earlier state that says no time takes it from the session."""
    bare = CalendarState(sequence=3, digest="x", cancelled=False)
    earlier = a_plan(a_session(TUE, id="mine"), calendar={"mine": bare})
    state = _carried(earlier).calendar["mine"]
    assert (state.sequence, state.start) == (4, dt.datetime(2027, 5, 4, 18))


_MOMENTS = st.datetimes(dt.datetime(2027, 5, 3), dt.datetime(2027, 5, 16))
_SESSIONS = st.lists(
    st.builds(
        lambda moment, focus: a_session(f"{moment:%Y-%m-%d %H:00}", focus=focus),
        _MOMENTS,
        st.sampled_from(["core", "upper"]),
    ),
    max_size=6,
    unique_by=lambda session: (session.start, session.focus),
)


@settings(deadline=None)
@given(st.lists(_SESSIONS, min_size=1, max_size=4))
def test_any_history(history: list[list[Session]]) -> None:
    """Ids are unique, no state is lost, no sequence falls, and the last solve repeats itself."""
    plan: Plan | None = None
    for sessions in history:
        found = carry_over(a_plan(*sessions), plan, a_scenario())
        assert len(set(_ids(found))) == len(sessions)
        assert set(_ids(found)) == {n for n, s in found.calendar.items() if not s.cancelled}
        for name, state in (plan.calendar if plan else {}).items():
            changed = found.calendar[name] != state
            assert found.calendar[name].sequence == state.sequence + changed
        plan = found
    assert carry_over(a_plan(*history[-1]), plan, a_scenario()) == plan
