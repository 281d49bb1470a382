"""`periodize runs`: what would be read from a plan."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import a_scenario, run
from tests.cli.schemas import assert_keeps_schema
from tests.reading.calendars import a_calendar

EVENTS = (
    "UID:1\nDTSTART;TZID=Europe/Berlin:20270504T180000\nSUMMARY:Intervals 8 km",
    "UID:2\nDTSTART:20270506\nSUMMARY:6m easy",
    "UID:3\nDTSTART:20270507\nSUMMARY:Rest",
    "UID:4\nDTSTART:20270509\nSUMMARY:10K Race",
)


def plan(folder: Path) -> Path:
    """A calendar of four events."""
    file = folder / "plan.ics"
    file.write_bytes(a_calendar(*EVENTS))
    return file


def test_a_row_a_run(tmp_path: Path) -> None:
    """Guesses have a question mark, what is left out tells why, and lines to paste settle them."""
    outcome = run("runs", plan(tmp_path))
    assert outcome.exit_code == 0
    lines = outcome.stdout.splitlines()
    assert [line.startswith("?") for line in lines[1:4]] == [False, True, False]
    assert "a day of rest" in outcome.stdout
    assert lines[-2:] == ["titles:", '  "6m easy": easy']


def test_json(tmp_path: Path) -> None:
    """Every field of the contract is there."""
    said = json.loads(run("runs", plan(tmp_path), "--json").stdout)
    assert said["runs"][0] == {
        "date": "2027-05-04",
        "start": "18:00",
        "title": "Intervals 8 km",
        "kind": "intervals",
        "demand": ["quality"],
        "km": 8.0,
        "minutes": None,
        "told_by": "title",
        "sure": True,
    }
    assert [each["sure"] for each in said["runs"]] == [True, False, True]
    assert said["left_out"] == [{"date": "2027-05-07", "title": "Rest", "why": "a day of rest"}]
    assert said["notes"] == []
    assert_keeps_schema("runs", said)


def test_a_table_to_import(tmp_path: Path) -> None:
    """What is written is what `import` reads."""
    table = tmp_path / "runs.csv"
    assert run("runs", plan(tmp_path), "--write", table).exit_code == 0
    assert table.read_text().splitlines() == [
        "date,kind,km,minutes,start,name",
        "2027-05-04,intervals,8,,18:00,Intervals 8 km",
        "2027-05-06,easy,9.656,,,6m easy",
        "2027-05-09,race,10,,,10K Race",
    ]


def test_no_title_is_a_formula(tmp_path: Path) -> None:
    """A spreadsheet runs no title of another's calendar, and the name comes back as it was."""
    titles = [
        "=1+1 easy 5 km",
        "+easy 5 km",
        "-easy 5 km",
        "@easy 5 km",
        "＝easy 5 km",
        "easy 5 km",
    ]
    events = (
        f"UID:{day}\nDTSTART:2027050{day}\nSUMMARY:{title}"
        for day, title in enumerate(titles, start=3)
    )
    (tmp_path / "plan.ics").write_bytes(a_calendar(*events))
    table = tmp_path / "runs.csv"
    assert run("runs", tmp_path / "plan.ics", "--write", table).exit_code == 0
    cells = [line.split(",")[-1] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    assert cells == [*(f"'{title}" for title in titles[:-1]), titles[-1]]
    said = json.loads(run("runs", table, "--json").stdout)
    assert [each["title"] for each in said["runs"]] == titles


def test_a_scenario_as_a_source(tmp_path: Path) -> None:
    """Its runs and races are listed with their hours."""
    said = json.loads(run("runs", a_scenario(tmp_path), "--json").stdout)
    assert [(each["date"], each["kind"]) for each in said["runs"]] == [
        ("2027-05-04", "intervals"),
        ("2027-05-09", "long"),
        ("2027-05-11", "intervals"),
        ("2027-05-16", "race"),
    ]


def test_guesses_of_a_scenario(tmp_path: Path) -> None:
    """What it imports and does not know for sure has its question mark there, too."""
    plan(tmp_path)
    text = "format: 1\nname: A\ntimezone: Europe/Berlin\nblock: {start: 2027-05-03, weeks: 1}\n"
    file = a_scenario(tmp_path, text + "runs: [{import: plan.ics}]\n")
    said = json.loads(run("runs", file, "--json").stdout)
    assert [each["sure"] for each in said["runs"]] == [True, False, True]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """It is refused with its name and why; no traceback."""
    page = tmp_path / "page.ics"
    page.write_text("<html>Sign in</html>")
    assert "a web page and no calendar" in run("runs", page).stderr
    missing = run("runs", tmp_path / "none.ics")
    assert (missing.exit_code, "cannot be read" in missing.stderr) == (2, True)


def test_sources_that_share_runs(tmp_path: Path) -> None:
    """What stands in both is listed once, and told among what is left out."""
    again = tmp_path / "again.ics"
    again.write_bytes(plan(tmp_path).read_bytes())
    said = json.loads(run("runs", plan(tmp_path), again, "--json").stdout)
    assert len(said["runs"]) == 3
    assert [each["why"] for each in said["left_out"]].count("stands in another source, too") == 3
