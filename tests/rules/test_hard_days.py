"""At most two hard days in any three."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.rules.hard_days import HardDays
from periodize.scenario.scenario import Demand
from tests.toy import a_block, a_plan, a_race, a_run, a_session

CLASSES = ("lower-heavy", "complex", "plyometric")


def the_rule(**changes: Any) -> HardDays:
    """The rule at the numbers of the model `runner`."""
    numbers = {"at_most": 2, "in_days": 3, "classes": CLASSES}
    return HardDays(**{"rule": "hard_days", **numbers, **changes})


@pytest.mark.parametrize(
    ("days", "quality", "long", "heavy", "expected"),
    [
        (7, [1], [], [2], 0),
        # Legs, intervals, legs: three in a row.
        (7, [1], [], [0, 2], 1),
        (7, [1, 2], [], [3], 1),
        (7, [1, 2], [], [4], 0),
        # Legs on the evening of the quality day add no hard day.
        (7, [1, 2], [], [1, 2], 0),
        # Saturday quality, Sunday long, Monday legs: across the week's edge.
        (14, [5], [6], [7], 1),
        (14, [5], [6], [8], 0),
        # Three hard days of running are the runner's own, and strength stands on none of them; the
        # stretches beside them are full.
        (7, [1, 2, 3], [], [], 0),
        (7, [1, 2, 3], [], [2], 1),
        (7, [1, 2, 3], [], [3], 1),
        # The same plan with the run of the session's day left out is as hard as before.
        (7, [1, 2], [], [3], 1),
        (7, [1, 2, 3], [], [0], 1),
        (7, [1, 2, 3], [], [4], 1),
        # The stretch must lie inside the block.
        (2, [0], [], [1], 0),
        (7, [], [], [0, 3, 6], 0),
        (7, [], [], [0, 1, 2], 1),
        (7, [], [], [0, 1, 2, 3], 2),
    ],
)
def test_windows(
    days: int, quality: list[int], long: list[int], heavy: list[int], expected: int
) -> None:
    """Strength makes no third hard day of any three."""
    runs = [a_run(offset) for offset in quality]
    runs += [a_run(offset, "long", "long") for offset in long]
    plan = a_plan(*(a_session(offset) for offset in heavy))
    assert len(list(the_rule().violations(a_block(days, runs=runs), plan))) == expected


@pytest.mark.parametrize(
    ("demand", "expected"),
    [("quality", 1), ("long", 1), (("quality", "long"), 1), ("medium-long", 0), ("easy", 0)],
)
def test_demands(demand: Demand | tuple[Demand, ...], expected: int) -> None:
    """Quality and long runs make a day hard, once; medium-long ones do not."""
    block = a_block(runs=[a_run(offset, demand=demand) for offset in (1, 2)])
    assert len(list(the_rule().violations(block, a_plan(a_session(3))))) == expected


@pytest.mark.parametrize(
    ("load_class", "expected"),
    [("complex", 1), ("plyometric", 1), ("circuit", 0), ("power", 0), ("upper", 0), ("light", 0)],
)
def test_classes(load_class: str, expected: int) -> None:
    """Heavy, complex and jumping sessions make a day hard; a circuit does not."""
    block = a_block(runs=[a_run(1), a_run(2)])
    plan = a_plan(dataclasses.replace(a_session(3), load_class=load_class))
    assert len(list(the_rule().violations(block, plan))) == expected


def test_race() -> None:
    """A race makes a day hard; an easy run does not."""
    plan = a_plan(a_session(3))
    assert len(list(the_rule().violations(a_block(runs=[a_run(1)], races=[a_race(2)]), plan))) == 1
    easy = a_block(runs=[a_run(1), a_run(2, "easy", "easy")])
    assert list(the_rule().violations(easy, plan)) == []


def test_outside_the_block() -> None:
    """A session on the day after the block's end is no part of a stretch."""
    block = a_block(7, runs=[a_run(5), a_run(6)])
    assert list(the_rule().violations(block, a_plan(a_session(7)))) == []


def test_price() -> None:
    """A price counts each session that a stretch holds too many."""
    plan = a_plan(a_session(0), a_session(1), a_session(2))
    costs = [found.cost for found in the_rule(penalty=3).violations(a_block(3), plan)]
    assert costs == [3]
    stricter = the_rule(penalty=3, at_most=1)
    assert [found.cost for found in stricter.violations(a_block(3), plan)] == [6]


def test_text() -> None:
    """The violation names the stretch and the days."""
    block = a_block(runs=[a_run(1), a_run(2)])
    (found,) = the_rule().violations(block, a_plan(a_session(3)))
    assert found.text == (
        "Tue 4 May to Thu 6 May hold 2 days of hard running and 1 heavy session on other days; "
        "at most 2 hard days in 3"
    )


def test_explain() -> None:
    """The sentence has the days; without a number nothing is asked."""
    assert "any 3 days in a row at most 2 are hard" in the_rule().explain()
    nothing = HardDays(rule="hard_days", classes=CLASSES)
    assert list(nothing.violations(a_block(), a_plan(a_session(0), a_session(1)))) == []
    assert "any number" in nothing.explain()
