"""The model `uphill-circuit`: stations, rounds, rests, ladders and weeks as its source has them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from periodize.dates import days_between, minutes_between
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.model.names import PHASES
from periodize.plan import Plan, Prescription, Session
from periodize.planning import notes, solve
from periodize.referee import check
from periodize.scenario import load_text

MODEL = load_model("uphill-circuit")
CATALOGUE = load_catalogue().exercises
STATIONS = [
    "squat",
    "push-up to side plank",
    "side steps",
    "plank",
    "backward skate",
    "step-up",
    "wipers",
    "lunge",
    "calf raise",
    "runner's deadlift",
]
LOADED = {
    "squat": "banded-squat-weighted",
    "step-up": "dumbbell-step-up",
    "lunge": "forward-lunge-dumbbell",
    "runner's deadlift": "runners-deadlift-loaded",
}
WARM_UP = {"jump-rope", "warm-up-jog", "dynamic-stretches"}
COMPONENTS = {"push-up"}
"""Only a part of another exercise in the source, and no station of its own."""
KIT = (
    "mini-band, box, step, mat, dumbbell, kettlebell, weighted-vest, ankle-weights, stability-ball"
)
TEXT = """\
format: 1
name: Circuits
timezone: Europe/Berlin
block: {{start: 2027-05-03, weeks: {weeks}}}
model: uphill-circuit
athlete: {{level: {level}, {athlete}}}
runs: [{{every: [wed], kind: hills, minutes: 50, start: "07:00"}}]
places: {{hall: {{equipment: [{kit}]}}}}
availability:
  mon: [{{from: "18:00", to: "20:15", at: hall}}]
  thu: [{{from: "18:00", to: "20:15", at: hall}}]
  sat: [{{from: "10:00", to: "12:15", at: hall}}]
weekly_minutes: {minutes}
{more}
"""


@cache
def solved(
    weeks: int = 12,
    minutes: int = 220,
    athlete: str = "can_do: {forearm-plank: 60}",
    level: str = "intermediate",
    kit: str = KIT,
    more: str = "",
) -> Plan:
    """The best plan, which the referee accepts, with every goal proven."""
    text = TEXT.format(
        weeks=weeks, minutes=minutes, athlete=athlete, level=level, kit=kit, more=more
    )
    scenario = load_text(text, "circuits.yaml", Path())
    plan = solve(scenario).plan
    assert plan.status == "optimal"
    assert check(scenario, plan).broken == ()
    return plan


def station(session: Session, role: str) -> Prescription:
    """What stands at a station."""
    return next(done for done in session.exercises if done.role == role)


def first(role: str, athlete: str, level: str = "intermediate") -> Prescription:
    """What stands at a station in an athlete's first session."""
    return station(solved(weeks=1, athlete=athlete, level=level).sessions[0], role)


def test_ten_stations_in_the_stated_order() -> None:
    """Every session holds them all, in the one order."""
    assert solved().sessions
    for session in solved().sessions:
        assert [done.role for done in session.exercises] == STATIONS


def test_the_first_week_holds_the_stated_numbers() -> None:
    """Two rounds with the body's own weight; both sides do the same."""
    session = solved().sessions[0]
    assert session.rounds == 2
    numbers = [(d.exercise, d.reps or d.seconds, d.per_side) for d in session.exercises]
    assert numbers == [
        ("banded-squat", 20, False),
        ("push-up-to-side-plank", 4, True),
        ("lateral-band-walk", 12, True),
        ("forearm-plank", 60, False),
        ("backward-band-skate", 20, True),
        ("box-step-up", 15, True),
        ("windshield-wipers", 10, False),
        ("forward-lunge", 15, True),
        ("two-up-one-down-calf-raise", 5, True),
        ("runners-deadlift", 10, True),
    ]


def test_rests_and_warm_up() -> None:
    """A minute between stations, three between rounds, and eight of warm-up before the first."""
    for session in solved().sessions:
        assert {done.rest_seconds for done in session.exercises} == {60}
        assert (session.round_rest_seconds, session.warm_up_minutes) == (180, 8)


def test_nothing_goes_to_failure() -> None:
    """At least two repetitions stay in reserve."""
    reserves = {d.reps_in_reserve for s in solved().sessions for d in s.exercises if d.reps}
    assert None not in reserves
    assert min(each for each in reserves if each is not None) == 2


