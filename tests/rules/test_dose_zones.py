"""Doses inside the zone of their session."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.plan import Prescription, Session
from periodize.rules.dose_zones import DoseZones
from periodize.scenario.scenario import Athlete, Place
from tests.cases import put_under
from tests.toy import a_block, a_model, a_plan, a_session

STRENGTH = {"sets": [3, 5], "reps": [3, 6], "percent": [80, 90]}
BLOCK = a_block(model=a_model(reps_allowed={80: 8, 85: 5, 100: 3}))


def the_rule(zone: dict[str, Any] | None = None, **changes: Any) -> DoseZones:
    """A zone for leg sessions."""
    zones = {"legs": zone or STRENGTH}
    return DoseZones.model_validate({"rule": "dose_zones", "zones": zones, **changes})


def a_lift(**figures: Any) -> Prescription:
    """Three sets of five squats at 80 %."""
    values: dict[str, Any] = {"exercise": "squat", "sets": 3, "reps": 5, "percent_1rm": 80.0}
    return Prescription(**{**values, **figures})


def holding(*lifts: Prescription, **changes: Any) -> Session:
    """A leg session on Tuesday."""
    return dataclasses.replace(a_session(1), exercises=lifts, **changes)


def told(session: Session, rule: DoseZones | None = None) -> list[str]:
    """What is said of a session."""
    found = list((rule or the_rule()).violations(BLOCK, a_plan(session)))
    assert all(violation.breaks_must for violation in found)
    return [violation.text.removeprefix("legs on Tue 4 May: ") for violation in found]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, []),
        ({"sets": 5}, []),
        ({"sets": 6}, ["Squat has 6 sets; 3 to 5 are allowed"]),
        ({"sets": 2}, ["Squat has 2 sets; 3 to 5 are allowed"]),
        ({"reps": 3}, []),
        ({"reps": 2}, ["Squat has 2 repetitions; 3 to 6 are allowed"]),
        ({"reps": 6}, []),
        ({"reps": 7}, ["Squat has 7 repetitions; 3 to 6 are allowed"]),
        ({"percent_1rm": 79.5}, ["Squat goes at 79.5 %; 80 to 90 % are allowed"]),
        ({"percent_1rm": 85.0}, []),
        # Six at 85 % are inside the zone, and not to be done.
        (
            {"percent_1rm": 85.0, "reps": 6},
            ["Squat has 6 repetitions at 85 %; at most 5 are possible"],
        ),
        ({"percent_1rm": 90.0, "reps": 3}, []),
        ({"percent_1rm": 90.5, "reps": 3}, ["Squat goes at 90.5 %; 80 to 90 % are allowed"]),
        # What goes by effort, and what is held, has no such figure.
        ({"percent_1rm": None, "reps": 6}, []),
        ({"percent_1rm": None, "reps": None, "seconds": 30}, []),
        (
            {"sets": 1, "reps": 9, "percent_1rm": 70.0},
            [
                "Squat goes at 70 %; 80 to 90 % are allowed",
                "Squat has 1 sets; 3 to 5 are allowed",
                "Squat has 9 repetitions at 70 %; at most 8 are possible",
                "Squat has 9 repetitions; 3 to 6 are allowed",
            ],
        ),
    ],
)
def test_zone(figures: dict[str, Any], expected: list[str]) -> None:
    """Sets, repetitions and load lie inside, and the load allows the repetitions."""
    assert sorted(told(holding(a_lift(**figures)))) == sorted(expected)


def test_every_exercise_is_looked_at() -> None:
    """The second lift does not hide behind the first."""
    plan = holding(a_lift(), a_lift(exercise="deadlift", sets=1))
    assert told(plan) == ["Deadlift has 1 sets; 3 to 5 are allowed"]


@pytest.mark.parametrize(("sets", "count"), [(1, 0), (5, 0), (6, 1)])
def test_a_deload_may_hold_fewer_sets(sets: int, count: int) -> None:
    """In a lighter week sets may go below the zone, not above it."""
    assert len(told(holding(a_lift(sets=sets), deload=True))) == count


@pytest.mark.parametrize(("role", "count"), [("lift", 1), ("arms", 0)])
def test_parts(role: str, count: int) -> None:
    """A zone may be for some parts of a focus."""
    rule = the_rule({**STRENGTH, "roles": [role]})
    assert len(told(holding(a_lift(sets=9)), rule)) == count


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("lift", ["Squat has 5 repetitions; 3 to 4 are allowed"]),
        ("arms", ["Squat has 5 repetitions; 12 to 20 are allowed"]),
        ("core", []),
    ],
)
def test_several_zones(role: str, expected: list[str]) -> None:
    """A focus may have a zone for each part; the first that is for a part holds."""
    lifts, arms = {"reps": [3, 4], "roles": ["lift"]}, {"reps": [12, 20], "roles": ["lift", "arms"]}
    rule = DoseZones.model_validate({"rule": "dose_zones", "zones": {"legs": [lifts, arms]}})
    unknown = dataclasses.replace(a_lift(), exercise="unknown", role=role)
    assert [text.replace("unknown", "Squat") for text in told(holding(unknown), rule)] == expected


def test_other_focuses_are_free() -> None:
    """A focus without a zone holds what it likes."""
    plan = a_plan(dataclasses.replace(a_session(1, "core"), exercises=(a_lift(sets=9),)))
    assert list(the_rule().violations(BLOCK, plan)) == []


def test_price() -> None:
    """Each figure outside costs."""
    found = the_rule(penalty=2).violations(BLOCK, a_plan(holding(a_lift(sets=9, reps=2))))
    assert [violation.cost for violation in found] == [2, 2]


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ({"sets": [5, 3]}, r"sets are \[least, most\]: read \[5, 3\]"),
        ({"percent": [0, 90]}, r"percent are \[least, most\]: read \[0, 90\]"),
        ({"sset": [1, 2]}, "sset"),
    ],
)
def test_bounds(zone: dict[str, Any], text: str) -> None:
    """A zone that is upside down is refused."""
    with pytest.raises(ValidationError, match=text):
        the_rule(zone)


def test_explain() -> None:
    """The sentence has the numbers of each zone."""
    assert the_rule().explain() == (
        "Sets, repetitions and load stay in their zone: legs 3 to 5 x 3 to 6 at 80 to 90 %."
    )
    some = the_rule({"sets": [3, 3], "roles": ["lift"]})
    assert "legs 3 x 1 to 50 for lift." in some.explain()
    two = DoseZones.model_validate(
        {"rule": "dose_zones", "zones": {"legs": [{"roles": ["lift"]}, {"reps": [12, 20]}]}}
    )
    assert "for lift, 1 to 10 x 12 to 20." in two.explain()
    assert "none is asked" in DoseZones(rule="dose_zones").explain()


@pytest.mark.parametrize(
    ("percent", "load", "expected"),
    [
        # 80 % of 31 kg are 24.8; the bar makes 22.5 of them (72.6 %), and nothing between.
        (73.0, 22.5, []),
        # 20 kg are less than the heaviest load below the zone.
        (65.0, 20.0, ["Back squat goes at 65 %; 80 to 90 % are allowed"]),
    ],
)
def test_a_zone_begins_where_the_plates_begin(
    percent: float, load: float, expected: list[str]
) -> None:
    """What the plates make of the lightest share is in the zone; a lighter load is not."""
    gym = Place(
        name="gym",
        equipment=frozenset({"barbell", "plate", "rack"}),
        bar_kg=20,
        plates_kg=(1.25, 5),
    )
    athlete = Athlete(one_rep_max_kg={"back-squat": 31})
    toy = a_block(places={"gym": gym}, athlete=athlete, model=load_model("runner"))
    block = put_under(toy.scenario, load_model("runner"), load_catalogue())
    lift = a_lift(exercise="back-squat", percent_1rm=percent, load_kg=load, kit="barbell")
    session = dataclasses.replace(holding(lift), place="gym")
    found = [each.text for each in the_rule().violations(block, a_plan(session))]
    assert [text.removeprefix("legs on Tue 4 May: ") for text in found] == expected
