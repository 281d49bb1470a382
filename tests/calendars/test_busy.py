"""The calendar that says only when."""

from __future__ import annotations

from typing import Any

import icalendar

from periodize.calendars.busy import busy_ics
from periodize.calendars.continuity import carry_over
from periodize.calendars.ics import to_ics
from periodize.plan import Plan
from periodize.scenario.scenario import CalendarWishes, Scenario
from tests.build import a_plan, a_race, a_scenario, a_session

TUE, FRI = "2027-05-04 18:00", "2027-05-07 18:00"
KEY = b"k" * 32
TOLD = {"UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "SUMMARY", "STATUS", "CLASS"}


def _planned(*starts: str, earlier: Plan | None = None) -> tuple[Scenario, Plan]:
    scenario = a_scenario(
        races=(a_race("2027-05-16 09:00"),),
        calendar=CalendarWishes(name="Anna's strength", alarm_minutes=30),
    )
    return scenario, carry_over(a_plan(*map(a_session, starts)), earlier, scenario)


def _events(text: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_only_times() -> None:
    """Each session is there with its hours and nothing else that it is or where; no race is."""
    scenario, plan = _planned(TUE, FRI)
    text = busy_ics(scenario, plan, KEY)
    events = _events(text)
    full = [event for event in _events(to_ics(scenario, plan)) if "TZID" in event["DTSTART"].params]
    assert [(event["DTSTART"].dt, event["DTEND"].dt) for event in events] == [
        (event["DTSTART"].dt, event["DTEND"].dt) for event in full
    ]
    for event in events:
        assert set(event) == TOLD | {"DTSTART", "DTEND"}
        assert (event["SUMMARY"], event["CLASS"]) == ("Busy", "PRIVATE")
        assert not event.subcomponents
    for word in (b"anna", b"Anna", b"strength", b"Strength", b"gym", b"quat", b"Race", b"w01"):
        assert word not in text


def test_what_is_gone() -> None:
    """A session that moved away leaves its time free, and one that is gone is cancelled."""
    _, first = _planned(TUE, FRI)
    scenario, second = _planned(TUE, earlier=first)
    stand, gone = _events(busy_ics(scenario, second, KEY))
    assert (stand["STATUS"], gone["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert (gone["SUMMARY"], gone["TRANSP"]) == ("Busy", "TRANSPARENT")


def test_identifiers() -> None:
    """Identifiers stay with their key; without it they lead to no event of the other calendar."""
    scenario, plan = _planned(TUE, FRI)
    text = busy_ics(scenario, plan, KEY)
    assert text == busy_ics(scenario, plan, KEY)
    with_key = {str(event["UID"]) for event in _events(text)}
    other_key = {str(event["UID"]) for event in _events(busy_ics(scenario, plan, b"o" * 32))}
    full = {str(event["UID"]) for event in _events(to_ics(scenario, plan))}
    assert len(with_key) == len(other_key) == 2
    assert not with_key & other_key
    assert not full & (with_key | other_key)
