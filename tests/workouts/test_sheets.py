"""Sessions for a phone, for intervals.icu, and as a log to fill."""

from __future__ import annotations

import json
from typing import Any

import pytest

from periodize.calendars.ics import uid_of
from periodize.model.catalogue import load_catalogue
from periodize.training_log.names import Names
from periodize.training_log.tables import read_log
from periodize.workouts.files import files_of
from periodize.workouts.sheets import to_intervals, to_log, to_text
from tests.build import a_hold, a_lift, a_scenario, a_session

TUE, FRI = "2027-05-04 18:00", "2027-05-07 18:00"


def test_text() -> None:
    """The text says what, when and where, each set, and why it is on that day."""
    assert to_text(a_session(TUE), "metric").decode().splitlines()[:7] == [
        "Lower strength, 55 min: Back squat 72.5 kg",
        "Tue 4 May 2027, 18:00, gym",
        "",
        "Strength phase, off-season",
        "",
        "Warm-up: 8 min, easy movement, then two or three lighter sets of the first lift",
        "1. Back squat: 4 x 4 at 72.5 kg (85 %), 1 rep in reserve, rest 3 min",
    ]


def test_intervals() -> None:
    """An event of intervals.icu has the hour, the length and the identifier of the calendar's."""
    scenario, session = a_scenario(), a_session(TUE, id="w01-lower-strength-1")
    (event,) = json.loads(to_intervals(scenario, [session]))
    description = event.pop("description")
    assert event == {
        "category": "WORKOUT",
        "type": "WeightTraining",
        "start_date_local": "2027-05-04T18:00:00",
        "name": "Lower strength, 55 min: Back squat 72.5 kg",
        "moving_time": 3300,
        "external_id": uid_of(scenario, session.id),
    }
    assert "1. Back squat: 4 x 4 at 72.5 kg" in description


def test_log() -> None:
    """A row for each set in repetitions: the last one with its own, and where it is counted to."""
    lift = a_lift(sets=3, reps=5, last_reps=4, counted_to=1, reps_in_reserve=2, kit="barbell")
    text = to_log([a_session(TUE, id="=w01", exercises=(lift, a_hold()))]).decode()
    assert text.splitlines() == [
        "date,session,exercise,set,kg,reps,rir,kit",
        "2027-05-04,'=w01,back-squat,1,72.5,5,2,barbell",
        "2027-05-04,'=w01,back-squat,2,72.5,5,2,barbell",
        "2027-05-04,'=w01,back-squat,3,72.5,4,1,barbell",
    ]


def test_log_in_the_unit_on_the_weights() -> None:
    """Pounds are filled in as pounds; a table of both has both columns, and is read back."""
    bar = a_lift(sets=1, kit="barbell", load_kg=61.235)
    bells = a_lift(exercise="goblet-squat", sets=1, kit="dumbbell", load_kg=11.3398, stamped="lb")
    session = a_session(TUE, id="w01", exercises=(bar, bells))
    both = to_log([session]).decode().splitlines()
    assert both == [
        "date,session,exercise,set,kg,lb,reps,rir,kit",
        "2027-05-04,w01,back-squat,1,61.23,,4,1,barbell",
        "2027-05-04,w01,goblet-squat,1,,25,4,1,dumbbell",
    ]
    names = Names(load_catalogue().exercises, {})
    read = read_log(to_log([session]), "log.csv", names, "kg")
    assert [each.kg for each in read.sets] == pytest.approx([61.23, 11.34], abs=0.005)
    pounds = to_log([a_session(TUE, id="w01", exercises=(bar,))], "imperial").decode()
    assert pounds.splitlines()[0] == "date,session,exercise,set,lb,reps,rir,kit"
    assert pounds.splitlines()[1] == "2027-05-04,w01,back-squat,1,135,4,1,barbell"


def test_names_of_files() -> None:
    """A session has a file of its own whatever its id is; its name stays when the session moves."""

    def names(*sessions: Any) -> list[str]:
        return list(files_of(a_scenario(), sessions, "fit"))

    ids = ("w01-core-1", "../w01 core 1", "W01/CORE/1", "é" * 300, "")
    found = names(*(a_session(TUE, id=each) for each in ids))
    assert found[:3] == ["w01-core-1.fit", "w01-core-1-2.fit", "w01-core-1-3.fit"]
    assert found[4] == "scenario.fit"
    assert max(map(len, found)) < 100
    assert names(a_session(FRI, id="w01-core-1")) == found[:1]
