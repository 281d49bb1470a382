"""Every session in full on the terminal: what to do, and why it stands on its day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from periodize.calendars.event_text import labels, pair_notes, stage_words
from periodize.cli.terminal.paper import INDENT, fitted, printed, rule_line, wrapped
from periodize.dates import format_clock, format_short_day
from periodize.plan import Plan, Session
from periodize.scenario.scenario import Scenario
from periodize.wording.sessions import (
    cool_down_text,
    doses_text,
    exercise_text,
    focus_text,
    one_line,
    rounds_text,
    warm_up_text,
)

_LABEL = 6
_WIDEST_NAME = 30
"""Columns; a longer name goes on below itself."""


def render_sessions(scenario: Scenario, plan: Plan, width: int) -> str:
    """The sessions in order of time with exercises, doses and reasons.

    Args:
        scenario: says whether loads are in kg or lb.
        plan: the sessions.
        width: columns, at least 40; no line is longer.
    """
    name_room = _name_room(plan.sessions, width)
    lines: list[Text] = []
    for session in sorted(plan.sessions, key=lambda each: each.start):
        lines += [rule_line(width), *_heading(session, width)]
        lines += _exercises(session, scenario.units, width, name_room)
        lines += _reasons(session, width)
    return printed(lines or [Text("No session.")], width)


def _name_room(sessions: Iterable[Session], width: int) -> int:
    names = [exercise_text(each) for session in sessions for each in session.exercises]
    return min(max(map(cell_len, names), default=0), _WIDEST_NAME, width // 3)


def _heading(session: Session, width: int) -> list[Text]:
    hours = f"{format_clock(session.start)} to {format_clock(session.end)}"
    place = one_line(session.place)
    when = ", ".join(part for part in (format_short_day(session.date), hours, place) if part)
    about = f"{', '.join(stage_words(session))}; id {one_line(session.id)}".removeprefix("; ")
    return [
        *wrapped(f"{when}: {focus_text(session.focus)}", width),
        *wrapped(about, width, INDENT, INDENT),
    ]


def _exercises(session: Session, units: str, width: int, name_room: int) -> list[Text]:
    lines = [Text()]
    if session.warm_up_minutes:
        lines += _entry("", "Warm-up", warm_up_text(session), width, name_room)
    if session.rounds:
        lines += wrapped(f"{rounds_text(session)}:", width, " " * _LABEL, " " * _LABEL)
    doses = doses_text(session, units)
    for label, each, dose in zip(labels(session.exercises), session.exercises, doses, strict=True):
        lines += _entry(f"{label}.", exercise_text(each), dose, width, name_room, each.how)
    for note in pair_notes(session.exercises):
        lines += wrapped(note, width, " " * _LABEL, " " * _LABEL)
    if session.cool_down_minutes:
        lines += _entry("", "Cool-down", cool_down_text(session), width, name_room)
    return lines


def _entry(
    label: str, name: str, dose: str, width: int, name_room: int, how: str = ""
) -> list[Text]:
    start = _LABEL + name_room + len(INDENT)
    names, doses = wrapped(name, name_room), wrapped(dose, width - start)
    doses += wrapped(one_line(how), width - start) if how else []
    rows = zip_longest([f"{INDENT}{label}"], names, doses)
    return [
        fitted(mark or "", _LABEL)
        + fitted(left.plain if left else "", name_room)
        + Text(INDENT)
        + (right or Text())
        for mark, left, right in rows
    ]


def _reasons(session: Session, width: int) -> list[Text]:
    lines = [Text(), Text(f"{INDENT}Why here:")] if session.because else [Text()]
    for reason in session.because:
        lines += wrapped(one_line(reason.text), width, f"{INDENT}- ", f"{INDENT}  ")
    return [*lines, Text()] if session.because else lines
