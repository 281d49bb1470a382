"""Prices, why-not and what-if agree with solving the changed scenario from scratch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from periodize.errors import InputRefused
from periodize.policy.case import case_of
from periodize.policy.entries import CLASSES
from periodize.questions.steps import steps
from periodize.referee import check
from periodize.rules.every import RULES
from periodize.rules.looser import NoStep
from periodize.scenario.scenario import Pin
from periodize.scenario.variant.variant import variant_of
from tests.questions.small import FOCUSES, SMALL, a_draft, opened, small, worth

OPEN_DAYS = ["2027-05-06", "2027-05-11"]
BUSY = f"{SMALL}weekly_minutes: 60\n"
"""The small scenario with little time."""


@pytest.mark.parametrize("focus", FOCUSES)
@pytest.mark.parametrize("day", OPEN_DAYS)
def test_why_not_is_what_a_pin_costs(day: str, focus: str) -> None:
    """A session on a day costs what pinning it there costs, or is impossible as the pin is."""
    scenario = small().scenario
    pinned = replace(scenario, pins=(Pin(date=date.fromisoformat(day), focus=focus),))
    expected = worth(pinned)
    answer = small().why_not(day, focus)
    base = tuple(goal.value for goal in small().plan.goals)
    if answer.stands:
        assert expected == base
    elif answer.difference:
        assert answer.proven
        assert tuple(goal.after for goal in answer.difference.goals) == expected
        assert answer.difference.price >= (0,) * 5
    else:
        assert answer.clash is not None
        assert answer.clash.others
        assert expected is None


def test_why_not_on_a_closed_day() -> None:
    """Where no window is, that is the reason, without solving anything."""
    clash = small().why_not("2027-05-05").clash
    assert clash is not None
    assert [(each.rule, each.text) for each in clash.others] == [
        ("availability", "Wed 5 May has no window")
    ]


def test_why_not_needs_a_day_and_a_focus_that_exist() -> None:
    """A day outside the block, and a focus that the phase does not offer, are refused."""
    with pytest.raises(InputRefused, match="outside the block"):
        small().why_not("2027-06-05")
    with pytest.raises(InputRefused, match="did you mean 'upper'"):
        small().why_not("2027-05-03", "uper")


def test_why_names_what_holds_a_session() -> None:
    """A session's reasons begin with those of the plan; a day without one has none."""
    session = small().plan.sessions[0]
    answer = small().why(session.date)
    assert [each.id for each in answer.sessions] == [session.id]
    told = answer.sessions[0].because
    assert told[: len(session.because)] == session.because
    assert small().why("2027-05-05").sessions == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"add_race": [{"date": "2027-05-08", "km": 10, "priority": "B"}]},
        {"move_race": {'City; run, "10"': "2027-05-15"}},
        {"drop_race": ['City; run, "10"']},
        {"away": [("2027-05-06", "2027-05-11")]},
        {"set": {"rules.recovery_gap.hours": 72, "weekly_minutes": 75}},
    ],
    ids=str,
)
@pytest.mark.parametrize("keep", [False, True])
def test_what_if_is_worth_the_changed_scenario(changes: dict[str, object], keep: bool) -> None:
    """A variant's plan is as good as the changed scenario's own, and accepted there."""
    answer = small().what_if(keep=keep, **changes)
    other = small().changed(**changes)
    assert answer.difference is not None
    assert answer.plan is not None
    assert tuple(g.after for g in answer.difference.goals) == worth(other.scenario)
    assert check(other.scenario, answer.plan).accepted
    found = answer.difference
    assert found.kept + len(found.moved) + len(found.lost) == len(small().plan.sessions)
    assert found.kept + len(found.moved) + len(found.added) == len(answer.plan.sessions)


def test_keeping_costs_nothing_and_keeps_as_much() -> None:
    """With `keep` at least as many sessions stay, at the same worth."""
    steady = {"rules.steady_week.enabled": False}
    free, kept = small().what_if(set=steady), small().what_if(keep=True, set=steady)
    assert free.difference is not None
    assert kept.difference is not None
    assert free.difference.price == kept.difference.price
    assert kept.difference.kept >= free.difference.kept
    assert kept.difference.kept == len(small().plan.sessions)


MANY = 12
ASKING_MORE = """\
rules:
  - {rule: activation, focuses: [core]}
  - {rule: exercise_sets, focuses: {upper: 4}}
  - {rule: hard_run_days, minutes: 30}
  - {rule: session_minutes, at_least: {default: 20}}
  - {rule: dose_zones}
"""
"""Rules that the model of the small scenario does not name, or without a number."""


