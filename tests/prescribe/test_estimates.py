"""Loads by maxima that change in the middle of a block."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from periodize.engine import Deadline, Outcome
from periodize.engine import solve as choose
from periodize.plan import Plan, Session
from periodize.policy.case import Case, case_of
from periodize.prescribe.progression import sessions_of
from periodize.referee import judge
from periodize.scenario import Scenario, load_text
from periodize.training_log.estimates import Estimate

SCENARIO = """\
format: 1
name: Five weeks
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: 5}
athlete: {one_rep_max_kg: {back-squat: 85, romanian-deadlift: 80}}
phases: [{from: 2027-05-03, phase: strength}]
runs: [{every: [sun], kind: long, km: 20, start: "09:00"}]
places: {gym: {equipment: [barbell, plate, rack, bench, dumbbell, mat, box]}}
availability:
  tue: [{from: "18:00", to: "19:30", at: gym}]
  thu: [{from: "18:00", to: "19:30", at: gym}]
"""
MONDAY = dt.date(2027, 5, 3)
LIFTS = ("back-squat", "romanian-deadlift", "bench-press", "bent-over-row")
AT_LENGTH = ("session_minutes", "session_size")
"""A session that was chosen without estimates may be too short for what they ask of it."""


@cache
def _solved() -> tuple[Scenario, Outcome]:
    scenario = load_text(SCENARIO.encode(), "five.yaml", Path())
    return scenario, choose(case_of(scenario), seed=1, deadline=Deadline(None))


def _with(*estimates: Estimate) -> tuple[Case, tuple[Session, ...]]:
    """The five weeks with these estimates, and the same sessions dosed by them."""
    scenario, outcome = _solved()
    athlete = dataclasses.replace(scenario.athlete, estimates=tuple(sorted(estimates)))
    case = case_of(dataclasses.replace(scenario, athlete=athlete))
    return case, sessions_of(case.block, outcome.options, outcome.contents)


def _estimate(week: int, exercise: str, kg: float, weekday: int = 0) -> Estimate:
    return Estimate(MONDAY + dt.timedelta(days=7 * week + weekday), exercise, kg, 0.05, 3)


def _loads(sessions: tuple[Session, ...], exercise: str) -> list[tuple[int, float]]:
    """By week, from 0, each load of an exercise."""
    return [
        ((session.date - MONDAY).days // 7, done.load_kg)
        for session in sessions
        for done in session.exercises
        if done.exercise == exercise and done.load_kg
    ]


def test_an_estimate_counts_from_its_day_on() -> None:
    """A weaker squat that is known on the day of a session is lighter there; a day later it is not.

    The other days of its week are as they were.
    """
    before = _by_date(_with()[1])
    day = next(each for each in before if each >= MONDAY + dt.timedelta(days=14))
    offset = (day - MONDAY).days
    assert day.weekday() != 0
    known = _by_date(_with(_estimate(0, "back-squat", 60.0, offset))[1])
    late = _by_date(_with(_estimate(0, "back-squat", 60.0, offset + 1))[1])
    assert known[day] < before[day] == late[day]
    assert all(known[each] == before[each] for each in before if each < day)


def _by_date(sessions: tuple[Session, ...]) -> dict[dt.date, float]:
    """By day, the load of the squat."""
    return {
        session.date: done.load_kg
        for session in sessions
        for done in session.exercises
        if done.exercise == "back-squat" and done.load_kg
    }


def test_an_estimate_counts_from_its_monday_on() -> None:
    """A weaker squat is lighter from the week on in which it is known, and not before."""
    before = _loads(_with()[1], "back-squat")
    after = _loads(_with(_estimate(2, "back-squat", 60.0))[1], "back-squat")
    assert {week for week, _ in before} >= {0, 1, 2, 3}
    assert [each for each in after if each[0] < 2] == [each for each in before if each[0] < 2]
    late = list(zip(before, after, strict=True))[len([w for w, _ in before if w < 2]) :]
    assert all(now < then for (_, then), (_, now) in late)


def test_a_stronger_squat_climbs_by_the_ramp() -> None:
    """Twice the strength is no reason to lift more than a tenth or a step above the last week."""
    loads = _loads(_with(_estimate(1, "back-squat", 170.0))[1], "back-squat")
    most = {week: max(kg for w, kg in loads if w == week) for week, _ in loads}
    weeks = sorted(most)
    assert most[weeks[-1]] > most[weeks[0]]
    for then, now in pairwise(weeks):
        steps = now - then
        assert most[now] <= max(most[then] * 1.1**steps, most[then] + 2.5 * steps) + 0.001


@pytest.mark.parametrize("seed", range(30))
def test_the_referee_accepts_any_estimates(seed: int) -> None:
    """Whatever logs show, every dose and load is one that the referee accepts."""
    rng, estimates = random.Random(seed), []
    for exercise in rng.sample(LIFTS, rng.randint(1, 3)):
        kg = rng.uniform(30, 130)
        for day in sorted(rng.sample(range(35), rng.randint(1, 4))):
            kg *= rng.uniform(0.8, 1.25)
            estimates.append(_estimate(0, exercise, round(2 * kg) / 2, day))
    case, sessions = _with(*estimates)
    broken = judge(case, Plan(sessions=sessions)).broken
    assert [each.text for each in broken if each.rule not in AT_LENGTH] == []
