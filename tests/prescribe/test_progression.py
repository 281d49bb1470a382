"""Loads from session to session: what the tables want, held down to what the ramp allows."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block, Menu
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.plan import Kit, Plan, Prescription, Session
from periodize.prescribe.dose import prescribe
from periodize.prescribe.loads import heaviest, next_above
from periodize.prescribe.progression import paced
from periodize.scenario.scenario import Athlete, Dated, Place
from tests.cases import put_under, rules_of
from tests.toy import a_block, a_session, a_window, day

WHOLE, CATALOGUE = load_model("runner"), load_catalogue()
RUNNER = WHOLE.model_copy(
    update={"rules": tuple(r for r in WHOLE.rules if r["rule"] != "return_from_break")}
)
"""Without what holds loads down after days off, which has a test of its own."""
GYM = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack", "dumbbell"}),
    bar_kg=20,
    plates_kg=(1.25, 2.5, 5.0, 10.0),
    dumbbells_kg=(8.0, 12.0, 20.0),
)


def in_phases(*phases: str, model: Any = RUNNER, **maxima: float) -> Block:
    """A week of each phase, from day 0 on, for an athlete with these maxima."""
    names = {name.replace("_", "-"): load for name, load in maxima.items()}
    block = a_block(
        7 * len(phases),
        windows=[a_window(offset) for offset in range(7 * len(phases))],
        athlete=Athlete(one_rep_max_kg=names or {"back-squat": 100}),
        places={"gym": GYM},
        model=model,
    )
    dated = tuple(Dated(since=day(7 * week), value=each) for week, each in enumerate(phases))
    return put_under(dataclasses.replace(block.scenario, phases=dated), model, CATALOGUE)


def lifted(block: Block, *offsets: int, name: str = "back-squat") -> list[Prescription]:
    """What is lifted on these days; the referee finds nothing wrong with how it climbs."""
    sessions = []
    for offset in offsets:
        week = block.calendar.week_of(day(offset))
        menu = next(each for each in block.options.menus if each.segment == week.segment)
        focus = "lower-short" if week.phase in ("taper", "race") else "lower-strength"
        menu = menu._replace(focus=focus)
        session = dataclasses.replace(
            a_session(offset),
            focus=focus,
            phase=week.phase,
            deload=week.deload,
            exercises=(prescribe(block, week, menu, name),),
        )
        sessions.append(session)
    found = paced(block, sessions)
    rules = [rule for rule in rules_of(block) if rule.rule in ("load_ramp", "deload")]
    broken = [each for rule in rules for each in rule.violations(block, Plan(sessions=found))]
    assert [each.text for each in broken if each.rule == "load_ramp"] == []
    return [session.exercises[0] for session in found]


def percents(block: Block, *offsets: int, name: str = "back-squat") -> list[float | None]:
    """The %1RM on these days."""
    return [done.percent_1rm for done in lifted(block, *offsets, name=name)]


def test_a_wave_within_the_ramp_is_left_alone() -> None:
    """Strength climbs 70, 75, 80, and stays in the deload of its fourth week."""
    block = in_phases(*["strength"] * 6)
    assert percents(block, 1, 4, 8, 15, 22, 29, 36) == [70, 70, 75, 80, 80, 82.5, 85]


def test_a_leap_is_climbed() -> None:
    """From 60 % of a transition to 85 % of power it goes by a tenth a week, to the half percent."""
    block = in_phases("transition", "power", "power", "power", "power", "power")
    found = lifted(block, 1, 8, 15, 22, 29)
    # The first week of power has a third set, and then no more load; the last is a deload.
    assert [done.percent_1rm for done in found] == [55, 55, 60, 65, 65]
    assert [done.load_kg for done in found] == [55, 55, 60, 65, 65]
    assert [done.sets for done in found] == [2, 3, 3, 3, 2]
    assert [done.reps for done in found] == [10, 10, 10, 10, 10]


def test_what_is_written_is_what_is_lifted() -> None:
    """The share beside kilograms is their own, whatever the table or the ramp would allow."""
    found = lifted(in_phases(*["strength"] * 3, back_squat=70), 1, 8, 15)
    assert [done.load_kg for done in found] == [47.5, 50, 52.5]
    # 75 % would be 52.5 kg, which is more than a tenth above 47.5 kg; 47.5 of 70 kg are 67.9 %.
    assert [done.percent_1rm for done in found] == [68, 71.5, 75]


def test_after_a_break() -> None:
    """More than two weeks without the lift, and the load is what it was."""
    block = in_phases(*["strength"] * 3)
    assert percents(block, 1, 15) == [70, 80]
    assert percents(block, 1, 16) == [70, 70]


def test_weeks_count_and_not_sessions() -> None:
    """Whether a squat stood between or not, it may climb a tenth for each week."""
    block = in_phases("transition", *["power"] * 4)
    assert percents(block, 1, 8, 15, 22) == [55, 55, 60, 65]
    assert percents(block, 1, 9, 22) == [55, 55, 65]


def test_like_is_compared_with_like() -> None:
    """One set at home with 20 kg drags nothing down: the gym goes on where it was."""
    block = in_phases(*["strength"] * 3, bent_over_row=60)
    upper = []
    for offset, place in ((1, "gym"), (8, "home"), (15, "gym")):
        menu = Menu(0, "upper", "gym")
        done = (prescribe(block, block.calendar.week_of(day(offset)), menu, "bent-over-row"),)
        session = dataclasses.replace(a_session(offset), focus="upper", place=place)
        upper.append(dataclasses.replace(session, exercises=done))
    light = dataclasses.replace(upper[1].exercises[0], percent_1rm=35, load_kg=20, kit="dumbbell")
    alone = paced(block, [upper[0], upper[2]])
    away = dataclasses.replace(upper[1], exercises=(light,))
    assert paced(block, [upper[0], away, upper[2]])[2] == alone[1]
    # With another kit at the same place it is another load, too.
    there = dataclasses.replace(away, place="gym")
    assert paced(block, [upper[0], there, upper[2]])[2] == alone[1]
    heavier = dataclasses.replace(light, kit="barbell")
    same = dataclasses.replace(there, exercises=(heavier,))
    assert paced(block, [upper[0], same, upper[2]])[2].exercises[0].load_kg == 22.5


def test_the_taper_keeps_the_load() -> None:
    """Who came to 75 % tapers at 75 %, though the table says 85."""
    assert percents(in_phases("strength", "strength", "taper"), 1, 8, 15) == [70, 75, 75]


def test_dumbbells_climb_by_a_step() -> None:
    """From 8 kg the next dumbbell is 12, however much that is; the one after has to wait."""
    block = in_phases(*["strength"] * 3, dumbbell_front_squat=16)
    assert [d.load_kg for d in lifted(block, 1, 8, 15, name="dumbbell-front-squat")] == [8, 12, 12]
    leap = in_phases("adaptation", "power", dumbbell_front_squat=25)
    assert [d.load_kg for d in lifted(leap, 1, 8, name="dumbbell-front-squat")] == [12, 12]


def test_without_the_rule_the_tables_rule() -> None:
    """A model without a ramp does what its phases say."""
    rules = tuple(rule for rule in RUNNER.rules if rule["rule"] != "load_ramp")
    block = in_phases("transition", "power", model=RUNNER.model_copy(update={"rules": rules}))
    assert percents(block, 1, 8) == [55, 85]


def test_effort_is_left_alone() -> None:
    """Without a known maximum nothing is held down."""
    block = in_phases("transition", "power", bench_press=50)
    assert [done.load_kg for done in lifted(block, 1, 8)] == [None, None]


@pytest.mark.parametrize(
    ("last_week", "expected"),
    [({1: 55, 5: 55}, 60), ({1: 55, 4: 60, 5: 55}, 65)],
)
def test_the_heaviest_of_the_week_before(last_week: dict[int, float], expected: float) -> None:
    """A lighter session of last week holds nothing back; one of this week does not count."""
    block = in_phases("strength", "power")
    sessions = []
    for offset, load in {**last_week, 7: 50}.items():
        lift = Prescription(exercise="back-squat", sets=3, reps=5, percent_1rm=load, load_kg=load)
        sessions.append(dataclasses.replace(a_session(offset), exercises=(lift,)))
    menu = Menu(block.calendar.weeks[1].segment, "lower-strength", "gym")
    wanted = prescribe(block, block.calendar.weeks[1], menu, "back-squat")
    last = dataclasses.replace(a_session(10), focus="lower-strength", exercises=(wanted,))
    assert wanted.percent_1rm == 85
    assert paced(block, [*sessions, last])[-1].exercises[0].percent_1rm == expected


Work = tuple[int, dict[str, Any]]
"""A day, and what is done there."""


def after(first: Work, then: Work, exercise: str = "push-up", **changes: Any) -> Prescription:
    """What is left of the later work, in a strength phase, where it comes after the earlier."""
    sessions = [
        dataclasses.replace(
            a_session(offset),
            focus="lower-strength",
            exercises=(Prescription(**{"exercise": exercise, "load_kg": 0.0, **work}),),
        )
        for offset, work in (first, then)
    ]
    sessions[1] = dataclasses.replace(sessions[1], **changes)
    return paced(in_phases("strength", "strength", "strength"), sessions)[1].exercises[0]


EIGHT = {"sets": 3, "reps": 8, "reps_in_reserve": 3}
TEN = {"sets": 3, "reps": 10, "reps_in_reserve": 2}


@pytest.mark.parametrize(
    ("day_of", "then", "changes", "reps", "reserve"),
    [
        (8, TEN, {}, 10, 2),
        (8, {**TEN, "sets": 4}, {}, 8, 2),
        (15, TEN, {}, 10, 2),
        (16, TEN, {}, 8, 3),
        (8, {**TEN, "sets": 1}, {"deload": True}, 8, 3),
        (8, TEN, {"phase": "taper"}, 8, 3),
        (8, TEN, {"phase": "race"}, 8, 3),
        (16, {**EIGHT, "reps": 6}, {}, 6, 3),
        (16, TEN, {"focus": "another"}, 10, 2),
    ],
)
def test_repetitions_wait_for_sets_breaks_and_light_weeks(
    day_of: int, then: dict[str, Any], changes: dict[str, Any], reps: int, reserve: int
) -> None:
    """They rise alone, and neither in a deload nor in a taper nor more than two weeks later."""
    found = after((1, EIGHT), (day_of, then), **changes)
    assert (found.reps, found.reps_in_reserve) == (reps, reserve)


def test_holds_wait_as_well() -> None:
    """Half a minute stays half a minute while a set is added."""
    first, then = {"sets": 2, "seconds": 30}, {"sets": 3, "seconds": 40}
    assert after((1, first), (8, then), "forearm-plank").seconds == 30
    assert after((1, first), (8, {**then, "sets": 2}), "forearm-plank").seconds == 40


def test_landings_follow_the_repetitions() -> None:
    """Four sets of three jumps land twelve times, whatever five would have done."""
    first, then = {"sets": 3, "reps": 3}, {"sets": 4, "reps": 5, "last_reps": 4, "contacts": 19}
    found = after((1, first), (8, then), "vertical-jump")
    assert (found.reps, found.last_reps, found.contacts) == (3, None, 12)


def test_a_lighter_load_may_be_lifted_more_often() -> None:
    """Ten at 40 kg come after five at 60 kg, also after a break."""
    first = {"sets": 3, "reps": 5, "percent_1rm": 60, "load_kg": 60, "kit": "barbell"}
    then = {**first, "reps": 10, "percent_1rm": 40, "load_kg": 40}
    assert after((1, first), (16, then), "back-squat").reps == 10


@pytest.mark.parametrize(
    ("then", "expected"), [(TEN, (8, 3)), ({**TEN, "reps_in_reserve": 4}, (10, 4))]
)
def test_a_load_by_effort_is_lighter_with_more_in_reserve(
    then: dict[str, Any], expected: tuple[int, int]
) -> None:
    """After a break nothing rises; with more in reserve the load is lighter, so ten may be."""
    free = {"load_kg": None}
    found = after((1, {**EIGHT, **free}), (16, {**then, **free}), "loaded-calf-raise")
    assert (found.reps, found.reps_in_reserve) == expected


def test_order_is_that_of_time() -> None:
    """What comes first in time is what is compared with; nothing else of a session changes."""
    block = in_phases("strength", "strength")
    sessions: list[Session] = [a_session(1), a_session(8)]
    assert paced(block, sessions) == tuple(sessions)


@pytest.mark.parametrize(
    ("kit", "load", "step"),
    [
        ("barbell", 50.0, 52.5),
        ("barbell", 49.0, 50.0),
        ("barbell", 10.0, 20.0),
        ("dumbbell", 8.0, 12.0),
        ("dumbbell", 20.0, None),
        ("kettlebell", 0.0, None),
    ],
)
def test_next_load(kit: Kit, load: float, step: float | None) -> None:
    """The next load of a kit is the smallest that is heavier, whatever other kits can make."""
    assert next_above(kit, GYM, load) == step


def test_heaviest_load() -> None:
    """The heaviest load at hand up to a limit, or none."""
    assert heaviest("barbell", GYM, 51.9) == 50
    assert heaviest("barbell", GYM, 19.9) is None
    assert heaviest("dumbbell", GYM, 51.9) == 20
