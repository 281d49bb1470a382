"""The block as a list: the days that matter to strength, a line for each where it fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from periodize.cli.day_marks import (
    STYLES,
    Mark,
    race_marks,
    run_text,
    session_marks,
    sessions_by_date,
)
from periodize.cli.paper import INDENT, fitted, rule_line
from periodize.cli.week_facts import WeekFacts
from periodize.dates import WEEKDAYS, monday_of
from periodize.plan import Plan, Session
from periodize.scenario.situation import Run, Scenario

_DAY = 9
_RUN = 24
_BETWEEN = 2


def day_list(scenario: Scenario, plan: Plan, weeks: Iterable[WeekFacts], width: int) -> list[Text]:
    """The list's lines; easy runs show only on days that have something else."""
    sessions = sessions_by_date(plan)
    lines = []
    for week in weeks:
        lines += [rule_line(width), _head(week, width)]
        for day in week.days:
            lines += _day(scenario, day, sessions.get(day, []), width)
    return lines


def _head(week: WeekFacts, width: int) -> Text:
    first = monday_of(week.days.start)
    parts = [f"Week {week.number}", f"{first.day} {first:%b}", week.phase]
    parts += ["deload"] if week.deload else []
    parts.append(week.season)
    score = f"{week.score}{week.extra} held, {week.minutes}'"
    text = ", ".join(part for part in parts if part)
    room = width - len(score) - 1
    return fitted(text, room, "bold") + Text(f" {score}")


def _day(scenario: Scenario, day: dt.date, sessions: list[Session], width: int) -> list[Text]:
    race = scenario.races_by_date.get(day)
    runs = scenario.runs_by_date.get(day, ())
    if not (race or sessions or any(run.demand != "easy" for run in runs)):
        return []
    left = _runs(runs, scenario.units)
    right = [mark for session in sessions for mark in session_marks(session, width)]
    pairs = zip_longest(left, right, fillvalue=Mark(""))
    rows = [_pair(one, other, width) for one, other in pairs]
    if race:
        marks = race_marks(race, scenario.units, width)
        rows = [fitted(mark.text, width - _DAY, mark.style) for mark in marks] + rows
    return [
        fitted(_name(day) if number == 0 else "", _DAY, "dim") + row
        for number, row in enumerate(rows)
    ]


def _runs(runs: tuple[Run, ...], units: str) -> list[Mark]:
    marks = [Mark(run_text(run, units, _RUN, short=False), STYLES[run.demand]) for run in runs]
    joined = ", ".join(
        mark.text.strip() if number else mark.text for number, mark in enumerate(marks)
    )
    if len(marks) > 1 and cell_len(joined) <= _RUN:
        styles = [mark.style for mark in marks if mark.style]
        return [Mark(joined, styles[0] if styles else "")]
    return marks


def _name(day: dt.date) -> str:
    return f"{INDENT}{WEEKDAYS[day.weekday()].capitalize()} {day.day:>2}"


def _pair(left: Mark, right: Mark, width: int) -> Text:
    room = max(1, width - _DAY - _RUN - _BETWEEN)
    between = Text(" " * _BETWEEN)
    return fitted(left.text, _RUN, left.style) + between + fitted(right.text, room, right.style)
