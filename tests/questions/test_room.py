"""Slack and alternatives: where a plan can give, and what other plans are as good."""

from __future__ import annotations

from itertools import combinations

import periodize
from periodize.dates import monday_of
from periodize.explain.relocate import Moving
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.questions.standing import standings
from periodize.referee import check, goal_values, judge
from tests.cases import under_model
from tests.cli.running import ROOT
from tests.questions.small import SMALL, opened, small

UNSTEADY = f"{SMALL}rules: [{{rule: steady_week, enabled: false}}]\n"
"""Two weeks that need not be alike, so that sessions can move."""


def test_slack_is_what_the_referee_accepts() -> None:
    """A session that is moved to a free day is accepted, and no earlier goal gets worse."""
    unsteady = opened(UNSTEADY)
    base, scenario = unsteady.plan, unsteady.scenario
    block, rules = under_model(scenario)
    moving = Moving(Case(block, rules), base.sessions)
    worth = tuple(goal.value for goal in base.goals)
    seen = set()
    for session, slack in zip(base.sessions, unsteady.slack().sessions, strict=True):
        for option in moving.places(session):
            move = next(moving.moves(session, [option]))
            sessions = [each for each in base.sessions if each is not session]
            moved = moving.moved(session, option)
            verdict = judge(Case(block, tuple(rules)), Plan(sessions=(*sessions, moved)))
            free = verdict.accepted and tuple(goal_values(verdict.missed).values()) <= worth
            assert move.is_free == free, (session.id, option.start)
            assert not free or option.date in slack.days
            seen.add(free)
    assert seen == {True, False}


def test_fragile_weeks_have_no_slack() -> None:
    """A week is fragile exactly if none of its sessions can move."""
    seen = set()
    for answer in (small().slack(), opened(UNSTEADY).slack()):
        for week in {monday_of(each.day) for each in answer.sessions}:
            days = [each.days for each in answer.sessions if monday_of(each.day) == week]
            assert (week in answer.fragile_weeks) == (not any(days))
            seen.add(week in answer.fragile_weeks)
    assert seen == {True, False}


def test_alternatives_differ_and_are_as_good() -> None:
    """Any two plans differ in so many sessions; each is accepted and within the price."""
    answer = small().alternatives(2, 2, {"balance": 40, "preferences": 40, "steadiness": 9})
    assert answer.found
    plans = [small().plan, *(other.plan for other in answer.found)]
    for one, two in combinations(plans, 2):
        shared = set(standings(one.sessions)) & set(standings(two.sessions))
        assert len(one.sessions) - len(shared) >= 2
    for other in answer.found:
        assert check(small().scenario, other.plan.replace(goals=())).accepted
        assert other.difference.proven
        assert all(goal.change <= 0 for goal in other.difference.goals[:2])


def test_a_plan_that_cannot_differ() -> None:
    """More sessions than the plan has cannot differ, and that is said."""
    count = len(small().plan.sessions)
    answer = small().alternatives(1, count + 1)
    assert (answer.found, answer.none_differs, answer.complete) == ((), True, False)


def test_beyond_the_price() -> None:
    """Where the next plan costs more than allowed, its price is told and it is not counted."""
    answer = periodize.open(ROOT / "docs" / "spring-10k.yaml").alternatives(2, 1)
    assert [set(other.difference.price) for other in answer.found] == [{0}]
    assert not answer.complete
    assert answer.next_best is not None
    assert answer.next_best.difference.price > (0,) * 5


def test_a_session_may_move_to_another_place_with_the_kit() -> None:
    """A place counts where the kit for what a session holds is there, or its focus stands."""
    for kit, days in (
        ("barbell, plate, rack, bench, dumbbell, mat", {8, 15}),
        ("mini-band", set()),
    ):
        text = f"{SMALL}  sat: [{{from: '10:00', to: '12:00', at: home}}]\n".replace(
            "places:\n", f"places:\n  home: {{equipment: [{kit}]}}\n"
        )
        block, rules = under_model(opened(text).scenario)
        sessions = [each for each in small().plan.sessions if each.focus == "lower-strength"]
        moving = Moving(Case(block, rules), sessions)
        assert all(session.place == "gym" for session in sessions)
        found = {o.date.day for s in sessions for o in moving.places(s) if o.place == "home"}
        assert found == days
