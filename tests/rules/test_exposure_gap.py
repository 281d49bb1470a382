"""The legs are loaded at least every ten open days."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.rules.exposure_gap import ExposureGap
from periodize.scenario.scenario import Race
from tests.toy import a_block, a_plan, a_race, a_run, a_session, a_window

NUMBERS: dict[str, Any] = {
    "days": 10,
    "classes": ("lower-heavy", "complex", "circuit"),
    "phases": ("adaptation", "strength", "maintenance", "power", "transition"),
    "closed": {
        "10k": {"A": (6, 3), "B": (4, 3), "C": (2, 2)},
        "marathon": {"A": (10, 10), "B": (7, 10), "C": (5, 5)},
    },
}


def the_rule(**changes: Any) -> ExposureGap:
    """The rule at the numbers of the model `runner`."""
    return ExposureGap(**{"rule": "exposure_gap", **NUMBERS, **changes})


def cost(
    days: int, legs: Sequence[int], races: Sequence[Race] = (), rule: ExposureGap | None = None
) -> int:
    """What the empty stretches of a block cost in all."""
    plan = a_plan(*(a_session(offset) for offset in legs))
    found = (rule or the_rule()).violations(a_block(days, races=races), plan)
    return sum(violation.cost or 0 for violation in found)


@pytest.mark.parametrize(
    ("days", "legs", "expected"),
    [
        # Nine days are too few to ask; ten ask once; eleven hold two stretches of ten.
        (9, [], 0),
        (10, [], 1),
        (11, [], 2),
        # Monday, and Thursday of the next week: nine days between, none of the stretches empty.
        (21, [0, 10, 20], 0),
        (21, [0, 11, 20], 1),
        (21, [0, 12, 20], 2),
        # The ninth day off before the first session and after the last is the last that is free.
        (28, [9, 18], 0),
        (28, [10, 18], 1),
        (28, [9, 17], 1),
    ],
)
def test_stretches(days: int, legs: list[int], expected: int) -> None:
    """Each ten open days in a row without a leg session cost one, across weeks and at the edges."""
    assert cost(days, legs) == expected


@pytest.mark.parametrize(
    ("races", "expected"),
    [
        ([], 12),
        # A B marathon on day 10 closes days 4 to 19, leaving 5 of 21: too few to ask.
        ([a_race(10, 42.195, "B")], 0),
        # A C race over 10 km on day 10 closes days 9 to 11: 18 open days, nine stretches.
        ([a_race(10, 10, "C")], 9),
        # An A race over 10 km closes days 5 to 12; no stretch leads across it.
        ([a_race(10, 10, "A")], 0),
        # An A race late in the block: days 15 to 20 are closed, 15 open days before them.
        ([a_race(20, 10, "A")], 6),
        # Five days after the block's end it closes the last day only.
        ([a_race(25, 10, "A")], 11),
    ],
)
def test_races(races: list[Race], expected: int) -> None:
    """Days that a race closes are not counted, and no stretch spans an A race."""
    assert cost(21, [], races) == expected


def test_days_without_window() -> None:
    """Days without a window count like any others, so that one window more asks nothing more."""
    block = a_block(14, windows=[a_window(offset) for offset in (0, 9)])
    assert sum(found.cost or 0 for found in the_rule().violations(block, a_plan())) == 5
    assert list(the_rule().violations(block, a_plan(a_session(9)))) == []


def test_weeks_without_window() -> None:
    """A week without any window is time off, and stops the clock."""
    block = a_block(21, windows=[a_window(offset) for offset in (0, 14)])
    assert sum(found.cost or 0 for found in the_rule().violations(block, a_plan())) == 5
    two_weeks = a_block(21, windows=[a_window(0), a_window(2)])
    assert list(the_rule().violations(two_weeks, a_plan())) == []


@pytest.mark.parametrize(
    ("load_class", "expected"),
    [("lower-heavy", 0), ("complex", 0), ("circuit", 0), ("power", 2), ("upper", 2)],
)
def test_classes(load_class: str, expected: int) -> None:
    """Heavy, complex and circuit sessions load the legs enough."""
    plan = a_plan(dataclasses.replace(a_session(5), load_class=load_class))
    found = the_rule().violations(a_block(11), plan)
    assert sum(violation.cost or 0 for violation in found) == expected


@pytest.mark.parametrize(
    ("runs", "kind", "expected"),
    [(("hills",), "hills", 2), (("hills",), "intervals", 12), ((), "hills", 12)],
)
def test_runs_that_count(runs: tuple[str, ...], kind: str, expected: int) -> None:
    """A run of a kind that loads the legs, on the eleventh of 21 days, counts like a session."""
    found = the_rule(runs=runs).violations(a_block(21, runs=[a_run(10, kind)]), a_plan())
    assert sum(violation.cost or 0 for violation in found) == expected


def test_unknown_runs() -> None:
    """A kind of run that no scenario knows is refused."""
    with pytest.raises(ValidationError, match="'hill' is not a kind of run; allowed: easy, "):
        the_rule(runs=("hill",))


def test_phases() -> None:
    """Weeks of taper, race and recovery ask for nothing."""
    for phase in ("taper", "race", "recovery"):
        assert list(the_rule().violations(a_block(21, phase=phase), a_plan())) == []
    assert len(list(the_rule().violations(a_block(21, phase="transition"), a_plan()))) == 1


def test_cost_and_goal() -> None:
    """An empty stretch costs `cost` in the goal balance; with no cost or days nothing is said."""
    assert cost(11, [], rule=the_rule(cost=4)) == 8
    assert cost(11, [], rule=the_rule(cost=0)) == 0
    assert cost(11, [], rule=the_rule(days=0)) == 0
    (found,) = the_rule().violations(a_block(10), a_plan())
    assert found.goal == "balance"
    assert not found.breaks_must


def test_no_must_to_price() -> None:
    """A penalty changes nothing: the rule only wishes."""
    assert cost(11, [], rule=the_rule(penalty=9)) == 2


def test_outside_the_block() -> None:
    """A session after the block's end does not count for its last days."""
    assert cost(10, [10]) == 1


def test_text() -> None:
    """The violation names the days, the classes and how often it should be."""
    (found,) = the_rule(classes=("lower-heavy",)).violations(a_block(14), a_plan(a_session(0)))
    assert found.text == (
        "no lower-heavy session from Tue 4 May to Sun 16 May, 13 days open to one; there should "
        "be one in every 10"
    )
    assert found.cost == 4


def test_explain() -> None:
    """The sentence has the days, the classes and the phases."""
    assert "circuit or a run of kind hills; days" in the_rule(runs=("hills",)).explain()
    said = the_rule().explain()
    assert "Every 10 open days" in said
    assert "lower-heavy, complex, circuit" in said
    assert "transition" in said
