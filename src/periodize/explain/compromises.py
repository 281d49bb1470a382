"""The wishes that a session misses by its day or hour, told as the compromises that they are."""

from __future__ import annotations

from collections.abc import Sequence

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.plan import Plan, Session
from periodize.rules.base import GOALS, Rule, Violation
from periodize.rules.reach import OF_DAYS

MOST = 2
"""So many are told of a session."""


def missed_wishes(block: Block, rules: Sequence[Rule], plan: Plan) -> list[Violation]:
    """The wishes about days and hours that a plan misses, in the order of the goals."""
    found = [
        each
        for rule in rules
        if rule.reach in OF_DAYS
        for each in rule.violations(block, plan)
        if not each.breaks_must
    ]
    return sorted(found, key=_rank)


def missed_by(session: Session, missed: Sequence[Violation]) -> list[Violation]:
    """Those of some wishes that a session misses: they are of its day, and begin with its focus."""
    return [
        wish
        for wish in missed
        if wish.date == session.date and wish.text.startswith(f"{session.focus} ")
    ]


def compromise_text(session: Session, missed: Sequence[Violation]) -> str:
    """Such as `; a compromise: it ends 36 h before the tempo run, where 48 h should lie between`.

    Args:
        session: whose day it is.
        missed: the wishes that it misses, what matters most first; none tells nothing.
    """
    day = format_short_day(session.date)
    texts = [shortened(wish.text, session.focus, day) for wish in missed[:MOST]]
    told = "; and ".join(text.replace("; ", ", where ") for text in texts)
    return f"; a compromise: {told}" if told else ""


def shortened(text: str, focus: str, day: str) -> str:
    """What the line has said already is not said again.

    Args:
        text: of a rule about a session.
        focus: the session's.
        day: its day, as texts have it.
    """
    for said in (f"{focus} stands on {day}, ", f"{focus} on {day}, ", f"{focus} stands "):
        text = text.removeprefix(said)
    for said in (f"{focus} on {day} ", f"{focus} starts ", f"{focus} ends "):
        if text.startswith(said):
            verb = said.removeprefix(f"{focus} ").removeprefix(f"on {day} ")
            text = f"it {verb}{text.removeprefix(said)}"
    return text


def _rank(wish: Violation) -> tuple[int, int]:
    """Goals in their order, and in each what costs most first."""
    goals: Sequence[str] = GOALS
    return goals.index(wish.goal or GOALS[-1]), -(wish.cost or 0)
