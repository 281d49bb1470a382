"""What each run demands: by its kind, its minutes, and the longest run of its week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from periodize.block import Block
from periodize.block.efforts import demand_of
from periodize.model.load import load_model, model_names
from periodize.model.long_run import LongRun
from periodize.model.periodization import Model
from periodize.scenario.scenario import Race, Run
from tests.toy import a_block, a_model, a_race, a_run

MEASURE = load_model("runner").long_run


def under(measure: LongRun | None, runs: Sequence[Run], races: Sequence[Race] = ()) -> Block:
    """Two weeks under a model that measures runs so."""
    model = Model.model_validate({**a_model().model_dump(), "long_run": measure})
    return a_block(14, runs=runs, races=races, model=model)


def demands(
    runs: Sequence[Run], races: Sequence[Race] = (), measure: LongRun | None = MEASURE
) -> list[str]:
    """What each run and race demands, in order of time."""
    return ["+".join(sorted(run.demand)) for run in under(measure, runs, races).calendar.efforts]


def a_plain_run(offset: int, kind: str, minutes: int) -> Run:
    """A run of which the scenario says no demand."""
    return a_run(offset, kind, (), minutes=minutes)


def alone(kind: str, minutes: int, longest: int = 300) -> str:
    """What a run demands in a week whose longest run lasts so long."""
    runs = [a_plain_run(0, kind, minutes), a_plain_run(6, "easy", longest)]
    return demands(runs)[0]


@pytest.mark.parametrize(
    ("kind", "minutes", "expected"),
    [
        ("easy", 89, "easy"),
        ("easy", 90, "medium-long"),
        ("recovery", 90, "medium-long"),
        ("easy", 119, "medium-long"),
        ("easy", 120, "long"),
        ("medium_long", 50, "medium-long"),
        ("medium_long", 119, "medium-long"),
        ("medium_long", 120, "long"),
        ("long", 30, "long"),
        # A run with quality in it can be long, too; medium-long it is not.
        ("intervals", 119, "quality"),
        ("intervals", 120, "long+quality"),
        ("progression", 120, "long+quality"),
        ("fartlek", 120, "long+quality"),
        ("hills", 120, "long+quality"),
        ("tempo", 120, "long+quality"),
        ("threshold", 120, "long+quality"),
        ("race_pace", 120, "long+quality"),
        ("race_pace", 45, "quality"),
        # What is no running is long only where that is said.
        ("cross", 45, "easy"),
        ("cross", 600, "easy"),
    ],
)
def test_kind_and_minutes(kind: str, minutes: int, expected: str) -> None:
    """Two hours are long whatever the week is like; below, an hour and a half is medium-long."""
    assert alone(kind, minutes) == expected


@pytest.mark.parametrize(
    ("kind", "minutes", "longest", "expected"),
    [
        ("easy", 96, 120, "long"),
        ("easy", 95, 120, "medium-long"),
        ("medium_long", 104, 130, "long"),
        ("medium_long", 103, 130, "medium-long"),
        ("easy", 80, 100, "long"),
        ("easy", 79, 100, "easy"),
        ("tempo", 80, 100, "long+quality"),
        ("tempo", 79, 100, "quality"),
        # Below 75 minutes nothing is long, however short the week is.
        ("easy", 75, 75, "long"),
        ("easy", 74, 75, "easy"),
        ("easy", 75, 94, "easy"),
        ("easy", 75, 93, "long"),
    ],
)
def test_beside_the_week(kind: str, minutes: int, longest: int, expected: str) -> None:
    """Long is what lasts four fifths of the week's longest run, if it lasts 75 minutes."""
    assert alone(kind, minutes, longest) == expected


@pytest.mark.parametrize("minutes", [45, 60])
def test_a_short_week_has_nothing_long(minutes: int) -> None:
    """Neither easy runs of 45 minutes nor the longest hour of a taper are long."""
    runs = [a_plain_run(offset, "easy", 45) for offset in (0, 2, 4)]
    assert demands([*runs, a_plain_run(6, "easy", minutes)]) == ["easy"] * 4


