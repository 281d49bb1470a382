"""Doses: what the model's tables become for one athlete at one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from periodize.block import Block, Menu
from periodize.block.rounds import set_seconds
from periodize.model.catalogue import Catalogue, load_catalogue
from periodize.model.load import load_model
from periodize.model.periodization import Model
from periodize.plan import Prescription, Session
from periodize.prescribe.dose import in_order, prescribe, prescriptions, recounted
from periodize.referee.dosage import dose_violations
from periodize.scenario.scenario import Athlete, Level, Place
from tests.agreement.worlds import changed, with_focuses
from tests.cases import put_under
from tests.circuit import a_timed_block
from tests.toy import (
    DOSE,
    FOCUSES,
    PHASES,
    a_block,
    a_model,
    a_plan,
    a_role,
    a_session,
    a_window,
    an_exercise,
)

RUNNER = load_model("runner")
CATALOGUE = load_catalogue()
PLATES = (1.25, 2.5, 5.0, 10.0, 20.0)
BAR = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack", "trap-bar"}),
    bar_kg=20,
    plates_kg=PLATES,
)
POUNDS = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack"}),
    bar_kg=20.4117,
    plates_kg=(1.134, 2.268, 4.5359, 11.3398, 15.8757, 20.4117),
)
HANDS = Place(
    name="gym",
    equipment=frozenset({"dumbbell", "kettlebell"}),
    dumbbells_kg=(4.0, 6.0, 8.0, 10.0, 12.5),
    kettlebells_kg=(8.0, 12.0, 16.0),
)
ODD = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack"}),
    bar_kg=10,
    plates_kg=(4.0, 10.0),
)
GYM = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack", "bench", "dumbbell", "mini-band", "box"}),
    bar_kg=20,
    plates_kg=PLATES,
    dumbbells_kg=(4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 24.0),
)


def a_real_block(
    phase: str = "strength",
    level: Level = "intermediate",
    place: Place = GYM,
    maxima: Mapping[str, float] = MappingProxyType({}),
) -> Block:
    """Seven weeks of one phase under the model `runner`, in one place."""
    scenario = a_block(
        49,
        phase=phase,
        windows=[a_window(0, "06:00", "08:00")],
        athlete=Athlete(level=level, one_rep_max_kg=maxima),
        places={"gym": place},
        model=RUNNER,
    ).scenario
    return put_under(scenario, RUNNER, CATALOGUE)


def prescribed(block: Block, focus: str, exercise: str, week: int = 0) -> Prescription:
    """What a week of the block prescribes."""
    menu = Menu(block.calendar.weeks[week].segment, focus, "gym")
    return prescribe(block, block.calendar.weeks[week], menu, exercise)


@pytest.mark.parametrize(
    ("place", "exercise", "target", "load"),
    [
        (BAR, "back-squat", 19.9, None),
        (BAR, "back-squat", 20, 20.0),
        (BAR, "back-squat", 22.4, 20.0),
        (BAR, "back-squat", 22.5, 22.5),
        (BAR, "back-squat", 72.4, 70.0),
        (BAR, "back-squat", 72.5, 72.5),
        (BAR, "trap-bar-deadlift", 100.1, 100.0),
        (BAR, "back-squat", 183, 182.5),  # several pairs of the largest plate
        (POUNDS, "back-squat", 61.3, 61.2357),  # 135 lb
        (POUNDS, "back-squat", 61.2, 58.9677),  # 130 lb
        (ODD, "back-squat", 34, 34.0),  # three small plates a side, not one large
        (HANDS, "dumbbell-front-squat", 3.9, None),
        (HANDS, "dumbbell-front-squat", 4, 4.0),
        (HANDS, "dumbbell-front-squat", 12.4, 10.0),
        (HANDS, "dumbbell-front-squat", 40, 12.5),
        (HANDS, "goblet-squat", 15.9, 12.0),  # a kettlebell, which its list names first
        (HANDS, "single-leg-deadlift-kettlebell", 15.9, 12.0),
    ],
)
def test_loads_are_rounded_down(
    place: Place, exercise: str, target: float, load: float | None
) -> None:
    """The load is the heaviest that the place can load up to the target, or none."""
    block = a_real_block("maintenance", place=place, maxima={exercise: target / 0.8})
    found = prescribed(block, "lower-strength", exercise).load_kg
    assert found == (None if load is None else pytest.approx(load, abs=0.01))


@pytest.mark.parametrize(
    ("week", "sets", "reps", "percent", "load"),
    [
        (0, 3, 6, 70, 70.0),
        (1, 3, 6, 75, 75.0),
        (2, 3, 5, 80, 80.0),
        (4, 3, 4, 82.5, 82.5),
        (6, 3, 4, 85, 85.0),  # the last week of the wave stays
    ],
)
def test_main_lifts_follow_the_wave(
    week: int, sets: int, reps: int, percent: float, load: float
) -> None:
    """A back squat of 100 kg climbs from 70 to 85 % over the strength phase."""
    done = prescribed(
        a_real_block(maxima={"back-squat": 100}), "lower-strength", "back-squat", week
    )
    assert (done.sets, done.reps, done.percent_1rm, done.load_kg) == (sets, reps, percent, load)
    assert (done.role, done.pair, done.per_side, done.seconds) == ("squat", None, False, None)


def test_without_a_maximum_the_effort_says_the_load() -> None:
    """Nobody knows the maximum: %1RM and repetitions in reserve say what is meant, no kilograms."""
    done = prescribed(a_real_block(), "lower-strength", "back-squat")
    assert (done.percent_1rm, done.load_kg, done.reps_in_reserve) == (70, None, 3)


def test_without_a_maximum_and_a_weight_there_is_no_share() -> None:
    """What has no weight that is known, such as a cable, goes by repetitions in reserve alone."""
    cable = Place(name="gym", equipment=frozenset({"cable-machine"}))
    done = prescribed(a_real_block(place=cable), "upper", "lat-pulldown")
    assert (done.percent_1rm, done.kit, done.load_kg) == (None, None, None)


def test_below_the_empty_bar_the_effort_says_the_load() -> None:
    """70 % of 28 kg is less than the bar weighs."""
    done = prescribed(a_real_block(maxima={"back-squat": 28}), "lower-strength", "back-squat")
    assert (done.load_kg, done.reps_in_reserve) == (None, 3)


def holding(focus: str, *done: Prescription) -> Session:
    """A session of a focus on the first Monday that holds these exercises."""
    return dataclasses.replace(a_session(0), focus=focus, exercises=done)


@pytest.mark.parametrize(
    ("maxima", "expected"),
    [
        ({"trap-bar-deadlift": 120, "deadlift": 110}, (58.5, 70)),
        ({"deadlift": 110, "back-squat": 90}, (59.5, 65)),
        ({"back-squat": 90}, (58.5, 52.5)),
        ({"trap-bar-squat-jump": 80, "trap-bar-deadlift": 120}, (59.5, 47.5)),
        ({"bench-press": 60}, (60, None)),
    ],
)
def test_the_maximum_of_another_lift_may_stand_in(
    maxima: Mapping[str, float], expected: tuple[float | None, float | None]
) -> None:
    """Nobody knows the most they can jump with: a jump with the trap bar goes by its deadlift.

    60 % of 120 kg are 72 kg; the plates make 70, which are 58.3 %, told to the half above.
    """
    model = load_model("strength-and-complex")
    scenario = a_real_block(place=BAR, maxima=maxima).scenario
    block = put_under(scenario, model, CATALOGUE)
    done = prescribed(block, "strength", "trap-bar-squat-jump")
    assert (done.percent_1rm, done.load_kg) == expected
    session = holding("strength", done)
    assert list(dose_violations(block, a_plan(session))) == []
    if done.load_kg is not None:
        heavy = dataclasses.replace(done, load_kg=done.load_kg + 5)
        session = dataclasses.replace(session, exercises=(heavy,))
        assert [found.rule for found in dose_violations(block, a_plan(session))] == ["load"]


def test_a_rollout_carries_nothing() -> None:
    """A loaded bar that only rolls is no load: repetitions at the own weight."""
    block = a_real_block(place=BAR)
    done = prescribed(block, "core", "barbell-rollout")
    assert (done.reps, done.seconds, done.load_kg) == (10, None, 0)
    session = holding("core", done)
    assert list(dose_violations(block, a_plan(session))) == []


def test_dumbbells_are_counted_for_each_hand() -> None:
    """70 % of a maximum of 26 kg a hand is 18.2 kg; the next dumbbell down has 16."""
    block = a_real_block(maxima={"dumbbell-front-squat": 26})
    assert prescribed(block, "lower-strength", "dumbbell-front-squat").load_kg == 16


def test_only_weights_have_a_percentage() -> None:
    """A push-up in a role with a %1RM goes by its repetitions in reserve, at its own weight."""
    done = prescribed(a_real_block(), "upper", "push-up")
    assert (done.percent_1rm, done.load_kg, done.reps, done.reps_in_reserve) == (None, 0, 8, 2)


def test_repetitions_are_possible_at_the_load() -> None:
    """A dose of 12 at 80 % is cut to the 6 that the load allows; without a load it stays."""
    dose = {"sets": 3, "reps": 12, "percent": 80, "rir": 1, "rest_seconds": 90}
    strength = RUNNER.phases["strength"].model_dump()
    strength["kinds"]["secondary"] = [dose]
    phases = {**RUNNER.model_dump()["phases"], "strength": strength}
    model = RUNNER.model_validate({**RUNNER.model_dump(), "phases": phases})
    block = put_under(a_real_block(maxima={"romanian-deadlift": 80}).scenario, model, CATALOGUE)
    assert prescribed(block, "lower-strength", "romanian-deadlift").reps == 6
    assert prescribed(block, "upper", "push-up").reps == 8


@pytest.mark.parametrize(
    ("focus", "exercise", "reps", "seconds", "metres", "sides"),
    [
        ("lower-strength", "forearm-plank", None, 40, None, False),
        ("lower-strength", "side-plank", None, 40, None, True),
        ("core", "farmers-carry", None, None, 20, False),
        ("circuit", "single-leg-deadlift-dowel", 10, None, None, True),  # balance, and a hinge
        ("lower-strength", "dead-bug", 10, None, None, True),
    ],
)
def test_holds_carries_and_sides(
    focus: str,
    exercise: str,
    reps: int | None,
    seconds: int | None,
    metres: int | None,
    sides: bool,
) -> None:
    """What is held goes by seconds, what is carried by metres, the rest by repetitions a side."""
    done = prescribed(a_real_block(), focus, exercise)
    assert (done.reps, done.seconds, done.metres, done.per_side) == (reps, seconds, metres, sides)


@pytest.mark.parametrize(
    ("exercise", "contacts"),
    [("box-jump", 2 * 4), ("back-squat", 0)],
)
def test_landings_are_counted(exercise: str, contacts: float) -> None:
    """Two sets of four jumps are eight landings; a squat has none."""
    assert prescribed(a_real_block(), "lower-strength", exercise).contacts == contacts


def test_novices_have_doses_of_their_own() -> None:
    """A novice's first strength week is 2 sets of 8 at 65 % of 20 kg, with three to spare.

    These are 13 kg; the dumbbell of 12 kg that is there is 60 %.
    """
    block = a_real_block(level="novice", maxima={"goblet-squat": 20})
    done = prescribed(block, "lower-strength", "goblet-squat")
    assert (done.sets, done.reps, done.percent_1rm, done.reps_in_reserve) == (2, 8, 60, 3)
    assert done.load_kg == 12


def test_the_referee_accepts_every_dose() -> None:
    """No exercise of any focus breaks the tables from which doses are judged."""
    block = a_real_block(
        maxima={
            "back-squat": 91,
            "romanian-deadlift": 87.5,
            "dumbbell-row": 33,
            "bench-press": 61,
        }
    )
    week = block.calendar.weeks[2]
    for focus in ("lower-strength", "circuit", "upper", "core", "bands"):
        menu = Menu(week.segment, focus, "gym")
        done = tuple(prescribe(block, week, menu, name) for name in block.menus.fillers(focus))
        session = dataclasses.replace(a_session(14), focus=focus, exercises=done)
        assert [found.text for found in dose_violations(block, a_plan(session))] == []


def test_order_is_by_stage_and_role() -> None:
    """Jumps come first, then squat and hinge, then accessories, calves, hips and core."""
    block = a_real_block()
    wanted = [
        "box-jump",
        "back-squat",
        "romanian-deadlift",
        "push-up",
        "dumbbell-row",
        "split-squat",
        "standing-calf-raise-flat",
        "lateral-band-walk",
        "side-plank",
    ]
    assert in_order(block, Menu(0, "lower-strength", "gym"), sorted(wanted)) == wanted


def test_pairs_stand_together() -> None:
    """Both exercises of a pair follow each other, whatever stands in the roles between them."""
    block = a_real_block()
    chosen = ["dead-bug", "pull-up", "dumbbell-overhead-press", "dumbbell-row", "push-up"]
    found = in_order(block, Menu(0, "upper", "gym"), chosen)
    pairs = [block.menus.fillers("upper")[name].pair for name in found]
    assert found[-1] == "dead-bug"
    assert pairs == ["A", "A", "B", "B", None]


def able(exercise: str, ability: int | None, phase: str = "strength") -> Block:
    """A block whose athlete can do so much of an exercise; None where nothing is known."""
    block = a_real_block(phase)
    known = {} if ability is None else {exercise: ability}
    return changed(block, athlete=Athlete(can_do=known))


def dose_faults(block: Block, focus: str, done: Prescription) -> list[str]:
    """What the referee says of the doses of a session with one exercise."""
    session = dataclasses.replace(a_session(0), focus=focus, exercises=(done,))
    found = dose_violations(block, a_plan(session))
    return [each.text.removeprefix(f"{focus}: {done.exercise}: ") for each in found]


@pytest.mark.parametrize(
    ("phase", "ability", "reps", "reserve"),
    [
        ("strength", None, 8, 2),
        ("strength", 6, 4, 2),
        ("strength", 9, 7, 2),
        ("strength", 12, 10, 2),
        # Twelve are the most that any phase has.
        ("strength", 14, 12, 2),
        ("strength", 15, 12, 3),
        ("strength", 20, 12, 8),
        ("power", 12, 10, 2),
        # Before a race few are done, and what is left is told.
        ("taper", 12, 6, 6),
        ("taper", 6, 3, 3),
    ],
)
def test_repetitions_follow_what_is_known(
    phase: str, ability: int | None, reps: int, reserve: int
) -> None:
    """As many as can be done less the reserve, and a reserve that is the one that is left."""
    block = able("push-up", ability, phase)
    done = prescribed(block, "upper", "push-up")
    assert (done.reps, done.reps_in_reserve) == (reps, reserve)
    assert dose_faults(block, "upper", done) == []


def test_the_reserve_is_the_one_that_is_left() -> None:
    """Three times six with two in reserve is not true of who can do twelve; nor may thirteen be."""
    block = able("push-up", 15)
    done = prescribed(block, "upper", "push-up")
    fewer = dataclasses.replace(done, reps=6)
    assert dose_faults(block, "upper", fewer) == [
        "3 repetitions in reserve after 6; the athlete can do 15"
    ]
    assert dose_faults(block, "upper", dataclasses.replace(fewer, reps_in_reserve=9)) == []
    more = dataclasses.replace(done, reps=13)
    assert dose_faults(block, "upper", more) == [
        "13 repetitions; at most 12 are allowed in this phase"
    ]
    unknown = able("push-up", None)
    nine = dataclasses.replace(prescribed(unknown, "upper", "push-up"), reps=9)
    assert dose_faults(unknown, "upper", nine) == [
        "9 repetitions; at most 8 are allowed in this phase"
    ]


def test_fewer_repetitions_leave_more() -> None:
    """Where the ramp cuts repetitions the reserve is told anew."""
    block = able("push-up", 15)
    fewer = dataclasses.replace(prescribed(block, "upper", "push-up"), reps=8)
    assert recounted(block, fewer, None).reps_in_reserve == 7


def test_in_a_race_week_more_than_its_repetitions_are_not_allowed() -> None:
    """What other phases have is no measure before a race."""
    block = able("push-up", 20, "taper")
    done = dataclasses.replace(prescribed(block, "upper", "push-up"), reps=7, reps_in_reserve=13)
    assert dose_faults(block, "upper", done) == [
        "7 repetitions; at most 6 are allowed in this phase"
    ]


@pytest.mark.parametrize(
    ("phase", "ability", "seconds"),
    [
        ("strength", None, 40),
        ("strength", 60, 40),
        # Two repetitions in reserve are worth eight seconds.
        ("strength", 48, 40),
        ("strength", 47, 39),
        ("strength", 25, 17),
        # Forty are the most that any phase has; three in reserve are twelve seconds.
        ("adaptation", 60, 40),
        ("adaptation", 45, 33),
        ("adaptation", None, 30),
        ("taper", 60, 30),
    ],
)
def test_holds_follow_what_is_known(phase: str, ability: int | None, seconds: int) -> None:
    """A hold leaves something, and is as long as that allows up to the longest of all phases."""
    block = able("forearm-plank", ability, phase)
    done = prescribed(block, "core", "forearm-plank")
    assert done.seconds == seconds
    assert dose_faults(block, "core", done) == []


def test_an_exercise_with_a_dose_of_its_own() -> None:
    """A role may give one exercise another kind of dose, such as several holds in a set."""
    dose = {"sets": 1, "reps": 1, "rir": 2, "rest_seconds": 60}
    holds = {**dose, "seconds": 15, "holds": 6, "hold_rest_seconds": 20}
    plank = {"doses": {"plank": "holds"}, "exercises": ["plank", "row"], "role": "core"}
    model = a_model(("core",))
    focus = model.focuses["core"].model_dump()
    role = {**focus["roles"][0], **plank}
    changes = {
        "focuses": {"core": {**focus, "roles": [role]}},
        "phases": {phase: {"kinds": {"main": [DOSE], "holds": [holds]}} for phase in PHASES},
    }
    block = a_block(model=type(model).model_validate({**model.model_dump(), **changes}))
    static = dataclasses.replace(block.catalogue.exercises["plank"], kind="isometric")
    known = {**block.catalogue.exercises, "plank": static}
    block = put_under(block.scenario, block.model, Catalogue(known, {}))
    held = prescribe(block, block.calendar.weeks[0], Menu(0, "core", "gym"), "plank")
    assert (held.sets, held.holds, held.seconds, held.hold_rest_seconds) == (1, 6, 15, 20)
    assert held.set_seconds == 6 * 15 + 5 * 20
    row = prescribe(block, block.calendar.weeks[0], Menu(0, "core", "gym"), "row")
    assert (row.sets, row.reps, row.holds) == (2, 6, 1)


def test_what_cannot_be_done_is_not_offered() -> None:
    """Two chin-ups are too few to train with; five are enough."""
    block = a_real_block()
    for ability, offered in ((2, False), (5, True)):
        athlete = Athlete(can_do={"chin-up": ability})
        scenario = dataclasses.replace(block.scenario, athlete=athlete)
        able = put_under(scenario, block.model, block.catalogue)
        assert ("chin-up" in able.menus.fillers("upper")) is offered


def test_a_pair_without_its_partner_is_none() -> None:
    """A press whose row is left out stands alone."""
    block = a_real_block()
    menu = Menu(block.calendar.weeks[0].segment, "upper", "gym")
    alone = prescriptions(block, block.calendar.weeks[0], menu, ["bench-press"])
    both = prescriptions(block, block.calendar.weeks[0], menu, ["bench-press", "dumbbell-row"])
    assert [done.pair for done in alone] == [None]
    assert [done.pair for done in both] == ["A", "A"]


@pytest.mark.parametrize(
    ("focus", "exercise", "expected"),
    [
        # Repetitions go by the clock, with their effort.
        ("legs", "squat", {"seconds": 40, "reps_in_reserve": 2, "sides_in_turn": False}),
        # The interval is not doubled for a second side.
        ("upper", "row", {"seconds": 40, "reps_in_reserve": 2, "sides_in_turn": True}),
        # A hold has no repetitions to spare.
        ("core", "plank", {"seconds": 40, "reps_in_reserve": None, "sides_in_turn": False}),
    ],
)
def test_timed_sets(focus: str, exercise: str, expected: dict[str, Any]) -> None:
    """A timed set lasts its seconds whatever the exercise, and the referee agrees."""
    block = a_timed_block()
    done = prescribe(block, block.calendar.weeks[0], Menu(0, focus, "gym"), exercise)
    assert {key: getattr(done, key) for key in expected} == expected
    assert (done.timed, done.reps, done.metres, done.per_side) == (True, None, None, False)
    assert done.total_seconds == 2 * (40 + 20)
    session = dataclasses.replace(a_session(0), focus=focus, exercises=(done,))
    assert list(dose_violations(block, a_plan(session))) == []


@pytest.mark.parametrize(
    ("focus", "exercise", "seconds"), [("legs", "squat", 40), ("core", "plank", 12)]
)
def test_ability_cuts_holds_and_no_clock(focus: str, exercise: str, seconds: int) -> None:
    """Twelve repetitions are no 12 s: only the time of a hold is what the athlete can hold."""
    block = a_timed_block()
    block = changed(block, athlete=Athlete(can_do={exercise: 12}))
    done = prescribe(block, block.calendar.weeks[0], Menu(0, focus, "gym"), exercise)
    assert done.seconds == seconds
    session = dataclasses.replace(a_session(0), focus=focus, exercises=(done,))
    assert list(dose_violations(block, a_plan(session))) == []
    longer = dataclasses.replace(session, exercises=(dataclasses.replace(done, seconds=13),))
    texts = [violation.text for violation in dose_violations(block, a_plan(longer))]
    assert bool(texts) == (exercise == "plank")


@pytest.mark.parametrize("timed", [False, True])
@pytest.mark.parametrize("exercise", ["squat", "row", "plank", "sled"])
def test_a_circuit_counts_what_its_stations_take(exercise: str, timed: bool) -> None:
    """The time that is counted for rounds is what the prescription takes, whatever the measure."""
    block = a_timed_block(timed=timed, metres=20, seconds=50)
    known = {**block.catalogue.exercises, "sled": an_exercise("sled", "carry-sled", "quads")}
    focus = {**FOCUSES["legs"], "roles": [a_role("any", [exercise])]}
    model = Model.model_validate({**block.model.model_dump(), "focuses": {"legs": focus}})
    block = put_under(block.scenario, model, dataclasses.replace(block.catalogue, exercises=known))
    week = block.calendar.weeks[0]
    done = prescribe(block, week, Menu(0, "legs", "gym"), exercise)
    dose = block.doses.listed_dose("main", week)
    assert set_seconds(block.catalogue.exercises[exercise], dose) == done.set_seconds


WRITTEN: Mapping[str, tuple[dict[str, Any], ...]] = {
    # 4 x 4 at 85 %; 4 x 6 without a percentage; 3 to 4 sets, one more in the second week.
    "squat": ({"sets": 4, "reps": 4, "percent": 85},),
    "deadlift": ({"sets": 4, "reps": 6},),
    "press": ({"sets": 3, "reps": 8}, {"sets": 4, "reps": 8}),
}


@pytest.mark.parametrize(
    ("exercise", "week", "expected"),
    [
        ("squat", 0, (4, 4, 85.0, 85.0)),
        ("squat", 1, (4, 4, 85.0, 85.0)),
        ("deadlift", 0, (4, 6, None, None)),
        ("press", 0, (3, 8, None, None)),
        ("press", 1, (4, 8, None, None)),
    ],
)
def test_a_program_is_written_down_exactly(
    exercise: str, week: int, expected: tuple[float | None, ...]
) -> None:
    """Each part has a kind of dose of its own, so that a fixed program comes out as it stands."""
    dose = {"rir": 1, "rest_seconds": 120}
    kinds = {name: [{**dose, **each} for each in wave] for name, wave in WRITTEN.items()}
    roles = [a_role(name, [name], dose=name) for name in WRITTEN]
    model = with_focuses(
        {"legs": {"order": "listed", "roles": roles}},
        phases={phase: {"kinds": kinds} for phase in PHASES},
        reps_allowed={85: 4, 100: 1},
    )
    maxima = {"squat": 100.0, "deadlift": 120.0}
    block = a_block(14, model=model, athlete=Athlete(one_rep_max_kg=maxima), places={"gym": BAR})
    done = prescribe(block, block.calendar.weeks[week], Menu(0, "legs", "gym"), exercise)
    assert (done.sets, done.reps, done.percent_1rm, done.load_kg) == expected
    session = dataclasses.replace(a_session(7 * week), exercises=(done,))
    assert list(dose_violations(block, a_plan(session))) == []
