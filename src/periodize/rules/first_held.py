"""What the sessions of each menu hold, and when for the first time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from periodize.block import Block, Menu
from periodize.plan import Plan


def first_held(block: Block, plan: Plan) -> Mapping[Menu, Mapping[str, date]]:
    """By menu, the exercises that its sessions hold, each with the first day on which one does.

    Sessions of a focus that the model lacks, and those outside the block, are of no menu.
    """
    days: dict[Menu, dict[str, date]] = defaultdict(dict)
    for session in sorted(plan.sessions, key=lambda each: each.date):
        if session.focus in block.model.focuses and session.date in block.scenario.days:
            menu = Menu(block.calendar.week_of(session.date).segment, session.focus, session.place)
            for done in session.exercises:
                days[menu].setdefault(done.exercise, session.date)
    return days
