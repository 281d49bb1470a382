"""Logs as they are: ours, and exports of Strong and Hevy."""

from __future__ import annotations

import datetime as dt

import pytest

from periodize.model.catalogue import load_catalogue
from periodize.training_log.names import Names
from periodize.training_log.sets import LoggedSet, ReadLog
from periodize.training_log.tables import HEADER, read_log

TUE = dt.date(2027, 5, 4)
STRONG_OLD = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,RPE\n"
STRONG_NEW = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;"
    "Seconds;Notes;Workout Notes\n"
)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
)


def _read(text: str | bytes, unit: str = "kg", **told: str) -> ReadLog:
    content = text if isinstance(text, bytes) else text.encode()
    return read_log(content, "log.csv", Names(load_catalogue().exercises, told), unit)


def _facts(each: LoggedSet) -> tuple[object, ...]:
    return each.exercise, each.kg, each.reps, each.reserve, each.warm_up


def test_ours() -> None:
    """A row is a set; what is not known is left empty."""
    text = f"{HEADER}\n2027-05-04,w01-core-1,back-squat,1,72.5,5,2\n\n2027-05-04,,Pull-up,1,,8,\n"
    read = _read(text)
    assert not read.problems
    squat, pull = read.sets
    assert (squat.date, squat.session) == (TUE, "w01-core-1")
    assert _facts(squat) == ("back-squat", 72.5, 5, 2, False)
    assert _facts(pull) == ("pull-up", None, 8, None, False)
    pounds = _read("date,exercise,lb,reps\n2027-05-04,Back squat,100,5\n").sets[0]
    assert pounds.kg == pytest.approx(45.359, abs=0.001)


@pytest.mark.parametrize(
    ("exercise", "kit", "other"),
    [
        ("bench-press", "", False),
        ("bench-press", "barbell", False),
        ("bench-press", "Dumbbell", True),
        ("trap-bar-deadlift", "trap-bar", False),
        ("single-leg-rdl", "kettlebell", False),
        ("single-leg-rdl", "dumbbell", True),
        ("pull-up", "dumbbell", False),
    ],
)
def test_kit(exercise: str, kit: str, other: bool) -> None:
    """A set with another kit than the one that the maximum belongs to is known for it."""
    (found,) = _read(f"{HEADER},kit\n2027-05-04,,{exercise},1,20,8,2,{kit}\n").sets
    assert found.other_kit == other


def test_strong() -> None:
    """Of an export of Strong sets and warm-ups are read; rests, notes and runs are passed over."""
    rows = (
        "2027-05-04 18:00:12,Legs,Squat (Barbell),W,40,5,0,0,,\n"
        '2027-05-04 18:00:12,Legs,Squat (Barbell),1,72.5,5,0,0,"deep,\nand slow",8\n'
        "2027-05-04 18:00:12,Legs,Squat (Barbell),F,75,6,0,0,,\n"
        "2027-05-04 18:00:12,Legs,Squat (Barbell),Rest Timer,,,,180,,\n"
        "2027-05-04 18:00:12,Legs,Running,1,0,0,5,1500,,\n"
    )
    read = _read(STRONG_OLD + rows)
    assert [_facts(each) for each in read.sets] == [
        ("back-squat", 40, 5, None, True),
        ("back-squat", 72.5, 5, 2, False),
        ("back-squat", 75, 6, 0, False),
    ]
    assert read.notes == ["log.csv does not say its unit of weight; taken as kg."]
    new = "2027-05-04 18:00:12;Legs;Bench Press (Barbell);1;100,5;lbs;5;;;;;;\n"
    (bench,) = _read(STRONG_NEW + new).sets
    assert bench.exercise == "bench-press"
    assert bench.kg == pytest.approx(45.586, abs=0.001)


