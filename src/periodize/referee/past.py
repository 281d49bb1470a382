"""What lies before a day is taken as it was where something besides the plan itself bears that out.

A plan that says of itself that it was made again in the middle of its block proves nothing: else
any hour and any load could be called done.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from periodize.block import Block, as_lived
from periodize.dates import counted, format_day
from periodize.plan import Plan, Session
from periodize.policy.choose import model_of
from periodize.policy.settle import settle
from periodize.scenario.scenario import Scenario


def borne_out(scenario: Scenario, plan: Plan, since: date | None, earlier: Plan | None) -> Scenario:
    """The scenario as it was lived, as far as that is known.

    Args:
        scenario: as its file says.
        plan: the one that is judged.
        since: the first day that was still open, where the one who asks says so; what stands before
            it was done.
        earlier: the plan that was followed before; what both hold alike was done, before the day
            that is given, else the one that the plan names.

    Raises:
        InputRefused: the model cannot be used.
    """
    said = plan.replanned
    day = since or (said.since if said and earlier else None)
    if day is None:
        return scenario
    ahead = said.done if said else ()
    done = tuple(
        session
        for session in plan.sessions
        if (session.date < day or session.id in ahead)
        and (_is_same(session, earlier) if earlier else session.date < day)
    )
    followed = (earlier or plan).replace(sessions=done)
    now = _block(scenario, plan)
    missed = set(_missed(plan, earlier, day))

    def lived(same_deloads: bool) -> Scenario:
        names = [session.id for session in done]
        return as_lived(now, followed, day, names, missed=missed, same_deloads=same_deloads)

    # Deload weeks stay where they were planned, or are all settled anew: nothing else is allowed.
    kept, anew = lived(True), lived(False)
    return anew if _strays(plan, anew) < _strays(plan, kept) else kept


def _block(scenario: Scenario, plan: Plan) -> Block:
    return settle(scenario, model_of(scenario, plan.model)).block(scenario)


def not_judged(scenario: Scenario, plan: Plan, earlier: Plan | None) -> Iterator[str]:
    """What was not looked at, and why."""
    lived, said = scenario.lived, plan.replanned
    if lived and lived.sessions:
        why = "the earlier plan has them alike" if earlier else "it is given that they were done"
        count = counted(len(lived.sessions), "session")
        yield f"doses and hours of {count} before {format_day(lived.until)} or done ahead: {why}"
    if bare := [session for session in plan.sessions if not session.exercises]:
        count = counted(len(bare), "session")
        yield f"what {count} would hold: without exercises, day, hour and length alone are judged"
    if said and not lived:
        told = f"the plan says that it was made again from {format_day(said.since)} on"
        yield f"nothing was taken as done, though {told}: only the earlier plan bears that out"


def _missed(plan: Plan, earlier: Plan | None, day: date) -> Iterator[date]:
    """The days before a day on which something was planned that was not done."""
    if earlier is None:
        yield from (each for each in _missed_days(plan) if each < day)
        return
    yield from _missed_days(earlier)
    held = {_what(session) for session in plan.sessions}
    yield from (s.date for s in earlier.sessions if s.date < day and _what(s) not in held)


def _missed_days(plan: Plan) -> tuple[date, ...]:
    return plan.replanned.missed_days if plan.replanned else ()


def _is_same(session: Session, earlier: Plan) -> bool:
    return _what(session) in map(_what, earlier.sessions)


def _what(session: Session) -> Session:
    """What was trained, whatever it was called and why."""
    return dataclasses.replace(session, id="", because=())


def _strays(plan: Plan, scenario: Scenario) -> int:
    """How many sessions say of their week that it is a deload, or is none, and are wrong."""
    block = _block(scenario, plan)
    inside = (session for session in plan.sessions if session.date in scenario.days)
    return sum(session.deload != block.calendar.week_of(session.date).deload for session in inside)
