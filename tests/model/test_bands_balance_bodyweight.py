"""The model `bands-balance-bodyweight`: three strands a week, each exercise in three rungs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from periodize.model.catalogue import load_catalogue
from periodize.model.exercise_entry import UNSTABLE
from periodize.model.load import load_model
from periodize.model.names import PHASES
from periodize.plan import Plan, Prescription, Session
from periodize.planning import solve
from periodize.referee import check
from periodize.scenario import Scenario, load_text
from tests.cases import build, under_model

NAME = "bands-balance-bodyweight"
MODEL = load_model(NAME)
CATALOGUE = load_catalogue().exercises
STRANDS = ("bands", "balance", "bodyweight")
OF_THE_SOURCE = {name for name, exercise in CATALOGUE.items() if "S1" in exercise.sources}
BLOCK = """\
format: 1
name: Strands
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: %d}
model: bands-balance-bodyweight
goal: %s
athlete: %s
runs:
  - {every: [tue], kind: intervals, minutes: 50, start: "18:00"}
  - {every: [thu, sat], kind: easy, minutes: 40, start: "07:00"}
  - {every: [sun], kind: long, minutes: 80, start: "08:00"}
places: {home: {equipment: %s}}
availability:
  mon: [{from: "18:00", to: "19:30", at: home}]
  tue: [{from: "17:00", to: "20:00", at: home}]
  wed: [{from: "18:00", to: "19:30", at: home}]
  thu: [{from: "06:00", to: "09:00", at: home}, {from: "18:00", to: "19:30", at: home}]
  sat: [{from: "06:00", to: "10:30", at: home}]