def test_every_rule_has_a_step_or_a_reason() -> None:
    """Each rule can be loosened by a step, or it is said why not."""
    text = f"{SMALL}weekly_minutes: 90\npins: [{{date: 2027-05-04, focus: upper}}]\n{ASKING_MORE}"
    scenario = a_draft(text).scenario()
    case = case_of(scenario)
    said = {rule.rule: rule.looser(case.block) for rule in case.rules}
    without = {name: some.why for name, some in said.items() if isinstance(some, NoStep)}
    assert said.keys() == CLASSES.keys()
    assert all("looser" in vars(rule) for rule in RULES)
    assert all(without.values())
    assert {step.rule for step in steps(scenario)} == said.keys() - without.keys()


OTHERWISE = {
    "availability",
    "pins",
    "weekly_minutes",
    "season_frequency",
    "rest_day",
    "new_before_race",
}
"""Longer windows and weeks offer other sessions; a higher cap may raise what is wanted; days of
rest that the runs left nobody become the plan's; what stood before closed weeks counts."""


def test_some_steps_do_more_than_take_away() -> None:
    """Those are never taken together with others; all the rest are."""
    text = f"{SMALL}pins: [{{date: 2027-05-04, focus: upper}}]\n{ASKING_MORE}"
    found = steps(a_draft(text).scenario())
    assert {step.rule for step in found if step.change is None} == OTHERWISE


def test_what_only_takes_away_never_makes_a_plan_worse() -> None:
    """Each step that is taken together with others leaves a plan at least as good."""
    text = SMALL + ASKING_MORE.replace("focuses: [core]", "focuses: [core], without_run: true")
    scenario = a_draft(text).scenario()
    base = worth(scenario)
    assert base is not None
    shared = [step for step in steps(scenario) if step.change]
    assert len(shared) >= MANY
    for step in shared:
        looser = worth(step.scenario)
        assert looser is not None
        assert looser <= base, str(step)


def test_more_minutes_are_the_step_of_weekly_minutes() -> None:
    """A quarter of an hour more, written into the scenario, buys what the price says."""
    busy = opened(BUSY)
    step = next(step for step in steps(busy.scenario) if step.rule == "weekly_minutes")
    assert worth(step.scenario) == worth(opened(BUSY.replace("60\n", "75\n")).scenario)


@pytest.mark.parametrize("weekdays", [("sat",), ()])
def test_find_date_ranks_by_what_each_day_is_worth(weekdays: tuple[str, ...]) -> None:
    """Each day's price is that of the scenario with the race there, best first."""
    found = small().find_date({"km": 5.0, "priority": "C"}, "2027-05-07", "2027-05-09", weekdays)
    assert len(found) == (1 if weekdays else 3)
    assert [each.rank for each in found] == sorted(each.rank for each in found)
    race = {"date": found[0].day.isoformat(), "km": 5.0, "priority": "C"}
    offered = small().draft.changed(variant_of("race", add_races=[race])).scenario()
    assert found[0].difference is not None
    assert tuple(goal.after for goal in found[0].difference.goals) == worth(offered)


def test_a_day_that_cannot_have_the_race_says_why() -> None:
    """A day with a race comes last, with its reason; where there are no days nothing is tried."""
    found = small().find_date({"km": 5.0}, "2027-05-15", "2027-05-16")
    assert [each.day for each in found] == [date(2027, 5, 15), date(2027, 5, 16)]
    assert found[1].refused == 'City; run, "10" is run on that day'
    with pytest.raises(InputRefused, match="no sat lies between Sun 16 May 2027 and Sun"):
        small().find_date({"km": 5.0}, "2027-05-16", "2027-05-16", ("sat",))
    with pytest.raises(InputRefused, match="comes before"):
        small().find_date({"km": 5.0}, "2027-05-16", "2027-05-15")


@pytest.mark.parametrize(
    ("race", "expected"),
    [({"km": 0}, "km must be more than 0"), ({"km": 5, "priority": "D"}, "'D' is not a priority")],
)
def test_no_scenario_could_have_the_race(race: dict[str, Any], expected: str) -> None:
    """A race that cannot be on any day is refused before any is tried."""
    with pytest.raises(InputRefused, match=f"--race: {expected}"):
        small().find_date(race, "2027-05-14", "2027-05-15")


def test_days_on_which_a_race_changes_nothing() -> None:
    """Days before the block are told apart without a solve; where there are no others it ends."""
    found = small().find_date({"km": 5.0}, "2027-05-01", "2027-05-03")
    assert [(each.day.day, each.outside) for each in found if each.outside] == [
        (1, True),
        (2, True),
    ]
    assert [each.day.day for each in found if each.difference] == [3]
    with pytest.raises(InputRefused, match="none of these days counts; races do from Mon 3 May"):
        small().find_date({"km": 5.0}, "2027-04-01", "2027-05-02")
    with pytest.raises(InputRefused, match="to Sun 13 Jun 2027, four weeks after its end"):
        small().find_date({"km": 5.0}, "2027-06-14", "2027-06-14")
