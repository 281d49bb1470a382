"""What a plan claims of itself opens no door: the day that is given does, or the earlier plan."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from periodize.plan import Plan, Replanned, Session
from periodize.referee import Verdict, check
from periodize.rules.base import Violation
from periodize.scenario import Scenario, load_text
from tests.referee.good import SCENARIO, Damage, dosed, edited, good_plan, moved

DAY = dt.date(2027, 6, 7)
LATE = dt.date(2027, 12, 31)
FRI = "lower-strength-05-07"


@cache
def nine_weeks() -> Scenario:
    """The scenario of the good plan."""
    return load_text(SCENARIO, "nine-weeks.yaml", Path())


def marked(session: Session) -> Session:
    """A session that says that its week is a deload, which it is not."""
    return dataclasses.replace(session, deload=True)


DAMAGES: dict[str, tuple[Damage, str]] = {
    "an hour": (moved(FRI, "05-06", "17:59"), "recovery_gap"),
    "an hour at which the gym is closed": (moved(FRI, "05-07", "05:00"), "availability"),
    "a load": (dosed(FRI, "back-squat", load_kg=85.0), "load"),
    "a deload": (edited(FRI, marked), "deload"),
    "a session on a pinned day": (moved("lower-strength-06-04", "06-03", "18:00"), "pins"),
}


def claiming(plan: Plan, since: dt.date) -> Plan:
    """The plan, which says that what stands before a day was done, and the rest ahead."""
    ids = tuple(session.id for session in plan.sessions)
    return plan.replace(replanned=Replanned(since=since, done=ids))


@cache
def known() -> frozenset[Violation]:
    """What `runner` says of the good plan, which has kinds of session of its own."""
    return frozenset(check(nine_weeks(), good_plan()).broken)


def rules(verdict: Verdict) -> set[str]:
    """What is broken because of the damage."""
    return {found.rule for found in verdict.broken if found not in known()}


@pytest.mark.parametrize("since", [DAY, LATE])
@pytest.mark.parametrize("name", DAMAGES)
def test_a_claim_alone_is_not_believed(name: str, since: dt.date) -> None:
    """Whatever day the plan names, a damage is found, and it is said that nothing was borne out."""
    damage, rule = DAMAGES[name]
    verdict = check(nine_weeks(), claiming(damage(good_plan()), since))
    assert rule in rules(verdict)
    assert "nothing was taken as done" in verdict.not_judged[0]


@pytest.mark.parametrize("name", DAMAGES)
def test_what_differs_from_the_earlier_plan_is_judged(name: str) -> None:
    """The earlier plan bears out what both hold, and nothing of what was changed."""
    damage, rule = DAMAGES[name]
    plan = claiming(damage(good_plan()), LATE)
    assert rule in rules(check(nine_weeks(), plan, earlier=good_plan()))


@pytest.mark.parametrize("name", ["an hour at which the gym is closed", "a load"])
def test_what_was_done_is_what_it_was(name: str) -> None:
    """Where the earlier plan held it, or the day is given, its hour and its load are not judged."""
    damage, rule = DAMAGES[name]
    followed = damage(good_plan())
    plan = claiming(followed, DAY)
    borne_out = check(nine_weeks(), plan, earlier=followed)
    assert rule not in rules(borne_out)
    assert "the earlier plan has them alike" in borne_out.not_judged[0]
    given = check(nine_weeks(), followed, since=DAY)
    assert rule not in rules(given)
    assert "it is given that they were done" in given.not_judged[0]
    assert rule in rules(check(nine_weeks(), followed, since=dt.date(2027, 5, 7)))


def test_weeks_of_names_that_nobody_knows_are_not_believed() -> None:
    """A season or phase that the model has not is found, and no lookup fails."""
    assert rules(check(nine_weeks(), good_plan(), since=DAY)) == set()
    odd = dataclasses.replace(good_plan().sessions[0], season="x", phase="y")
    plan = good_plan().replace(sessions=(odd, *good_plan().sessions[1:]))
    assert "record" in rules(check(nine_weeks(), plan, since=DAY))
