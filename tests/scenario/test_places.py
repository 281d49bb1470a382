"""Places: weights in kilograms, given or assumed."""

from __future__ import annotations

import pytest

from tests.scenario.texts import HEAD, said, scenario

OPEN = "availability: {mon: [{from: 18:00, to: 19:00, at: gym}]}\n"


def test_given() -> None:
    """Weights are sorted, once each, and pounds become kilograms."""
    text = """\
places:
  gym:
    equipment: [barbell, dumbbell, kettlebell]
    bar_lb: 45
    plates_lb: [5, 2.5, 5]
    dumbbells_kg: [10, 5]
    kettlebells_lb: [35]
"""
    gym = scenario(HEAD + OPEN + text).places["gym"]
    assert gym.bar_kg == 20.4117
    assert gym.plates_kg == (1.134, 2.268)
    assert gym.dumbbells_kg == (5.0, 10.0)
    assert gym.kettlebells_kg == (15.8757,)
    assert gym.weights_given


@pytest.mark.parametrize(
    ("units", "plates", "words"),
    [
        ("metric", (1.25, 2.5, 5.0, 10.0, 15.0, 20.0), "1.25, 2.5, 5, 10, 15, 20 kg"),
        (
            "imperial",
            (1.134, 2.268, 4.5359, 11.3398, 15.8757, 20.4117),
            "2.5, 5, 10, 25, 35, 45 lb",
        ),
    ],
)
def test_usual_plates(units: str, plates: tuple[float, ...], words: str) -> None:
    """Where a barbell has no plates, the usual ones are assumed, and that is said."""
    text = f"units: {units}\nplaces: {{gym: {{equipment: [barbell], bar_kg: 20}}}}\n"
    found = scenario(HEAD + OPEN + text)
    assert found.places["gym"].plates_kg == plates
    assert found.notes == (
        f"gym: weights not given, so the usual ones are assumed: plates {words}.",
    )


def test_usual_dumbbells_and_kettlebells() -> None:
    """The usual sets go from 2 to 30 kg, and from 8 to 24 kg."""
    found = scenario(HEAD + OPEN + "places: {gym: {equipment: [dumbbell, kettlebell]}}\n")
    gym = found.places["gym"]
    assert gym.dumbbells_kg == tuple(range(2, 31, 2))
    assert gym.kettlebells_kg == (8, 12, 16, 20, 24)
    assert not gym.weights_given
    assert found.notes == (
        "gym: weights not given, so the usual ones are assumed: dumbbells 2, 4, … 30 kg; "
        "kettlebells 8, 12, 16, 20, 24 kg.",
    )


def test_places_share_a_note() -> None:
    """What is assumed of several places is said once, with their names."""
    home = "home: {equipment: [dumbbell], dumbbells_kg: [5]}, hotel: {equipment: [dumbbell]}"
    text = f"places: {{gym: {{equipment: [dumbbell]}}, {home}}}\n"
    notes = [note for note in scenario(HEAD + OPEN + text).notes if "assumed" in note]
    assert len(notes) == 1
    assert notes[0].startswith("gym, hotel: weights not given, so the usual ones are assumed: dumb")


@pytest.mark.parametrize(
    ("units", "weights", "stamps"),
    [
        ("metric", "dumbbells_lb: [10, 25]", ("lb", "kg", None)),
        ("imperial", "dumbbells_lb: [10, 25]", ("lb", "lb", None)),
        ("imperial", "dumbbells_kg: [10], bar_kg: 20", ("kg", None, None)),
        ("metric", "bar_lb: 45, plates_lb: {45: 1, 10: 2}", ("kg", "lb", None)),
        ("metric", "plates_lb: [45]", ("kg", None, None)),
    ],
)
def test_what_stands_on_weights(
    units: str, weights: str, stamps: tuple[str | None, str | None, None]
) -> None:
    """The unit of a kit is that in which it was given; bar and plates have one if they agree."""
    text = f"units: {units}\nplaces: {{gym: {{equipment: [barbell, dumbbell], {weights}}}}}\n"
    gym = scenario(HEAD + OPEN + text).places["gym"]
    assert tuple(gym.stamp(kit) for kit in ("dumbbell", "barbell", None)) == stamps


REFUSED = [
    (
        "{equipment: [barbell], plates_kg: [5], plates_lb: [5]}",
        "6:65: give plates_kg or plates_lb, not both",
    ),
    (
        "{equipment: [barbell], kettlebells_kg: [8]}",
        "6:54: kettlebells_kg is given, but gym has no kettlebell",
    ),
    (
        "{equipment: [barbell], plates_kg: {20: 1, 20.0: 2}}",
        "6:49: a size of plate stands there twice; write it once, with all its pairs",
    ),
    ("{bar_kg: 20}", "6:24: bar_kg is given, but gym has no barbell or trap-bar"),
    (
        "{equipment: [dumbbell], dumbbells_kg: []}",
        "6:53: dumbbells_kg must hold at least one entry",
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    """Weights that fit nothing, or stand in two units, are refused."""
    assert said(f"{HEAD}{OPEN}places: {{gym: {text}}}\n") == [f"plan.yaml:{message}"]