def test_weeks_are_weeks_from_monday_to_sunday() -> None:
    """On Sunday the two hours of the day before count, on Monday they do not."""
    runs = [a_plain_run(5, "easy", 120), a_plain_run(6, "easy", 80), a_plain_run(7, "easy", 80)]
    assert demands(runs) == ["long", "easy", "long"]


def test_only_running_makes_others_short() -> None:
    """Five hours on a bicycle do not make the week's longest run any shorter."""
    assert demands([a_plain_run(2, "cross", 300), a_plain_run(6, "easy", 80)]) == ["easy", "long"]


def test_a_race_is_quality_and_counts_as_running() -> None:
    """A race of two hours is a quality run, and beside it 80 minutes are not long."""
    runs = [a_plain_run(2, "easy", 80)]
    assert demands(runs, [a_race(6, minutes=120)]) == ["easy", "quality"]


def test_what_the_scenario_says_holds() -> None:
    """A demand that is given replaces all that follows from kind and length."""
    runs = [
        a_run(0, "intervals", "easy", minutes=150),
        a_run(1, "cross", "long", minutes=30),
        a_run(2, "easy", ("quality", "long"), minutes=30),
        a_run(3, "long", "medium-long", minutes=30),
    ]
    assert demands(runs) == ["easy", "long", "long+quality", "medium-long"]


def test_a_model_without_a_measure() -> None:
    """Where the model does not say what is long, only kinds and the scenario do."""
    kinds = [("easy", 300), ("tempo", 300), ("long", 60), ("medium_long", 60)]
    runs = [a_plain_run(offset, *kind) for offset, kind in enumerate(kinds)]
    assert demands(runs, measure=None) == ["easy", "quality", "long", "medium-long"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"minutes": 121}, ["medium-long", "quality", "long"]),
        ({"share_of_week": 0.4}, ["long", "long+quality", "long"]),
        ({"share_of_week": 0.4, "at_least_minutes": 121}, ["long", "quality", "long"]),
        ({"medium_minutes": 121, "minutes": 121}, ["easy", "quality", "long"]),
    ],
)
def test_each_number_counts(changes: Mapping[str, Any], expected: list[str]) -> None:
    """A model may set each number otherwise."""
    measure = LongRun.model_validate({**dict(MEASURE or {}), **changes})
    kinds = [("easy", 120), ("tempo", 119), ("easy", 200)]
    runs = [a_plain_run(offset, *kind) for offset, kind in enumerate(kinds)]
    assert demands(runs, measure=measure) == expected


@pytest.mark.parametrize("name", model_names())
def test_every_model_measures_alike(name: str) -> None:
    """No source says what is long, so every model that ships has the numbers of `runner`."""
    assert load_model(name).long_run == MEASURE


def test_hard_days() -> None:
    """Quality and long runs make a day hard, medium-long and easy ones do not."""
    runs = [
        a_run(0, demand="quality"),
        a_run(1, "long", "long"),
        a_run(2, "easy", "medium-long"),
        a_run(3, "easy", "easy"),
    ]
    block = under(MEASURE, runs, [a_race(4)])
    assert [block.calendar.is_hard_day(day) for day in list(block.scenario.days)[:6]] == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("kind", "minutes", "demand"),
    [
        ("swim", 300, "easy"),
        ("bike", 89, "easy"),
        ("bike", 90, "medium-long"),
        ("bike", 149, "medium-long"),
        ("bike", 150, "long"),
        ("row", 119, "medium-long"),
        ("row", 120, "long"),
        ("ski", 119, "medium-long"),
        ("ski", 120, "long"),
        ("walk", 179, "easy"),
        ("walk", 180, "medium-long"),
        ("hike", 239, "medium-long"),
        ("hike", 240, "long"),
        ("team_sport", 45, "quality"),
        ("cross", 300, "easy"),
    ],
)
def test_other_sports_by_their_own_measure(kind: str, minutes: int, demand: str) -> None:
    """A swim loads no legs, a long ride does, a match is hard, whatever the week is like."""
    run = Run(start=dt.datetime(2027, 5, 4, 7), minutes=minutes, kind=kind)
    assert demand_of(run, load_model("runner").long_run, 30) == {demand}
