"""What was counted, as a table; beside an earlier count where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import mean, median

from benchmarks.coach.rows import ROWS
from benchmarks.coach.solving import Judged
from benchmarks.table import table
from periodize.rules.base import GOALS

Found = Mapping[str, Judged]
"""By scenario."""


def summary(found: Found, before: Found | None = None) -> str:
    """The rows as lines, with what else is asked of all plans; `before` stands left of it."""
    columns = [each for each in (before, found) if each is not None]
    head = ["row", "what", *(["before", "now"] if before is not None else ["found"])]
    lines = [[name, ROWS[name].text, *(_row(name, each) for each in columns)] for name in ROWS]
    lines += [["", text, *(tell(each) for each in columns)] for text, tell in REST.items()]
    return table(head, lines)


def _row(name: str, found: Found) -> str:
    counts = [each.rows[name] for each in found.values() if name in each.rows]
    faults, possible = sum(len(c.faults) for c in counts), sum(c.possible for c in counts)
    share = f" ({100 * faults / possible:.1f} %)" if possible else ""
    allowed = ROWS[name].allowed
    refused = allowed is not None and faults > allowed * possible
    return f"{faults} of {possible}{share}{' !' if refused else ''}"


def _solved(found: Found) -> Sequence[Judged]:
    return [each for each in found.values() if not each.failed]


def _proven(found: Found) -> str:
    solved = _solved(found)
    return f"{sum(not each.open_goals for each in solved)} of {len(found)}"


def _seconds(found: Found) -> str:
    return _spread(each.seconds for each in _solved(found))


def _cpu(found: Found) -> str:
    return _spread(each.cpu for each in _solved(found))


def _spread(values: Iterable[float]) -> str:
    listed = list(values)
    return f"{median(listed):.1f}, {max(listed):.1f}" if listed else "–"


def _values(found: Found) -> str:
    solved = _solved(found)
    return " ".join(f"{mean(each.values[goal] for each in solved):.1f}" for goal in GOALS if solved)


REST = {
    "plans with all goals proven": _proven,
    "seconds of a solve: median, worst": _seconds,
    "the same, of the processors": _cpu,
    "goals, on average": _values,
}


def faults(found: Found, names: Iterable[str], most: int) -> str:
    """The first faults of some rows in words."""
    lines = []
    for name in names:
        told = [f"{plan}: {text}" for plan, each in found.items() for text in _of(each, name)]
        lines += [f"## {name}: {len(told)}", *told[:most], ""]
    return "\n".join(lines)


def _of(each: Judged, name: str) -> Sequence[str]:
    return each.rows[name].faults if name in each.rows else ()
