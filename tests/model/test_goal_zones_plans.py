"""What the model `goal-zones` makes of small blocks: exact counts, sets, repetitions and loads."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from periodize.dates import DateRange, add_days
from periodize.model.names import PHASES
from periodize.plan import Plan, Prescription, Session
from periodize.planning import solve
from periodize.referee import check
from periodize.scenario import Scenario, load_text
from tests.build import MONDAY
from tests.cases import build

HEAD = """\
format: 1
name: Zones
timezone: Europe/Berlin
model: goal-zones
"""
GYM = (
    "[barbell, plate, rack, bench, box, step, dumbbell, kettlebell, pull-up-bar, low-bar, trx,"
    " stability-ball, mini-band, medicine-ball, jump-rope, battle-ropes, wobble-board, mat]"
)
RUNS = """\
runs:
  - {every: [tue], kind: intervals, minutes: 60, start: "07:00"}
  - {every: [thu, sat], kind: easy, minutes: 45, start: "07:00"}
  - {every: [sun], kind: long, minutes: 110, start: "08:00"}
"""
EASY_RUNS = 'runs: [{every: [tue, thu, sat], kind: easy, minutes: 45, start: "07:00"}]\n'
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVENINGS = "availability:\n" + "".join(
    f'  {day}: [{{from: "18:00", to: "19:30", at: gym}}]\n' for day in DAYS
)
HIPS = {"glute-med-activation", "lateral-band-walk", "side-plank-leg-lift"}


def a_scenario(
    goal: str = "endurance",
    *,
    weeks: int = 1,
    season: str = "in",
    phase: str = "strength",
    level: str = "intermediate",
    kit: str = GYM,
    runs: str = RUNS,
    athlete: str = "",
    more: str = "",
) -> Scenario:
    """Some weeks of one season and phase, with every evening free."""
    known = "one_rep_max_kg: {back-squat: 80, romanian-deadlift: 80, deadlift: 90}"
    text = (
        f"{HEAD}block: {{start: 2027-05-03, weeks: {weeks}}}\ngoal: {goal}\n"
        f"athlete: {{level: {level}, {athlete or known}}}\n"
        f"seasons: [{{from: 2027-05-03, season: '{season}'}}]\n"
        f"phases: [{{from: 2027-05-03, phase: {phase}}}]\n"
        f"{runs}places: {{gym: {{equipment: {kit}}}}}\n{EVENINGS}{more}"
    )
    return load_text(text, "zones.yaml", Path())


@cache
def a_block_to_a_marathon(goal: str) -> Scenario:
    """Eighteen weeks with evenings in a gym and two hard runs a week."""
    race = add_days(MONDAY, 7 * 18 - 1)
    until = add_days(race, -2)
    text = (
        f"{HEAD}block: {{start: {MONDAY}, weeks: 18}}\ngoal: {goal}\nruns:\n"
        f"  - {{every: [tue], kind: intervals, minutes: 60, start: '07:00', to: {until}}}\n"
        f"  - {{every: [wed, fri], kind: easy, minutes: 45, start: '07:00', to: {until}}}\n"
        f"  - {{every: [sun], kind: long, minutes: 110, start: '08:00', to: {until}}}\n"
        f"races: [{{date: {race}, name: City, km: 42.195, priority: A}}]\n"
        f"places: {{gym: {{equipment: {GYM}}}}}\n{EVENINGS}"
    )
    return load_text(text, "zones.yaml", Path())


def solved(scenario: Scenario) -> Plan:
    """The best plan, proven and accepted."""
    plan = solve(scenario).plan
    assert plan.status == "optimal"
    assert check(scenario, plan).broken == ()
    return plan


@cache
def a_week(goal: str, season: str = "in", phase: str = "strength") -> Plan:
    """A week of a goal in the gym; off season without hard runs."""
    runs = RUNS if season == "in" else EASY_RUNS
    return solved(a_scenario(goal, season=season, phase=phase, runs=runs))


def the_session(plan: Plan, focus: str) -> Session:
    """The only session of a focus."""
    (session,) = (session for session in plan.sessions if session.focus == focus)
    return session


def figures(done: Prescription) -> tuple[str, int, int | None, float | None]:
    """An exercise with its sets, repetitions and %1RM."""
    return done.exercise, done.sets, done.reps, done.percent_1rm


@pytest.mark.parametrize(
    ("goal", "focus", "expected"),
    [
        (
            "strength",
            "legs-strength",
            [
                ("box-jump", 3, 5, None),
                # 80 % of 80 kg are 64 kg; the plates make 62.5, which are 78.1 %.
                ("back-squat", 4, 5, 78.5),
                ("romanian-deadlift", 3, 5, 78.5),
                ("glute-med-activation", 2, 15, None),
            ],
        ),
        (
            "hypertrophy",
            "legs-size",
            [
                ("box-jump", 3, 5, None),
                # 70 % are 56 kg; 55 of them are 68.8 %.
                ("back-squat", 3, 10, 69.0),
                ("romanian-deadlift", 3, 10, 69.0),
                ("bulgarian-split-squat", 3, 10, 70.0),
                ("glute-med-activation", 2, 15, None),
            ],
        ),
        (
            "endurance",
            "legs-endurance",
            [
                ("box-jump", 3, 5, None),
                ("split-squat", 3, 15, 57.5),
                ("single-leg-rdl", 3, 15, 57.5),
                ("step-up-and-over", 3, 15, None),
                ("glute-med-activation", 2, 15, None),
            ],
        ),
    ],
)
def test_the_legs_of_each_goal(
    goal: str, focus: str, expected: list[tuple[str, int, int, float | None]]
) -> None:
    """In the first week of the strength phase a jump, then three heavy ones or four others."""
    assert list(map(figures, the_session(a_week(goal), focus).exercises)) == expected


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "endurance", "fitness"])
@pytest.mark.parametrize(("season", "count"), [("in", 2), ("pre", 3), ("off", 4)])
def test_sessions_a_week(goal: str, season: str, count: int) -> None:
    """Two in season and four off it, of three to five exercises each, side hips always."""
    plan = a_week(goal, season)
    assert len(plan.sessions) == count
    for session in plan.sessions:
        names = [done.exercise for done in session.exercises]
        assert 3 <= len(names) <= 5
        assert len(HIPS.intersection(names)) == 1


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "endurance"])
def test_every_week_pulls(goal: str) -> None:
    """Upper-body strength is not left out in a short week."""
    pulls = {"pull-up", "inverted-row", "single-leg-rdl-row"}
    done = {each.exercise for session in a_week(goal).sessions for each in session.exercises}
    assert done & pulls


def test_the_pull_up_comes_first() -> None:
    """Who can pull up enough for the zone does that for strength, and no row."""
    session = the_session(a_week("strength"), "upper-strength")
    assert [done.exercise for done in session.exercises if done.role == "pull"] == ["pull-up"]


def test_fitness_is_trained_as_endurance() -> None:
    """The source does not know the goal; it gets the same sessions."""
    one, other = (
        [(session.focus, session.exercises) for session in a_week(goal).sessions]
        for goal in ("fitness", "endurance")
    )
    assert one == other


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "endurance"])
def test_jumps_off_season(goal: str) -> None:
    """With more than two sessions one of them is jumps, in three to six repetitions."""
    jumps = the_session(a_week(goal, "off"), "jumps")
    assert figures(jumps.exercises[0]) == ("jump-squat", 3, 5, None)
    assert all(3 <= (done.reps or 0) <= 6 for done in jumps.exercises if done.contacts)
    assert "jumps" not in Counter(session.focus for session in a_week(goal).sessions)


@pytest.mark.parametrize(
    ("goal", "sideways"),
    [
        ("strength", "lateral-box-jump"),
        ("hypertrophy", "lateral-box-jump"),
        ("endurance", "single-leg-jump-rope"),  # the rope has its turn, and lands as well
    ],
)
def test_a_block_trains_every_kind_of_jump_and_the_press_on_one_leg(
    goal: str, sideways: str
) -> None:
    """Eighteen weeks with kit hold all that the source lists, and no week of them is without."""
    plan = solved(a_block_to_a_marathon(goal))
    held = {done.exercise for session in plan.sessions for done in session.exercises}
    assert {"box-jump", sideways, "jump-squat"} <= held
    assert {"single-leg-hop", "leap", "lateral-bound"} <= held
    assert "kettlebell-military-press-single-leg" in held
    trained = [week for week in plan.weeks if week.phase not in {"taper", "race", "recovery"}]
    for week in trained:
        days = DateRange(week.start, add_days(week.start, 7))
        done = [each for s in plan.sessions if s.date in days for each in s.exercises]
        assert any(each.contacts or "jump-rope" in each.exercise for each in done), week.start


def test_the_press_on_one_leg_comes_after_four_weeks() -> None:
    """Its turn in the list comes with the second month, and not after the next one."""
    scenario = a_block_to_a_marathon("strength")
    name = "kettlebell-military-press-single-leg"
    days = [s.date for s in solved(scenario).sessions for d in s.exercises if d.exercise == name]
    assert (min(days) - scenario.days.start).days // 7 == 4


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "endurance"])
def test_the_last_weeks_bring_nothing_new(goal: str) -> None:
    """What the taper holds was held before; the easy session without weights may be new."""
    plan = solved(a_block_to_a_marathon(goal))
    before = {
        done.exercise
        for session in plan.sessions
        if session.phase not in {"taper", "race"}
        for done in session.exercises
    }
    late = [s for s in plan.sessions if s.phase in {"taper", "race"}]
    assert {s.focus for s in late} >= {"easy"}
    assert {d.exercise for s in late if s.focus != "easy" for d in s.exercises} <= before


def test_one_sided_work_is_done_on_both_sides() -> None:
    """Each one-sided exercise counts per side, or its clock runs for both."""
    known = build(a_scenario()).catalogue.exercises
    for goal in ("strength", "hypertrophy", "endurance"):
        for session in a_week(goal).sessions:
            for done in session.exercises:
                both = done.per_side or done.sides_in_turn
                assert both == known[done.exercise].unilateral, done.exercise


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "endurance"])
@pytest.mark.parametrize("phase", PHASES)
def test_every_phase(phase: str, goal: str) -> None:
    """Each phase has sessions for each goal, and no figure leaves its zone."""
    plan = a_week(goal, "in", phase)
    assert plan.sessions
    assert not [wish for wish in plan.broken_wishes if wish.goal == "sessions"]


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "endurance"])
@pytest.mark.parametrize("level", ["novice", "advanced"])
def test_every_level(level: str, goal: str) -> None:
    """Novices and the advanced have their two sessions as well."""
    plan = solved(a_scenario(goal, level=level, phase="adaptation"))
    assert len(plan.sessions) == 2


@pytest.mark.parametrize("careful", ["knee", "back", "wrist", "achilles", "bone-stress"])
def test_a_bare_floor_will_do_for_endurance(careful: str) -> None:
    """Without kit, and whatever a novice has to spare, two sessions stand."""
    floor = a_scenario(level="novice", kit="[mat]", athlete=f"careful_with: [{careful}]")
    plan = solved(floor)
    assert len(plan.sessions) == 2
    assert all(4 <= len(session.exercises) <= 5 for session in plan.sessions)


def test_what_the_ball_would_do_to_a_back() -> None:
    """Extensions on a ball are at hand, but not for a back that has to be spared."""
    for careful, at_hand in (("knee", True), ("back", False)):
        block = build(a_scenario(athlete=f"careful_with: [{careful}]"))
        (menu,) = (menu for menu in block.options.menus if menu.focus == "legs-endurance")
        assert ("stability-ball-back-extension" in block.menus.at_hand(menu)) == at_hand


def test_ropes_only_where_they_are() -> None:
    """Battle ropes are at hand with ropes, and the dumbbells do their work without."""
    for kit, arms in ((GYM, "battle-ropes"), ("[dumbbell, kettlebell]", "runners-arms")):
        session = the_session(solved(a_scenario(kit=kit)), "upper-endurance")
        assert [done.exercise for done in session.exercises if done.role == "arms"] == [arms]


@pytest.mark.parametrize(("most", "pull"), [(7, "inverted-row"), (8, "pull-up")])
def test_pull_ups_that_leave_the_zone_are_none(most: int, pull: str) -> None:
    """With two in reserve eight pull-ups make sets of six; whoever can do fewer rows for size."""
    plan = solved(a_scenario("hypertrophy", athlete=f"can_do: {{pull-up: {most}}}"))
    session = the_session(plan, "upper-size")
    assert [done.exercise for done in session.exercises if done.role == "pull"] == [pull]


def test_a_deload_keeps_load_and_repetitions() -> None:
    """One week in four has three fifths of the sets, the only figure that may leave its zone."""
    plan = solved(a_scenario("strength", weeks=5, season="pre", runs=EASY_RUNS))
    legs = [session for session in plan.sessions if session.focus == "legs-strength"]
    light = next(session for session in legs if session.deload)
    full = [session for session in legs if session.date < light.date][-1]
    assert [done.sets for done in light.exercises] < [done.sets for done in full.exercises]
    assert all(3 <= (done.reps or 0) <= 6 for done in light.exercises if done.role != "hip")
    # 80 % of 80 kg are 64 kg; the plates make 62.5, which are 78.1 %.
    assert all((done.percent_1rm or 80) >= 78.5 for done in light.exercises)


def test_own_exercises_join_the_menu() -> None:
    """The menu is open: a coach's own lunge comes first where lunges stand."""
    own = (
        "exercises: [{id: sled-lunge, name: Sled lunge, cue: Step long, patterns: [lunge],"
        " primary: [quads, glute-max], equipment: [none], kind: bodyweight, unilateral: true,"
        " impact: none, level: novice, ladder: {family: own-lunge, rung: base}}]\n"
    )
    plan = solved(a_scenario(runs=RUNS + own))
    assert the_session(plan, "legs-endurance").exercises[0].exercise == "sled-lunge"


