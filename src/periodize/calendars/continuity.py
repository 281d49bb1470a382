"""What a new plan keeps of the one before it, so that a calendar follows and does not double.

Nothing here reads a clock: the same plan over the same earlier plan gives the same result, and over
its own result gives itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from periodize.calendars.events import Event, events_of
from periodize.calendars.identity import session_ids
from periodize.plan import CalendarState, Plan
from periodize.scenario.scenario import Scenario


def carry_over(plan: Plan, earlier: Plan | None, scenario: Scenario) -> Plan:
    """The plan with lasting ids and with what its calendar file is to say of each event.

    An event's sequence starts at 0 and rises by one when what it shows has changed, when it is
    cancelled and when it comes back. What is gone stays cancelled for as long as the block
    reaches back to it.

    Args:
        plan: a fresh plan; its ids are replaced.
        earlier: the plan that stood in its place; of another scenario, it counts for nothing.
        scenario: where the plan comes from; races, units, zone and alarm show in the calendar too.
    """
    before = earlier if _same_scenario(earlier, scenario) else None
    ids = session_ids(plan.sessions, before, scenario.days)
    named = plan.replace(
        sessions=tuple(
            dataclasses.replace(session, id=ids[place])
            for place, session in enumerate(plan.sessions)
        )
    )
    return named.replace(calendar=_calendar(scenario, named, before))


def _same_scenario(earlier: Plan | None, scenario: Scenario) -> bool:
    return earlier is not None and (earlier.scenario is None or earlier.scenario.id == scenario.id)


def _calendar(scenario: Scenario, plan: Plan, earlier: Plan | None) -> dict[str, CalendarState]:
    known = _known(scenario, earlier) if earlier else {}
    states = {
        event.id: _live(event, known.get(event.id), scenario.zone_on(event.start.date()))
        for event in events_of(scenario, plan)
    }
    for event_id, state in known.items():
        reached = state.start is not None and state.start.date() >= scenario.days.start
        if event_id not in states and reached:
            states[event_id] = _gone(state)
    return dict(sorted(states.items()))


def _known(scenario: Scenario, earlier: Plan) -> Mapping[str, CalendarState]:
    said_of = {name for name, state in earlier.calendar.items() if state.start}
    if said_of == earlier.calendar.keys() and said_of.issuperset(s.id for s in earlier.sessions):
        return earlier.calendar
    # A plan written by hand may say less of its events than its sessions show.
    shown = {
        event.id: _live(event, None, scenario.zone_on(event.start.date()))
        for event in events_of(scenario, earlier)
    }
    said = {
        event_id: state
        if state.start or event_id not in shown
        else dataclasses.replace(
            shown[event_id],
            sequence=state.sequence,
            digest=state.digest,
            cancelled=state.cancelled,
        )
        for event_id, state in earlier.calendar.items()
    }
    return {**shown, **said}


def _live(event: Event, known: CalendarState | None, timezone: str) -> CalendarState:
    digest = event.digest(timezone)
    sequence = 0
    if known is not None:
        sequence = known.sequence + (known.cancelled or known.digest != digest)
    return CalendarState(
        sequence=sequence,
        digest=digest,
        cancelled=False,
        start=event.start,
        minutes=event.minutes,
        summary=event.summary,
    )


def _gone(state: CalendarState) -> CalendarState:
    if state.cancelled:
        return state
    return dataclasses.replace(state, cancelled=True, sequence=state.sequence + 1)
