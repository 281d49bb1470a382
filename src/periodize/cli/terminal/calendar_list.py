"""The block as a list: the days that matter to strength, a line for each where it fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from periodize.block import Block, Effort
from periodize.cli.terminal.day_marks import (
    Mark,
    race_marks,
    run_style,
    run_text,
    runs_on,
    session_marks,
    sessions_by_date,
)
from periodize.cli.terminal.paper import INDENT, fitted, rule_line
from periodize.dates import WEEKDAYS, monday_of
from periodize.plan import Plan, Session
from periodize.views.week_facts import WeekFacts

_DAY = 9
_RUN = 24
_BETWEEN = 2


def day_list(block: Block, plan: Plan, weeks: Iterable[WeekFacts], width: int) -> list[Text]:
    """The list's lines; easy runs show only on days that have something else."""
    sessions = sessions_by_date(plan)
    lines = []
    for week in weeks:
        lines += [rule_line(width), _head(week, width)]
        for day in week.days:
            lines += _day(block, day, sessions.get(day, []), width)
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


def _day(block: Block, day: dt.date, sessions: list[Session], width: int) -> list[Text]:
    scenario = block.scenario
    race = scenario.races_by_date.get(day)
    runs = runs_on(block, day)
    if not (race or sessions or any("easy" not in run.demand for run in runs)):
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


def _runs(runs: Sequence[Effort], units: str) -> list[Mark]:
    marks = [Mark(run_text(run, units, _RUN, short=False), run_style(run)) for run in runs]
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
