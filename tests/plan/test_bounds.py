"""A plan is input like a scenario: every field has bounds, and each problem its place."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from benchmarks.faults.mutated import mutated

from periodize.errors import InputRefused
from periodize.plan import read_plan, write_plan
from periodize.plan.places import places
from periodize.plan.text import MOST_BYTES, MOST_VALUES
from tests.build import a_plan, a_session

BY_HAND = """{"format": 1, "sessions": [
 {"date": "2027-08-16", "start": "18:00", "minutes": 45, "focus": "upper", "exercises": [
  {"exercise": "push-up", "sets": 3, "reps": 10, "reps_in_reserve": 3}]}]}"""


def refused(text: str | bytes) -> list[str]:
    """What is wrong with a plan, each with its place."""
    with pytest.raises(InputRefused) as found:
        read_plan(text, "p.json")
    return [str(problem) for problem in found.value.problems]


def test_a_start_may_be_an_hour_alone() -> None:
    """It lies on the date of its session, with or without a leading nought."""
    whole = read_plan(BY_HAND, "p.json")
    assert whole.sessions[0].start.isoformat() == "2027-08-16T18:00:00"
    early = read_plan(BY_HAND.replace("18:00", "7:05"), "p.json")
    assert early.sessions[0].start.isoformat() == "2027-08-16T07:05:00"
    named = read_plan(BY_HAND.replace("18:00", "2027-08-17T18:00"), "p.json")
    assert named.sessions[0].start.isoformat() == "2027-08-17T18:00:00"


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        ('"18:00"', '"2027-08-16T18:00+02:00"', "2:34", "without a zone"),
        ('"18:00"', '"2027-08-16T18:00:30"', "2:34", "to the minute"),
        ('"18:00"', "1800", "2:34", 'a start is a text, "18:00"'),
        ('"18:00"', '"25:00"', "2:34", "hour must be in 0..23"),
        ('"2027-08-16"', '"0001-01-01"', "2:11", "between 1970 and 2199"),
        ('"2027-08-16"', '"9999-12-31"', "2:11", "between 1970 and 2199"),
        ('"2027-08-16"', "5", "2:11", "a date is a text"),
        ('"2027-08-16"', '"2027-02-30"', "2:11", "day is out of range"),
        ("45", "1e15", "2:54", "valid integer"),
        ("45", "1441", "2:54", "less than or equal to 1440"),
        ("45", "0", "2:54", "greater than or equal to 1"),
        ("45", "true", "2:54", "valid integer"),
        ('"sets": 3', '"sets": 10001', "3:35", "less than or equal to 10000"),
        ('"sets": 3', '"load_kg": NaN', "3:38", "finite"),
        ('"sets": 3', '"load_kg": -1e999', "3:38", "finite"),
        ('"sets": 3', '"load_kg": 1000.5', "3:38", "less than or equal to 1000"),
        ('"sets": 3', '"contacts": Infinity', "3:39", "finite"),
        ('"sets": 3', '"weight": 3', "3:27", "is not a field of a plan"),
        ('"upper"', f'"{"x" * 201}"', "2:67", "at most 200 characters"),
        ('"focus": "upper", ', "", "2:2", "sessions.0.focus: is missing"),
        ('"format": 1', '"format": 2', "1:12", "format 2 is newer than this program"),
        ('"format": 1', f'"format": {"9" * 4000}', "1:12", "is newer than this program"),
        ('"format": 1', '"format": "1"', "1:12", "read '1'"),
    ],
)
def test_a_field_out_of_bounds(old: str, new: str, place: str, told: str) -> None:
    """Told is the line and the column, what was read, and what is allowed."""
    assert old in BY_HAND
    first = refused(BY_HAND.replace(old, new, 1))[0]
    assert first.startswith(f"p.json:{place}: ")
    assert told in first
    assert len(first) < 300


def test_all_problems_at_once() -> None:
    """Every field that is wrong is named, in the order of the file."""
    text = BY_HAND.replace("45", "0").replace('"sets": 3', '"sets": 0, "x": 1')
    assert [line.split(" ")[1] for line in refused(text)] == [
        "sessions.0.minutes:",
        "sessions.0.exercises.0.sets:",
        "sessions.0.exercises.0.x:",
    ]


def test_what_is_far_too_large_is_not_read() -> None:
    """Neither a huge file, nor one of very many values, nor one that is nested deeply."""
    assert refused(b" " * (MOST_BYTES + 1)) == [
        "p.json: is larger than 8 MB, which no plan is; allowed: a file such as `periodize solve` "
        "writes, STEM.plan.json"
    ]
    assert "holds more than" in refused("[" + "0," * (MOST_VALUES + 1) + "0]")[0]
    assert refused("[" * 100_000)[0].startswith("p.json:1:")
    many = refused('{"format": 1, "sessions": [' + "{}," * 100_000 + "{}]}")
    assert "sessions.0.date: is missing" in many[0]
    assert len(many) == 120


def test_a_mark_at_the_beginning_is_read_over() -> None:
    """As some editors write it."""
    assert read_plan(b"\xef\xbb\xbf" + BY_HAND.encode(), "p.json").sessions


@pytest.mark.parametrize("chunk", range(4))
def test_a_spoilt_plan_is_read_or_refused(chunk: int) -> None:
    """Whatever was done to it: nothing else is raised, and what is read can be written."""
    data: Any = json.loads(write_plan(a_plan(a_session("2027-05-04 18:00"))))
    ends = set()
    for seed in range(150 * chunk, 150 * (chunk + 1)):
        text = mutated(Random(seed), data)
        try:
            plan = read_plan(text, "p.json")
        except InputRefused as error:
            assert all(problem.line for problem in error.problems), seed
            ends.add("refused")
        else:
            assert read_plan(write_plan(plan), "") == plan, seed
            ends.add("read")
    assert ends == {"refused", "read"}


def test_places_of_fields() -> None:
    """Values, names, what is missing, and of a name that stands twice the last."""
    text = '{"a": [10,\n  {"b" : "x\\"y"}], "c": 1, "c": 2}'
    paths: list[tuple[str | int, ...]] = [(), ("a", 0), ("a", 1, "b"), ("c",), ("a", 7), ("z",)]
    found = places(text, paths)
    assert [found[path] for path in paths] == [
        (1, 1), (1, 8), (2, 10), (2, 33), (1, 7), (1, 1),
    ]  # fmt: skip
    assert places(text, [("a", 1, "b")], keys=True)["a", 1, "b"] == (2, 4)
