"""The runners whose plans are judged: paces, levels and windows, for each plan of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path

from benchmarks.running_plans import (
    AFTERNOON,
    EVENING,
    MORNING,
    WEEKDAYS,
    WEEKEND,
    Runner,
    Span,
    scenario_text,
)

PACES = (4.5, 5.25, 6.0)
"""Minutes per kilometre."""
LEVELS = ("novice", "intermediate", "advanced")
KNOWN = "bench-press: 50", "bench-press: 50, bent-over-row: 50, dumbbell-row: 32"
"""Maxima of the usual runner, and those of rows besides, which a gym and a home load unlike."""
THIRTY: Span = ("12:15", "12:45", "gym")
WINDOWS: Mapping[str, Mapping[str, tuple[Span, ...]]] = {
    "evenings": dict.fromkeys(WEEKDAYS, (EVENING,)),
    "mornings": {**dict.fromkeys(WEEKDAYS, (MORNING,)), **dict.fromkeys(WEEKEND, (AFTERNOON,))},
    "thirty": dict.fromkeys(("mon", "wed", "fri"), (THIRTY,)),
    "weekends": dict.fromkeys(WEEKEND, (AFTERNOON,)),
}
"""Evenings in a gym; mornings at home and weekends in a gym; three times 30 minutes at noon in a
gym; a gym at weekends only."""


def scenario_texts(
    folder: Path,
    paces: Iterable[float] = PACES,
    levels: Iterable[str] = LEVELS,
    windows: Iterable[str] = tuple(WINDOWS),
) -> Mapping[str, str]:
    """The scenarios of all running plans of a folder, by a name such as `mara-5.25-novice-thirty`.

    Raises:
        KeyError: there are no windows of that name.
    """
    found = {}
    runners = list(product(paces, levels, windows))
    for file in sorted(folder.glob("*.yaml")):
        for pace, level, name in runners:
            runner = Runner(level, pace, tuple(WINDOWS[name].items()))
            found[f"{file.stem}-{pace:g}-{level}-{name}"] = _with_rows(
                scenario_text(file, runner=runner)
            )
    return found


def _with_rows(text: str) -> str:
    return text.replace(*KNOWN, 1)
