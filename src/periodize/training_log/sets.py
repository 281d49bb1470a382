"""Sets as a log has them, before anything is concluded from them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
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


def joined(logs: Iterable[Sequence[LoggedSet]]) -> list[LoggedSet]:
    """The sets of several logs, in order of date; what two of them hold was done once.

    Exports hold all that was ever done, so that a later one has an earlier one in it. A set counts
    as often as the log that has it most often.
    """
    counted: Counter[tuple[object, ...]] = Counter()
    found: list[LoggedSet] = []
    for log in logs:
        here: Counter[tuple[object, ...]] = Counter()
        for each in log:
            key = _same(each)
            here[key] += 1
            if here[key] > counted[key]:
                found.append(each)
        counted |= here
    return sorted(found, key=lambda each: each.date)


def _same(each: LoggedSet) -> tuple[object, ...]:
    kg = None if each.kg is None else round(each.kg, 2)
    called = " ".join(each.called.lower().split())
    return each.date, called, kg, each.reps, each.reserve, each.warm_up
