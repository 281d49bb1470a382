"""The calendar for others that goes with a plan: made anew whenever the plan is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from periodize.calendars.busy import busy_ics
from periodize.calendars.ics import PRODID
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario
from periodize.workspace.busy_files import remember_busy, remembered_busy


def busy_beside(
    scenario: Scenario, plan: Plan, file: Path, busy: Path | None = None
) -> Mapping[Path, bytes]:
    """The calendar for others, by where it goes; nothing where a plan has none.

    Args:
        scenario: what the plan is for.
        plan: what is written.
        file: where the plan goes.
        busy: where the calendar goes from now on; None for where it was written before, as long as
            it stands there.

    Raises:
        CouldNotWrite: its key cannot be kept or read.
    """
    where = busy or remembered_busy(file)
    if where is None or (busy is None and not _is_ours(where)):
        return {}
    return {where: busy_ics(scenario, plan, remember_busy(file, where))}


def _is_ours(calendar: Path) -> bool:
    try:
        with calendar.open("rb") as opened:
            return PRODID.encode() in opened.read(200)
    except OSError:
        return False
