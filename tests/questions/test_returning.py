"""Who comes back, after weeks without the gym, an illness or a marathon, begins lighter."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from periodize.open_scenario import OpenScenario
from periodize.plan import Plan, Session
from periodize.referee import check
from tests.questions.small import opened

SPRING = """\
format: 1
name: Spring
timezone: Europe/Berlin
block: {start: 2027-03-01, weeks: 9}
athlete: {level: intermediate, one_rep_max_kg: {back-squat: 110, romanian-deadlift: 100}}
runs:
  - {every: [mon], kind: intervals, km: 9}
  - {every: [sat], kind: long, km: 18}
races: [{date: 2027-05-02, name: Half, km: 21.1, priority: A}]
places:
  gym: {equipment: [barbell, plate, rack, mat, box], bar_kg: 20, plates_kg: [1.25, 2.5, 5, 10, 20]}
availability:
  tue: [{from: "18:00", to: "19:15", at: gym}]
  thu: [{from: "18:00", to: "19:15", at: gym}]
"""
"""Two evenings in a gym; the taper begins on 19 April."""


def closed(first: str, last: str) -> str:
    """The spring with the gym closed on some days."""
    return f"{SPRING}  exceptions: [{{from: {first}, to: {last}, windows: []}}]\n"


def heavy(sessions: Iterable[Session], since: str) -> list[str]:
    """The days of heavy leg sessions from a day on."""
    classes = ("lower-heavy", "complex")
    days = (session.date.isoformat() for session in sessions if session.load_class in classes)
    return [day for day in days if day >= since]


def squats(plan: Plan, since: str) -> list[tuple[str, float, float]]:
    """Day, %1RM and kg of each back squat from a day on."""
    return [
        (session.date.isoformat(), done.percent_1rm or 0, done.load_kg or 0)
        for session in plan.sessions
        for done in session.exercises
        if done.exercise == "back-squat" and session.date.isoformat() >= since
    ]


def lifts(plan: Plan) -> list[tuple[object, ...]]:
    """What is lifted by a maximum, session by session, with its dose."""
    return [
        (session.start, session.focus, done.exercise, done.sets, done.reps, done.load_kg)
        for session in plan.sessions
        for done in session.exercises
        if done.load_kg and done.percent_1rm
    ]


@pytest.mark.parametrize(("until", "stands"), [("2027-04-18", False), ("2027-04-11", True)])
def test_nothing_heavy_in_a_taper_after_weeks_without(until: str, stands: bool) -> None:
    """With the gym closed for weeks up to the taper nothing heavy stands in it."""
    found = opened(closed("2027-03-19", until))
    assert check(found.scenario, found.plan).accepted
    assert heavy(found.plan.sessions, "2027-03-01")[0] < "2027-03-19"
    assert bool(heavy(found.plan.sessions, "2027-04-19")) == stands


SUMMER = """\
format: 1
name: Summer
timezone: Europe/Berlin
block: {start: 2027-05-31, weeks: 9}
athlete: {level: intermediate, one_rep_max_kg: {back-squat: 110, romanian-deadlift: 100}}
phases: [{from: 2027-05-31, phase: strength}, {from: 2027-07-12, phase: power}]
runs:
  - {every: [mon], kind: intervals, km: 9}
  - {every: [sat], kind: long, km: 18}
places:
  gym: {equipment: [barbell, plate, rack, mat, box], bar_kg: 20, plates_kg: [1.25, 2.5, 5, 10, 20]}
availability:
  tue: [{from: "18:00", to: "19:15", at: gym}]
  thu: [{from: "18:00", to: "19:15", at: gym}]
"""
ILL, SINCE = ("2027-06-21", "2027-07-11"), "2027-07-12"


@cache
def summer() -> OpenScenario:
    """Nine weeks, of which the last three are for power."""
    found = opened(SUMMER)
    assert found.plan.sessions
    return found


@cache
def after_illness() -> Plan:
    """The summer, three weeks of which were lost, told afterwards."""
    answer = summer().replan(SINCE, ill=[ILL])
    assert answer.plan is not None
    assert answer.missed == tuple(
        sorted(s.id for s in summer().plan.sessions if ILL[0] <= s.date.isoformat() <= ILL[1])
    )
    return answer.plan


@pytest.mark.parametrize("how", ["by id", "by days", "away"])
def test_illness_told_afterwards(how: str) -> None:
    """However it is told that nothing was done, the same is lifted after it."""
    ids = [s.id for s in summer().plan.sessions if ILL[0] <= s.date.isoformat() <= ILL[1]]
    assert ids
    if how == "away":
        answer = summer().replan(SINCE, away=[ILL])
    else:
        answer = summer().replan(SINCE, missed=ids if how == "by id" else ["..".join(ILL)])
    assert answer.plan is not None
    assert lifts(answer.plan) == lifts(after_illness())
    assert squats(answer.plan, SINCE)


def test_loads_come_back_after_illness() -> None:
    """After 25 days off squats begin at 80 % of what they were, then 90 %, in a deload first."""
    before = squats(summer().plan, "2027-06-14")[0]
    (first, percent, _), (second, later, _), *_ = squats(after_illness(), SINCE)
    assert before[0] < ILL[0]
    assert percent <= 0.8 * before[1] < squats(summer().plan, SINCE)[0][1]
    assert later <= 0.9 * before[1]
    weeks = {week.start.isoformat(): week.deload for week in after_illness().weeks}
    assert weeks["2027-07-12"]
    assert (first[:7], second > first) == ("2027-07", True)


def test_jumps_come_back_after_lifts() -> None:
    """A complex that was planned for the first week back stands a week or more after a lift."""
    power = opened(f"{SUMMER}rules: [{{rule: session_mix, cost: 30}}]\n")
    planned = [s.date for s in power.plan.sessions if s.focus == "complex"]
    answer = power.replan(SINCE, ill=[ILL])
    assert answer.plan is not None
    since = [s for s in answer.plan.sessions if s.date.isoformat() >= SINCE]
    jumps = [s.date for s in since if s.focus == "complex"]
    first = min(s.date for s in since if s.loads_legs)
    assert min(planned) == first
    assert (min(jumps) - first).days >= 7


@pytest.mark.parametrize("how", ["ill", "missed"])
def test_the_referee_knows_what_was_missed(how: str) -> None:
    """What came back from days off is accepted as it is written."""
    told = {"ill": [ILL]} if how == "ill" else {"missed": ["..".join(ILL)]}
    answer = summer().replan(SINCE, **told)
    assert answer.plan is not None
    now = summer().changed(away=[ILL]) if how == "ill" else summer()
    assert check(now.scenario, answer.plan, earlier=summer().plan).accepted


def test_after_a_marathon_before_the_block() -> None:
    """Twelve days after a marathon of before the block the first squat is a light one."""
    race = "races: [{date: 2027-05-23, name: Marathon, km: 42.195}]\n"
    found = opened(SUMMER.replace("places:", f"{race}places:").replace("weeks: 9", "weeks: 3"))
    assert check(found.scenario, found.plan).accepted
    day, percent, _ = squats(found.plan, "2027-05-31")[0]
    assert day >= "2027-06-02"
    assert percent <= 70
