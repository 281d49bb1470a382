"""Sets as a log has them, before anything is concluded from them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from periodize.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedSet:
    """One set that was done.

    Attributes:
        session: its id in the plan, where the log says it.
        called: the exercise as the log calls it.
        exercise: its id in the catalogue; empty where none is known.
        sure: whether that is told by a name and not guessed.
        kg: the bar with its plates, or each piece that is held; None for the body alone.
        reserve: repetitions that could still have been done; None where the log does not say it.
        warm_up: whether it only led up to others.
        other_kit: whether it was lifted with another kit than the one that a maximum belongs to.
    """

    date: dt.date
    session: str = ""
    called: str
    exercise: str = ""
    sure: bool = True
    kg: float | None = None
    reps: int
    reserve: int | None = None
    warm_up: bool = False
    other_kit: bool = False


@dataclass(slots=True)
class ReadLog:
    """What was read of one log.

    Attributes:
        sets: in order of the file.
        problems: what cannot be used.
        notes: what was assumed.
        passed_over: the lines of an export that cannot be read, with why.
    """

    sets: list[LoggedSet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
