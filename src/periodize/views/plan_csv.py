"""The plan as a table for a spreadsheet: one row per exercise of each session."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from periodize.dates import WEEKDAYS, format_clock
from periodize.plan import Plan, Prescription, Session
from periodize.scenario.scenario import Scenario
from periodize.wording.sessions import exercise_text, one_line, ramp_up_text
from periodize.wording.weights import load_value, number_text

_FORMULA_MARKS = frozenset("=+-@\t\r\n＝＋－＠")

_COLUMNS = (
    "date", "weekday", "start", "minutes", "place", "focus", "phase", "exercise", "sets", "reps",
    "seconds", "metres", "per_side", "percent_1rm", "kit", "held", "load",
    "reps_in_reserve", "rest_seconds", "ramp_up", "cue", "pair", "last_reps", "holds",
    "hold_rest_seconds", "timed", "sides_in_turn", "finding", "counted_to",
)  # fmt: skip


_RARE = ("stamped", "short_of_kg")
"""Columns that a table has where a plan says any of them."""


def to_csv(scenario: Scenario, plan: Plan) -> bytes:
    """UTF-8, CRLF, a header; loads in kg or, with imperial units, in lb.

    Text that a spreadsheet would read as a formula begins with an apostrophe.
    """
    unit = "lb" if scenario.units == "imperial" else "kg"
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    rare = [name for name in _RARE if any(getattr(each, name) for each in _lifts(plan))]
    table.writerow([f"load_{unit}" if name == "load" else name for name in _COLUMNS] + rare)
    for session in sorted(plan.sessions, key=lambda each: (each.start, each.id)):
        for prescription in session.exercises:
            row = _when(session) + _what(prescription, scenario.units)
            table.writerow(row + [_said(getattr(prescription, name)) for name in rare])
    return text.getvalue().encode()


def guarded(text: str) -> str:
    """The text on one line, with an apostrophe in front where it could be taken for a formula."""
    line = one_line(text)
    risky = not _FORMULA_MARKS.isdisjoint((text[:1], line[:1]))
    return f"'{line}" if risky else line


def _when(session: Session) -> list[str]:
    return [
        session.date.isoformat(),
        WEEKDAYS[session.date.weekday()],
        format_clock(session.start),
        str(session.minutes),
        guarded(session.place),
        guarded(session.focus),
        guarded(session.phase),
    ]


def _what(prescription: Prescription, units: str) -> list[str]:
    load = prescription.load_kg
    return [
        guarded(prescription.name if one_line(prescription.name) else exercise_text(prescription)),
        *map(_cell, (prescription.sets, prescription.reps)),
        *map(_cell, (prescription.seconds, prescription.metres)),
        "yes" if prescription.per_side else "no",
        _cell(prescription.percent_1rm),
        prescription.kit or "",
        _cell(prescription.held),
        _cell(None if load is None else load_value(load, units)),
        *map(_cell, (prescription.reps_in_reserve, prescription.rest_seconds)),
        ramp_up_text(prescription, units),
        guarded("; ".join(filter(None, (prescription.cue, prescription.how)))),
        *_of_some(prescription),
    ]


def _of_some(prescription: Prescription) -> list[str]:
    """What only some exercises have: a cell of another one is empty."""
    holds = prescription.holds if prescription.seconds and prescription.holds > 1 else None
    return [
        guarded(prescription.pair or ""),
        _cell(prescription.last_reps),
        _cell(holds),
        _cell(holds and prescription.hold_rest_seconds),
        *map(_yes, (prescription.timed, prescription.sides_in_turn, prescription.finding)),
        _cell(prescription.counted_to),
    ]


def _lifts(plan: Plan) -> Iterable[Prescription]:
    return (each for session in plan.sessions for each in session.exercises)


def _said(value: str | float | None) -> str:
    return value if isinstance(value, str) else _cell(value)


def _yes(said: bool) -> str:
    return "yes" if said else ""


def _cell(value: float | None) -> str:
    return "" if value is None else number_text(value)
