"""`periodize progress`: each exercise over the block, from the plan alone."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from periodize.cli.terminal.progress_view import render_progress
from periodize.dates import add_days
from periodize.plan import Plan, Prescription, Session, write_plan
from tests.build import MONDAY, a_hold, a_lift, a_plan, a_session
from tests.cli.running import run
from tests.cli.six_weeks import six_weeks


def week(number: int, *exercises: Prescription, **changes: Any) -> Session:
    """A session on the Tuesday of a week, numbered from 1."""
    start = f"{add_days(MONDAY, 7 * number - 6)} 18:00"
    values = {"id": f"s{number}{changes.get('focus', '')}", "exercises": exercises, **changes}
    return a_session(start, **values)


def squat(load: float | None, sets: int = 3, reps: int = 8, **changes: Any) -> Prescription:
    """Back squats at a load; a tenth of it is the share of the maximum."""
    share = None if load is None else load + 20
    values = {"load_kg": load, "percent_1rm": share, "sets": sets, "reps": reps, **changes}
    return a_lift(**values)


FIVE = a_plan(
    week(1, squat(50)),
    week(2, squat(52.5)),
    week(3, squat(52.5)),
    week(4, squat(52.5, sets=2), deload=True),
    week(6, squat(55, reps=6), phase="power"),
    week(7, squat(55, sets=2, reps=3), phase="taper"),
    week(8, squat(50, sets=1, reps=3), phase="race"),
)


def entry(plan: Plan, width: int = 200, units: str = "metric") -> list[str]:
    """The lines below the first heading, each without blanks around it."""
    lines = render_progress(plan, width, colour=False, units=units).splitlines()
    return [line.strip() for line in lines[lines.index("") + 2 :]]


def test_only_changes_are_told() -> None:
    """The first entry is whole, later ones have what is new; weeks alike are one."""
    assert entry(FIVE) == [
        "Back squat  w1 3x8 70 % 50 kg · w2-3 52.5 · w4 deload 2x8 · w6 3x6 55 · w7 taper 2x3"
        " · w8 race 1x3 50"
    ]


def test_the_heaviest_and_the_most_are_told() -> None:
    """Of a week's doses the heaviest stands first, and behind a plus the one with most work."""
    heavy, much = squat(70, sets=5, reps=2), squat(65, sets=4, reps=4)
    plan = a_plan(
        week(1, much, focus="strength"),
        week(1, heavy, focus="complex"),
        week(2, much, focus="strength"),
        week(2, heavy, focus="complex"),
        week(3, squat(65, sets=4, reps=5), focus="strength"),
        week(3, heavy, focus="complex"),
        week(4, squat(70, sets=3, reps=3), focus="strength"),
        week(4, heavy, focus="complex"),
    )
    assert entry(plan) == [
        "Back squat  w1-2 5x2 90 % 70 kg + 4x4 85 % 65 kg · w3 5x2 + 4x5 85 % 65 kg · w4 5x2"
    ]
    same = a_plan(week(1, squat(70, sets=5, reps=2)), week(1, squat(70, sets=4, reps=4), id="b"))
    assert entry(same) == ["Back squat  w1 5x2 90 % 70 kg + 4x4"]


def test_heading() -> None:
    """Name, first week, deloads and phases stand above."""
    lines = render_progress(FIVE, 100, colour=False).splitlines()
    assert lines[:5] == [
        "Autumn marathon",
        "w1 begins on Mon 3 May 2027; deload in w4",
        "w1-4 strength · w6 power · w7 taper · w8 race",
        "",
        "Lower strength, 7 sessions",
    ]


def test_pounds() -> None:
    """Loads are written in lb if that is asked for."""
    assert entry(FIVE, units="imperial")[0].startswith(
        "Back squat  w1 3x8 70 % 110 lb · w2-3 115.5"
    )


@pytest.mark.parametrize(
    ("done", "text"),
    [
        (a_hold(), "3x45s"),
        (a_lift(reps=None, seconds=40, timed=True, load_kg=8, percent_1rm=None), "4x40s 8 kg"),
        (a_hold(sets=1, seconds=15, holds=6, hold_rest_seconds=20), "1x(6x15s, 20s apart)"),
        (a_lift(load_kg=None, percent_1rm=None, reps_in_reserve=2), "4x4 RIR 2"),
        (a_lift(load_kg=None, percent_1rm=72.5), "4x4 72.5 %"),
        (a_lift(load_kg=0, percent_1rm=None), "4x4"),
        (a_lift(load_kg=12, percent_1rm=None), "4x4 12 kg"),
        (a_lift(reps=None, metres=20, load_kg=24, percent_1rm=None), "4x20m 24 kg"),
        (a_lift(reps=None, load_kg=0, percent_1rm=None), "4 sets"),
        (a_lift(last_reps=3, load_kg=0, percent_1rm=None), "3x4+1x3"),
    ],
)
def test_what_a_dose_is(done: Prescription, text: str) -> None:
    """Repetitions, seconds or metres, and the load, its share, or what is left in reserve."""
    (line,) = entry(a_plan(week(1, done)))
    assert line.endswith(f" w1 {text}")


