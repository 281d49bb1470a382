"""`periodize solve`: what it writes, what it prints where, and how it ends."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path

import icalendar
import pytest

from periodize import planning
from periodize.plan import read_plan
from periodize.prescribe import progression
from periodize.referee import check
from periodize.scenario import load
from tests.cli.running import CLASHING, TWO_WEEKS, a_scenario, contents, process, run

PLAN, CALENDAR = "two.plan.json", "two.ics"


def test_files_beside_the_scenario(tmp_path: Path) -> None:
    """Plan and calendar are written beside the scenario, and hold the same sessions."""
    scenario = a_scenario(tmp_path)
    outcome = run("solve", scenario)
    assert outcome.exit_code == 0
    assert sorted(contents(tmp_path)) == [CALENDAR, PLAN, "two.yaml"]
    plan = read_plan((tmp_path / PLAN).read_bytes(), PLAN)
    assert plan.status == "optimal"
    assert check(load(scenario), plan).accepted
    calendar = icalendar.Calendar.from_ical((tmp_path / CALENDAR).read_bytes())
    timed = [event for event in calendar.walk("VEVENT") if event["DTSTART"].params.get("TZID")]
    assert len(timed) == len(plan.sessions) > 2


def test_results_and_notes_go_apart(tmp_path: Path) -> None:
    """The calendar and the proof are on stdout; notes and file names on stderr."""
    outcome = run("solve", a_scenario(tmp_path))
    assert outcome.stdout.startswith("Two weeks\n")
    assert "proven" in outcome.stdout
    assert "wrote" not in outcome.stdout
    lines = outcome.stderr.splitlines()
    assert [line for line in lines if not line.startswith("note: ")] == [
        f"wrote {tmp_path / PLAN}",
        f"wrote {tmp_path / CALENDAR}",
    ]


def test_quiet_and_dry_run(tmp_path: Path) -> None:
    """`--quiet` writes and says nothing; `--dry-run` prints and writes nothing."""
    scenario = a_scenario(tmp_path)
    shown = run("solve", scenario, "--dry-run", "--sessions", "--csv", tmp_path / "two.csv")
    assert shown.exit_code == 0
    assert "Romanian deadlift" in shown.stdout
    assert sorted(contents(tmp_path)) == ["two.yaml"]
    hushed = run("solve", scenario, "--quiet")
    assert (hushed.exit_code, hushed.stdout, hushed.stderr) == (0, "", "")
    assert sorted(contents(tmp_path)) == [CALENDAR, PLAN, "two.yaml"]


def test_other_places(tmp_path: Path) -> None:
    """A folder is made where asked, and that is said; each file may have a place of its own."""
    scenario = a_scenario(tmp_path)
    outcome = run("solve", scenario, "--out", tmp_path / "a")
    assert outcome.exit_code == 0
    assert f"made the folder {tmp_path / 'a'}\n" in outcome.stderr
    assert sorted(contents(tmp_path / "a")) == [CALENDAR, PLAN]
    again = run("solve", scenario, "--out", tmp_path / "a")
    assert "made the folder" not in again.stderr
    names = {"--json": "p.json", "--ics": "c.ics", "--csv": "t.csv"}
    places = [each for option, name in names.items() for each in (option, tmp_path / "c" / name)]
    assert run("solve", scenario, *places).exit_code == 0
    written = contents(tmp_path / "c")
    assert sorted(written) == ["c.ics", "p.json", "t.csv"]
    rows = list(csv.DictReader(io.StringIO(written["t.csv"].decode())))
    assert {row["exercise"] for row in rows} >= {"Romanian deadlift"}
    assert sorted(contents(tmp_path)) == ["two.yaml"]


def test_standard_input(tmp_path: Path) -> None:
    """From standard input the files take the scenario's id, in the current folder."""
    outcome = process("solve", "-", folder=tmp_path, given=TWO_WEEKS.encode())
    assert outcome.returncode == 0
    assert sorted(contents(tmp_path)) == ["two-weeks.ics", "two-weeks.plan.json"]