def test_after_weeks_off_lifts_come_back_below_their_zone_and_jumps_a_week_later() -> None:
    """What is back is lighter than its zone, climbs to it by a tenth a week, and then jumps."""
    off = "  exceptions:\n    - {from: 2027-05-24, to: 2027-06-20, windows: []}\n"
    plan = solved(a_scenario("strength", weeks=12, more=off))
    legs = [session for session in plan.sessions if session.focus == "legs-strength"]
    squats = [(d.percent_1rm or 0) for s in legs for d in s.exercises if d.role == "squat"]
    back = next(number for number, s in enumerate(legs) if s.date > date(2027, 6, 20))
    # Of 80 kg the plates make 78.1 % where 80 are meant, and 45 kg, 56.3 %, of seven tenths.
    assert squats[0] >= 78.5
    assert squats[back] == 56.5
    assert squats[back:] == sorted(squats[back:])
    assert squats[-1] >= 78.5
    jumped = [any(done.contacts for done in session.exercises) for session in legs[back:]]
    assert jumped == [False, *[True] * (len(jumped) - 1)]


def test_hills_count_for_the_legs() -> None:
    """Three weeks without kit for heavy legs: a hill in their middle leaves fewer long gaps."""
    missed = []
    for kind in ("easy", "hills"):
        run = f'  - {{date: 2027-05-12, kind: {kind}, minutes: 40, start: "07:00"}}\n'
        scenario = a_scenario("strength", weeks=3, kit="[pull-up-bar]", runs=RUNS + run)
        wishes = solved(scenario).broken_wishes
        missed.append(sum(wish.cost for wish in wishes if wish.rule == "exposure_gap"))
    assert missed == [12, 2]


