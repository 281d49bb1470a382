"""Doses and the shapes of sessions in words."""

from __future__ import annotations

from collections.abc import Sequence

from periodize.model.periodization import Dose, Focus


def wave_words(wave: Sequence[Dose]) -> str:
    """The doses of a kind of work, week by week; the last one stays."""
    return f"{'; '.join(map(_dose, wave))}; rest {wave[0].rest_seconds} s"


def _dose(dose: Dose) -> str:
    last = f" (last set {dose.last_reps})" if dose.last_reps else ""
    amount = f"{dose.seconds} s by the clock" if dose.timed else f"{dose.reps}{last}"
    effort = f" at {dose.percent:g} %" if dose.percent else f", {dose.rir} in reserve"
    return f"{dose.sets} x {amount}{effort}"


def shape_words(focus: Focus) -> list[str]:
    """What is particular to a focus: its goals, rounds, order and cool-down, where it has any."""
    words = [f"for the goals {', '.join(focus.goals)}"] if focus.goals else []
    if rounds := focus.rounds:
        words.append(
            f"{rounds.first} rounds, one more every {rounds.weeks_each} weeks, at most "
            f"{rounds.most}; rest {rounds.rest_seconds} s between rounds"
        )
    if focus.order == "listed":
        words.append("in the order of its parts")
    if focus.cool_down_minutes:
        words.append(f"{focus.cool_down_minutes} min to cool down")
    return words
