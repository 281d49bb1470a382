"""The hours before runs that a model asks for, which lengths are cut to."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.model.load import load_model
from tests.cases import numbers_in
from tests.toy import a_model

BEFORE: dict[str, Any] = {
    "rule": "before_run",
    "gaps": {"lower-heavy": {"quality": {"must": 24, "wish": 48, "cost": 7}}},
    "focuses": {"legs": {"long": {"wish": 36}}},
    "day_before_cost": 5,
    "penalty": 9,
    "source": "own",
}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], set()),
        ([BEFORE], {24, 36, 48}),
        ([{"rule": "same_day_order", "hours_before_quality": {"upper": 3, "core": 4}}], {3, 4}),
        ([{"rule": "after_run", "gaps": BEFORE["gaps"]}], set()),
        ([{"rule": "before_race", "days": {"10k": {"core": [3, 2, 1]}}}], set()),
        (
            [BEFORE, {"rule": "same_day_order", "hours_before_quality": {"upper": 3}}],
            {3, 24, 36, 48},
        ),
    ],
)
def test_hours(rules: list[dict[str, Any]], expected: set[int]) -> None:
    """Musts and wishes of every row, by class, focus or hours alone; costs are no hours."""
    assert numbers_in(a_model(rules=rules)).hours_before_runs == expected


def test_the_hours_of_runner() -> None:
    """All that its two rules name."""
    assert numbers_in(load_model("runner")).hours_before_runs == {3, 6, 12, 24, 36, 48}
