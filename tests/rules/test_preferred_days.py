"""Preferred days: what a session costs on another day or at another hour."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from periodize.plan import Session
from periodize.rules.preferred_days import PreferredDays
from tests.toy import a_block, a_plan, a_session

DAYS = {"days": ["tue", "thu", "sat"]}
HOURS = {"hours": {"from": "17:00", "to": "20:00"}}


def a_rule(**numbers: Any) -> PreferredDays:
    """The rule with the model's cost."""
    return PreferredDays.model_validate({"rule": "preferred_days", "cost": 1, **numbers})


def cost(rule: PreferredDays, *sessions: Session) -> int:
    """What the rule makes the sessions cost."""
    found = list(rule.violations(a_block(14), a_plan(*sessions)))
    assert {violation.goal for violation in found} <= {"preferences"}
    return sum(violation.cost or 0 for violation in found)


@pytest.mark.parametrize(
    ("numbers", "session", "expected"),
    [
        ({}, a_session(0, start="05:00"), 0),
        (DAYS, a_session(1), 0),
        (DAYS, a_session(2), 1),
        (DAYS, a_session(8), 0),  # Tuesday of the next week
        ({**DAYS, "cost": 3}, a_session(2), 3),
        ({**DAYS, "cost": 0}, a_session(2), 0),
        ({"avoid": ["sun"]}, a_session(6), 1),
        ({"avoid": ["sun"]}, a_session(5), 0),
        ({"days": ["sun"], "avoid": ["sun"]}, a_session(6), 1),
        ({**DAYS, "avoid": ["sun"]}, a_session(6), 1),  # off for two reasons, counted once
        ({**DAYS, "focuses": {"core": ["mon"]}}, a_session(0, "core"), 0),
        ({**DAYS, "focuses": {"core": ["mon"]}}, a_session(1, "core"), 1),
        ({**DAYS, "focuses": {"core": ["mon"]}}, a_session(1), 0),
        (HOURS, a_session(0, start="17:00"), 0),
        (HOURS, a_session(0, start="16:59"), 1),
        (HOURS, a_session(0, start="19:30"), 0),  # ends at 20:00
        (HOURS, a_session(0, start="19:31"), 1),
        ({**DAYS, **HOURS}, a_session(0, start="06:00"), 2),  # wrong day and wrong hour
    ],
)
def test_costs(numbers: dict[str, Any], session: Session, expected: int) -> None:
    """A wrong day costs once and a wrong hour once."""
    assert cost(a_rule(**numbers), session) == expected


def test_it_counts_every_session() -> None:
    """Two sessions off Tuesday, Thursday and Saturday cost 2."""
    assert cost(a_rule(**DAYS), a_session(0), a_session(1), a_session(2)) == 2


def test_the_text_says_day_and_hours() -> None:
    """Both texts name session, day and what was preferred."""
    found = a_rule(**DAYS, **HOURS).violations(a_block(), a_plan(a_session(0, start="06:00")))
    assert [violation.text for violation in found] == [
        "legs on Mon 3 May is not on a preferred day",
        "legs on Mon 3 May, 06:00 to 06:30, is outside the preferred hours, 17:00 to 20:00",
    ]


@pytest.mark.parametrize(
    "hours",
    [
        {"from": "20:00", "to": "17:00"},
        {"from": "17:00", "to": "17:00"},
        {"from": 1020, "to": 1200},
        {"from": "25:00", "to": "26:00"},
        {"from": "17:00"},
    ],
)
def test_hours_must_be_a_stretch_of_the_day(hours: dict[str, Any]) -> None:
    """Hours that end before they begin, numbers and unknown times are refused."""
    with pytest.raises(ValidationError):
        a_rule(hours=hours)


def test_explain() -> None:
    """The sentence says days, single focuses and hours."""
    rule = a_rule(**DAYS, **HOURS, focuses={"core": ["mon"]}, avoid=["sun"])
    assert rule.explain() == (
        "Sessions stand on tue, thu, sat; core on mon; not on sun; between 17:00 and 20:00."
    )
    assert a_rule().explain() == "Sessions stand on any day."
