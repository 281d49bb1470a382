"""The loads that another plan changes, by exercise: `Back squat 60 → 52.5 kg on Tue 13 Jul`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from periodize.cli.terminal.folding import WIDEST, columns
from periodize.cli.terminal.paper import INDENT, wrapped
from periodize.dates import counted, format_short_day
from periodize.plan import Prescription
from periodize.questions.content_changes import LoadChange
from periodize.wording.sessions import exercise_text
from periodize.wording.weights import lift_text, weight_text

BY_RESERVE = "by reps in reserve"


def load_lines(changes: Sequence[LoadChange], units: str) -> Iterator[Text]:
    """A line for each exercise with another weight; equal changes one after another are told once.

    Args:
        changes: in order of day.
        units: `metric`, or `imperial` for pounds.
    """
    width = columns(WIDEST)
    for name in dict.fromkeys(exercise_text(each.after) for each in changes):
        mine = [each for each in changes if exercise_text(each.after) == name]
        runs = groupby(mine, key=lambda each: _from_to(each, units))
        texts = [f"{text} {_days(list(some))}" for text, some in runs]
        yield from wrapped(f"{name} {', '.join(texts)}", width, f"{INDENT}load   ", " " * 9)


def _days(changes: Sequence[LoadChange]) -> str:
    days = list(dict.fromkeys(each.day for each in changes))
    first = format_short_day(days[0])
    many = counted(len(days), "session")
    return f"on {first}" if len(days) == 1 else f"from {first} on in {many}"


def _from_to(change: LoadChange, units: str) -> str:
    """Such as `60 → 52.5 kg`; what is lifted is told in full where the kit changes, too."""
    before, after = change.before, change.after
    if before.load_kg is None or after.load_kg is None or _kit(before) != _kit(after):
        return f"{_in_full(before, units)} → {_in_full(after, units)}"
    many = f"{after.held} x " if (after.held or 1) > 1 else ""
    then, now = (lift_text(each, units) for each in (before, after))
    number, _, unit = then.partition(" ")
    return f"{many}{number if now.endswith(f' {unit}') else then} → {now}"


def _kit(done: Prescription) -> tuple[object, ...]:
    return done.kit, done.held


def _in_full(done: Prescription, units: str) -> str:
    weight = weight_text(done, units)
    return weight if done.load_kg is not None else f"{weight} {BY_RESERVE}".lstrip()
