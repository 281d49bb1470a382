"""The referee signs the gold weeks of every model, and names what is wrong with their twins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from periodize.referee import check
from tests.gold.weeks import Week, gold_weeks

WEEKS = [pytest.param(week, id=f"{week.model}: {week.title}") for week in gold_weeks()]
TWINS = [
    pytest.param(week, twin, id=f"{week.model}: {twin['title']}")
    for week in gold_weeks()
    for twin in week.twins
]


@pytest.mark.parametrize("week", WEEKS)
def test_a_gold_week_breaks_no_rule(week: Week) -> None:
    """A week from the source's own description passes."""
    broken = check(week.scenario, week.plan()).broken
    assert [f"{found.rule}: {found.text}" for found in broken] == []


@pytest.mark.parametrize(("week", "twin"), TWINS)
def test_a_bad_twin_breaks_its_rule(week: Week, twin: Mapping[str, Any]) -> None:
    """What is wrong with it is named by the right rule; a wish that is missed counts as well."""
    verdict = check(week.scenario, week.plan(twin["change"]))
    before = check(week.scenario, week.plan())
    named = {found.rule for found in verdict.broken}
    missed = [found.rule for found in verdict.missed].count(twin["breaks"])
    assert twin["breaks"] in named or missed > [f.rule for f in before.missed].count(twin["breaks"])
