"""The plan as an iCalendar file (RFC 5545).

Stamps are the block's first midnight plus a minute for each change, never the clock, so that the
same plan gives the same bytes. A start that does not exist because the clocks go forward moves
forward with them; one that exists twice is the first. A session lasts its minutes by the stopwatch.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import icalendar

from periodize.calendars.events import Event, cancelled_events, events_of
from periodize.calendars.zone import Observance, existing, observances
from periodize.dates import ONE_DAY, DateRange, at
from periodize.plan import Plan
from periodize.plan.generation import KEY, mark_of
from periodize.scenario.scenario import Scenario
from periodize.wording.sessions import one_line

PRODID = "-//periodize//periodize//EN"


def to_ics(scenario: Scenario, plan: Plan) -> bytes:
    """Sessions as timed events, races as days, what is gone as cancelled; CRLF, no METHOD."""
    live = events_of(scenario, plan)
    events = [*live, *(gone for gone in cancelled_events(plan) if gone.id not in _ids(live))]
    name = one_line(scenario.calendar.name)
    return calendar_of(scenario, plan, events, name=name, mark=mark_of(plan))


def calendar_of(
    scenario: Scenario,
    plan: Plan,
    events: Sequence[Event],
    *,
    name: str = "",
    uid: Callable[[Event], str] | None = None,
    mark: str = "",
) -> bytes:
    """Some events as a calendar.

    The calendar itself has no UID: readers take it for that of its first event, and lose the rest.

    Args:
        scenario: the zone, and where stamps begin.
        plan: how often each event has changed.
        events: in the order in which they are written.
        name: what the calendar is called; no name where it is empty.
        uid: the identifier of an event, if it is not `uid_of`.
        mark: the name of the plan, where the calendar goes beside it.
    """
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    for key in ("NAME", "X-WR-CALNAME") if name else ():
        calendar.add(key, name)
    calendar.add("CALSCALE", "GREGORIAN")
    if mark:
        calendar.add(KEY, mark)
    zones = {
        scenario.timezone: None,
        **{scenario.zone_on(each.start.date()): None for each in events},
    }
    for name in zones:
        calendar.add_component(_timezone(name, _covered(scenario, events)))
    for event in events:
        known_as = uid(event) if uid else uid_of(scenario, event.id)
        calendar.add_component(_component(scenario, plan, event, known_as))
    return bytes(calendar.to_ical())


def uid_of(scenario: Scenario, event_id: str) -> str:
    """The identifier of an event, the same in every calendar of ours that tells all of it."""
    return one_line(f"{scenario.id}-{event_id}@periodize")


def _ids(events: tuple[Event, ...]) -> set[str]:
    return {event.id for event in events}


def _covered(scenario: Scenario, events: Sequence[Event]) -> DateRange:
    days = [event.start.date() for event in events if event.minutes is not None]
    first = min([scenario.days.start, *days])
    return DateRange(first, max([scenario.days.end, *(day + ONE_DAY for day in days)]))


def _component(scenario: Scenario, plan: Plan, event: Event, uid: str) -> icalendar.Event:
    state = plan.calendar.get(event.id)
    sequence = state.sequence if state else 0
    stamp = at(scenario.days.start, dt.time(0, 0)).replace(tzinfo=dt.UTC)
    stamp += dt.timedelta(minutes=sequence)
    component = icalendar.Event()
    component.add("UID", uid)
    component.add("SEQUENCE", sequence)
    component.add("DTSTAMP", stamp)
    component.add("LAST-MODIFIED", stamp)
    component.add("SUMMARY", event.summary)
    component.add("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.minutes is None or event.cancelled:
        component.add("TRANSP", "TRANSPARENT")
    _add_times(component, event, scenario.zone_on(event.start.date()))
    _add_details(component, event)
    return component


def _add_times(component: icalendar.Event, event: Event, timezone: str) -> None:
    if event.minutes is None:
        component.add("DTSTART", event.start.date())
        component.add("DTEND", event.start.date() + ONE_DAY)
        return
    zone = ZoneInfo(timezone)
    start = existing(event.start, zone)
    end = start.astimezone(dt.UTC) + dt.timedelta(minutes=event.minutes)
    local_end = end.astimezone(zone)
    zoned = {"TZID": timezone}
    component.add("DTSTART", start.replace(tzinfo=None), parameters=zoned)
    if local_end.fold:
        # The second of two equal wall times has no local form.
        component.add("DTEND", end)
    else:
        component.add("DTEND", local_end.replace(tzinfo=None), parameters=zoned)


def _add_details(component: icalendar.Event, event: Event) -> None:
    if event.private:
        component.add("CLASS", "PRIVATE")
    if event.text:
        component.add("DESCRIPTION", event.text)
    if event.place:
        component.add("LOCATION", event.place)
    if event.categories:
        component.add("CATEGORIES", list(event.categories))
    if event.alarm_minutes is not None:
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", event.summary)
        alarm.add("TRIGGER", dt.timedelta(minutes=-event.alarm_minutes))
        component.add_component(alarm)


def _timezone(name: str, days: DateRange) -> icalendar.Timezone:
    # icalendar's own generator starts daylight time an hour late and adds a comment that strict
    # readers reject.
    component = icalendar.Timezone()
    component.add("TZID", name)
    for observance in observances(ZoneInfo(name), days):
        component.add_component(_observance(observance))
    return component


def _observance(
    observance: Observance,
) -> icalendar.TimezoneStandard | icalendar.TimezoneDaylight:
    kind = icalendar.TimezoneDaylight if observance.daylight else icalendar.TimezoneStandard
    component = kind()
    component.add("DTSTART", observance.onset)
    component.add("TZOFFSETFROM", observance.before)
    component.add("TZOFFSETTO", observance.offset)
    component.add("TZNAME", observance.name)
    return component