def test_twice_a_week_with_48_hours_between() -> None:
    """Two sessions in each week, two days from one to the next."""
    plan = solved()
    assert {week.sessions for week in plan.weeks} == {2}
    assert all(
        minutes_between(one.start, other.start) >= 48 * 60 for one, other in pairwise(plan.sessions)
    )


@pytest.mark.parametrize(("minutes", "most"), [(120, 2), (149, 2), (150, 3), (199, 3), (200, 4)])
def test_rounds_grow_where_the_week_has_the_time(minutes: int, most: int) -> None:
    """From two to four, one at a time, within the week's minutes and without a session less."""
    plan = solved(minutes=minutes)
    full = [session.rounds or 0 for session in plan.sessions if not session.deload]
    assert full == sorted(full)
    assert (full[0], max(full)) == (2, most)
    assert all(later - earlier <= 1 for earlier, later in pairwise(full))
    assert {week.sessions for week in plan.weeks} == {2}
    assert all(week.minutes <= minutes for week in plan.weeks)


def test_two_hours_are_the_week_where_nothing_is_said() -> None:
    """Without `weekly_minutes` two rounds stand twice in one to two hours."""
    assert {quota.minutes for quota in MODEL.seasons.values()} == {120}
    plan = solved(minutes=120)
    assert {60 <= week.minutes <= 120 for week in plan.weeks} == {True}


def test_loads_come_after_three_weeks_with_fewer_repetitions() -> None:
    """Squat, step-up, lunge and deadlift go from many without a load to few with one."""
    for session in solved().sessions:
        week = days_between(solved().sessions[0].date, session.date) // 7
        for role, loaded in LOADED.items():
            assert (station(session, role).exercise == loaded) == (week >= 3)
    for role in LOADED:
        reps = [station(s, role).reps or 0 for s in solved().sessions if s.phase == "strength"]
        assert reps == sorted(reps, reverse=True)
        assert (reps[0], reps[-1]) == ((12, 10) if role == "runner's deadlift" else (8, 6))


def test_a_novice_loads_as_well() -> None:
    """The source loads everybody after a few weeks."""
    session = solved(level="novice").sessions[-1]
    assert all(station(session, role).exercise == loaded for role, loaded in LOADED.items())


def test_without_weights_it_goes_on_without_a_load() -> None:
    """Bands, a box and a step are enough."""
    session = solved(weeks=6, kit="mini-band, box, step").sessions[-1]
    assert [done.role for done in session.exercises] == STATIONS
    assert station(session, "lunge").reps == 15


@pytest.mark.parametrize(
    ("role", "athlete", "exercise"),
    [
        ("plank", "can_do: {forearm-plank: 59}", "short-hold-plank"),
        ("plank", "can_do: {forearm-plank: 60}", "forearm-plank"),
        ("plank", "can_do: {forearm-plank: 75}", "three-point-plank"),
        ("plank", "can_do: {forearm-plank: 90}", "weighted-plank"),
        ("wipers", "can_do: {windshield-wipers: 5}", "windshield-wipers-bent-knee"),
        ("wipers", "can_do: {windshield-wipers: 6}", "windshield-wipers"),
        ("wipers", "can_do: {windshield-wipers: 9}", "windshield-wipers"),
        ("wipers", "can_do: {windshield-wipers: 10}", "windshield-wipers-weighted"),
        ("push-up to side plank", "can_do: {push-up: 6}", "push-up-to-side-plank"),
        ("push-up to side plank", "can_do: {push-up-to-side-plank: 4}", "push-up-to-side-plank"),
        ("push-up to side plank", "careful_with: [wrist]", "side-plank-hip-lift"),
        ("calf raise", "can_do: {double-leg-calf-raise: 21}", "double-leg-calf-raise"),
        ("calf raise", "can_do: {double-leg-calf-raise: 22}", "two-up-one-down-calf-raise"),
        ("calf raise", "can_do: {two-up-one-down-calf-raise: 8}", "single-leg-calf-raise"),
    ],
)
def test_the_rung_goes_by_ability(role: str, athlete: str, exercise: str) -> None:
    """What can be done decides the variant from the first day."""
    assert first(role, athlete).exercise == exercise


@pytest.mark.parametrize(("strict", "rung"), [(5, "regression"), (6, "base")])
def test_who_cannot_do_strict_push_ups_raises_hands_or_kneels(strict: int, rung: str) -> None:
    """Below a strict set the hands are raised or the knees are down."""
    done = first("push-up to side plank", f"can_do: {{push-up: {strict}}}")
    assert CATALOGUE[done.exercise].rung == rung


