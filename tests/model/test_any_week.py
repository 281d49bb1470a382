"""What the sources ask of any week, whatever it holds: some strength, some rest, the same days."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest

from periodize.dates import monday_of
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.plan import Plan, Prescription, Session
from periodize.planning import solve
from periodize.referee import check
from periodize.rules.base import Violation
from periodize.scenario import Scenario, load_text
from tests.cases import build
from tests.toy import clock, day

TEXT = """\
format: 1
name: Any week
timezone: Europe/Berlin
block: {{start: 2027-05-03, weeks: {weeks}}}
model: {model}
seasons: [{{from: 2027-05-03, season: in}}]
phases: [{{from: 2027-05-03, phase: strength}}]
{more}
places:
  gym:
    equipment: [barbell, plate, rack, bench, box, step, dumbbell, kettlebell, mini-band, mat]
availability: {{{days}}}
"""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def situation(model: str, weeks: int = 1, more: str = "") -> Scenario:
    """Weeks of strength in season with two hours free every morning."""
    free = ", ".join(f'{name}: [{{from: "10:00", to: "12:00", at: gym}}]' for name in WEEKDAYS)
    text = TEXT.format(model=model, weeks=weeks, more=more, days=free)
    return load_text(text, "week.yaml", Path())


def held(model: str, focus: str, *offsets: int, exercises: Sequence[str] = ()) -> Plan:
    """One focus on these days, with these exercises."""
    kind = load_model(model).focuses[focus]
    return Plan(
        sessions=tuple(
            Session(
                id=f"{focus}-{offset}",
                date=day(offset),
                start=clock(offset, "10:00"),
                minutes=kind.minutes[0],
                place="gym",
                focus=focus,
                load_class=kind.load_class,
                season="in",
                phase="strength",
                exercises=tuple(Prescription(exercise=name) for name in exercises),
            )
            for offset in offsets
        )
    )


def missed(scenario: Scenario, plan: Plan, rule: str) -> list[Violation]:
    """The wishes of a rule that do not come true."""
    return [found for found in check(scenario, plan).missed if found.rule == rule]


@pytest.mark.parametrize(
    ("model", "least"), [("uphill-circuit", 1), ("dumbbell-thirty", 2), ("strength-and-complex", 1)]
)
def test_a_week_without_strength_is_the_last_resort(model: str, least: int) -> None:
    """To go without costs twice for each session of the least, on top of what is wanted."""
    found = missed(situation(model), Plan(sessions=()), "season_frequency")
    above_all = [(wish.text, wish.cost) for wish in found if "above all" in wish.text]
    assert above_all == [(f"week 1 holds 0 sessions; {least} needed above all", 2 * least)]


@pytest.mark.parametrize(("level", "phase"), [("novice", "adaptation"), ("advanced", "strength")])
def test_a_beginners_block_begins_with_the_movements(level: str, phase: str) -> None:
    """Eight weeks before a race a novice under `runner` adapts where others lift heavily."""
    race = "races: [{date: 2027-06-27, name: City, km: 10, priority: A}]"
    scenario = situation("runner", 8, f"{race}\nathlete: {{level: {level}}}")
    weeks = build(dataclasses.replace(scenario, phases=())).calendar.weeks
    assert {week.phase for week in weeks[:4]} == {phase}


@pytest.mark.parametrize(("level", "count"), [("novice", 1), ("intermediate", 0)])
def test_beginners_land_softly(level: str, count: int) -> None:
    """Bounds on one leg are not for those who are new to jumping."""
    model = "strength-and-complex"
    plan = held(model, "complex", 1, exercises=["single-leg-bound"])
    broken = check(situation(model, more=f"athlete: {{level: {level}}}"), plan).broken
    assert [found.rule for found in broken].count("plyometric_contacts") == count


def test_circuits_give_way_every_fourth_week() -> None:
    """Strength must not wear a runner out: three weeks of it, and a lighter one."""
    more = "runs: [{every: [sun], kind: long, minutes: 90, start: '14:00'}]\nweekly_minutes: 120"
    plan = solve(situation("uphill-circuit", 9, more)).plan
    assert [number for number, week in enumerate(plan.weeks, start=1) if week.deload] == [4, 8]


FOR_LEGS = {"quads", "hamstrings", "glute-max", "glute-med", "calves-gastroc", "calves-soleus"}


@pytest.mark.parametrize(
    ("model", "goal"),
    [
        ("uphill-circuit", "endurance"),
        ("bands-balance-bodyweight", "endurance"),
        ("dumbbell-thirty", "endurance"),
        ("strength-and-complex", "endurance"),
        ("goal-zones", "strength"),
        ("goal-zones", "hypertrophy"),
        ("goal-zones", "endurance"),
    ],
)
def test_a_deload_is_lighter_for_the_legs(model: str, goal: str) -> None:
    """No more leg sessions than the week before, at most three fifths of its sets, and shorter."""
    more = f"goal: {goal}\nruns: [{{every: [sun], kind: long, minutes: 90, start: '14:00'}}]"
    plan = solve(situation(model, 9, more)).plan
    known = load_catalogue().exercises
    weeks = [
        [s for s in plan.sessions if s.loads_legs and monday_of(s.date) == week.start]
        for week in plan.weeks
    ]
    sets = [
        sum(d.sets for s in week for d in s.exercises if FOR_LEGS & set(known[d.exercise].primary))
        for week in weeks
    ]
    longest = [max(s.minutes for s in week) for week in weeks]
    deloads = [number for number, week in enumerate(plan.weeks) if week.deload]
    assert deloads
    for number in deloads:
        assert 0 < len(weeks[number]) <= len(weeks[number - 1])
        assert 0 < sets[number] <= 0.6 * sets[number - 1]
        assert longest[number] < longest[number - 1]


@pytest.mark.parametrize(
    ("model", "focus"),
    [("uphill-circuit", "circuit"), ("runner", "lower-strength"), ("goal-zones", "legs-endurance")],
)
def test_a_day_of_rest_comes_before_strength(model: str, focus: str) -> None:
    """Where hard runs leave two days, legs may have one of them, and the other rests."""
    runs = "runs: [{every: [mon, tue, wed, fri, sat], kind: hills, minutes: 40, start: '18:00'}]"
    scenario = situation(model, more=runs)
    for days, rules in (((3,), []), ((3, 6), ["rest_day"])):
        broken = check(scenario, held(model, focus, *days)).broken
        assert [found.rule for found in broken if found.rule == "rest_day"] == rules


@pytest.mark.parametrize(
    ("model", "focus", "free_from"),
    [
        ("uphill-circuit", "circuit", 7),
        ("bands-balance-bodyweight", "bodyweight", 7),
        ("dumbbell-thirty", "nine", 7),
        ("goal-zones", "legs-endurance", 8),
        ("goal-zones", "legs-strength", 8),
        ("strength-and-complex", "strength", 8),
    ],
)
def test_legs_rest_after_a_long_run(model: str, focus: str, free_from: int) -> None:
    """None on its day, hours after it; what is heavy or jumps waits for the day after the next."""
    runs = "runs: [{every: [sun], kind: long, minutes: 130, start: '06:00'}]"
    scenario = situation(model, 2, f"{runs}\ngoal: strength" if "strength" in focus else runs)
    for offset in (6, 7, 8):
        broken = check(scenario, held(model, focus, offset)).broken
        after = [found.rule for found in broken if found.rule == "after_run"]
        assert bool(after) == (offset < free_from), offset


@pytest.mark.parametrize(("second", "count"), [(11, 0), (12, 1)])
def test_ten_days_without_heavy_legs_are_too_many(second: int, count: int) -> None:
    """Consistency counts: nine open days between two sessions pass, ten do not."""
    model = "strength-and-complex"
    plan = held(model, "strength", 1, second)
    assert len(missed(situation(model, 2), plan, "exposure_gap")) == count


@pytest.mark.parametrize(("second", "count"), [(8, 0), (10, 1)])
def test_a_session_keeps_its_day(second: int, count: int) -> None:
    """Consistency counts: Tuesday and Tuesday pass, Tuesday and Thursday do not."""
    model = "strength-and-complex"
    plan = held(model, "strength", 1, second)
    assert len(missed(situation(model, 2), plan, "steady_week")) == count


def test_the_proven_comes_first() -> None:
    """The first lift of the list costs nothing, those behind it more and more."""
    goal = "goal: strength"
    costs = []
    for squat in ("back-squat", "front-squat", "sumo-squat"):
        plan = held("goal-zones", "legs-strength", 1, exercises=[squat])
        found = missed(situation("goal-zones", more=goal), plan, "exercise_rotation")
        costs.append(sum(wish.cost or 0 for wish in found))
    assert costs == [0, 1, 2]
