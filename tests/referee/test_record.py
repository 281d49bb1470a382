"""The record: what a plan says of its sessions."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from periodize.plan import Plan
from periodize.referee.record import record_violations
from tests.referee.good import changed, good_plan, nine_weeks, recorded_plan

LIFT = "lower-strength-05-18"


def told(plan: Plan) -> list[str]:
    """What is said of a plan's record."""
    return [found.text for found in record_violations(nine_weeks()[0], plan)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"load_class": "core"}, [f"{LIFT}: its load class is lower-heavy, not core"]),
        ({"warm_up_minutes": 3}, [f"{LIFT}: its warm-up takes 8 min, not 3 min"]),
        ({"focus": "zumba"}, [f"{LIFT}: 'zumba' is not a focus of runner"]),
        ({"phase": "power"}, [f"{LIFT}: its week is off season, strength; not off, power"]),
        ({"season": "in"}, [f"{LIFT}: its week is off season, strength; not in, strength"]),
        ({"deload": True}, []),
        (
            {"deload": True, "phase": "taper"},
            [
                f"{LIFT}: it is marked as part of a deload; its week is none",
                f"{LIFT}: its week is off season, strength; not off, taper",
            ],
        ),
        (
            {"date": dt.date(2027, 5, 19)},
            [f"{LIFT}: it starts on 2027-05-18, not on its date 2027-05-19"],
        ),
        (
            {"start": dt.datetime(2027, 5, 18, 18, tzinfo=ZoneInfo("Europe/Berlin"))},
            [f"{LIFT}: its start must be local wall time, without a zone"],
        ),
    ],
)
def test_claims(fields: dict[str, Any], expected: list[str]) -> None:
    """What a session says of itself is what its focus and its week say."""
    assert told(changed(LIFT, **fields)(good_plan())) == expected


def test_ids_are_unique() -> None:
    """One id stands for one session; else the later of them is named."""
    twice = changed("upper-05-19", id=LIFT)(good_plan())
    found = list(record_violations(nine_weeks()[0], twice))
    assert [(each.date, each.text) for each in found] == [
        (dt.date(2027, 5, 19), f"the id {LIFT!r} stands for 2 sessions")
    ]


def test_weeks() -> None:
    """The record of the weeks is left out, or whole and right."""
    plan = recorded_plan()
    assert told(plan) == []
    assert told(plan.replace(weeks=())) == []
    assert told(plan.replace(weeks=plan.weeks[:8])) == ["8 weeks are recorded; the block has 9"]
    swapped = (plan.weeks[1], plan.weeks[0], *plan.weeks[2:])
    assert told(plan.replace(weeks=swapped)) == [
        "the record of the week of 2027-05-03 is not what its sessions give",
        "the record of the week of 2027-05-10 is not what its sessions give",
    ]
