"""Loadable: a lift is done where its load is."""

from __future__ import annotations

import dataclasses

import pytest

from periodize.block import Menu
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.prescribe.dose import prescribe
from periodize.rules.loadable import Loadable
from periodize.scenario.scenario import Athlete, Place
from tests.cases import put_under
from tests.toy import a_block, a_plan, a_session, a_window, day

RUNNER, CATALOGUE = load_model("runner"), load_catalogue()
NUMBERS = next(entry for entry in RUNNER.rules if entry["rule"] == "loadable")


def said(
    lift: str,
    maximum: float,
    dumbbells: tuple[float, ...],
    *,
    focus: str = "upper",
    kit: frozenset[str] = frozenset({"dumbbell"}),
    cost: int | None = None,
) -> list[tuple[str, int | None]]:
    """What the rule finds in the second week of strength, at a place with these dumbbells."""
    place = Place(name="gym", equipment=kit, dumbbells_kg=dumbbells, plates_kg=(1.25, 10.0))
    block = a_block(
        28,
        windows=[a_window(0)],
        athlete=Athlete(one_rep_max_kg={lift: maximum}),
        places={"gym": place},
        model=RUNNER,
    )
    block = put_under(block.scenario, RUNNER, CATALOGUE)
    week = block.calendar.weeks[1]
    done = prescribe(block, week, Menu(week.segment, focus, "gym"), lift)
    session = dataclasses.replace(a_session(8), focus=focus, exercises=(done,))
    numbers = NUMBERS if cost is None else {**NUMBERS, "cost": cost}
    found = Loadable.model_validate(numbers).violations(block, a_plan(session))
    assert all(each.date == day(8) and each.goal == "gaps" for each in found)
    found = Loadable.model_validate(numbers).violations(block, a_plan(session))
    return [(each.text, each.cost) for each in found]


ROW = "upper on Tue 11 May: Dumbbell row is meant at 28 kg; gym has"


@pytest.mark.parametrize(
    ("heaviest", "expected"),
    [
        (25.2, []),  # nine tenths of 70 % of 40 kg
        (25.1, [(f"{ROW} 25.1 kg", 4)]),
        (10.0, [(f"{ROW} 10 kg", 4)]),
        (40.0, []),
    ],
)
def test_nine_tenths(heaviest: float, expected: list[tuple[str, int]]) -> None:
    """A place that has nine tenths of the load is as good as one that has it."""
    assert said("dumbbell-row", 40, (4.0, heaviest)) == expected


@pytest.mark.parametrize(("heaviest", "misses"), [(18.9, 0), (18.8, 1)])
def test_both_hands_count(heaviest: float, misses: int) -> None:
    """A row of 42 kg on the bar is meant for two dumbbells of 21 kg, or 18.9 at the least."""
    assert len(said("bent-over-row", 60, (heaviest,))) == misses


def test_a_bar_takes_what_is_meant() -> None:
    """Plates never end; nor does anybody know what an unknown lift means."""
    bar = frozenset({"barbell", "plate", "dumbbell"})
    assert said("bent-over-row", 60, (4.0,), kit=bar) == []
    assert said("back-squat", 60, (4.0,), focus="lower-strength", kit=bar | {"rack"}) == []
    assert said("dumbbell-row", 40, (10.0,), cost=0) == []


def test_without_a_maximum_nothing_is_asked() -> None:
    """What goes by effort finds its load anywhere."""
    place = Place(name="gym", equipment=frozenset({"dumbbell"}), dumbbells_kg=(4.0,))
    block = a_block(14, windows=[a_window(0)], places={"gym": place}, model=RUNNER)
    block = put_under(block.scenario, RUNNER, CATALOGUE)
    done = prescribe(block, block.calendar.weeks[1], Menu(0, "upper", "gym"), "dumbbell-row")
    session = dataclasses.replace(a_session(8), focus="upper", exercises=(done,))
    rule = Loadable.model_validate(NUMBERS)
    assert list(rule.violations(block, a_plan(session))) == []
    assert "as heavy as it means" in rule.explain()
