"""Logs that a scenario names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from periodize.errors import InputRefused
from periodize.scenario import Scenario, load
from tests.scenario.texts import HEAD

SETS = "date,exercise,kg,reps,rir\n2027-05-04,Back squat,80,5,2\n2027-05-11,Sqaut barbell,90,5,2\n"
WEDNESDAY = dt.date(2027, 5, 5)


def _scenario(folder: Path, text: str, **files: str) -> Scenario:
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    (folder / "plan.yaml").write_text(f"{HEAD}{text}\n", encoding="utf-8")
    return load(folder / "plan.yaml")


def _refused(folder: Path, text: str, **files: str) -> list[str]:
    with pytest.raises(InputRefused) as refused:
        _scenario(folder, text, **files)
    return [f"{Path(p.file).name}:{p.line}:{p.column}: {p.message}" for p in refused.value.problems]


def test_a_log_counts_from_the_next_day_on(tmp_path: Path) -> None:
    """What it shows is known from the day after; a guessed name is told, and counts not."""
    stated = "athlete: {one_rep_max_kg: {back-squat: 85}}\n"
    scenario = _scenario(tmp_path, f"{stated}log: [lifts.csv]", lifts=SETS)
    athlete = scenario.athlete
    assert athlete.maxima_on(None) == athlete.maxima_on(WEDNESDAY - dt.timedelta(days=1))
    assert athlete.maxima_on(WEDNESDAY)["back-squat"] > athlete.one_rep_max_kg["back-squat"] == 85
    assert len(athlete.estimates) == 1
    assert len(scenario.logged) == 2
    assert any("1 name of exercises" in note for note in scenario.notes)
    without = _scenario(tmp_path, stated)
    assert scenario.sha256 != without.sha256
    changed = _scenario(tmp_path, f"{stated}log: [lifts.csv]", lifts=SETS.replace("80", "81"))
    assert changed.sha256 != scenario.sha256


def test_a_name_that_is_settled(tmp_path: Path) -> None:
    """A mapping says what a name means, and in what unit weights are."""
    text = 'log: [{file: lifts.csv, names: {"Sqaut barbell": back-squat}}]'
    scenario = _scenario(tmp_path, text, lifts=SETS)
    assert [each.since for each in scenario.athlete.estimates] == [
        WEDNESDAY,
        WEDNESDAY + dt.timedelta(days=7),
    ]
    assert not [note for note in scenario.notes if "nobody can be sure" in note]
    strong = "Date,Exercise Name,Weight,Reps,RPE\n2027-05-04,Squat (Barbell),100,5,8\n"
    pounds = _scenario(tmp_path, "log: [{file: s.csv, unit: lb}]", s=strong).logged[0].kg
    assert pounds == pytest.approx(45.359, abs=0.001)
    own = _scenario(tmp_path, "units: imperial\nlog: [s.csv]", s=strong)
    assert own.logged[0].kg == pounds
    assert any("taken as lb" in note for note in own.notes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("log: [none.csv]", "plan.yaml:5:7: there is no file 'none.csv'"),
        ("log: [../lifts.csv]", "plan.yaml:5:7: '../lifts.csv' leads out"),
        ("log: [lifts.txt]", "plan.yaml:5:7: 'lifts.txt' is not a .csv file"),
        ("log: [{file: lifts.csv, unit: st}]", "plan.yaml:5:31: "),
        ("log: [{unit: kg}]", "plan.yaml:5:7: "),
        ("log: lifts.csv", "plan.yaml:5:6: "),
        ("log: [7]", "plan.yaml:5:7: "),
        (
            "log: [{file: lifts.csv, names: {Squats: back-squt}}]",
            "plan.yaml:5:41: 'back-squt' is not an exercise; did you mean 'back-squat'?",
        ),
        ("log: [bad.csv]", "bad.csv:2:1: 'soon' is not a date"),
    ],
)
def test_refused(tmp_path: Path, text: str, told: str) -> None:
    """What cannot be used is refused at its place, in the scenario or in the log."""
    bad = "date,exercise,kg,reps\nsoon,Back squat,80,5\n"
    (found,) = _refused(tmp_path, text, lifts=SETS, bad=bad)
    assert found.startswith(told)
