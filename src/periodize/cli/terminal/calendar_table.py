"""The block as a table: a row for each week, a column for each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import zip_longest

from rich.text import Text

from periodize.block import Block
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
from periodize.dates import add_days, days_of_row, in_order, monday_of
from periodize.plan import Plan, Session
from periodize.views.week_facts import WeekFacts

_HEAD = 12
_TAIL = 4
_GAP = 1


def week_table(block: Block, plan: Plan, weeks: Iterable[WeekFacts], width: int) -> list[Text]:
    """The table's lines, for a width of at least 100 columns."""
    pitch = (width - _HEAD - _TAIL) // 7
    sessions = sessions_by_date(plan)
    days = {
        day: _marks(block, day, sessions.get(day, []), pitch - _GAP) for day in block.scenario.days
    }
    starts = block.scenario.week_starts
    names = (Mark(f"{INDENT}{day.capitalize()}", "bold") for day in in_order(starts))
    lines = [_row([Mark("week", "bold"), *names, Mark("held", "bold")], pitch)]
    line = rule_line(_HEAD + 7 * pitch + _TAIL)
    last = None
    for week in weeks:
        lines += [line, *_week(week, days, pitch, starts)]
        last = add_days(monday_of(week.days.start), 6)
    if starts == "sun" and last in days:
        # The last Sunday begins a row of its own.
        columns = [[Mark("")], days[last], *[[Mark("")]] * 7]
        lines += [
            line,
            *(_row(cells, pitch) for cells in zip_longest(*columns, fillvalue=Mark(""))),
        ]
    return lines


def _marks(block: Block, day: dt.date, sessions: list[Session], room: int) -> list[Mark]:
    scenario = block.scenario
    race = scenario.races_by_date.get(day)
    marks = race_marks(race, scenario.units, room) if race else []
    for run in runs_on(block, day):
        marks.append(Mark(run_text(run, scenario.units, room, short=True), run_style(run)))
    for session in sessions:
        marks += session_marks(session, room)
    return marks or [Mark(f"{INDENT}·", "dim")]


def _week(
    week: WeekFacts, days: Mapping[dt.date, list[Mark]], pitch: int, starts: str
) -> list[Text]:
    columns = [
        _head(week),
        *(days.get(day, []) for day in days_of_row(week.days.start, starts)),
        [
            Mark(f"{week.score:>{_TAIL}}"),
            *([Mark(f"{week.extra:>{_TAIL}}")] if week.extra else []),
            Mark(f"{week.minutes:>{_TAIL - 1}}'", "dim"),
        ],
    ]
    return [_row(cells, pitch) for cells in zip_longest(*columns, fillvalue=Mark(""))]


def _head(week: WeekFacts) -> list[Mark]:
    first = monday_of(week.days.start)
    return [
        Mark(f"{week.number:>2}  {first.day} {first:%b}", "bold"),
        Mark(f"{week.phase}," if week.deload else week.phase),
        *([Mark("deload", "bold")] if week.deload else []),
        Mark(week.season, "dim"),
    ]


def _row(cells: Iterable[Mark], pitch: int) -> Text:
    head, *days, tail = cells
    line = fitted(head.text, _HEAD - 1, head.style) + Text(" ")
    for cell in days:
        line += fitted(cell.text, pitch - _GAP, cell.style) + Text(" " * _GAP)
    return line + fitted(tail.text, _TAIL, tail.style)
