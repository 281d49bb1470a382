"""A plan as the rules read it: sorted, with what a hand-written plan may leave out filled in."""

from __future__ import annotations

import dataclasses

from periodize.block import Block
from periodize.plan import Plan, Session


def complete(block: Block, plan: Plan) -> Plan:
    """Sort the sessions by start and fill in what the block says of each, where it is empty."""
    sessions = sorted(plan.sessions, key=lambda session: (session.start, session.id))
    return plan.replace(sessions=tuple(_completed(block, session) for session in sessions))


def _completed(block: Block, session: Session) -> Session:
    focus = block.menus.focus(session.focus)
    week = block.calendar.week_of(session.date) if session.date in block.scenario.days else None
    circuit = focus.rounds if focus else None
    sets = session.exercises[0].sets if session.exercises and circuit else None
    return dataclasses.replace(
        session,
        id=session.id or f"{session.start:%Y-%m-%dT%H:%M}-{session.focus}",
        place=session.place or _only_place(block, session),
        load_class=session.load_class or (focus.load_class if focus else ""),
        season=session.season or (week.season if week else ""),
        phase=session.phase or (week.phase if week else ""),
        warm_up_minutes=session.warm_up_minutes or (focus.warm_up_minutes if focus else 0),
        cool_down_minutes=session.cool_down_minutes or (focus.cool_down_minutes if focus else 0),
        rounds=session.rounds or sets,
        round_rest_seconds=session.round_rest_seconds or (circuit.rest_seconds if circuit else 0),
    )


def _only_place(block: Block, session: Session) -> str:
    """The place of the one window of the day that holds it, else the only one that there is."""
    windows = block.scenario.windows_by_date.get(session.date, ())
    fitting = {w.place for w in windows if w.start <= session.start and session.end <= w.end}
    found = fitting or set(block.scenario.places)
    return found.pop() if len(found) == 1 else ""
