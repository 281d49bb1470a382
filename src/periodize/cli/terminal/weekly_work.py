"""The steps of `weekly`: what feeds brought, and the plan made again where anything changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from periodize.cli.terminal.door import warn
from periodize.errors import NoPlanExists

if TYPE_CHECKING:
    from periodize.calendars.sync.pushing import Told
    from periodize.cli.terminal.output import Output
    from periodize.cli.terminal.sync_accept import Passed
    from periodize.cli.terminal.sync_work import SyncWork
    from periodize.open_scenario import OpenScenario
    from periodize.plan import Plan
    from periodize.questions.replan import ReplanAnswer
    from periodize.scenario.scenario import Scenario
    from periodize.views.run_changes import RunChanges


@dataclass(frozen=True, slots=True)
class Fetched:
    """What feeds brought.

    Attributes:
        files: those that are others now.
        changes: in the running.
        failed: why a feed could not be fetched; empty where all were.
    """

    files: tuple[str, ...]
    changes: RunChanges
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What one pass did; None for what there was not.

    Attributes:
        feeds: what feeds brought.
        made: the plan that was made again.
        brought: what was brought to the calendar.
        passed: what the athlete had done there, where that was to be taken over.
        unlogged: the ids of sessions that the logs of the scenario do not hold.
    """

    feeds: Fetched | None
    made: ReplanAnswer | None
    brought: Told | None
    passed: Passed | None = None
    unlogged: tuple[str, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether something of what the athlete did was taken over."""
        return bool(self.passed and self.passed.taken)


def fetched(file: Path, before: Scenario) -> Fetched | None:
    """Fetch the feeds of a scenario again; None where it has none. A failed one stays as it was.

    Raises:
        CouldNotWrite: one cannot be kept.
    """
    from periodize.cli.terminal.feeds import feeds_of, fetched_again
    from periodize.scenario import load
    from periodize.views.run_changes import run_changes

    if not feeds_of(file):
        return None
    files, failed = fetched_again(file, before)
    changes = run_changes(before, load(file) if files else before)
    return Fetched(tuple(files), changes, "; ".join(map(str, failed)))


def today_in(timezone: str) -> dt.date:
    """The day that it is in a time zone."""
    from zoneinfo import ZoneInfo

    return dt.datetime.now(ZoneInfo(timezone)).date()


def replanned(
    opened: OpenScenario, output: Output, plan: Plan, since: dt.date, *, quiet: bool, dry_run: bool
) -> ReplanAnswer | None:
    """The plan made again from a day on, with the fewest moves, and written.

    Returns:
        None where plan and scenario agree, so that nothing is to be done.

    Raises:
        NoPlanExists: no plan goes on from what was done.
        CouldNotWrite: it cannot be written.
    """
    scenario = opened.scenario
    if plan.scenario and plan.scenario.sha256 == scenario.sha256:
        return None
    answer = opened.follow(plan).replan(max(since, scenario.days.start))
    if answer.clash:
        raise NoPlanExists([f"{each.rule}: {each.text}" for each in answer.clash.rules])
    if answer.plan and not dry_run:
        output.write(scenario, answer.plan, quiet=quiet, followed=plan)
    return answer


def taken_over(
    work: SyncWork,
    opened: OpenScenario,
    file: Path,
    output: Output,
    plan: Plan,
    since: dt.date,
    *,
    quiet: bool,
) -> Passed | None:
    """What the athlete did in the calendar, pinned and planned around; None where nothing was done.

    The runs that are new by now are planned around at once, so that the fewest sessions move.

    Raises:
        InputRefused, CouldNotWrite, NoPlanExists: nothing was brought.
    """
    from periodize.cli.terminal.sync_accept import with_all_taken

    read = replace(work, dry_run=True).brought(opened.scenario, plan)
    if not (read.moved_by_you or read.deleted_by_you):
        return None
    first = max(since, opened.scenario.days.start)
    return with_all_taken(work, opened, file, output, plan, first, quiet=quiet)


def unlogged(scenario: Scenario, plan: Plan) -> tuple[str, ...]:
    """Sessions that logs should hold by their last day, and that nobody called missed so far."""
    from periodize.views.done import done_of

    told = plan.replanned.missed if plan.replanned else ()
    return tuple(each for each in done_of(plan, scenario.logged).missed if each not in told)


def is_over(scenario: Scenario, day: dt.date) -> bool:
    """Whether a day lies behind the block; says so."""
    over = day > scenario.days.last_day
    if over:
        warn(f"the block ended on {scenario.days.last_day}; there is nothing left to plan")
    return over