"""
KIT = "[mini-band, mini-band, long-band, broom, mat, pillow, bosu, kettlebell]"


def situation(
    weeks: int = 12,
    athlete: str = "{level: intermediate}",
    goal: str = "endurance",
    kit: str = KIT,
    more: str = "",
) -> Scenario:
    """Weeks with intervals on Tuesday and a long run on Sunday, and a broom at home."""
    return load_text(BLOCK % (weeks, goal, athlete, kit) + more, "strands.yaml", Path())


@cache
def solved(
    weeks: int = 12,
    athlete: str = "{level: intermediate}",
    goal: str = "endurance",
    kit: str = KIT,
    more: str = "",
) -> Plan:
    """The plan of such a block: proven in every goal, and accepted."""
    scenario = situation(weeks, athlete, goal, kit, more)
    plan = solve(scenario).plan
    assert all(goal.proven for goal in plan.goals)
    assert check(scenario, plan).broken == ()
    return plan


def weeks_of(plan: Plan, focus: str) -> list[list[Session]]:
    """The sessions of a focus, week by week."""
    days = range(0, 7 * len(plan.weeks), 7)
    first = plan.weeks[0].start.toordinal()
    return [
        [s for s in plan.sessions if s.focus == focus and 0 <= s.date.toordinal() - first - day < 7]
        for day in days
    ]


def climbed(role: str, plan: Plan) -> list[str]:
    """What fills a role, in the order in which it first does."""
    held = (done for session in plan.sessions for done in session.exercises if done.role == role)
    return list(dict.fromkeys(done.exercise for done in held))


def first(exercise: str, plan: Plan) -> Prescription:
    """The first dose of an exercise."""
    held = (done for session in plan.sessions for done in session.exercises)
    return next(done for done in held if done.exercise == exercise)


@pytest.mark.parametrize("strand", STRANDS)
def test_every_strand_stands_in_every_week(strand: str) -> None:
    """Bands, balance and bodyweight, twice a week each where there is time (S1-R01)."""
    assert [len(week) for week in weeks_of(solved(), strand)] == [2] * 12


def test_light_work_alone_is_a_week() -> None:
    """Where the legs are not wanted bands and balance still are (S1-R02)."""
    more = "rules: [{rule: session_mix, at_most: {bodyweight: 0}}]\n"
    plan = solved(2, more=more)
    assert {session.load_class for session in plan.sessions} == {"light"}
    assert [len(week) for week in weeks_of(plan, "bands")] == [2, 2]


def test_bands_stand_directly_beside_runs() -> None:
    """They end at most a quarter of an hour before one, or start as long after it (S1-R03)."""
    runs = situation().runs
    sessions = [session for session in solved().sessions if session.focus == "bands"]
    assert {session.date.weekday() for session in sessions} <= {1, 3, 5}
    for session in sessions:
        beside = [run for run in runs if run.date == session.date]
        gaps = [(run.start - session.end).total_seconds() / 60 for run in beside]
        gaps += [(session.start - run.end).total_seconds() / 60 for run in beside]
        assert any(0 <= gap <= 15 for gap in gaps)


def test_bands_may_wake_up_before_intervals() -> None:
    """Where only the hour before hard running is free, bands end when it starts (S1-R03)."""
    free = 'availability: {tue: [{from: "17:00", to: "18:00", at: home}]}\n'
    text = BLOCK % (2, "endurance", "{level: intermediate}", KIT)
    scenario = load_text(text.split("availability:")[0] + free, "strands.yaml", Path())
    bands = [session for session in solve(scenario).plan.sessions if session.focus == "bands"]
    hard = [run.start for run in build(scenario).calendar.efforts if "quality" in run.demand]
    assert [session.end for session in bands] == hard


def test_a_beginner_begins_with_the_body_alone() -> None:
    """The first squats and lunges of a novice are those without load, rung and band (S1-R11)."""
    plan = solved(4, athlete="{level: novice}")
    assert {climbed(role, plan)[0] for role in ("squat", "lunge")} == {
        "deep-squat",
        "forward-lunge",
    }


@pytest.mark.parametrize(
    ("goal", "sides"),
    [
        ("endurance", {"after"}),
        ("strength", {"before"}),
        ("hypertrophy", {"before"}),
    ],
)
def test_the_goal_says_what_comes_first(goal: str, sides: set[str]) -> None:
    """On an easy day the run for endurance, the strength work for muscle (S1-R04)."""
    more = "rules: [{rule: preferred_days, focuses: {bodyweight: [sat]}, cost: 20}]\n"
    plan = solved(2, goal=goal, more=more)
    found = set()
    for session in plan.sessions:
        runs = build(situation(2)).calendar.efforts_by_date.get(session.date, ())
        if session.focus != "bands" and any("quality" not in run.demand for run in runs):
            found.add("before" if session.start < runs[0].start else "after")
    assert found == sides


NOVICE = "{level: novice}"


def test_a_beginner_stands_on_one_leg_first() -> None:
    """Four weeks of standing, then the deadlift on one leg; no pistols (S1-R05, S1-R07, S1-R11)."""
    weeks = weeks_of(solved(9, NOVICE), "balance")
    told = [{done.exercise for session in week for done in session.exercises} for week in weeks]
    assert told[:4] == [{"single-leg-balance"}] * 4
    assert all("single-leg-deadlift-dowel" in held for held in told[4:7])
    assert climbed("pistol", solved(9, NOVICE)) == []


def test_who_stands_with_ease_goes_on_at_once() -> None:
    """A minute on one leg opens the rest of balance to a beginner (S1-R05)."""
    plan = solved(2, "{level: novice, can_do: {single-leg-balance: 60}}")
    assert climbed("stand", plan) == ["single-leg-balance-eyes-closed"]
    assert climbed("deadlift", plan) == ["single-leg-deadlift-dowel"]
    assert climbed("pistol", plan) == ["supported-pistol-squat"]


def test_who_cannot_stand_yet_only_stands() -> None:
    """Also beyond beginners (S1-R05)."""
    plan = solved(2, "{level: intermediate, can_do: {single-leg-balance: 20}}")
    assert climbed("deadlift", plan) == climbed("pistol", plan) == []
    assert first("single-leg-balance", plan).seconds == 20


@pytest.mark.parametrize(
    ("role", "rungs"),
    [
        (
            "bridge",
            [
                "banded-glute-bridge",
                "banded-glute-bridge-leg-extension",
                "banded-single-leg-glute-bridge",
            ],
        ),
        ("walk", ["lateral-band-walk", "lateral-band-walk-feet", "lateral-band-walk-double"]),
        (
            "trunk",
            ["banded-dead-bug", "banded-dead-bug-hand-to-foot", "banded-dead-bug-straight-leg"],
        ),
        (
            "stand",
            ["single-leg-balance", "single-leg-balance-eyes-closed", "single-leg-balance-unstable"],
        ),
        (
            "deadlift",
            [
                "single-leg-deadlift-dowel",
                "single-leg-deadlift-arms-overhead",
                "single-leg-deadlift-kettlebell",
            ],
        ),
        ("squat", ["deep-squat", "deep-squat-bosu", "jump-squat"]),
        ("lunge", ["forward-lunge", "four-way-lunge", "alternating-jump-lunge"]),
    ],
)
def test_each_exercise_climbs_three_rungs(role: str, rungs: list[str]) -> None:
    """Base, hard and harder, one after the other in twelve weeks (S1-R06, S1-R14, S1-R24)."""
    assert climbed(role, solved()) == rungs


def test_a_pistol_without_support_is_for_who_is_ready() -> None:
    """Advanced runners after weeks with support, others who can do it (S1-R07)."""
    assert climbed("pistol", solved()) == ["supported-pistol-squat"]
    advanced = climbed("pistol", solved(12, "{level: advanced}"))
    assert advanced == ["supported-pistol-squat", "pistol-squat", "pistol-squat-unstable"]
    able = climbed("pistol", solved(2, "{level: intermediate, can_do: {pistol-squat: 12}}"))
    assert able == ["pistol-squat"]


def test_nothing_jumps_on_what_gives_way() -> None:
    """No exercise lands on a Bosu, a pillow or a wobble board (S1-R08)."""
    for name in OF_THE_SOURCE:
        kit = {choice for item in CATALOGUE[name].equipment for choice in item.split("|")}
        assert not (CATALOGUE[name].contacts and kit & set(UNSTABLE)), name


def test_no_set_goes_to_failure() -> None:
    """At least two repetitions are left, so that the set ends before the form (S1-R09)."""
    for phase in MODEL.phases.values():
        for wave in (*phase.kinds.values(), *phase.novice.values()):
            assert min(dose.rir for dose in wave) >= 2


def test_no_exercise_but_the_last_stays_more_than_four_weeks() -> None:
    """Where the athlete has the kit and the level the challenge rises (S1-R10)."""
    plan = solved(12, "{level: advanced}")
    last = {name for each in MODEL.ladders.values() for name in each.rungs[-1].exercises}
    for focus in STRANDS:
        weeks = weeks_of(plan, focus)
        held = [{done.exercise for s in week for done in s.exercises} for week in weeks]
        for name in set().union(*held) - last:
            assert sum(name in week for week in held) <= 4, name


def test_without_kit_bodyweight_and_standing_remain() -> None:
    """No gym and no bands: two strands, and nothing that needs either (S1-R12)."""
    plan = solved(2, kit="[]")
    assert {session.focus for session in plan.sessions} == {"balance", "bodyweight"}
    assert climbed("squat", plan) == ["deep-squat"]
    assert climbed("lunge", plan) == ["forward-lunge"]


@pytest.mark.parametrize("role", MODEL.focuses["balance"].roles, ids=lambda role: role.role)
def test_balance_is_barefoot(role: object) -> None:
    """The calendar says so beside each of its exercises (S1-R13)."""
    assert getattr(role, "cue", "") == "barefoot"


STATED = {
    "banded-glute-bridge": (3, 10, None),
    "lateral-band-walk": (3, 12, None),
    "banded-dead-bug": (3, 6, None),
    "banded-dead-bug-hand-to-foot": (3, 6, None),
    "banded-dead-bug-straight-leg": (3, 6, None),
    "single-leg-balance": (1, None, 30),
    "single-leg-balance-eyes-closed": (1, None, 30),
    "single-leg-balance-unstable": (1, None, 30),
    "single-leg-deadlift-dowel": (3, 10, None),
    "deep-squat": (3, 20, None),
    "deep-squat-bosu": (3, 20, None),
    "forward-lunge": (3, 15, None),
    "four-way-lunge": (3, 4, None),
    "jump-squat": (2, 10, None),
    "alternating-jump-lunge": (2, 5, None),
}


@pytest.mark.parametrize(("exercise", "dose"), STATED.items())
def test_doses_are_as_stated(exercise: str, dose: tuple[int, int | None, int | None]) -> None:
    """Sets, repetitions and seconds (S1-R16 to S1-R19; the jumps are ours, S1-R23)."""
    done = first(exercise, solved())
    assert (done.sets, done.reps, done.seconds) == dose
    assert done.per_side == CATALOGUE[exercise].unilateral


def test_the_pistol_is_ten_and_then_eight() -> None:
    """One set of ten and one of eight on each leg (S1-R17, S1-R22)."""
    done = first("supported-pistol-squat", solved())
    assert (done.sets, done.reps, done.last_reps, done.per_side) == (2, 10, 8, True)


def test_the_bridge_is_held_for_three_seconds() -> None:
    """The time of a repetition holds it, and the cue says it (S1-R16)."""
    done = first("banded-glute-bridge", solved())
    assert done.seconds_per_rep >= 3
    assert "three seconds" in done.cue


def test_every_fourth_week_is_lighter() -> None:
    """The source names none; ours hold two of three sets, one of two, and one lunge or deadlift."""
    plan = solved()
    lighter = [number for number, week in enumerate(plan.weeks, start=1) if week.deload]
    assert lighter == [4, 8, 12]
    for focus in STRANDS:
        weeks = weeks_of(plan, focus)
        sets = [{d.exercise: d.sets for s in week for d in s.exercises} for week in weeks]
        for number in lighter:
            full, light = sets[number - 2], sets[number - 1]
            assert light == {
                exercise: 1 if "lunge" in exercise or "deadlift" in exercise else (count + 1) // 2
                for exercise, count in full.items()
            }


def test_beginners_do_fewer_sets() -> None:
    """Two where the source says three, for the first four weeks (S1-R15), deloads aside."""
    weeks = weeks_of(solved(9, NOVICE), "bands")
    sets = [{done.sets for session in week for done in session.exercises} for week in weeks]
    assert sets == [{2}] * 3 + [{1}] + [{3}] * 3 + [{2}, {3}]


def test_arms_stay_still_where_the_dead_bug_is_too_hard() -> None:
    """Who cannot do six a side moves the legs alone (S1-R20)."""
    plan = solved(2, "{level: novice, can_do: {banded-dead-bug: 5}}")
    assert climbed("trunk", plan) == ["banded-dead-bug-legs-only"]


def test_the_core_works_in_everything_and_by_itself() -> None:
    """Every exercise of the model's ladders trains it, and each band session has it (S1-R21)."""
    core = load_catalogue().muscle_groups["core"]
    for ladder in MODEL.ladders.values():
        for name in ladder.rungs[0].exercises:
            assert CATALOGUE[name].credit(core), name
    assert next(role for role in MODEL.focuses["bands"].roles if role.role == "trunk").at_least == 1


