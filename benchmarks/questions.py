"""A coach's questions on a scenario that is open and solved, in seconds each.

`python -m benchmarks.measure questions FILE` asks them one after the other. The clashes are weeks
of the plan itself, pinned, under a cap that just does not hold them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.moved import timed
from periodize import open as open_scenario
from periodize.dates import monday_of
from periodize.open_scenario import OpenScenario
from periodize.questions.asking import Clash

RACE = {"km": 10, "priority": "B"}
"""What is looked for a date for."""
CLASHING_WEEKS = 4
CANDIDATES_DAYS = 28
"""Around the middle of the block; its Saturdays are the candidates."""
AWAY_DAYS = 3


def measured(file: Path) -> Mapping[str, Any]:
    """Seconds of each question, of one clash as the median; and whether all answers are proven."""
    opened = open_scenario(file)
    answers: list[Any] = []
    found: dict[str, Mapping[str, float]] = {}
    for name, question in _questions(opened).items():
        answer, found[name] = timed(question)
        answers += answer if isinstance(answer, tuple) else [answer]
    clashes = list(_clashes(opened))
    found["clash"] = {clock: median(each[clock] for each in clashes) for clock in clashes[0]}
    proven = all(answer.proven for answer in answers)
    return {"seconds": found, "clashes": len(clashes), "proven": proven}


def _questions(opened: OpenScenario) -> Mapping[str, Callable[[], Any]]:
    plan, days = opened.plan, opened.scenario.days
    middle = monday_of(days.start + timedelta(days=len(days) // 2))
    missed = [session for session in plan.sessions if session.date < middle][-1]
    held = {session.date for session in plan.sessions}
    free = next(day for day in opened.scenario.windows_by_date if day > middle and day not in held)
    first, last = middle, middle + timedelta(days=CANDIDATES_DAYS - 1)
    away = [(middle.isoformat(), (middle + timedelta(days=AWAY_DAYS - 1)).isoformat())]
    return {
        "why-not": lambda: opened.why_not(free),
        "find-date": lambda: opened.find_date(RACE, first, last, ["sat"]),
        "replan": lambda: opened.replan(middle, missed=[missed.id], away=away),
        "prices": opened.prices,
        "slack": opened.slack,
        "alternatives": opened.alternatives,
    }


def _clashes(opened: OpenScenario) -> Iterator[Mapping[str, float]]:
    """Seconds to name each clash."""
    weeks = groupby(opened.plan.sessions, key=lambda session: monday_of(session.date))
    every = [list(sessions) for _, sessions in weeks]
    for held in every[:: max(1, len(every) // CLASHING_WEEKS)]:
        pins = [{"date": each.date.isoformat(), "focus": each.focus} for each in held]
        caps = {
            "rules.weekly_minutes.at_most": sum(each.minutes for each in held) - 1,
            "rules.season_frequency.at_most": len(held) - 1,
        }
        for path, cap in caps.items():
            scenario = opened.changed(set={"pins": pins, path: cap}).scenario
            answer, seconds = timed(partial(opened.asking.plan, scenario))
            assert isinstance(answer, Clash)
            yield seconds
