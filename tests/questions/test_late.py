"""Where time runs out for one plan of several, the others are told, and that one is called open."""

from __future__ import annotations

from typing import Any

import pytest

from periodize import planning
from periodize.dates import day_of
from periodize.engine import Deadline, Near
from periodize.engine.standing import Standing
from periodize.errors import OutOfTime
from periodize.open_scenario import OpenScenario
from periodize.policy.case import Case
from periodize.questions.asking import Asking
from periodize.questions.find_date import find_date
from periodize.questions.prices import prices, silent_rules
from periodize.questions.replan import replan
from periodize.questions.steps import steps
from periodize.questions.what_if import what_if
from periodize.referee import check
from periodize.scenario.variant.variant import variant_of
from tests.questions.small import DAYS, small

NO_TIME = Asking(time_limit=0)
CHANGES = {
    "free": {},
    "away": {"away": [{"from": "2027-05-06", "to": "2027-05-07"}]},
}


def test_what_if() -> None:
    """A variant without a plan in time is no clash, and proves nothing."""
    variants = [variant_of(name, **change) for name, change in CHANGES.items()]
    answers = what_if(small().draft, small().plan, variants, NO_TIME)
    assert [each.name for each in answers] == list(CHANGES)
    for each in answers:
        assert (each.plan, each.difference, each.clash) == (None, None, None)
        assert each.late
        assert not each.proven


def test_find_date() -> None:
    """A day without a plan in time is a candidate still, and not proven to be worse."""
    race = {"name": "Park run", "km": 5, "priority": "C"}
    days = [small().scenario.days.start, small().scenario.days.last_day]
    found = find_date(small().draft, small().plan, race, days, NO_TIME)
    by_day = {each.day: each for each in found}
    assert by_day[days[0]].late
    assert not by_day[days[0]].proven
    assert by_day[days[1]].refused is not None


def test_prices() -> None:
    """Steps without a plan in time neither buy something nor nothing."""
    answer = prices(small().scenario, small().plan, NO_TIME)
    silent = silent_rules(small().scenario)
    loud = [step for step in steps(small().scenario) if step.rule not in silent]
    assert (answer.prices, answer.slack) == ((), ())
    assert sorted(answer.late) == sorted(map(str, loud))
    assert not answer.proven


def test_without_a_limit_nothing_is_late() -> None:
    """The same questions with time enough are proven."""
    opened: OpenScenario = small()
    assert opened.what_if(away=[(DAYS[3], DAYS[4])]).proven
    assert opened.prices().late == ()
    found = opened.find_date({"km": 5, "priority": "C"}, DAYS[0], DAYS[1])
    assert all(each.proven and not each.late for each in found)


def test_replan_lets_stand_what_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without time to search all that can stay stays, judged, and neither proven nor reasoned."""

    def choose(case: Case, *, deadline: Deadline, near: Near, **_: Any) -> None:
        assert case.decided
        deadline.standing = Standing(case.begun, near.laid)
        raise OutOfTime

    monkeypatch.setattr(planning, "choose", choose)
    opened: OpenScenario = small()
    answer = replan(opened.scenario, opened.plan, day_of(DAYS[7]), Asking(time_limit=0.01))
    assert answer.plan is not None
    assert (answer.moves, answer.proven) == (0, False)
    assert answer.plan.without_reasons
    assert {s.slot for s in answer.plan.sessions} >= {s.slot for s in opened.plan.sessions}
    assert check(opened.scenario, answer.plan, earlier=opened.plan).accepted