def test_both_sides_do_the_same() -> None:
    """What one side does at a time is dosed per side (S1-R22)."""
    for session in solved().sessions:
        for done in session.exercises:
            assert done.per_side == CATALOGUE[done.exercise].unilateral


def test_every_exercise_of_the_source_has_a_place() -> None:
    """All that the source names can be scheduled by some strand."""
    listed = {
        name for focus in MODEL.focuses.values() for role in focus.roles for name in role.exercises
    }
    assert listed == OF_THE_SOURCE


@pytest.mark.parametrize("level", ["novice", "intermediate", "advanced"])
@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_works_at_every_level(phase: str, level: str) -> None:
    """One week of each, with whatever it wants."""
    can_do = "can_do: {single-leg-balance: 60, pistol-squat-unstable: 12, jump-squat: 30}"
    for athlete in (f"{{level: {level}}}", f"{{level: {level}, {can_do}}}"):
        plan = solved(1, athlete, more=f"phases: [{{from: 2027-05-03, phase: {phase}}}]\n")
        assert plan.sessions
        assert {session.phase for session in plan.sessions} == {phase}


@pytest.mark.parametrize("level", ["novice", "intermediate"])
def test_a_year_works(level: str) -> None:
    """52 weeks with a half marathon have every phase that the model derives."""
    races = "races: [{date: 2027-10-10, name: Half, km: 21.1, priority: A}]\n"
    block, _ = under_model(situation(52, f"{{level: {level}}}", more=races))
    phases = list(dict.fromkeys(week.phase for week in block.calendar.weeks))
    build = ["adaptation", "strength"] if level == "novice" else ["strength"]
    assert phases[: len(build)] == build
    assert {"maintenance", "taper", "race", "recovery", "transition"} <= set(phases)