def test_harder_variants_come_with_the_weeks() -> None:
    """After four weeks the hinge on one leg gets its row, after eight the press its one leg."""
    scenario = a_scenario(weeks=12, kit="[dumbbell, kettlebell]", runs=EASY_RUNS)
    first: dict[str, int] = {}
    for session in solved(scenario).sessions:
        for done in session.exercises:
            first.setdefault(done.exercise, (session.date - scenario.days.start).days // 7)
    assert first["single-leg-rdl"] == first["kettlebell-military-press"] == 0
    assert first["single-leg-rdl-row"] == 4
    assert first["kettlebell-military-press-single-leg"] == 8


@pytest.mark.parametrize("level", ["novice", "intermediate"])
@pytest.mark.parametrize("weeks", [*range(1, 27), 52])
def test_blocks_of_any_length(weeks: int, level: str) -> None:
    """From one week to a year every week before a marathon can hold a session."""
    race = add_days(MONDAY, 7 * weeks - 1)
    text = (
        f"{HEAD}block: {{start: {MONDAY}, weeks: {weeks}}}\nathlete: {{level: {level}}}\n"
        f"races: [{{date: {race}, name: City, km: 42.195, priority: A}}]\n"
        f"places: {{gym: {{equipment: {GYM}}}}}\n{EVENINGS}"
    )
    block = build(load_text(text, "zones.yaml", Path()))
    assert {option.week for option in block.options.all} == set(range(weeks))
