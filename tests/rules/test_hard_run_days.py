"""What may stand on the day of hard running."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.rules.hard_run_days import HardRunDays
from periodize.scenario.scenario import Demand
from tests.toy import a_block, a_plan, a_race, a_run, a_session


def the_rule(**changes: Any) -> HardRunDays:
    """Arms and trunk, of at most 20 min."""
    numbers = {"classes": ("upper", "core"), "minutes": 20}
    return HardRunDays(**{"rule": "hard_run_days", **numbers, **changes})


def costs(
    rule: HardRunDays, focus: str, minutes: int, demand: Demand | tuple[Demand, ...]
) -> list[int | None]:
    """What a session on the day of a run costs; None for a broken must."""
    block = a_block(runs=[a_run(1, "run", demand)])
    found = rule.violations(block, a_plan(a_session(1, focus, minutes=minutes)))
    return [violation.cost for violation in found]


@pytest.mark.parametrize(
    ("focus", "minutes", "demand", "expected"),
    [
        ("core", 20, "quality", []),
        ("core", 21, "quality", [None]),
        ("upper", 20, "quality", []),
        ("legs", 20, "quality", [None]),
        ("legs", 45, "quality", [None]),  # both, and once
        ("legs", 45, "long", []),
        ("legs", 45, "easy", []),
        ("legs", 45, "medium-long", []),
        ("legs", 45, ("quality", "long"), [None]),  # and once
    ],
)
def test_days_of_quality_runs(
    focus: str, minutes: int, demand: Demand | tuple[Demand, ...], expected: list[int | None]
) -> None:
    """Brief work for arms or trunk may stand beside a quality run, nothing else."""
    assert costs(the_rule(), focus, minutes, demand) == expected


@pytest.mark.parametrize(
    ("demand", "expected"), [("long", [None]), ("quality", []), (("quality", "long"), [None])]
)
def test_other_demands(demand: Demand | tuple[Demand, ...], expected: list[int | None]) -> None:
    """A model may call other days hard."""
    assert costs(the_rule(demands=("long",)), "legs", 20, demand) == expected


def test_without_minutes() -> None:
    """Without minutes only the class counts."""
    assert costs(the_rule(minutes=None), "core", 90, "quality") == []


@pytest.mark.parametrize(("demands", "count"), [(("quality",), 1), (("long",), 0)])
def test_races(demands: tuple[str, ...], count: int) -> None:
    """The day of a race is one of quality."""
    block = a_block(races=[a_race(1)])
    found = the_rule(demands=demands).violations(block, a_plan(a_session(1)))
    assert len(list(found)) == count


def test_other_days_are_free() -> None:
    """The day before and the day after are not its concern."""
    block = a_block(runs=[a_run(1)])
    assert list(the_rule().violations(block, a_plan(a_session(0), a_session(2)))) == []


def test_price() -> None:
    """Each session has its price."""
    assert costs(the_rule(penalty=4), "legs", 45, "quality") == [4]


@pytest.mark.parametrize(
    ("rule", "minutes", "text"),
    [
        (the_rule(), 45, "only upper or core may"),
        (the_rule(classes=()), 45, "nothing may"),
        (the_rule(classes=("lower-heavy",)), 45, "45 min are too many; at most 20 min"),
    ],
)
def test_text(rule: HardRunDays, minutes: int, text: str) -> None:
    """The violation names the session, the run and what may stand."""
    block = a_block(runs=[a_run(1)])
    (found,) = rule.violations(block, a_plan(a_session(1, minutes=minutes)))
    assert found.text == f"legs stands on Tue 4 May, the day of the intervals; {text}"


def test_explain() -> None:
    """The sentence says the classes and minutes."""
    assert the_rule().explain() == (
        "On days with quality running only upper, core may stand, of at most 20 min."
    )
    assert the_rule(classes=(), minutes=None).explain().endswith("nothing may stand.")
