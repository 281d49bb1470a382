"""Taking over what the athlete did in the calendar: pins, and a plan that has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from periodize.errors import CouldNotWrite, NoPlanExists
from periodize.plan import Plan

if TYPE_CHECKING:
    from periodize.calendars.sync.accepting import Accepted
    from periodize.calendars.sync.pushing import Told
    from periodize.cli.terminal.output import Output
    from periodize.cli.terminal.sync_work import SyncWork
    from periodize.open_scenario import OpenScenario
    from periodize.questions.replan import ReplanAnswer

OTHERWISE = "cannot say this in its own words, so nothing was written; write these pins into it: "


@dataclass(frozen=True, slots=True)
class Taken:
    """A scenario with what the athlete did.

    Attributes:
        opened: the scenario with its new pins.
        text: what its file then says.
        found: what was taken and what was not.
        answer: the plan with the fewest other moves.
    """

    opened: OpenScenario
    text: bytes
    found: Accepted
    answer: ReplanAnswer

    @property
    def plan(self) -> Plan:
        """The plan that has what the athlete did."""
        assert self.answer.plan is not None
        return self.answer.plan


def first_open_day(opened: OpenScenario, plan: Plan, given: date | None) -> date:
    """The first day that is still open: the one given, else as of the last replanning."""
    start = opened.scenario.days.start
    return given or (plan.replanned.since if plan.replanned else start)


def taken(
    opened: OpenScenario, file: Path, plan: Plan, told: Told, since: date
) -> Taken | Accepted:
    """The scenario and the plan with what the athlete did; what is left, if nothing can be taken.

    Args:
        opened: the scenario as it is.
        file: where it stands.
        plan: the plan that is followed.
        told: what the athlete did.
        since: the first day that is still open.

    Raises:
        NoPlanExists: no plan has that.
        CouldNotWrite: the file cannot say it.
    """
    from periodize.calendars.sync.accepting import accepted
    from periodize.open_scenario import OpenScenario
    from periodize.scenario.variant.draft import draft_of
    from periodize.scenario.variant.variant import variant_of
    from periodize.scenario.variant.written import with_variants

    said = opened.draft.source.data.get("pins") or ()
    found = accepted(told, opened.scenario, plan, said, since)
    if not found.ids:
        return found
    variant = variant_of("what was done in the calendar", set={"pins": found.pins})
    text = with_variants(opened.draft.content, str(file), [variant])
    now = OpenScenario(draft_of(text, str(file), file.parent), opened.asking)
    wanted = opened.varied(variant).scenario
    if _pins(now) != {(pin.date, pin.focus, pin.start) for pin in wanted.pins}:
        raise CouldNotWrite(f"{file} {OTHERWISE}{found.pins}")
    answer = now.follow(plan).replan(since)
    if answer.clash:
        raise NoPlanExists([f"{each.rule}: {each.text}" for each in answer.clash.rules])
    return Taken(now, text, found, answer)


def _pins(opened: OpenScenario) -> set[tuple[object, ...]]:
    return {(pin.date, pin.focus, pin.start) for pin in opened.scenario.pins}


@dataclass(frozen=True, slots=True)
class Passed:
    """One pass of `sync --accept`.

    Attributes:
        read: what the athlete had done.
        found: what could be taken and what not.
        taken: the plan with it; None where there was nothing to take.
        told: what was brought, or would be.
    """

    read: Told
    found: Accepted
    taken: Taken | None
    told: Told


def with_all_taken(
    work: SyncWork,
    opened: OpenScenario,
    file: Path,
    output: Output,
    plan: Plan,
    since: date | None,
    *,
    quiet: bool,
) -> Passed:
    """Read, take over what the athlete did, write scenario, plan and calendar file, and bring it.

    Raises:
        InputRefused, CouldNotWrite, NoPlanExists: nothing was brought.
    """
    from dataclasses import replace

    read = replace(work, dry_run=True).brought(opened.scenario, plan)
    found = taken(opened, file, plan, read, first_open_day(opened, plan, since))
    if not isinstance(found, Taken):
        return Passed(read, found, None, work.brought(opened.scenario, plan))
    now, ids = found.opened.scenario, found.found.ids
    if not work.dry_run:
        output.write(now, found.plan, quiet=quiet, followed=plan, beside={file: found.text})
    return Passed(read, found.found, found, work.brought(now, found.plan, agreed=ids))
