"""Keeping what is tried: the scenario's lines, its plan and its calendar, all or nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

from periodize.calendars.ics import PRODID, to_ics
from periodize.errors import CouldNotWrite, NoPlanExists
from periodize.jobs import Job
from periodize.plan import Plan, write_plan
from periodize.questions.asking import Asking, Clash
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.draft import draft_of
from periodize.scenario.variant.written import changed_lines, with_variants
from periodize.views.busy_beside import busy_beside
from periodize.web.desk import Desk, Trial
from periodize.workspace.files import write_all
from periodize.workspace.followed import calendar_file, leads_away, plan_file, plan_in

CHANGED = "The file has changed on the disk since it was read, so nothing was written."
AGAIN = "The plan was made again in the middle of its block; `periodize replan` goes on from it."
OTHERWISE = "The file cannot say this in its own words, so nothing was written."


def kept_text(desk: Desk, trial: Trial) -> bytes:
    """What the scenario's file says once what is tried is kept."""
    return with_variants(desk.files.scenario or b"", str(desk.file), trial.variants)


def kept_lines(desk: Desk, trial: Trial) -> list[str]:
    """The lines of the scenario that change."""
    return changed_lines(desk.files.scenario or b"", kept_text(desk, trial))


def keep(desk: Desk) -> Job[list[str]]:
    """Write what is tried; the plan is sought as `solve` would seek it for the new file.

    The job gives the lines of the scenario that changed. It raises CouldNotWrite where a file has
    changed meanwhile, or cannot be written.
    """
    trial = desk.trial
    if trial is None:
        raise CouldNotWrite("nothing is being tried")
    if desk.plan and desk.plan.replanned:
        raise CouldNotWrite(AGAIN)
    return desk.ask(lambda opened: _keep(desk, trial, opened.asking))


def _keep(desk: Desk, trial: Trial, asking: Asking) -> list[str]:
    if desk.is_stale:
        raise CouldNotWrite(CHANGED)
    text = kept_text(desk, trial)
    scenario = draft_of(text, str(desk.file), desk.file.parent).scenario()
    if not says_the_same(scenario, trial.opened.scenario):
        raise CouldNotWrite(OTHERWISE)
    plan = _plan(scenario, asking, desk.file)
    target = plan_file(desk.file)
    write_beside(
        {
            desk.file: text,
            target: write_plan(plan),
            calendar_file(target): to_ics(scenario, plan),
            **busy_beside(scenario, plan, target),
        }
    )
    return changed_lines(desk.files.scenario or b"", text)


def write_beside(files: Mapping[Path, bytes]) -> None:
    """Write every file, or none; a link that leads to another folder is not followed.

    Raises:
        CouldNotWrite: there is such a link, a calendar of others, or a file that cannot be written.
    """
    for file in files:
        if leads_away(file):
            raise CouldNotWrite(f"{file.name} is a link to another folder; nothing was written")
        if file.suffix == ".ics" and not _is_ours(file):
            raise CouldNotWrite(f"{file.name} is in the way and no calendar of ours; move it")
    write_all(files)


def _is_ours(calendar: Path) -> bool:
    """Whether a calendar was written by this program, or there is none."""
    return not calendar.is_file() or PRODID.encode() in calendar.read_bytes()[:200]


def _plan(scenario: Scenario, asking: Asking, file: Path) -> Plan:
    target = plan_file(file)
    earlier = plan_in(target) if target.is_file() else None
    found = asking.plan(scenario, earlier=earlier, reasoned=True)
    if isinstance(found, Clash):
        raise NoPlanExists([f"{each.rule}: {each.text}" for each in found.rules])
    return found


def says_the_same(one: Scenario, other: Scenario) -> bool:
    """Whether both say the same, however their bytes say it."""
    return _meaning(one) == _meaning(other)


def _meaning(scenario: Scenario) -> Scenario:
    pins = tuple(dataclasses.replace(pin, where=()) for pin in scenario.pins)
    rules = tuple(dataclasses.replace(change, where=()) for change in scenario.rules)
    return dataclasses.replace(scenario, sha256="", pins=pins, rules=rules)
