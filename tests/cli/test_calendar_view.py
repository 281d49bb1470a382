"""The calendar on the terminal."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from periodize.cli.terminal.calendar_view import render_calendar
from periodize.cli.terminal.day_marks import session_marks
from periodize.dates import DateRange
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario
from tests.build import a_plan, a_race, a_run, a_scenario, a_session
from tests.cases import build
from tests.cli.six_weeks import six_weeks

TUE = "2027-05-04 18:00"


def drawn(scenario: Scenario, plan: Plan, width: int, *, colour: bool = False) -> str:
    """The calendar of a scenario under the model `runner`."""
    return render_calendar(build(scenario), plan, width, colour=colour)


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 120, 160, 200])
def test_no_line_is_too_long(width: int) -> None:
    """No line is longer than the terminal is wide, and none ends in blanks."""
    lines = drawn(*six_weeks(), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_table() -> None:
    """From 100 columns on, a week is a row with a column for each day."""
    text = drawn(*six_weeks(), 100)
    lines = text.splitlines()
    assert lines[0] == "Autumn marathon"
    assert lines[1] == "Mon 2 Aug to Sun 12 Sep 2027, 10 sessions"
    assert lines[3].split() == ["week", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "held"]
    assert lines[5].startswith(" 1  2 Aug     recov 6")
    assert "*inter 12.5" in lines[5] and "+ long 32" in lines[5] and lines[5].endswith("2/2")
    assert lines[6].startswith("strength") and "= LOWER" in lines[6] and lines[6].endswith("90'")
    assert lines[7].startswith("in season") and "18:00 55'" in lines[7]
    assert "# RACE A" in text and "deload" in text


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (11, ["= LOWER", "  SECOND", "  18:00 55'"]),
        (13, ["= LOWER", "  SECOND", "  18:00 55'"]),
        (14, ["= LOWER SECOND", "  18:00 55'"]),
        (24, ["= LOWER SECOND 18:00 55'"]),
    ],
)
def test_kinds_of_leg_session_are_told_apart(room: int, expected: list[str]) -> None:
    """A name for which a column is too narrow goes on below, so that no two look alike."""
    focuses = ("lower-second", "lower-strength", "lower-mini", "lower-short")
    sessions = [a_session(TUE, focus=focus) for focus in focuses]
    marks = [[mark.text for mark in session_marks(session, room)] for session in sessions]
    assert marks[0] == expected
    assert len({tuple(lines) for lines in marks}) == len(focuses)


def test_list() -> None:
    """Below 100 columns, only days with a session, a race, a quality or a long run are listed."""
    text = drawn(*six_weeks(), 60)
    assert "Week 3, 16 Aug, strength, deload, in season" in text
    assert "  Tue  3 * intervals 12.5          = LOWER 18:00 55'" in text
    assert "  Thu  5   medium long 18, easy 6" in text
    assert "  Sun 12 # RACE A Berlin 42.2 km" in text
    assert "Mon  2" not in text and "Wed" not in text


def test_legend() -> None:
    """The legend explains the marks, the unit and the short names that are in use."""
    last = drawn(*six_weeks(), 120).splitlines()[-2:]
    assert last[0] == "* quality run   + long run   = strength   # race"
    assert last[1].startswith("runs in km, inter intervals, mlong medium long")
    assert "fartl" not in last[1]


def test_the_list_says_what_it_leaves_out() -> None:
    """The list of days is short, and says of which days it is silent."""
    text = drawn(*six_weeks(), 60)
    told = "runs in km; days with nothing but easy runs are not listed"
    assert told in " ".join(text.split())


def test_miles() -> None:
    """With imperial units distances are in miles, and the legend says so."""
    scenario = a_scenario(units="imperial", runs=(a_run(TUE, km=6.437376),))
    text = drawn(scenario, a_plan(), 100)
    assert "easy 4" in text and "runs in mi" in text


@pytest.mark.parametrize(
    ("kind", "minutes", "marks"),
    [("race_pace", 150, "*+"), ("race_pace", 60, "*"), ("long", 150, "+"), ("easy", 110, " ")],
)
def test_marks(kind: str, minutes: int, marks: str) -> None:
    """A run that is quality and long bears both marks, in the table and in the list."""
    runs = (a_run(TUE, kind, minutes=minutes), a_run("2027-05-08 08:00", minutes=240))
    scenario = a_scenario(runs=runs)
    word = {"race_pace": "rpace", "long": "long", "easy": "easy"}[kind]
    table = drawn(scenario, a_plan(), 120)
    assert f" {marks} {word} 8 " in table
    shown = drawn(scenario, a_plan(), 60)
    assert f"  Tue  4 {marks} {kind.replace('_', ' ')} 8" in shown


def test_marks_where_room_is_short() -> None:
    """In a narrow column two marks cost the decimal."""
    run = a_run("2027-05-09 08:00", "race_pace", 32.5, minutes=180)
    text = drawn(a_scenario(runs=(run,)), a_plan(), 100)
    assert " *+ rpace 33 " in text


def test_run_without_distance() -> None:
    """A run without distance shows its minutes."""
    scenario = a_scenario(runs=(a_run(TUE, km=None, minutes=45),))
    assert "easy 45'" in drawn(scenario, a_plan(), 100)


def test_a_long_name_of_a_session() -> None:
    """Where a name would be cut by a column, the blank before it goes first."""
    plan = a_plan(a_session(TUE, focus="bodyweight"), weeks=())
    assert " =BODYWEIGHT " in drawn(a_scenario(), plan, 100)


def test_partial_weeks() -> None:
    """Days outside the block stay empty, and a week without record shows what it holds."""
    days = DateRange(dt.date(2027, 5, 6), dt.date(2027, 5, 12))
    plan = a_plan(a_session("2027-05-07 18:00"), weeks=())
    text = drawn(a_scenario(days=days), plan, 100)
    assert text.count("·") == 5
    assert " 1  3 May" in text and " 2  10 May" in text


def test_colour() -> None:
    """Escape codes stand in the text only when colour is asked for, and change nothing else."""
    plain = drawn(*six_weeks(), 100)
    coloured = drawn(*six_weeks(), 100, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;32m= LOWER" in coloured
    assert "\x1b[0m   recov 6" in coloured
    assert Text.from_ansi(coloured).plain.rstrip() == plain.rstrip()


def test_no_colour_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for counts, whatever the environment says."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "20")
    assert "\x1b[" in drawn(*six_weeks(), 100, colour=True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in drawn(*six_weeks(), 100)


@settings(deadline=None)
@given(st.text(st.characters(codec=None)), st.sampled_from([60, 100]))
def test_any_name(name: str, width: int) -> None:
    """No name can bring an escape sequence, a line end, or a line that is too long."""
    scenario = a_scenario(name=name, races=(a_race(name=name),), runs=(a_run(TUE, name=name),))
    plan = a_plan(a_session(TUE, focus=name, phase=name, season=name))
    text = drawn(scenario, plan, width)
    assert "\x1b" not in text
    assert max(map(cell_len, text.splitlines())) <= width
    assert text.encode()


def test_rows_that_begin_on_sunday() -> None:
    """Each row has the Sunday before its week; the last Sunday has a row of its own."""
    scenario, plan = six_weeks()
    sunday = dataclasses.replace(scenario, week_starts="sun")
    lines = drawn(sunday, plan, 100).splitlines()
    assert lines[3].split()[:4] == ["week", "Sun", "Mon", "Tue"]
    first = next(line for line in lines if line.startswith(" 1  "))
    second = next(line for line in lines if line.startswith(" 2  "))
    assert ("+ long" in first, "+ long" in second) == (False, True)
    assert "# RACE A" in "\n".join(lines)
