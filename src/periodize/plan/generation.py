"""What tells that a calendar and a plan belong together: the calendar names the plan it shows."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from periodize.plan.record import Plan
from periodize.plan.text import write_plan

KEY = "X-PERIODIZE-PLAN"
"""The property of a calendar that names its plan."""
LETTERS = 16
BEGIN_BYTES = 2000
"""Of a calendar so many bytes hold its own properties."""
_NAMED = re.compile(rb"^" + KEY.encode() + rb":([0-9a-f]+)\r?$", re.MULTILINE)


def mark_of(plan: Plan | bytes) -> str:
    """The name of a plan: the beginning of the sha256 of its file."""
    content = plan if isinstance(plan, bytes) else write_plan(plan)
    return hashlib.sha256(content).hexdigest()[:LETTERS]


def mark_in(calendar: bytes) -> str | None:
    """The plan that a calendar names; None where it names none, such as one of an older version."""
    named = _NAMED.search(calendar[:BEGIN_BYTES])
    return named[1].decode() if named else None


def is_of_another(plan: Path, calendar: Path) -> bool:
    """Whether a calendar names another plan than the one in a file; not where one is not there."""
    try:
        with calendar.open("rb") as opened:
            mark = mark_in(opened.read(BEGIN_BYTES))
        return mark is not None and mark != mark_of(plan.read_bytes())
    except OSError:
        return False