@pytest.mark.parametrize("start", ["4 May 2027, 18:00", "May 4, 2027, 6:00 PM", "2027-05-04T18:00"])
def test_hevy(start: str) -> None:
    """An export of Hevy is read with any of its dates; the kind of a set is known."""
    row = '"Legs","{}","x","","Deadlift (Barbell)","","",{},"{}",{},{},"","",{}\n'
    rows = [
        row.format(start, 0, "warmup", 60, 5, '""'),
        row.format(start, 1, "normal", 100, 5, 8.5),
        row.format(start, 2, "failure", 100, 7, '""'),
    ]
    sets = _read(HEVY + "".join(rows)).sets
    assert {each.date for each in sets} == {TUE}
    assert [_facts(each)[2:] for each in sets] == [(5, None, True), (5, 1, False), (7, 0, False)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2027-13-04,,back-squat,1,70,5,2", "'2027-13-04' is not a date"),
        ("4/5/2027,,back-squat,1,70,5,2", "is not a date"),
        ("2027-05-04,,back-squat,1,70,,2", "reps is '', no whole number"),
        ("2027-05-04,,back-squat,1,70,2.5,2", "reps is '2.5', no whole number"),
        ("2027-05-04,,back-squat,1,-70,5,2", "kg is '-70', no number"),
        ("2027-05-04,,back-squat,1,1000.5,5,2", "at most 1000"),
        ("2027-05-04,,back-squat,1,nan,5,2", "kg is 'nan', no number"),
        ("2027-05-04,,back-squat,1,70,5,21", "at most 20"),
        ("2027-05-04,,,1,70,5,2", "no exercise is named"),
    ],
)
def test_bad_rows(row: str, message: str) -> None:
    """Every row that cannot be used is told with its line; the others are read."""
    good = "2027-05-04,,back-squat,1,70,5,2"
    read = _read(f"{HEADER}\n{good}\n{row}\n{good}\n{row}\n")
    told = [(each.line, message in each.message) for each in read.problems]
    assert told == [(3, True), (5, True)]
    assert len(read.sets) == 2


@pytest.mark.parametrize("text", [b"", b"\n", b"<html></html>", b"a,b,c\n1,2,3\n", b"\x00\x01"])
def test_no_log(text: bytes) -> None:
    """Something else is refused, and said to be so."""
    read = _read(text)
    assert len(read.problems) == 1
    assert not read.sets


def test_encodings() -> None:
    """A byte mark, UTF-16, Windows-1252 and semicolons are read."""
    text = f"{HEADER}\n2027-05-04,,back-squat,1,70,5,2\n"
    for content in (b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
        assert len(_read(content).sets) == 1
    semicolons = text.replace(",", ";").replace("70", "72,5")
    assert _read(semicolons.encode("cp1252")).sets[0].kg == 72.5


@pytest.mark.parametrize(
    ("name", "exercise", "sure"),
    [
        ("back-squat", "back-squat", True),
        ("Back Squat", "back-squat", True),
        ("Squat (Barbell)", "back-squat", True),
        ("RDL", "romanian-deadlift", True),
        ("Runner's deadlift", "runners-deadlift", True),
        ("Back sqaut", "back-squat", False),
        ("Leg Extension (Machine)", "", False),
        ("", "", False),
    ],
)
def test_names(name: str, exercise: str, sure: bool) -> None:
    """A name that is the same is sure, a near one a guess, another none."""
    names = Names(load_catalogue().exercises, {})
    assert names.meant(name) == (exercise, sure)


def test_a_name_that_is_settled() -> None:
    """What the scenario says that a name means is sure, also against ours."""
    names = Names(load_catalogue().exercises, {"Leg day": "front-squat", "squat": "goblet-squat"})
    assert names.meant("leg DAY") == ("front-squat", True)
    assert names.meant("Squat") == ("goblet-squat", True)


def test_a_line_of_an_export_costs_itself() -> None:
    """Assistance written as a negative weight is passed over, and said; the other sets count."""
    rows = "2027-05-04 18:00:00,A,Pull Up,1,{},8,,,,\n"
    read = _read(STRONG_OLD + rows.format("-20") + rows.format("10") + rows.format("heavy"))
    assert [each.kg for each in read.sets] == [10]
    assert not read.problems
    (note,) = [each for each in read.notes if "passed over" in each]
    assert note.startswith("log.csv: 2 lines are passed over, the first is line 2: weight is '-20'")
