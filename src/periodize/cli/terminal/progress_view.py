"""Each exercise over the block as one entry: the weeks across, and in each only what changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from periodize.cli.terminal.paper import INDENT, fitted, printed, wrapped
from periodize.dates import format_short_day
from periodize.plan import Plan, Prescription
from periodize.views.lifted import LiftedWeek
from periodize.views.progress_steps import (
    Step,
    by_focus,
    effort,
    first_day,
    phases,
    steps,
    week_number,
)
from periodize.wording.sessions import exercise_text, focus_text, one_line, set_text
from periodize.wording.weights import lift_text, load_value, number_text

BETWEEN = " · "
STYLES = {"deload": "cyan", "taper": "yellow", "race": "bold red"}
"""What is marked, and its colour: deloads, and the phases before a race."""

_WIDEST_NAME = 28
"""Columns; a longer name goes on below itself."""
_SIDE_BY_SIDE = 80
"""Columns from which on the weeks stand beside the name, and not below it."""


def render_progress(
    plan: Plan,
    width: int,
    colour: bool,
    units: str = "metric",
    lifted: Mapping[str, Sequence[LiftedWeek]] | None = None,
) -> str:
    """How each exercise goes on from week to week, the longest used first, by kind of session.

    Of a week its heaviest dose is told; behind a plus the one with most work, if that is another.

    Args:
        plan: its sessions, and the records of its weeks where it has them.
        width: columns, at least 40; no line is longer.
        colour: whether escape codes for colours may stand in the text.
        units: whether loads are written in kg or lb.
        lifted: by exercise, what was done, to stand below what was planned.
    """
    lines = _heading(plan, width)
    names = [exercise_text(each) for session in plan.sessions for each in session.exercises]
    room = min(max(map(cell_len, names), default=0), _WIDEST_NAME)
    for focus, exercises in by_focus(plan.sessions).items():
        count = sum(session.focus == focus for session in plan.sessions)
        times = f", {count} session{'' if count == 1 else 's'}"
        lines += [Text(), fitted(focus_text(focus), cell_len(focus_text(focus)), "bold")]
        lines[-1] += Text(times)
        for exercise in exercises:
            path, done = steps(plan, exercise), (lifted or {}).get(exercise, ())
            pieces = [_lifted_piece(week, units) for week in done]
            lines += _entry(path, width, room, units)
            lines += _beside_name("done", pieces, width, room) if pieces else []
    return printed(lines, width, colour)


def _heading(plan: Plan, width: int) -> list[Text]:
    if not plan.sessions:
        return [Text("No session.")]
    first = first_day(plan)
    name = one_line(plan.scenario.name) if plan.scenario else ""
    spans = [
        f"{_weeks_text(numbers)} {one_line(phase)}" for phase, numbers in phases(plan) if phase
    ]
    lighter = sorted({week_number(first, each.date) for each in plan.sessions if each.deload})
    deloads = f"; deload in {_weeks_text(lighter)}" if lighter else ""
    since = f"w1 begins on {format_short_day(first)} {first.year}"
    lines = wrapped(name, width, style="bold") if name else []
    lines += wrapped(f"{since}{deloads}", width)
    return lines + wrapped(BETWEEN.join(spans), width)


def _entry(path: Sequence[Step], width: int, room: int, units: str) -> list[Text]:
    pieces, before = [], None
    for step in path:
        pieces.append(_piece(step, before, units))
        before = step.done
    return _beside_name(exercise_text(path[0].done), pieces, width, room)


def _lifted_piece(week: LiftedWeek, units: str) -> Text:
    load = f" {_number(week.kg, units)}" if week.kg else ""
    return Text(f"w{week.week} ", style="dim") + Text(f"{week.sets}x{week.reps}{load}")


def _beside_name(name: str, pieces: Sequence[Text], width: int, room: int) -> list[Text]:
    """Pieces beside a name, or below it where there is no room beside."""
    if width >= _SIDE_BY_SIDE:
        margin = len(INDENT) + room + len(INDENT)
        rows = _filled(pieces, width - margin)
        pairs = zip_longest(wrapped(name, room), rows)
        return [
            Text(INDENT) + fitted(left.plain if left else "", room) + Text(INDENT) + (row or Text())
            for left, row in pairs
        ]
    margin = 2 * len(INDENT)
    rows = _filled(pieces, width - margin)
    return [*wrapped(name, width, INDENT, INDENT), *(Text(" " * margin) + row for row in rows)]


def _piece(step: Step, before: Prescription | None, units: str) -> Text:
    parts = [Text(_weeks_text(step.weeks), style="dim")]
    if step.mark:
        parts.append(Text(step.mark, style=STYLES[step.mark]))
    changes = _changes(step.done, before, units)
    if not changes and not step.mark:
        changes = [_amount(step.done, units)]
    parts += map(Text, changes)
    if step.most:
        parts += [Text("+"), *map(Text, _beside(step.most, step.done, units))]
    return Text(" ").join(parts)


def _changes(done: Prescription, before: Prescription | None, units: str) -> list[str]:
    words = []
    amount = _amount(done, units)
    if before is None or amount != _amount(before, units):
        words.append(amount)
    if before is None or effort(done) != effort(before):
        words += _effort_words(done, before, units)
    return words


def _beside(most: Prescription, heaviest: Prescription, units: str) -> list[str]:
    """The dose with most work of a week: its sets, and its load where that is another."""
    words = [_amount(most, units)]
    return words if effort(most) == effort(heaviest) else words + _effort_words(most, None, units)


def _amount(done: Prescription, units: str) -> str:
    one_set = set_text(done, units)
    for loose, close in ((" x ", "x"), (" s", "s"), (" min", "min"), (" m", "m"), (" yd", "yd")):
        one_set = one_set.replace(loose, close)
    if done.last_reps:
        return f"{done.sets - 1}x{one_set}+1x{done.last_reps}"
    return f"{done.sets}x{one_set}" if one_set else f"{done.sets} sets"


def _effort_words(done: Prescription, before: Prescription | None, units: str) -> list[str]:
    share = "" if done.percent_1rm is None else f"{number_text(done.percent_1rm, 1)} %"
    if done.load_kg is None:
        left = "" if done.reps_in_reserve is None else f"RIR {done.reps_in_reserve}"
        return [word for word in (share or left,) if word]
    if done.load_kg and before is not None and before.load_kg:
        return [lift_text(done, units) if done.stamped else _number(done.load_kg, units)]
    if not done.load_kg:
        return []
    return [word for word in (share, lift_text(done, units)) if word]


def _number(load_kg: float, units: str) -> str:
    return number_text(load_value(load_kg, units))


def _weeks_text(numbers: Sequence[int]) -> str:
    """Weeks such as `w1-3,5`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    texts = [f"{span[0]}-{span[-1]}" if len(span) > 1 else f"{span[0]}" for span in spans]
    return f"w{','.join(texts)}"


def _filled(pieces: Sequence[Text], width: int) -> list[Text]:
    """The pieces on as few lines as they need, none torn apart."""
    lines: list[Text] = []
    for piece in pieces:
        if lines and lines[-1].cell_len + len(BETWEEN) + piece.cell_len <= width:
            lines[-1].append(BETWEEN, "dim").append_text(piece)
        else:
            lines.append(Text() + piece)
    return lines
