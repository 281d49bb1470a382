"""A good plan of nine weeks, written by hand, under the rules of the model `runner`; and damages.

Intervals on Tuesday at 07:00, easy on Wednesday and Thursday, long on Sunday at 09:00; a race over
10 km ends the eighth week. The gym is open all day long, so that a single minute decides.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from periodize.block import Block, Menu
from periodize.plan import BrokenWish, GoalRecord, Plan, Prescription, Session
from periodize.policy.case import Case
from periodize.prescribe.dose import in_order, prescribe
from periodize.prescribe.progression import paced
from periodize.referee import goal_values, judge
from periodize.rules.base import Rule
from periodize.rules.weeks import week_records
from periodize.scenario import load_text
from tests.cases import build, rules_of
from tests.referee.sessions import the_model

SCENARIO = """\
format: 1
name: Nine weeks
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: 9}
athlete:
  birth_year: 1995
  one_rep_max_kg: {back-squat: 85, romanian-deadlift: 80, bench-press: 50}
  careful_with: [wrist]
seasons:
  - {from: 2027-05-03, season: off}
  - {from: 2027-05-31, season: in}
phases:
  - {from: 2027-05-03, phase: strength}
  - {from: 2027-06-14, phase: power}
  - {from: 2027-06-21, phase: race}
  - {from: 2027-06-28, phase: transition}
runs:
  - {every: [tue], kind: intervals, minutes: 60, start: "07:00"}
  - {every: [wed, thu], kind: easy, minutes: 45, start: "07:00"}
  - {every: [sun], to: 2027-06-20, kind: long, minutes: 100, start: "09:00"}
  - {date: 2027-05-22, kind: tempo, minutes: 50, start: "07:00"}
races:
  - {date: 2027-06-27, name: City, km: 10, priority: A, start: "09:00"}
places:
  gym:
    equipment: [barbell, plate, rack, bench, dumbbell, dumbbell, mat, box, step]
    bar_kg: 20
    plates_kg: [1.25, 2.5, 5, 10, 20]
    dumbbells_kg: [4, 6, 8, 10, 12, 16, 20, 24]
  home: {equipment: [mini-band, mat]}
availability:
  mon: [{from: "06:00", to: "22:00", at: gym}]
  tue: [{from: "06:00", to: "22:00", at: gym}]
  wed: [{from: "06:00", to: "22:00", at: gym}]
  thu: [{from: "06:00", to: "22:00", at: gym}]
  fri: [{from: "06:00", to: "22:00", at: gym}]
  sat: [{from: "06:00", to: "12:00", at: gym}, {from: "16:00", to: "18:00", at: home}]
  sun: [{from: "06:00", to: "22:00", at: gym}]
  exceptions:
    - {from: 2027-06-17, to: 2027-06-18, windows: []}
weekly_minutes: 120
rules:
  - {rule: rest_day, at_least: 4}
pins:
  - {date: 2027-05-12, focus: upper}
  - {date: 2027-06-03, nothing: true}
