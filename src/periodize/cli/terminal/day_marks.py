"""How one day's runs, race and sessions are written in the calendar."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from rich.cells import cell_len

from periodize.block import Block, Effort
from periodize.cli.terminal.paper import INDENT, wrapped
from periodize.dates import format_clock
from periodize.plan import Plan, Session
from periodize.scenario.scenario import Race, Scenario
from periodize.wording.sessions import (
    distance_unit,
    distance_value,
    focus_text,
    one_line,
    race_length,
)
from periodize.wording.weights import number_text

KINDS = {
    "easy": "easy", "recovery": "recov", "long": "long", "medium_long": "mlong",
    "progression": "progr", "fartlek": "fartl", "hills": "hills", "tempo": "tempo",
    "threshold": "thres", "intervals": "inter", "race_pace": "rpace", "cross": "cross",
    "swim": "swim", "bike": "bike", "row": "row", "ski": "ski", "walk": "walk", "hike": "hike",
    "team_sport": "team", "race": "race",
}  # fmt: skip
"""Kinds of run in at most five letters."""

MARKS = {"quality": "*", "long": "+"}
"""What stands before a run; both before one that is both."""
STYLES = {"quality": "yellow", "long": "cyan"}
RACE_STYLE = "bold red"
SESSION_STYLE = "bold green"
NAME_LINES = 2
"""Lines that a race's name may take in a narrow cell."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One line in a day: what it says and how it is coloured."""

    text: str
    style: str = ""


def runs_on(block: Block, day: dt.date) -> list[Effort]:
    """The runs of a day, in order of time; races are none."""
    return [effort for effort in block.calendar.efforts_by_date.get(day, ()) if not effort.is_race]


def session_name(focus: str) -> str:
    """A focus in capitals without the word that all share: `lower-strength` becomes `LOWER`."""
    return (focus_text(focus).removesuffix(" strength") or "strength").upper()


def run_style(run: Effort) -> str:
    """The colour of a run, a quality run's before a long one's."""
    return next((style for demand, style in STYLES.items() if demand in run.demand), "")


def run_text(run: Effort, units: str, room: int, short: bool) -> str:
    """Marks, kind and distance, such as `* inter 8`; minutes where no distance is known.

    Where room is short, first the blank after the mark goes, then the decimal.
    """
    kind = KINDS.get(run.kind, run.kind) if short else run.kind.replace("_", " ")
    mark = "".join(sign for demand, sign in MARKS.items() if demand in run.demand) or " "
    name = one_line(kind)
    if run.km is None:
        return f"{mark} {name} {run.minutes}'"
    distance = distance_value(run.km, units)
    exact, whole = number_text(distance, 1), str(math.floor(distance + 0.5))
    texts = [f"{mark} {name} {exact}", f"{mark}{name} {exact}", f"{mark} {name} {whole}"]
    return next((text for text in texts if cell_len(text) <= room), texts[-1])


def race_marks(race: Race, units: str, room: int) -> list[Mark]:
    """Priority, name and distance of a race, on one line where there is room."""
    name, distance = one_line(race.name), race_length(race, units)
    whole = " ".join(part for part in (f"# RACE {race.priority}", name, distance) if part)
    if cell_len(whole) <= room:
        return [Mark(whole, RACE_STYLE)]
    names = [line.plain for line in wrapped(name, room, INDENT, INDENT)][:NAME_LINES]
    lines = [f"# RACE {race.priority}", *names, f"{INDENT}{distance}"]
    return [Mark(line, RACE_STYLE) for line in lines]


def session_marks(session: Session, room: int) -> list[Mark]:
    """Focus, start and minutes, on one line where there is room.

    A name that has none goes on below itself: its last word may be what tells it from others.
    """
    whole = session_name(session.focus)
    sign = "= " if max(map(cell_len, whole.split()), default=0) + len("= ") <= room else "="
    names = [line.plain for line in wrapped(whole, room, sign, INDENT[: len(sign)])] or [sign]
    hour = f"{format_clock(session.start)} {session.minutes}'"
    one_line = f"{names[0]} {hour}"
    fits = len(names) == 1 and cell_len(one_line) <= room
    lines = [one_line] if fits else [*names, f"{INDENT}{hour}"]
    return [Mark(line, SESSION_STYLE) for line in lines]


def sessions_by_date(plan: Plan) -> dict[dt.date, list[Session]]:
    """The sessions of each day that has some, in order of time."""
    days: dict[dt.date, list[Session]] = {}
    for session in sorted(plan.sessions, key=lambda each: each.start):
        days.setdefault(session.date, []).append(session)
    return days


def legend(scenario: Scenario, short: bool) -> list[str]:
    """What the marks mean, and the short names that the block has."""
    signs = "* quality run   + long run   = strength   # race"
    if scenario.week_starts == "sun" and short:
        signs += "; what is held counts Monday to Sunday"
    unit = f"runs in {distance_unit(scenario.units)}"
    if not short:
        return [signs, f"{unit}; days with nothing but easy runs are not listed"]
    kinds = sorted({run.kind for run in scenario.runs})
    names = [
        f"{KINDS[kind]} {kind.replace('_', ' ')}" for kind in kinds if KINDS.get(kind, kind) != kind
    ]
    return [signs, ", ".join([unit, *names])]
