"""The record itself: what a plan says of its sessions must be so before a rule can judge them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from periodize.block import Block
from periodize.plan import Plan, Session
from periodize.rules.base import Violation
from periodize.rules.weeks import week_records

RULE = "record"


def record_violations(block: Block, plan: Plan) -> Iterator[Violation]:
    """Find ids that repeat, names that nobody knows, and claims that the block contradicts."""
    for name, count in sorted(Counter(session.id for session in plan.sessions).items()):
        if count > 1:
            days = [session.date for session in plan.sessions if session.id == name]
            yield Violation(days[-1], RULE, f"the id {name!r} stands for {count} sessions")
    for session in plan.sessions:
        for text in _claims(block, session):
            yield Violation(session.date, RULE, f"{session.id}: {text}")
    if plan.weeks:
        for said, found in zip(plan.weeks, week_records(block, plan.sessions), strict=False):
            if said != found:
                text = f"the record of the week of {found.start} is not what its sessions give"
                yield Violation(found.start, RULE, text)
        if len(plan.weeks) != len(block.calendar.weeks):
            text = (
                f"{len(plan.weeks)} weeks are recorded; the block has {len(block.calendar.weeks)}"
            )
            yield Violation(block.scenario.days.start, RULE, text)


def _claims(block: Block, session: Session) -> Iterator[str]:
    focus = block.menus.focus(session.focus)
    if focus is None:
        yield f"{session.focus!r} is not a focus of {block.model.name}"
    elif session.load_class != focus.load_class:
        yield f"its load class is {focus.load_class}, not {session.load_class}"
    if focus and session.warm_up_minutes != focus.warm_up_minutes:
        yield f"its warm-up takes {focus.warm_up_minutes} min, not {session.warm_up_minutes} min"
    if focus and session.cool_down_minutes != focus.cool_down_minutes:
        asked = focus.cool_down_minutes
        yield f"its cool-down takes {asked} min, not {session.cool_down_minutes} min"
    if session.deload and not _may_deload(block, session):
        yield "it is marked as part of a deload; its week is none"
    if not session.place:
        there = block.scenario.windows_by_date.get(session.date, ())
        fitting = sorted({f"{window.place}" for window in there}) or sorted(block.scenario.places)
        yield f"its place is left out, and not one window fits; name one of {', '.join(fitting)}"
    if session.start.date() != session.date:
        yield f"it starts on {session.start.date()}, not on its date {session.date}"
    if session.start.tzinfo is not None:
        yield "its start must be local wall time, without a zone"
    for done in session.exercises:
        if done.exercise not in block.catalogue.exercises:
            yield f"{done.exercise!r} is not an exercise of the catalogue"
    if session.date in block.scenario.days:
        week = block.calendar.week_of(session.date)
        if (session.season, session.phase) != (week.season, week.phase):
            axes = f"{session.season}, {session.phase}"
            yield f"its week is {week.season} season, {week.phase}; not {axes}"


def _may_deload(block: Block, session: Session) -> bool:
    """Whether a week may be a deload at all; which weeks are, is for the rule to judge."""
    return block.numbers.deload is not None and session.phase not in block.numbers.deload.counted