"""

LEGS = ("box-jump", "back-squat", "romanian-deadlift")
COMPLEX = ("back-squat", "vertical-jump", "romanian-deadlift", "single-leg-calf-raise")
AFTERWARDS = (*LEGS[1:], COMPLEX[3])
UPPER = ("bench-press", "bent-over-row", "dumbbell-overhead-press", "dead-bug")
CORE = ("dead-bug", "side-plank")
CALF = "single-leg-calf-raise"
RESTED = (*LEGS[1:], "dead-bug")
CONTENT = {"lower-strength": LEGS, "complex": COMPLEX, "upper": UPPER, "core": CORE}
LENGTH = {"lower-strength": 45, "complex": 45, "upper": 30, "core": 15, "bands": 15}

Damage = Callable[[Plan], Plan]


@cache
def nine_weeks() -> tuple[Block, tuple[Rule, ...]]:
    """The block and its rules."""
    block = build(load_text(SCENARIO, "nine-weeks.yaml", Path()), the_model())
    return block, rules_of(block)


def held(
    day: str,
    clock: str,
    focus: str,
    exercises: Sequence[str] | None = None,
    *,
    minutes: int | None = None,
    place: str = "gym",
) -> Session:
    """A session on a day such as `05-04`, dosed by the model and called `focus-day`."""
    block, _ = nine_weeks()
    start = dt.datetime.fromisoformat(f"2027-{day}T{clock}")
    week = block.calendar.week_of(start.date())
    menu = Menu(week.segment, focus, place)
    return Session(
        id=f"{focus}-{day}",
        date=start.date(),
        start=start,
        minutes=minutes or LENGTH[focus],
        place=place,
        focus=focus,
        load_class=block.model.focuses[focus].load_class,
        season=week.season,
        phase=week.phase,
        deload=week.deload,
        warm_up_minutes=block.model.focuses[focus].warm_up_minutes,
        exercises=tuple(
            prescribe(block, week, menu, name)
            for name in in_order(block, menu, exercises or CONTENT[focus])
        ),
    )


@cache
def good_plan() -> Plan:
    """The plan, as somebody writes it by hand: sessions only."""
    legs = [held(day, "18:00", "lower-strength") for day in ("05-04", "05-07", "05-11", "05-14")]
    legs += [held("05-18", "18:00", "lower-strength", (*LEGS, CALF))]
    # The fourth week is a deload: it holds few sets for the legs, and no session takes long.
    legs += [held("05-25", "18:00", "lower-strength", RESTED, minutes=30)]
    legs += [held(day, "18:00", "lower-strength") for day in ("06-04", "06-11")]
    # What the complex holds two weeks before the race is not new there.
    legs += [held("06-01", "18:00", "lower-strength", (*LEGS[1:], *COMPLEX[1::2]))]
    late = [held("06-15", "18:00", "complex"), held("06-30", "18:00", "lower-strength", AFTERWARDS)]
    arms = [held(day, "18:00", "upper") for day in ("05-05", "05-12", "05-19", "06-09", "06-24")]
    arms += [held("05-28", "18:00", "upper", UPPER[:2], minutes=20)]
    ordered = sorted([*legs, *late, *arms], key=lambda each: each.start)
    return Plan(sessions=paced(nine_weeks()[0], ordered))


def broken_by(plan: Plan) -> set[str]:
    """The rules that the referee says the plan breaks."""
    block, rules = nine_weeks()
    return {violation.rule for violation in judge(Case(block, tuple(rules)), plan).broken}


def added(session: Session) -> Damage:
    """One more session."""
    return lambda plan: plan.replace(sessions=(*plan.sessions, session))


def removed(name: str) -> Damage:
    """One session less."""
    return lambda plan: plan.replace(
        sessions=tuple(session for session in plan.sessions if session.id != name)
    )


def edited(name: str, edit: Callable[[Session], Session]) -> Damage:
    """One session rewritten; it must be there."""

    def damage(plan: Plan) -> Plan:
        assert sum(session.id == name for session in plan.sessions) == 1
        return plan.replace(
            sessions=tuple(
                edit(session) if session.id == name else session for session in plan.sessions
            )
        )

    return damage


def changed(name: str, **fields: Any) -> Damage:
    """Some fields of a session changed."""
    return edited(name, lambda session: dataclasses.replace(session, **fields))


def moved(name: str, day: str, clock: str) -> Damage:
    """A session at another time."""
    start = dt.datetime.fromisoformat(f"2027-{day}T{clock}")
    return changed(name, date=start.date(), start=start)


def swapped(name: str, content: Sequence[str]) -> Damage:
    """A session with other exercises, each in its right dose."""

    def edit(session: Session) -> Session:
        day, clock = f"{session.start:%m-%d}", f"{session.start:%H:%M}"
        return dataclasses.replace(held(day, clock, session.focus, content), id=session.id)

    return edited(name, edit)


def dosed(name: str, lift: str, /, **fields: Any) -> Damage:
    """One exercise of a session with other figures."""

    def edit(session: Session) -> Session:
        assert lift in [done.exercise for done in session.exercises]
        return dataclasses.replace(
            session,
            exercises=tuple(
                dataclasses.replace(done, **fields) if done.exercise == lift else done
                for done in session.exercises
            ),
        )

    return edited(name, edit)


def arranged(name: str, order: Sequence[str]) -> Damage:
    """A session with its exercises in this order; naming one twice holds it twice."""

    def edit(session: Session) -> Session:
        known: dict[str, Prescription] = {done.exercise: done for done in session.exercises}
        return dataclasses.replace(session, exercises=tuple(known[each] for each in order))

    return edited(name, edit)


def together(*damages: Damage) -> Damage:
    """Several changes, one after the other."""

    def damage(plan: Plan) -> Plan:
        for each in damages:
            plan = each(plan)
        return plan

    return damage


@cache
def recorded_plan() -> Plan:
    """The good plan as a record: with its weeks, its goals and the wishes that had to give."""
    block, rules = nine_weeks()
    missed = judge(Case(block, tuple(rules)), good_plan()).missed
    return good_plan().replace(
        status="optimal",
        goals=tuple(
            GoalRecord(name=goal, value=value, bound=value, proven=True)
            for goal, value in goal_values(missed).items()
        ),
        weeks=week_records(block, good_plan().sessions),
        broken_wishes=tuple(
            BrokenWish(
                rule=wish.rule,
                date=wish.date,
                text=wish.text,
                cost=wish.cost or 0,
                goal=wish.goal or "",
            )
            for wish in missed
        ),
    )
