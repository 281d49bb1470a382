"""What a load is lifted with: kits, how many are held, and the kit that a maximum belongs to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from periodize.block import Block, Menu
from periodize.model.catalogue import Exercise, load_catalogue
from periodize.model.load import load_model
from periodize.plan import Kit, Prescription
from periodize.prescribe.dose import prescribe
from periodize.prescribe.loads import is_loaded, kit_of_maximum, kits_at, lightest
from periodize.referee.dosage import dose_violations
from periodize.scenario.scenario import Athlete, Dated, Place
from tests.cases import put_under
from tests.toy import a_block, a_plan, a_session, a_window, day

RUNNER, CATALOGUE = load_model("runner"), load_catalogue()
HANDS = frozenset({"dumbbell", "kettlebell", "bench", "step", "mat"})
GYM = Place(
    name="gym",
    equipment=HANDS | {"barbell", "plate", "rack"},
    bar_kg=20,
    plates_kg=(1.25, 2.5, 5.0, 10.0, 20.0),
    dumbbells_kg=(4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 24.0),
    kettlebells_kg=(8.0, 12.0, 16.0),
)
HOME = dataclasses.replace(GYM, name="gym", equipment=HANDS)


def exercise(name: str) -> Exercise:
    """One of the catalogue."""
    return CATALOGUE.exercises[name]


def a_strength_block(place: Place = GYM, phase: str = "strength", **maxima: float) -> Block:
    """Five weeks of a phase under `runner` for somebody with these maxima."""
    known = {name.replace("_", "-"): load for name, load in maxima.items()}
    block = a_block(
        35,
        phase=phase,
        windows=[a_window(0, "06:00", "08:00")],
        athlete=Athlete(one_rep_max_kg=known),
        places={"gym": place},
        model=RUNNER,
    )
    return put_under(block.scenario, RUNNER, CATALOGUE)


def dosed(block: Block, name: str, focus: str = "upper", week: int = 1) -> Prescription:
    """An exercise in the second week of the block."""
    menu = Menu(block.calendar.weeks[week].segment, focus, "gym")
    return prescribe(block, block.calendar.weeks[week], menu, name)


def told(block: Block, done: Prescription, focus: str = "upper", offset: int = 7) -> list[str]:
    """What the referee says of an exercise in a session of the second week."""
    session = dataclasses.replace(a_session(offset), focus=focus, exercises=(done,))
    found = dose_violations(block, a_plan(session))
    return [f"{each.rule}: {each.text.split(': ', 2)[2]}" for each in found]


@pytest.mark.parametrize(
    ("name", "place", "kits"),
    [
        ("bench-press", GYM, ("barbell", "dumbbell")),
        ("bench-press", HOME, ("dumbbell",)),
        # A bar without plates is no bar for a lift that needs them.
        (
            "bench-press",
            dataclasses.replace(GYM, equipment=HANDS | {"barbell", "rack"}),
            ("dumbbell",),
        ),
        ("goblet-squat", GYM, ("kettlebell", "dumbbell")),
        ("split-squat", GYM, ("dumbbell", "barbell")),
        ("back-squat", HOME, ()),
        ("push-up", GYM, ()),
        ("barbell-rollout", GYM, ()),  # the bar rolls, and is not lifted
    ],
)
def test_kits_at_a_place(name: str, place: Place, kits: tuple[Kit, ...]) -> None:
    """A place has the weights of an exercise where all else that they need is there, too."""
    assert kits_at(exercise(name), place) == kits


@pytest.mark.parametrize(
    ("name", "kit"),
    [
        ("back-squat", "barbell"),
        ("bench-press", "barbell"),
        ("bulgarian-split-squat", "barbell"),
        ("trap-bar-deadlift", "trap-bar"),
        ("dumbbell-row", "dumbbell"),
        ("goblet-squat", "kettlebell"),
        ("push-up", None),
    ],
)
def test_a_maximum_belongs_to_a_kit(name: str, kit: Kit | None) -> None:
    """To the bar where the lift takes one, else to what its list names first."""
    assert kit_of_maximum(exercise(name)) == kit


@pytest.mark.parametrize(
    ("name", "kit", "pieces"),
    [
        ("bench-press", "barbell", 1),
        ("bench-press", "dumbbell", 2),
        ("goblet-squat", "dumbbell", 1),
        ("goblet-squat", "kettlebell", 1),
        ("dumbbell-row", "dumbbell", 1),
        ("farmers-carry", "kettlebell", 2),
        ("romanian-deadlift", "dumbbell", 2),
    ],
)
def test_pieces_held(name: str, kit: str, pieces: int) -> None:
    """Two dumbbells, one kettlebell, unless the catalogue says otherwise."""
    assert exercise(name).pieces(kit) == pieces


def test_a_barbell_weight_is_no_dumbbell() -> None:
    """70 % of 35 kg are 24.5 kg: 22.5 kg (64.3 %) on the bar, though dumbbells have 24."""
    block = a_strength_block(bench_press=35)
    done = dosed(block, "bench-press")
    assert (done.kit, done.held, done.load_kg, done.percent_1rm) == ("barbell", 1, 22.5, 64.5)
    assert told(block, done) == []
    for kit in ("barbell", None):
        wrong = dataclasses.replace(done, kit=kit, load_kg=24.0)
        with_kit = " with the barbell" if kit else ""
        assert told(block, wrong) == [
            f"load: 24 kg cannot be loaded at gym{with_kit}",
            "load: 24 kg is more than 64.5 % of 35 kg",
        ]


def test_another_kit_goes_by_effort() -> None:
    """The bar's maximum says nothing exact of two dumbbells: repetitions in reserve decide."""
    block = a_strength_block(HOME, bench_press=60)
    done = dosed(block, "bench-press")
    assert (done.kit, done.held, done.load_kg, done.percent_1rm) == ("dumbbell", 2, None, None)
    assert done.reps_in_reserve == 2
    assert told(block, done) == []
    wrong = dataclasses.replace(done, percent_1rm=70)
    assert told(block, wrong) == ["load: 70 % of a maximum that is not the dumbbell's"]