def test_every_problem_at_once(tmp_path: Path) -> None:
    """All that is wrong with a scenario is said at once, with line and column."""
    text = TWO_WEEKS.replace("kind: long", "kind: lnog").replace("Europe/Berlin", "Europe/Berln")
    scenario = a_scenario(tmp_path, text)
    outcome = run("solve", scenario)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    zone, kind = outcome.stderr.splitlines()
    assert zone.startswith(f"{scenario}:4:11: ")
    assert "Europe/Berlin" in zone
    assert kind.startswith(f"{scenario}:10:26: ")
    assert "'long'" in kind
    assert sorted(contents(tmp_path)) == ["two.yaml"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--model", "runer"), "did you mean 'runner'?"),
        (("--time-limit", "-1"), "-1"),
        (("--seed", "x"), "'x' is not a valid whole number"),
        (("--json", "a.x", "--ics", "a.x"), "--json and --ics both name a.x"),
        (("--ics", "a.x", "--csv", "./a.x"), "--ics and --csv both name a.x"),
        (("--csv", "two.plan.json"), "--json and --csv both name two.plan.json"),
        (("--frobnicate",), "No such option"),
    ],
)
def test_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], expected: str
) -> None:
    """What cannot be meant is refused before anything is solved or written."""
    a_scenario(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(planning, "choose", lambda *_, **__: pytest.fail("solved all the same"))
    outcome = run("solve", "two.yaml", *options)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert expected in outcome.stderr
    assert sorted(contents(tmp_path)) == ["two.yaml"]


def test_no_plan_exists(tmp_path: Path) -> None:
    """Where rules clash they are named, and nothing is written."""
    outcome = run("solve", a_scenario(tmp_path, CLASHING))
    assert (outcome.exit_code, outcome.stdout) == (3, "")
    assert "  pins: " in outcome.stderr
    assert "  season_frequency: " in outcome.stderr
    assert "  rest_day: " not in outcome.stderr
    assert sorted(contents(tmp_path)) == ["two.yaml"]


def test_no_time(tmp_path: Path) -> None:
    """Without any time there is no plan, and nothing is written."""
    outcome = run("solve", a_scenario(tmp_path), "--time-limit", "0")
    assert (outcome.exit_code, outcome.stdout) == (4, "")
    assert "--time-limit" in outcome.stderr
    assert sorted(contents(tmp_path)) == ["two.yaml"]


def test_folders_in_folders_are_not_made(tmp_path: Path) -> None:
    """A folder whose own folder is not there is refused before anything is sought or written."""
    outcome = run("solve", a_scenario(tmp_path), "--out", tmp_path / "a" / "b")
    assert (outcome.exit_code, outcome.stdout) == (5, "")
    assert f"there is no folder {tmp_path / 'a'}; make it first" in outcome.stderr
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("option", "name"), [("--json", PLAN), ("--ics", CALENDAR), ("--csv", "two.csv")]
)
def test_what_is_in_the_way_stays(tmp_path: Path, option: str, name: str) -> None:
    """A file that this program did not write is not replaced, nor a folder; nor anything else."""
    scenario = a_scenario(tmp_path)
    foreign = tmp_path / name
    foreign.write_bytes(b"dear diary\r\n")
    outcome = run("solve", scenario, option, foreign)
    assert (outcome.exit_code, outcome.stdout) == (5, "")
    assert f"{foreign} is in the way" in outcome.stderr
    assert contents(tmp_path) == {"two.yaml": scenario.read_bytes(), name: b"dear diary\r\n"}
    foreign.write_bytes(b"")
    assert run("solve", scenario, option, foreign).exit_code == 0
    assert foreign.stat().st_size > 0


@pytest.mark.parametrize("option", ["--json", "--ics", "--csv"])
def test_the_scenario_itself_is_safe(tmp_path: Path, option: str) -> None:
    """Naming the scenario as a result does not destroy it."""
    scenario = a_scenario(tmp_path)
    outcome = run("solve", scenario, option, scenario)
    assert outcome.exit_code == 5
    assert contents(tmp_path) == {"two.yaml": TWO_WEEKS.encode()}


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """Where a folder cannot be made, the reason is told and nothing is written."""
    scenario = a_scenario(tmp_path)
    outcome = run("solve", scenario, "--out", scenario / "below")
    assert (outcome.exit_code, outcome.stdout) == (5, "")
    assert f"{scenario / 'below'}: Not a directory" in outcome.stderr
    (tmp_path / PLAN).mkdir()
    outcome = run("solve", scenario)
    assert outcome.exit_code == 5
    assert "is in the way" in outcome.stderr
    assert sorted(contents(tmp_path)) == ["two.yaml"]


def test_a_bad_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan of ours that the referee rejects is not written, whatever the engine thinks of it."""
    honest = progression.sessions_of

    def late(*arguments: object) -> object:
        later = dt.timedelta(hours=3)
        return tuple(
            dataclasses.replace(session, start=session.start + later)
            for session in honest(*arguments)  # type: ignore[arg-type]
        )

    monkeypatch.setattr(planning, "sessions_of", late)
    outcome = run("solve", a_scenario(tmp_path))
    assert (outcome.exit_code, outcome.stdout) == (6, "")
    assert "The referee rejected our own plan; nothing was written." in outcome.stderr
    assert "availability" in outcome.stderr
    assert sorted(contents(tmp_path)) == ["two.yaml"]


def test_a_plan_without_sessions_says_so_first(tmp_path: Path) -> None:
    """Before the calendar stands that there is none, and by which rule, for each kind."""
    text = f"{TWO_WEEKS}rules: [{{rule: session_minutes, at_least: {{default: 100}}}}]\n"
    outcome = run("solve", a_scenario(tmp_path, text), "--dry-run")
    assert outcome.exit_code == 0
    lines = " ".join(outcome.stdout.split("\n\n")[0].split())
    assert lines == (
        "No session stands in this plan. Weeks 1 to 2: no session for the legs, none of upper and "
        "none of core, because session_minutes closes every place for one"
    )
    assert outcome.stdout.count("closes every place") == 1
    held = run("solve", a_scenario(tmp_path), "--dry-run").stdout
    assert "No session stands" not in held
