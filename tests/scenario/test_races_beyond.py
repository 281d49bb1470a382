"""A race beyond the block is told with the number of weeks that would hold it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from periodize.scenario import load_text
from tests.scenario.texts import HEAD


def notes(day: dt.date) -> list[str]:
    """What is said of a race on a day; the block is the four weeks from Monday 3 May 2027."""
    race = f"races:\n  - {{date: {day}, name: Goal, km: 10, priority: A}}\n"
    told = load_text(HEAD + race, "plan.yaml", Path()).notes
    return [each for each in told if "The race Goal" in each]


BLOCK_END = dt.date(2027, 5, 30)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, None),
        (1, "lies 1 day after the block; `weeks: 5`"),
        (7, "lies 7 days after the block; `weeks: 5`"),
        (8, "lies 8 days after the block; `weeks: 6`"),
        (28, "lies 28 days after the block; `weeks: 8`"),
        (29, "lies more than four weeks after the block and is left out; `weeks: 9`"),
        (700, "lies more than four weeks after the block and is left out; `weeks: 104`"),
        (701, "lies more than four weeks after the block and is left out."),
    ],
)
def test_how_long_the_block_must_be(days: int, expected: str | None) -> None:
    """The weeks up to the race's own are named, as long as a block can have so many."""
    found = notes(BLOCK_END + dt.timedelta(days=days))
    assert bool(found) == (expected is not None)
    assert all(expected in each for each in found if expected)
    for each in found if days <= 700 else ():
        weeks = each.partition("`weeks: ")[2].partition("`")[0]
        assert each.endswith(f"under `block` (`--set block.weeks={weeks}`) takes it in.")
