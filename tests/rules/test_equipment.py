"""Equipment: what each place has against what each exercise needs."""

from __future__ import annotations

import pytest

from periodize.rules.equipment import Equipment
from periodize.scenario.scenario import Place
from tests.toy import a_block, a_plan, a_session

GARAGE = Place(name="garage", equipment=frozenset({"barbell"}))
GYM = Place(name="gym", equipment=frozenset({"barbell", "dumbbell"}))
HOME = Place(name="home", equipment=frozenset())
BLOCK = a_block(places={"gym": GYM, "garage": GARAGE, "home": HOME})


def told(place: str, *exercises: str, penalty: int | None = None) -> list[tuple[str, int | None]]:
    """What the rule finds in one leg session."""
    session = a_session(1, place=place, exercises=exercises)
    rule = Equipment(rule="equipment", penalty=penalty)
    return [(found.text, found.cost) for found in rule.violations(BLOCK, a_plan(session))]


@pytest.mark.parametrize(
    ("place", "exercises", "missing"),
    [
        ("gym", ("squat", "press", "plank"), []),
        ("garage", ("squat", "deadlift"), []),
        ("garage", ("squat", "press"), ["press needs dumbbell, which garage does not have"]),
        ("home", ("plank",), []),
        ("home", ("squat", "press"), ["squat needs barbell", "press needs dumbbell"]),
        ("home", ("squat", "squat"), ["squat needs barbell"]),  # listed twice, missing once
        ("home", ("moonwalk",), []),  # unknown: the record check names it
        ("hotel", ("squat",), ["stands at 'hotel', no known place"]),
    ],
)
def test_kit(place: str, exercises: tuple[str, ...], missing: list[str]) -> None:
    """Each exercise without its kit is named once."""
    found = told(place, *exercises)
    assert len(found) == len(missing)
    for (text, cost), words in zip(found, missing, strict=True):
        assert words in text
        assert cost is None


def test_a_price_counts_each_exercise() -> None:
    """Two exercises without kit at a price of 4 cost 8."""
    assert sum(cost or 0 for _, cost in told("home", "squat", "press", penalty=4)) == 8


def test_explain() -> None:
    """The sentence names kit and place."""
    told = Equipment(rule="equipment").explain()
    assert told == "The kit of every exercise is at the place of its session."
