"""The plan as a table."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

import pytest

from periodize.plan import Plan, Prescription
from periodize.views.plan_csv import guarded, to_csv
from tests.build import a_lift, a_plan, a_scenario, a_session


def _rows(plan: Plan, units: str = "metric") -> list[dict[str, str]]:
    text = to_csv(a_scenario(units=units), plan).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_per_exercise() -> None:
    """Each exercise of each session has a row with the session's day and its own dose."""
    lift, hold = _rows(a_plan(a_session("2027-05-04 18:00")))
    assert lift["date"] == "2027-05-04"
    assert (lift["weekday"], lift["start"], lift["minutes"]) == ("tue", "18:00", "55")
    assert (lift["exercise"], lift["sets"], lift["reps"]) == ("Back squat", "4", "4")
    assert (lift["load_kg"], lift["percent_1rm"], lift["seconds"]) == ("72.5", "85", "")
    assert (hold["seconds"], hold["per_side"], hold["load_kg"]) == ("45", "yes", "")


def test_pounds() -> None:
    """With imperial units the load column is in pounds and says so."""
    row = _rows(a_plan(a_session("2027-05-04 18:00")), units="imperial")[0]
    assert row["load_lb"] == "160"
    assert "load_kg" not in row


def test_what_is_held() -> None:
    """A load names its kit, and how many are held at once."""
    lift = a_lift(kit="dumbbell", held=2, load_kg=12)
    row = _rows(a_plan(a_session("2027-05-04 18:00", exercises=(lift, a_lift()))))
    assert [(each["kit"], each["held"], each["load_kg"]) for each in row] == [
        ("dumbbell", "2", "12"),
        ("", "", "72.5"),
    ]


def test_how_it_is_done() -> None:
    """The cue of the part and that of the exercise stand in one column."""
    lifts = [a_lift(cue="fast up", how="Stand tall"), a_lift(how="Stand tall"), a_lift()]
    session = a_session("2027-05-04 18:00", exercises=tuple(lifts))
    found = _rows(a_plan(session))
    assert [row["cue"] for row in found] == ["fast up; Stand tall", "Stand tall", ""]


def test_every_field_of_an_exercise_has_a_column() -> None:
    """What an exercise of a plan says stands in the table, all but what only minutes need."""
    for_minutes = {"role", "contacts", "seconds_per_rep", "setup_seconds"}
    fields = {field.name for field in dataclasses.fields(Prescription)} - for_minutes
    elsewhere = {"name": "exercise", "how": "cue", "load_kg": "load_kg"}
    lift = a_lift(stamped="lb", short_of_kg=80.0)
    row = _rows(a_plan(a_session("2027-05-04 18:00", exercises=(lift,))))[0]
    assert {elsewhere.get(name, name) for name in fields} <= set(row)
    assert (row["stamped"], row["short_of_kg"]) == ("lb", "80")
    plain = _rows(a_plan(a_session("2027-05-04 18:00")))[0]
    assert not {"stamped", "short_of_kg"} & set(plain)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"finding": True}, {"finding": "yes", "counted_to": ""}),
        ({"counted_to": 1}, {"counted_to": "1", "finding": ""}),
        ({"pair": "a", "last_reps": 3}, {"pair": "a", "last_reps": "3"}),
        ({"seconds": 60, "timed": True}, {"timed": "yes", "holds": "", "hold_rest_seconds": ""}),
        (
            {"seconds": 10, "holds": 3, "hold_rest_seconds": 5},
            {"holds": "3", "hold_rest_seconds": "5", "timed": ""},
        ),
        ({"sides_in_turn": True}, {"sides_in_turn": "yes"}),
        ({}, dict.fromkeys(("pair", "holds", "timed", "sides_in_turn", "finding"), "")),
    ],
)
def test_what_only_some_have(changes: dict[str, Any], expected: dict[str, str]) -> None:
    """A load to be found, a set to be counted, pairs, holds and the clock; empty elsewhere."""
    (row,) = _rows(a_plan(a_session("2027-05-04 18:00", exercises=(a_lift(**changes),))))
    assert {name: row[name] for name in expected} == expected


def test_order_of_time() -> None:
    """Rows are in order of time whatever the plan's order."""
    plan = a_plan(a_session("2027-05-06 18:00"), a_session("2027-05-04 18:00"))
    assert [row["date"] for row in _rows(plan)[::2]] == ["2027-05-04", "2027-05-06"]


@pytest.mark.parametrize("mark", [*"=+-@\t\r＝＋－＠", " ="])
def test_formula(mark: str) -> None:
    """Text that could be taken for a formula begins with an apostrophe."""
    name = f"{mark}HYPERLINK(1)"
    row = _rows(a_plan(a_session("2027-05-04 18:00", exercises=(a_lift(name=name),))))[0]
    assert row["exercise"].startswith("'")
    assert guarded("Back squat") == "Back squat"


def test_line_ends() -> None:
    """Every line ends in CRLF, and a name can add none."""
    plan = a_plan(a_session("2027-05-04 18:00", place="a\r\nb", exercises=(a_lift(name="x\ny"),)))
    text = to_csv(a_scenario(), plan)
    assert text.count(b"\r\n") == text.count(b"\n") == text.count(b"\r") == 2
