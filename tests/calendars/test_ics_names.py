"""Names that try to be more than names."""

from __future__ import annotations

from typing import Any

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from periodize.calendars.continuity import carry_over
from periodize.calendars.ics import to_ics
from periodize.plan import Plan, Reason
from periodize.scenario.scenario import CalendarWishes, Scenario
from tests.build import a_lift, a_plan, a_race, a_run, a_scenario, a_session

TUE = "2027-05-04 18:00"


def _events(text: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def _names(text: bytes) -> set[str]:
    unfolded = text.replace(b"\r\n ", b"").decode()
    return {line.partition(":")[0].partition(";")[0] for line in unfolded.split("\r\n") if line}


_TEXT = st.text(st.characters(codec=None), max_size=80) | st.sampled_from(
    [
        "x\r\nATTENDEE:mailto:a@b",
        "END:VEVENT",
        "\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        ";X=1:y",
        '"',
        "\\n",
    ]
)


def _named(text: str) -> tuple[Scenario, Plan]:
    session = a_session(
        TUE,
        place=text,
        focus=text,
        phase=text,
        season=text,
        exercises=(a_lift(name=text),),
        because=(Reason(rule="r", text=text),),
    )
    scenario = a_scenario(
        name=text,
        runs=(a_run(TUE, name=text),),
        races=(a_race(name=text),),
        calendar=CalendarWishes(name=text, alarm_minutes=5),
    )
    return scenario, carry_over(a_plan(session), None, scenario)


@settings(deadline=None)
@given(_TEXT)
def test_any_name(text: str) -> None:
    """Whatever the names, there are two events and no property that plain names would not have."""
    found = to_ics(*_named(text))
    assert len(_events(found)) == 2
    assert _names(found) <= _names(to_ics(*_named("plain")))
    assert b"\n" not in found.replace(b"\r\n", b"")
    assert not any(byte < 32 or byte == 127 for byte in found.replace(b"\r\n", b""))
    found.decode()


@settings(deadline=None)
@given(_TEXT)
def test_any_name_of_something_gone(text: str) -> None:
    """A cancelled event is as safe as a live one."""
    scenario, plan = _named(text)
    gone = carry_over(a_plan(), plan, scenario)
    events = _events(to_ics(scenario, gone))
    assert sorted(event["STATUS"] for event in events) == ["CANCELLED", "CONFIRMED"]
