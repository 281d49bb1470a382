"""Where each session could stand at no cost while all others stay, by the referee alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from periodize.dates import monday_of
from periodize.explain.relocate import Moving
from periodize.plan import Plan, Session
from periodize.policy.case import case_of_plan
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class SessionSlack:
    """A session, and the other days of its week that are as good."""

    id: str
    day: date
    focus: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class SlackAnswer:
    """What a plan can give.

    Attributes:
        sessions: in order of time.
        fragile_weeks: the Mondays of weeks with sessions of which none can move.
        proven: whether the plan is; what is free in it does not depend on that.
    """

    sessions: tuple[SessionSlack, ...]
    fragile_weeks: tuple[date, ...]
    proven: bool


def free_days(moving: Moving, session: Session, since: date) -> tuple[date, ...]:
    """The other days of its week, from a day on, that are as good for a session."""
    places = [option for option in moving.places(session) if option.date >= since]
    free = {move.option.date for move in moving.moves(session, places) if move.is_free}
    return tuple(sorted(free))


def slack(scenario: Scenario, base: Plan) -> SlackAnswer:
    """Move every session alone to each other day of its week, and keep the days that cost nothing.

    A day costs nothing if the referee accepts the plan there and no earlier goal gets worse. Of a
    plan that was made in the middle of its block, only what was open then can move.
    """
    case = case_of_plan(scenario, base)
    moving = Moving(case, base.sessions)
    since = base.replanned.since if base.replanned else scenario.days.start
    found = [
        SessionSlack(session.id, session.date, session.focus, free_days(moving, session, since))
        for session in sorted(base.sessions, key=lambda each: each.start)
        if session.date >= since
    ]
    weeks = {monday_of(each.day) for each in found}
    loose = {monday_of(each.day) for each in found if each.days}
    proven = base.status == "optimal"
    return SlackAnswer(tuple(found), tuple(sorted(weeks - loose)), proven)
