"""Damages to what a session holds: its exercises, their order, doses and loads."""

from __future__ import annotations

import dataclasses

from periodize.plan import Session
from tests.referee.good import (
    CALF,
    LEGS,
    Damage,
    added,
    arranged,
    changed,
    dosed,
    edited,
    held,
    moved,
    nine_weeks,
    swapped,
    together,
)

RESTED_LEGS, RESTED_ARMS = "lower-strength-05-25", "upper-05-28"
LIFT, ARMS, PAIRED = "lower-strength-05-18", "upper-05-19", "complex-06-15"
DUMBBELLS = ("box-jump", "dumbbell-front-squat", "romanian-deadlift")


def renamed(name: str, old: str, new: str) -> Damage:
    """An exercise under another id, its dose kept."""
    return dosed(name, old, exercise=new)


def crowded(name: str) -> Damage:
    """A session with eight exercises, all of them its own."""
    more = ("bench-press", "bent-over-row", "split-squat", "dead-bug", "single-leg-calf-raise")
    return together(swapped(name, (*LEGS, *more)))


def with_full_sets(session: Session) -> Session:
    """A session of a deload with the sets of a full week."""
    block, _ = nine_weeks()
    week = block.calendar.week_of(session.date)
    done = (
        dataclasses.replace(each, sets=block.doses.full_sets(session.focus, each.exercise, week))
        for each in session.exercises
    )
    return dataclasses.replace(session, exercises=tuple(done))


def in_full(name: str) -> Damage:
    """A session of a deload as if its week were none."""
    return edited(name, lambda each: dataclasses.replace(with_full_sets(each), deload=False))


def of_another_phase(session: Session) -> Session:
    """A session as the power phase has it, in a week of the strength phase."""
    return dataclasses.replace(session, phase="strength", season="off")


