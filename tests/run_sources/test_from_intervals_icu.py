"""Events of intervals.icu: workouts, races with priorities, days off."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from periodize.errors import InputRefused
from periodize.run_sources.found import Found
from periodize.run_sources.from_intervals_icu import runs_in_events
from periodize.run_sources.judging import Habits


def found(*events: Any) -> Found:
    """What an export of these events holds."""
    return runs_in_events(json.dumps(events).encode(), "events.json", Habits())


def event(category: str, **fields: Any) -> dict[str, Any]:
    """One event."""
    return {"category": category, "start_date_local": "2027-05-04T00:00:00", **fields}


def test_workouts() -> None:
    """Metres and seconds become kilometres and minutes; other sports keep theirs."""
    run = event("WORKOUT", type="Run", name="Threshold 4x8", distance=12500, moving_time=3900)
    swim = event("WORKOUT", type="Swim", name="Long easy", moving_time=5700)
    gym = event("WORKOUT", type="WeightTraining", name="Legs")
    read = found(run, swim, gym)
    assert [(each.kind, each.km, each.minutes, each.start, each.sure) for each in read.runs] == [
        ("threshold", 12.5, 65, None, True),
        ("swim", None, 95, None, True),
    ]
    assert [each.title for each in read.left_out] == ["Legs"]


def test_a_run_whose_title_says_nothing() -> None:
    """Its type says that it is run; how hard is asked, and taken for hard."""
    (run,) = found(event("WORKOUT", type="Run", name="Dunes", distance=8000)).runs
    assert (run.kind, run.km, run.sure) == ("tempo", 8, False)


def test_races_and_days_off() -> None:
    """Races keep their priority; the end of days off is the midnight after them."""
    race = event("RACE_B", name="City 10", distance=10000, start_date_local="2027-06-06T09:30:00")
    ill = event("SICK", end_date_local="2027-05-08T00:00:00")
    read = found(race, ill, event("HOLIDAY"), event("INJURED"), event("NOTE", name="Buy shoes"))
    assert [(run.kind, run.km, run.priority, run.start) for run in read.runs] == [
        ("race", 10, "B", 9 * 60 + 30)
    ]
    assert [(each.since, each.until, each.why) for each in read.absences] == [
        (date(2027, 5, 4), date(2027, 5, 7), "ill"),
        (date(2027, 5, 4), date(2027, 5, 4), "away"),
        (date(2027, 5, 4), date(2027, 5, 4), "injured"),
    ]
    assert [each.why for each in read.left_out] == ["note, not a workout"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'[{"category": ', "events.json:1:15: no valid JSON"),
        (b"[" * 100_000, "no valid JSON: nested too deeply"),
        (b'{"a": 1}', "a list of objects is expected"),
        (b'[{"a": 1}]', "none has a start_date_local"),
    ],
)
def test_what_is_no_export(content: bytes, why: str) -> None:
    """It is refused with what was expected."""
    with pytest.raises(InputRefused, match=why):
        runs_in_events(content, "events.json", Habits())


@pytest.mark.parametrize("odd", [None, 7, {"start_date_local": 5}, {"start_date_local": "9999"}])
def test_one_bad_event_costs_only_itself(odd: Any) -> None:
    """The other is read."""
    read = found(odd, event("WORKOUT", type="Run", name="Easy", distance="far", moving_time=-1))
    assert [(run.kind, run.km, run.minutes) for run in read.runs] == [("easy", None, None)]
    assert len(read.left_out) == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "Run", "distance": 120_000, "end_date_local": "2027-05-07T00:00:00"},
         [("race", 4, 40, True), ("race", 5, 40, True), ("race", 6, 40, True)]),
        ({"type": "Run", "distance": 10_000, "end_date_local": "2027-05-05T00:00:00"},
         [("race", 4, 10, True)]),
        ({"type": "Run", "distance": 10_000, "end_date_local": "2027-05-01T00:00:00"},
         [("race", 4, 10, True)]),
        ({"type": "Ride", "distance": 100_000}, [("bike", 4, 100, False)]),
        ({"distance": 21_097}, [("race", 4, 21.097, True)]),
    ],
)  # fmt: skip
def test_races_of_days_and_of_other_sports(
    fields: dict[str, Any], expected: list[tuple[str, int, float, bool]]
) -> None:
    """Several days are stages; a race on a bicycle is no race of the runner, and is asked about."""
    runs = found(event("RACE_A", name="Big day", **fields)).runs
    assert [(run.kind, run.date.day, run.km, run.sure) for run in runs] == expected
