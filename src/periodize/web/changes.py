"""A change that a page asks for, as a variant of the scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from periodize.dates import after, at, format_clock, format_short_day
from periodize.errors import InputRefused, Problem
from periodize.open_scenario import OpenScenario
from periodize.plan import Plan, Session
from periodize.scenario.variant.variant import Variant, variant_of
from periodize.web.asked import AddRace, Away, Change, DropRace, Move, SetNumber
from periodize.wording.sessions import focus_text


def variant_for(change: Change, now: OpenScenario, plan: Plan | None) -> Variant:
    """The variant that makes a change to what stands now.

    Args:
        change: what is asked for.
        now: the scenario that is on show.
        plan: its plan; None while there is none.

    Raises:
        InputRefused: what it names is not there.
    """
    match change:
        case Move(kind="race"):
            name = f"{change.id} on {format_short_day(change.to)}"
            return variant_of(name, move_races={change.id: change.to.isoformat()})
        case Move():
            return _pinned(change, _session(plan, change.id), now)
        case AddRace():
            race = change.model_dump(mode="json", exclude={"ask"})
            name = f"{change.name} on {format_short_day(change.date)}"
            return variant_of(name, add_races=[race])
        case DropRace():
            return variant_of(f"without {change.id}", drop_races=[change.id])
        case Away():
            since, until = change.since.isoformat(), change.until.isoformat()
            name = f"away {format_short_day(change.since)} to {format_short_day(change.until)}"
            return variant_of(name, away=[{"from": since, "to": until}])
        case SetNumber():
            path = f"rules.{change.rule}.{change.key}"
            words = f"{change.rule}, {change.key} {change.value}".replace("_", " ")
            return variant_of(words, set={path: change.value})


def _session(plan: Plan | None, name: str) -> Session:
    for session in plan.sessions if plan else ():
        if session.id == name:
            return session
    raise InputRefused([Problem("", 0, 0, f"there is no session {name} any more")])


def _pinned(change: Move, session: Session, now: OpenScenario) -> Variant:
    """The session held on its new day by a pin; one that held it where it stood is let go."""
    pin = {"date": change.to.isoformat(), "focus": session.focus, **_hour(change, session, now)}
    said = now.draft.source.data.get("pins") or ()
    others = [each for each in said if not _holds(each, session)]
    name = f"{focus_text(session.focus)} on {format_short_day(change.to)}"
    return variant_of(name, set={"pins": [*others, pin]})


def _hour(change: Move, session: Session, now: OpenScenario) -> dict[str, str]:
    """Its hour, where a window of the new day has room for it then beside the runs."""
    start = at(change.to, session.start.time())
    end = after(start, session.minutes)
    scenario = now.scenario
    windows = scenario.windows_by_date.get(change.to, ())
    is_open = any(window.start <= start and end <= window.end for window in windows)
    taken = any(run.start < end and start < run.end for run in scenario.runs)
    taken = taken or any(race.start < end and start < race.end for race in scenario.races)
    return {"start": format_clock(start)} if is_open and not taken else {}


def _holds(pin: Any, session: Session) -> bool:
    if not isinstance(pin, Mapping):
        return False
    return str(pin.get("date")) == session.date.isoformat() and pin.get("focus") == session.focus