def test_what_is_held_alike_shares_a_maximum() -> None:
    """One dumbbell before the chest weighs what one kettlebell does."""
    only = dataclasses.replace(HOME, equipment=HANDS - {"kettlebell"})
    block = a_strength_block(only, goblet_squat=20)
    done = dosed(block, "goblet-squat", "lower-strength")
    assert (done.kit, done.held, done.load_kg, done.percent_1rm) == ("dumbbell", 1, 12, 60)
    assert told(block, done, "lower-strength") == []


@pytest.mark.parametrize(
    ("phase", "maximum", "kit"),
    [
        ("strength", 30.8, "barbell"),  # 65 % are 20.02 kg
        ("strength", 30.7, "dumbbell"),
        ("power", 27.6, "barbell"),  # 72.5 % are 20.01 kg
        ("power", 27.5, "dumbbell"),
    ],
)
def test_a_bar_too_heavy_for_the_phase(phase: str, maximum: float, kit: Kit) -> None:
    """Where the phase's lightest share is less than the empty bar, dumbbells stand in for it."""
    done = dosed(a_strength_block(phase=phase, bench_press=maximum), "bench-press")
    assert done.kit == kit
    assert (done.load_kg is None) is (kit == "dumbbell")


def test_without_a_maximum_the_list_decides() -> None:
    """Nobody knows a maximum: the kit is the first of the exercise's list that is there."""
    block = a_strength_block()
    assert dosed(block, "bench-press").kit == "barbell"
    split = dosed(block, "split-squat", "lower-strength")
    assert (split.kit, split.held, split.load_kg) == ("dumbbell", 2, None)


def test_what_may_be_loaded_is_not_where_nothing_is() -> None:
    """A split squat at a place with a floor only is done at the own weight."""
    floor = Place(name="gym", equipment=frozenset({"mat"}))
    block = a_strength_block(floor)
    done = dosed(block, "split-squat", "lower-strength")
    assert (done.kit, done.held, done.load_kg) == (None, None, 0)
    assert told(block, done, "lower-strength") == []
    assert not is_loaded(exercise("split-squat"), floor)
    assert is_loaded(exercise("split-squat"), GYM)
    in_gym = told(a_strength_block(), done, "lower-strength")
    assert in_gym == ["load: 0 kg cannot be loaded at gym"]


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"kit": "kettlebell", "held": 1}, "load: it cannot be done with a kettlebell"),
        ({"kit": "dumbbell", "held": 1}, "load: 1 of the dumbbell held; it takes 2"),
        ({"kit": "dumbbell", "held": None}, "load: None of the dumbbell held; it takes 2"),
        ({"kit": "dumbbell", "held": 2}, None),
        ({"kit": "barbell", "held": 1}, "load: gym has not all that it needs with a barbell"),
        ({"kit": None, "held": None}, None),
    ],
)
def test_the_referee_knows_kits(wrong: Mapping[str, Kit | int | None], text: str | None) -> None:
    """A kit must be one of the exercise's, all of it there, and held as it is held."""
    block = a_strength_block(HOME)
    done = dataclasses.replace(dosed(block, "bench-press"), **dict(wrong))  # type: ignore[arg-type]
    assert told(block, done) == ([text] if text else [])


