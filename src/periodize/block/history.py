"""A scenario as it was lived until a day: what was done keeps the season, phase and hour it had."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from periodize.block.block import Block
from periodize.plan import Plan, Session
from periodize.scenario.scenario import Dated, Lived, Pin, Scenario, Window


def as_lived(
    block: Block,
    plan: Plan,
    since: date,
    ahead: Collection[str] = (),
    *,
    missed: Collection[date] = (),
    same_deloads: bool = True,
) -> Scenario:
    """The scenario in which the past of a plan could have happened.

    Weeks that began before the day keep the plan's season and phase, whatever the races say now.
    Earlier sessions keep what they held, and have a window even if their hours are closed now;
    earlier pins that the plan does not keep are gone.

    Args:
        block: the scenario as it is now, under its model.
        plan: the plan that was followed, with its weeks.
        since: the first day that is still open.
        ahead: the ids of later sessions that were done already.
        missed: the days of sessions that were not done.
        same_deloads: whether weeks to come are deloads where they are in the plan.
    """
    scenario = block.scenario
    past = [session for session in plan.sessions if session.date < since]
    done = [*past, *(s for s in plan.sessions if s.date >= since and s.id in ahead)]
    windows = {*scenario.windows, *(_window(s) for s in done if not _is_open(scenario, s))}
    pins = tuple(pin for pin in scenario.pins if pin.date >= since or _is_kept(pin, past))
    seasons, phases = zip(*_weeks(block, plan, since), strict=True)
    return replace(
        scenario,
        windows=tuple(sorted(windows)),
        pins=pins,
        seasons=seasons,
        phases=phases,
        lived=Lived(
            until=since,
            sessions=tuple(done),
            missed=frozenset(missed),
            deloads={week.start: week.deload for week in plan.weeks} if same_deloads else {},
        ),
    )


def _weeks(block: Block, plan: Plan, since: date) -> Iterator[tuple[Dated, Dated]]:
    model = block.model
    recorded = {
        week.start: week
        for week in plan.weeks
        if week.start < since and week.season in model.seasons and week.phase in model.phases
    }
    for week in block.calendar.weeks:
        start = week.days.start
        known = recorded.get(start, week)
        yield Dated(since=start, value=known.season), Dated(since=start, value=known.phase)


def _window(session: Session) -> Window:
    return Window(start=session.start, end=session.end, place=session.place)


def _is_open(scenario: Scenario, session: Session) -> bool:
    return any(
        window.place == session.place
        and window.start <= session.start
        and session.end <= window.end
        for window in scenario.windows_by_date.get(session.date, ())
    )


def _is_kept(pin: Pin, past: list[Session]) -> bool:
    focuses = {session.focus for session in past if session.date == pin.date}
    return not focuses if pin.focus is None else pin.focus in focuses
