"""Careful with: what is closed to sore knees, backs, wrists, tendons and bones."""

from __future__ import annotations

import dataclasses

import pytest

from periodize.block import Block
from periodize.model.catalogue import load_catalogue
from periodize.rules.careful_with import CarefulWith
from periodize.scenario.scenario import Athlete
from tests.toy import a_block, a_plan, a_session

PARTS = {
    "knee": {"impact": ["moderate", "high"]},
    "achilles": {"impact": ["moderate", "high"], "patterns": ["plyometric"]},
    "bone-stress": {"impact": ["low", "moderate", "high"], "patterns": ["plyometric"]},
}


def a_careful_block(*parts: str) -> Block:
    """A week with the shipped exercises, for an athlete who is careful with these parts."""
    block = a_block(athlete=Athlete(careful_with=frozenset(parts)))
    return dataclasses.replace(block, catalogue=load_catalogue())


def told(rule: CarefulWith, parts: tuple[str, ...], *exercises: str) -> list[str]:
    """What the rule finds in one session with these exercises."""
    plan = a_plan(a_session(1, exercises=exercises))
    return [found.text for found in rule.violations(a_careful_block(*parts), plan)]


@pytest.mark.parametrize(
    ("parts", "exercise", "why"),
    [
        ((), "lateral-bound", None),
        (("knee",), "back-squat", None),
        (("knee",), "lateral-bound", "knee"),
        (("knee",), "vertical-jump", "knee"),
        (("knee",), "box-jump", "knee"),  # a low landing is one too
        (("achilles",), "box-jump", "achilles"),
        (("achilles",), "plyo-push-up", "achilles"),  # by its pattern alone
        (("back",), "forearm-plank", None),
        (("wrist",), "push-up", "wrist"),
        (("bone-stress",), "box-jump", "bone-stress"),
        (("bone-stress",), "back-squat", None),
        (("achilles", "knee"), "lateral-bound", "achilles and knee"),
        (("knee",), "moonwalk", None),  # unknown: the record check names it
    ],
)
def test_closed_exercises(parts: tuple[str, ...], exercise: str, why: str | None) -> None:
    """An exercise is closed by its own mark or by the lists, once for all parts."""
    found = told(CarefulWith(rule="careful_with", parts=PARTS), parts, exercise)
    assert found == (
        [] if why is None else [f"legs on Tue 4 May holds {exercise}, which is hard on {why}"]
    )


def test_without_lists_the_catalogue_closes() -> None:
    """The rule without numbers still keeps what the catalogue marks."""
    bare = CarefulWith(rule="careful_with")
    assert told(bare, ("knee",), "lateral-bound")
    assert not told(bare, ("achilles",), "plyo-push-up")


def test_single_exercises_can_be_named() -> None:
    """A list of exercises closes exactly these."""
    rule = CarefulWith(rule="careful_with", parts={"back": {"exercises": ["bent-over-row"]}})
    assert told(rule, ("back",), "bent-over-row", "dumbbell-row") == [
        "legs on Tue 4 May holds bent-over-row, which is hard on back"
    ]


def test_a_price_counts_each_exercise_once() -> None:
    """Two closed exercises at a price of 5 cost 10, however many parts they hurt."""
    rule = CarefulWith(rule="careful_with", parts=PARTS, penalty=5)
    plan = a_plan(a_session(1, exercises=("lateral-bound", "box-jump")))
    found = list(rule.violations(a_careful_block("achilles", "knee"), plan))
    assert [violation.cost for violation in found] == [5, 5]


def test_explain() -> None:
    """The sentence names parts, landings and movements."""
    told = CarefulWith(rule="careful_with", parts=PARTS).explain()
    assert "knee: moderate or high impact" in told
    assert "achilles: plyometric, moderate or high impact" in told
