"""Which files the sessions of a plan become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from periodize.calendars.ics import uid_of
from periodize.plan import Session
from periodize.scenario.resolve.entries import slug
from periodize.scenario.scenario import Scenario
from periodize.workouts.fit import to_fit
from periodize.workouts.sheets import to_intervals, to_log, to_text

ENDINGS = {"fit": "fit", "text": "txt"}
INTERVALS, LOG = "intervals.json", "log.csv"
MOST_LETTERS = 80


def files_of(scenario: Scenario, sessions: Sequence[Session], form: str) -> Mapping[str, bytes]:
    """The content of each file by its name: one a session, or one of all.

    Args:
        scenario: what the sessions are planned for.
        sessions: in order of time.
        form: `fit`, `text`, `intervals` or `csv`.
    """
    if form == "intervals":
        return {INTERVALS: to_intervals(scenario, sessions)}
    if form == "csv":
        return {LOG: to_log(sessions, scenario.units)}
    names = _names(sessions)
    return {
        f"{names[number]}.{ENDINGS[form]}": _content(scenario, session, form)
        for number, session in enumerate(sessions)
    }


def _content(scenario: Scenario, session: Session, form: str) -> bytes:
    if form == "fit":
        return to_fit(session, scenario.units, uid_of(scenario, session.id))
    return to_text(session, scenario.units)


def _names(sessions: Sequence[Session]) -> list[str]:
    """A name for each session that any file system takes: its id, which stays when it moves."""
    found: list[str] = []
    for session in sessions:
        stem = slug(session.id)[:MOST_LETTERS]
        name, number = stem, 2
        while name in found:
            name, number = f"{stem}-{number}", number + 1
        found.append(name)
    return found