CONTENTS: dict[str, tuple[Damage, set[str]]] = {
    # Kinds of session.
    "a length that the kind does not have": (changed(LIFT, minutes=47), {"session_mix"}),
    "a kind that the phase does not offer": (
        together(
            moved(PAIRED, "05-20", "18:00"),
            edited(PAIRED, of_another_phase),
        ),
        {"session_mix", "load_ramp", "return_from_break"},
    ),
    "a kind that stands only where it is pinned": (
        added(held("05-27", "18:00", "bands", ("single-leg-balance", "glute-med-activation"))),
        {"session_mix"},
    ),
    "more content than minutes": (changed(PAIRED, minutes=30), {"session_minutes"}),
    # Exercises.
    "an exercise twice": (
        together(arranged(LIFT, (*LEGS, LEGS[-1])), changed(LIFT, minutes=50)),
        {"session_size"},
    ),
    "too few exercises": (arranged("lower-strength-05-11", LEGS[1:]), {"session_size"}),
    "too many exercises": (
        crowded("lower-strength-06-30"),
        {"session_size", "return_from_break"},
    ),
    "a part of the session that is missing": (
        swapped(LIFT, ("box-jump", "back-squat", "split-squat", CALF)),
        {"session_size", "exercise_rotation", "load_ramp"},
    ),
    "an exercise of another kind of session": (
        renamed(ARMS, "dead-bug", "bodyweight-squat"),
        {"session_size"},
    ),
    "an exercise that nobody knows": (
        renamed(ARMS, "dead-bug", "moonwalk"),
        {"record"},
    ),
    "kit that is not there": (renamed(ARMS, "dead-bug", "pallof-press"), {"equipment"}),
    "what the athlete is careful with": (
        swapped("upper-05-05", ("bench-press", "bent-over-row", "pike-push-up", "dead-bug")),
        {"careful_with"},
    ),
    "a main lift that changes within a phase": (
        together(*(swapped(f"lower-strength-{day}", DUMBBELLS) for day in ("06-04", "06-11"))),
        {"exercise_rotation", "return_from_break"},
    ),
    "a main lift that changes for a single session": (
        swapped(LIFT, (*DUMBBELLS, CALF)),
        {"exercise_rotation", "load_ramp", "return_from_break"},
    ),
    "a main lift that changes once in each half of a phase": (
        together(swapped(LIFT, (*DUMBBELLS, CALF)), swapped("lower-strength-06-11", DUMBBELLS)),
        {"exercise_rotation", "load_ramp", "return_from_break"},
    ),
    "something new in the week of the race": (
        swapped("upper-06-24", ("bench-press", "bent-over-row", "forearm-plank")),
        {"new_before_race"},
    ),
    "a jump that does not match its lift": (
        together(
            swapped("lower-strength-06-04", ("broad-jump", *LEGS[1:])),
            swapped(PAIRED, ("back-squat", "broad-jump", "romanian-deadlift")),
        ),
        {"complex_pairs"},
    ),
    "a jump before its lift": (
        arranged(PAIRED, ("vertical-jump", "back-squat", "romanian-deadlift")),
        {"complex_pairs"},
    ),
    "more landings than a session may have": (
        dosed(LIFT, "box-jump", sets=9, reps=50, contacts=0),
        {"plyometric_contacts", "dose", "session_minutes"},
    ),
    # Order.
    "jumps after the heavy lift": (
        arranged(LIFT, ("back-squat", "box-jump", "romanian-deadlift", CALF)),
        {"order"},
    ),
    "a late part called a pair with an early one": (
        together(
            arranged(LIFT, ("back-squat", "box-jump", "romanian-deadlift", CALF)),
            dosed(LIFT, "back-squat", pair="A"),
            dosed(LIFT, "box-jump", pair="A"),
        ),
        {"order"},
    ),
    "trunk before everything": (
        arranged(ARMS, ("dead-bug", "bench-press", "bent-over-row", "dumbbell-overhead-press")),
        {"order"},
    ),
    "a pair torn apart": (
        arranged(ARMS, ("bench-press", "dumbbell-overhead-press", "bent-over-row", "dead-bug")),
        {"order"},
    ),
    # Doses.
    "too many sets": (dosed(LIFT, "back-squat", sets=4), {"dose", "load_ramp"}),
    "too few sets": (dosed(LIFT, "back-squat", sets=2), {"dose", "load_ramp"}),
    "repetitions that nobody can do at that load": (
        dosed("lower-strength-06-11", "back-squat", reps=6),
        {"dose"},
    ),
    "more repetitions than the phase has": (dosed(LIFT, "box-jump", reps=20), {"dose"}),
    "closer to failure than the phase goes": (
        dosed(LIFT, "back-squat", reps_in_reserve=0),
        {"dose"},
    ),
    "a share of the maximum above the phase's": (
        dosed(LIFT, "back-squat", percent_1rm=88.5, load_kg=75.0, reps=2),
        {"dose", "load_ramp"},
    ),
    "a share of the maximum below the phase's": (
        dosed(LIFT, "back-squat", percent_1rm=59.0, load_kg=50.0),
        {"dose", "load_ramp"},
    ),
    "repetitions and seconds at once": (dosed(LIFT, "back-squat", seconds=30), {"dose"}),
    "nothing to do in a set": (dosed(LIFT, "back-squat", reps=None), {"dose", "load_ramp"}),
    "only one side": (dosed(ARMS, "dead-bug", per_side=False), {"dose"}),
    "sides where there are none": (dosed(LIFT, "back-squat", per_side=True), {"dose"}),
    "fewer landings than the jumps make": (dosed(LIFT, "box-jump", contacts=1), {"dose"}),
    "no rest after a heavy set": (dosed(LIFT, "back-squat", rest_seconds=5), {"dose"}),
    "repetitions counted too short": (dosed(LIFT, "back-squat", seconds_per_rep=1), {"dose"}),
    "a hold longer than the phase has": (
        dosed(ARMS, "dead-bug", reps=None, seconds=60),
        {"dose"},
    ),
    # From week to week.
    "a load that jumps": (
        together(
            dosed("lower-strength-05-11", "back-squat", percent_1rm=82.5, load_kg=70.0, reps=4),
            dosed("lower-strength-05-14", "back-squat", percent_1rm=82.5, load_kg=70.0, reps=4),
        ),
        {"load_ramp"},
    ),
    "a new load in race week": (
        dosed("upper-06-24", "bench-press", load_kg=37.5, percent_1rm=None),
        {"load_ramp", "load"},
    ),
    "a deload that is missing": (
        together(in_full(RESTED_LEGS), in_full(RESTED_ARMS)),
        {"deload", "session_minutes", "dose"},
    ),
    "a deload with all its sets": (edited(RESTED_ARMS, with_full_sets), {"deload"}),
    "half a deload": (in_full(RESTED_ARMS), {"deload"}),
    "a deload with more leg sessions than the week before": (
        added(held("05-28", "20:00", "lower-strength", (*LEGS[1:], "dead-bug"), minutes=30)),
        {"deload", "season_frequency"},
    ),
    "a deload with nearly all the sets for the legs": (
        together(
            dosed(RESTED_LEGS, "back-squat", sets=3),
            dosed(RESTED_LEGS, "romanian-deadlift", sets=2),
        ),
        {"deload", "session_minutes"},
    ),
    "a deload as long as any week": (changed(RESTED_LEGS, minutes=45), {"session_mix"}),
    # Loads.
    "a share that is the table's and not the load's": (
        dosed(LIFT, "back-squat", percent_1rm=80.0),
        {"load"},
    ),
    "a load that no plates make": (dosed(LIFT, "back-squat", load_kg=67.3), {"load", "load_ramp"}),
    "a dumbbell that the rack lacks": (
        dosed(ARMS, "dumbbell-overhead-press", load_kg=13.0),
        {"load"},
    ),
    "a load lighter than the bar": (
        dosed(LIFT, "back-squat", load_kg=17.5, ramp_up=()),
        {"load", "load_ramp"},
    ),
    "a load above the share of the maximum": (
        dosed(LIFT, "back-squat", load_kg=70.0),
        {"load", "load_ramp"},
    ),
    # 70 % of 85 kg are 59.5 kg.
    "a load above the share by half a kilogram": (
        dosed("lower-strength-05-04", "back-squat", load_kg=60.0),
        {"load"},
    ),
    "a load above the maximum, its share left out": (
        dosed(LIFT, "back-squat", load_kg=120.0, percent_1rm=None),
        {"load", "load_ramp"},
    ),
    "plates on a jump": (dosed(LIFT, "box-jump", load_kg=40.0), {"load"}),
}
"""By name: what is done to the good plan, and the rules that it breaks by it."""
