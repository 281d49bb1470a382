"""The calendar on the terminal: a table of weeks, or a list of days where there is less room."""

from __future__ import annotations

from rich.text import Text

from periodize.block import Block
from periodize.cli.terminal.calendar_list import day_list
from periodize.cli.terminal.calendar_table import week_table
from periodize.cli.terminal.day_marks import legend
from periodize.cli.terminal.paper import printed, wrapped
from periodize.dates import format_short_day
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario
from periodize.views.week_facts import weeks_in
from periodize.wording.sessions import one_line

TABLE_WIDTH = 100
"""Columns from which on the whole week fits side by side."""


def render_calendar(block: Block, plan: Plan, width: int, colour: bool) -> str:
    """Runs, races and sessions of the block.

    Args:
        block: runs and races, with what they demand.
        plan: sessions, and the weeks' figures.
        width: columns, at least 40; no line is longer. From 100 on a table with a row per week,
            below that a list of the days with a session, a race, a quality or a long run.
        colour: whether escape codes for colours may stand in the text.
    """
    scenario, table = block.scenario, width >= TABLE_WIDTH
    weeks = weeks_in(scenario, plan)
    body = (week_table if table else day_list)(block, plan, weeks, width)
    lines = [*_title(scenario, plan, width), Text(), *body, Text()]
    for text in legend(scenario, short=table):
        lines += wrapped(text, width, style="dim")
    return printed(lines, width, colour)


def _title(scenario: Scenario, plan: Plan, width: int) -> list[Text]:
    days = scenario.days
    first, last = format_short_day(days.start), format_short_day(days.last_day)
    count = len(plan.sessions)
    facts = f"{first} to {last} {days.last_day.year}, {count} session{'' if count == 1 else 's'}"
    name = wrapped(one_line(scenario.name) or scenario.id, width, style="bold")
    return name + wrapped(facts, width)