def test_a_gap_and_a_return() -> None:
    """Weeks without the exercise are left out; a change back is told again."""
    plan = a_plan(week(1, squat(50)), week(3, squat(50)), week(4, squat(55)), week(6, squat(50)))
    assert entry(plan) == ["Back squat  w1,3 3x8 70 % 50 kg · w4 55 · w6 50"]


def test_a_load_that_becomes_unknown() -> None:
    """Between a load and an effort each is written in full."""
    plan = a_plan(week(1, squat(50)), week(2, squat(None)), week(3, squat(60)))
    assert entry(plan) == ["Back squat  w1 3x8 70 % 50 kg · w2 RIR 1 · w3 80 % 60 kg"]


def test_of_a_week_the_heaviest_counts() -> None:
    """Two sessions of a week with one exercise make one entry."""
    plan = a_plan(week(1, squat(50)), week(1, squat(60), focus="complex"))
    assert entry(plan) == ["Back squat  w1 3x8 80 % 60 kg"]


def test_order() -> None:
    """The kind with most sessions comes first, and in it the exercise that is used longest."""
    press = a_lift(exercise="press", name="Press", load_kg=30, percent_1rm=None)
    plan = a_plan(
        week(1, press, focus="upper"),
        week(1, a_hold(), squat(50)),
        week(2, squat(50), press),
        week(3, squat(50)),
        week(3, press, focus="upper"),
    )
    names = [line.split("  ")[0] for line in entry(plan)]
    assert names == ["Back squat", "Side plank", "", "Upper, 2 sessions", "Press"]


@pytest.mark.parametrize("width", [40, 60, 79, 80, 100])
def test_no_line_is_too_wide(width: int) -> None:
    """Every line fits, and nothing is cut but a long name."""
    text = render_progress(six_weeks()[1], width, colour=False)
    assert max(map(cell_len, text.splitlines())) <= width
    words = " ".join(text.split())
    for part in ("Back squat", "w3 deload", "w6 race", "Romanian deadlift", "w1-2"):
        assert part in words, part


def test_colours_on_request() -> None:
    """Escape codes stand in the text only if they are asked for."""
    assert "\x1b[" not in render_progress(FIVE, 100, colour=False)
    assert "\x1b[36mdeload" in render_progress(FIVE, 100, colour=True)


def test_names_cannot_write_on_the_terminal() -> None:
    """An escape sequence in a plan's names is not passed on."""
    odd = dataclasses.replace(squat(50), name="Squat\x1b[2J")
    plan = a_plan(week(1, odd, focus="up\x1b[2Jper", phase="str\x1b[2Jength"))
    assert "\x1b" not in render_progress(plan, 100, colour=False)


def test_command(tmp_path: Path) -> None:
    """The plan is enough; it may come from standard input; what is none is refused."""
    file = tmp_path / "five.plan.json"
    file.write_bytes(write_plan(FIVE))
    outcome = run("progress", file)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.stdout == render_progress(FIVE, 100, colour=False)
    assert run("progress", "-", given=write_plan(FIVE)).stdout == outcome.stdout
    assert "110 lb" in run("progress", file, "--units", "imperial").stdout
    missing = run("progress", tmp_path / "none.json")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "cannot be read" in missing.stderr


def test_an_empty_plan() -> None:
    """A plan without sessions says so, and nothing breaks."""
    assert render_progress(Plan(sessions=()), 100, colour=False) == "No session.\n"


def test_what_was_done(tmp_path: Path) -> None:
    """With a log the heaviest set of each week stands below what was planned, in the same unit."""
    plan, log = tmp_path / "a.plan.json", tmp_path / "lifts.csv"
    plan.write_bytes(write_plan(FIVE))
    rows = ("05-04,50,8", "05-04,50,9", "05-06,45,12", "05-11,55,6", "05-02,90,5")
    log.write_text(
        "date,exercise,kg,reps\n"
        + "".join(
            f"2027-{day},back-squat,{rest}\n" for day, rest in (r.split(",", 1) for r in rows)
        )
    )
    lines = run("progress", plan, "--log", log).stdout.splitlines()
    (done,) = [line for line in lines if line.strip().startswith("done")]
    assert done.split(maxsplit=1)[1] == "w1 3x9 50 · w2 1x6 55"
    pounds = run("progress", plan, "--log", log, "--units", "imperial").stdout
    assert "w1 3x9 110 · w2 1x6 121.5" in pounds
    assert run("progress", plan, "--log", tmp_path / "none.csv").exit_code == 2