@pytest.mark.parametrize(("a_side", "rungs"), [(4, {"base"}), (5, {"hard", "weighted"})])
def test_ten_push_ups_to_side_plank_open_the_harder_one(a_side: int, rungs: set[str]) -> None:
    """Five to each side are the ten that raise the feet or add a load."""
    done = first("push-up to side plank", f"can_do: {{push-up-to-side-plank: {a_side}}}")
    assert CATALOGUE[done.exercise].rung in rungs


def test_short_holds() -> None:
    """Six of 15 s, with 15 to 30 s between them."""
    sessions = solved(athlete="can_do: {forearm-plank: 40}").sessions
    planks = [station(session, "plank") for session in sessions]
    assert {(plank.holds, plank.seconds) for plank in planks} == {(6, 15)}
    rests = [plank.hold_rest_seconds for plank in planks]
    assert (rests[0], rests[-1]) == (30, 15)
    assert rests == sorted(rests, reverse=True)


def test_calves() -> None:
    """15 to 20, 10 to 12 in all lowered for 3 to 4 s, and 4 to 6 at a load for eight."""
    both = solved(athlete="can_do: {double-leg-calf-raise: 21}").sessions
    reps = [station(session, "calf raise").reps or 0 for session in both]
    assert (min(reps), max(reps)) == (15, 19)
    lowering = [station(session, "calf raise") for session in solved().sessions]
    assert {2 * (done.reps or 0) for done in lowering} == {10, 12}
    assert {done.seconds_per_rep for done in lowering} == {5}
    single = solved(athlete="can_do: {two-up-one-down-calf-raise: 8}").sessions
    doses = [station(session, "calf raise") for session in single]
    assert {done.reps for done in doses} == {4, 5, 6}
    assert {(done.reps or 0) + (done.reps_in_reserve or 0) for done in doses} == {8}


def test_a_careful_knee_goes_without_the_lunge() -> None:
    """Nine stations are left, in order."""
    session = solved(weeks=1, athlete="careful_with: [knee]").sessions[0]
    assert [done.role for done in session.exercises] == [s for s in STATIONS if s != "lunge"]


@pytest.mark.parametrize("missing", ["mini-band", "box"])
def test_bands_and_a_box_are_needed(missing: str) -> None:
    """Without them there is no circuit at all."""
    kit = ", ".join({"mini-band", "box", "step"} - {missing})
    assert solved(weeks=2, kit=kit).sessions == ()


def test_every_strength_exercise_of_the_source_can_be_scheduled() -> None:
    """A station lists it; warm-ups come before, and the push-up is a part of its station."""
    listed = {name for role in MODEL.focuses["circuit"].roles for name in role.exercises}
    stated = {name for name, exercise in CATALOGUE.items() if "S0" in exercise.sources}
    assert stated - listed == WARM_UP | COMPONENTS
    assert all("S0" in CATALOGUE[name].sources for name in listed)


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_can_be_asked_for(phase: str) -> None:
    """By hand, too; a race week holds nothing."""
    plan = solved(weeks=1, more=f"phases: [{{from: 2027-05-03, phase: {phase}}}]")
    assert bool(plan.sessions) == (phase != "race")


@pytest.mark.parametrize("weeks", [1, 2, 4, 5, 30, 52])
def test_blocks_of_any_length(weeks: int) -> None:
    """All are held, twice a week."""
    assert len(solved(weeks=weeks).sessions) == 2 * weeks


def test_before_and_after_a_race() -> None:
    """Two rounds once a week in the taper and after the race, and none in its week."""
    race = "races: [{date: 2027-07-11, km: 21.1, name: Hills, priority: A}]"
    held = {week.phase: week.sessions for week in solved(more=race).weeks}
    assert (held["strength"], held["taper"], held["race"], held["recovery"]) == (2, 1, 0, 1)
    eased = [s for s in solved(more=race).sessions if s.phase in ("taper", "recovery")]
    assert {session.rounds for session in eased} == {2}


def test_what_would_open_the_harder_ones_is_said() -> None:
    """Numbers of repetitions, and seconds for what is held."""
    text = TEXT.format(
        weeks=4, minutes=120, athlete="can_do: {}", level="intermediate", kit=KIT, more=""
    )
    told = " ".join(notes(load_text(text, "circuits.yaml", Path())))
    assert "forearm-plank (at least 75 s), windshield-wipers (at least 10)" in told
