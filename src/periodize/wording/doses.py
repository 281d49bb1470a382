"""Doses and the shapes of sessions in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from periodize.model.focus import Dose, Focus
from periodize.wording.sessions import rest_text


def wave_words(wave: Sequence[Dose]) -> str:
    """The doses of a kind of work, week by week; equal weeks together, and the last one stays."""
    told, week = [], 1
    for dose, run in groupby(wave):
        weeks = len(list(run))
        told.append((_weeks(week, weeks, last=week + weeks > len(wave)), _dose(dose)))
        week += weeks
    doses = "; ".join(f"{when} {dose}" for when, dose in told) if len(told) > 1 else told[0][1]
    return f"{doses}; rest {rest_text(wave[0].rest_seconds)}"


def _weeks(first: int, weeks: int, *, last: bool) -> str:
    if last:
        return f"from w{first}"
    return f"w{first}" if weeks == 1 else f"w{first}-{first + weeks - 1}"


def _dose(dose: Dose) -> str:
    last = f" (last set {dose.last_reps})" if dose.last_reps else ""
    amount = (
        f"{dose.seconds} s by the clock" if dose.timed else f"{dose.reps}{last}{_measure(dose)}"
    )
    effort = f" at {dose.percent:g} %" if dose.percent else f", {dose.rir} in reserve"
    return f"{dose.sets} x {amount}{effort}"


def _measure(dose: Dose) -> str:
    """How long exercises are held, or how far they go, where the dose says it."""
    if "metres" in dose.model_fields_set:
        return f" (over {dose.metres} m)"
    if not {"seconds", "holds"} & dose.model_fields_set:
        return ""
    times = f"{dose.holds} x " if dose.holds > 1 else ""
    rest = f", {dose.hold_rest_seconds} s between" if dose.hold_rest_seconds else ""
    return f" (held: {times}{dose.seconds} s{rest})"


def lengths_words(lengths: Sequence[int]) -> str:
    """Minutes of a session, ascending; many at even steps as a range."""
    steps = {after - before for before, after in pairwise(lengths)}
    if len(lengths) > 3 and len(steps) == 1:
        return f"{lengths[0]} to {lengths[-1]} in steps of {steps.pop()}"
    return ", ".join(map(str, lengths))


def shape_words(focus: Focus) -> list[str]:
    """What is particular to a focus: its goals, rounds, order and cool-down, where it has any."""
    words = [f"for the goals {', '.join(focus.goals)}"] if focus.goals else []
    if rounds := focus.rounds:
        words.append(
            f"{rounds.first} rounds, one more every {rounds.weeks_each} weeks, at most "
            f"{rounds.most}; rest {rest_text(rounds.rest_seconds)} between rounds"
        )
    if focus.order == "listed":
        words.append("in the order of its parts")
    if focus.cool_down_minutes:
        words.append(f"{focus.cool_down_minutes} min to cool down")
    return words
