"""Logs that a command names, beside those of a scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from periodize.errors import InputRefused, Problem
from periodize.model.catalogue import Exercise
from periodize.training_log.names import Names
from periodize.training_log.sets import LoggedSet, joined
from periodize.training_log.tables import MOST_BYTES, read_log


def logs_in(
    files: Sequence[Path],
    catalogue: Mapping[str, Exercise],
    units: str,
    told: Mapping[str, str] | None = None,
) -> tuple[list[LoggedSet], list[str]]:
    """The sets of some logs, and what was assumed.

    Args:
        files: where they are.
        catalogue: all exercises that they may name.
        units: metric or imperial, for weights without a unit.
        told: by a name that a log has, the exercise that it means.

    Raises:
        InputRefused: one cannot be read; with every problem.
    """
    names, unit = Names(catalogue, told or {}), "lb" if units == "imperial" else "kg"
    logs, notes, problems = list[list[LoggedSet]](), list[str](), list[Problem]()
    for file in files:
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a path"
            problems.append(Problem(str(file), 0, 0, f"cannot be read: {reason}"))
            continue
        read = read_log(content, str(file), names, unit)
        logs.append(read.sets)
        notes, problems = notes + read.notes, problems + read.problems
    if problems:
        raise InputRefused(problems)
    return joined(logs), notes