@pytest.mark.parametrize(
    ("second", "text"),
    [
        (("gym", "dumbbell", 9), ["with a dumbbell, in this phase so far with a barbell"]),
        (("gym", "barbell", 9), []),
        (("gym", None, 9), []),
        (("home", "dumbbell", 9), []),
        (("gym", "dumbbell", 37), []),
    ],
)
def test_a_kit_stays_for_a_phase(second: tuple[str, Kit | None, int], text: list[str]) -> None:
    """An exercise changes its kit at another place or in another phase, and never between."""
    place, kit, offset = second
    block = a_block(63, phase=None, places={"gym": GYM, "home": HOME}, model=RUNNER)
    dated = (Dated(since=day(0), value="strength"), Dated(since=day(35), value="power"))
    block = put_under(dataclasses.replace(block.scenario, phases=dated), RUNNER, CATALOGUE)
    sessions = []
    for where, with_kit, when in (("gym", "barbell", 2), (place, kit, offset)):
        done = Prescription(exercise="bench-press", sets=3, reps=3, kit=with_kit)
        sessions.append(
            dataclasses.replace(a_session(when, "upper"), place=where, exercises=(done,))
        )
    found = [each.text.split(": ", 2)[2] for each in dose_violations(block, a_plan(*sessions))]
    assert [each for each in found if "so far" in each] == text


def test_the_lightest() -> None:
    """The empty bar, or the smallest that stands there."""
    assert (lightest("barbell", GYM), lightest("dumbbell", GYM)) == (20, 4)
    assert lightest("kettlebell", Place(name="gym", equipment=frozenset({"kettlebell"}))) is None


POUNDS = dataclasses.replace(
    HOME, dumbbells_kg=(4.5359, 11.3398), stamps={"dumbbells": "lb", "bar": "kg", "plates": "kg"}
)


def test_what_stands_on_a_weight_is_recorded() -> None:
    """Dumbbells in pounds are marked so in a metric scenario; those in kilograms are not."""
    press = dosed(a_strength_block(POUNDS, dumbbell_overhead_press=18), "dumbbell-overhead-press")
    assert (press.stamped, press.load_kg) == ("lb", 11.34)
    known = a_strength_block(dumbbell_overhead_press=18)
    assert dosed(known, "dumbbell-overhead-press").stamped is None


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, []),
        ({"stamped": None}, []),
        ({"stamped": "kg"}, ["load: kg does not stand on the weights of gym"]),
        ({"short_of_kg": None}, []),
        (
            {"short_of_kg": 11.0},
            ["load: 11.34 kg is not the heaviest that gym has below 11 kg"],
        ),
    ],
)
def test_what_is_said_of_a_weight_is_judged(figures: dict[str, Any], expected: list[str]) -> None:
    """A unit that stands on no weight there, and a heaviest one that is none, are refused."""
    block = a_strength_block(POUNDS, dumbbell_overhead_press=30)
    press = dosed(block, "dumbbell-overhead-press")
    assert press.short_of_kg is not None
    assert told(block, dataclasses.replace(press, **figures)) == expected


@pytest.mark.parametrize(
    ("pairs", "heavier"), [((), True), ((1, 1, 1, 1, 2), True), ((1,) * 5, False)]
)
def test_plates_that_are_counted(pairs: tuple[int, ...], heavier: bool) -> None:
    """Plates that end hold a load down, which is said; the referee counts them, too."""
    block = a_strength_block(dataclasses.replace(GYM, plate_pairs=pairs), back_squat=140)
    squat = dosed(block, "back-squat", "lower-strength", week=3)
    assert (squat.short_of_kg is None) == heavier
    assert (squat.load_kg == 97.5) == (not heavier)
    hundred = dataclasses.replace(squat, load_kg=100.0, short_of_kg=None)
    broken = [text for text in told(block, hundred, "lower-strength", 21) if "loaded" in text]
    assert (not broken) == heavier
