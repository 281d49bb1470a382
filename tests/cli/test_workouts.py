"""`periodize workouts`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from periodize.plan import read_plan
from tests.cli.running import a_scenario, contents, run
from tests.workouts.reading import by_fitdecode


def _ids(scenario: Path) -> list[str]:
    plan = read_plan(scenario.with_name("two.plan.json").read_bytes(), "two.plan.json")
    return sorted(session.id for session in plan.sessions)


def test_fit_beside_the_plan(scenario: Path) -> None:
    """Each session has a workout file in a folder beside the plan, the same when written again."""
    outcome = run("workouts", scenario)
    folder = scenario.with_name("two.workouts")
    written = contents(folder)
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert outcome.stderr.endswith(f"wrote {len(written)} files to {folder}\n")
    assert [name.removesuffix(".fit") for name in written] == _ids(scenario)
    for content in written.values():
        read = by_fitdecode(content)
        assert read.steps[0][0] == "Warm-up"
        assert len(read.titles) > 2
    assert run("workouts", scenario, "--quiet").stderr == ""
    assert contents(folder) == written


def test_other_forms(scenario: Path, tmp_path: Path) -> None:
    """Text for each session; events and the log for all together; from a day on, if one is told."""
    to = tmp_path / "out"
    for form in ("text", "intervals", "csv"):
        assert run("workouts", scenario, "--to", to, "--format", form).exit_code == 0
    written = contents(to)
    assert [name for name in written if name.endswith(".txt")] == [
        f"{each}.txt" for each in _ids(scenario)
    ]
    assert len(json.loads(written["intervals.json"])) == len(_ids(scenario))
    rows = list(csv.DictReader(io.StringIO(written["log.csv"].decode())))
    assert {row["session"] for row in rows} <= set(_ids(scenario))
    late = run("workouts", scenario, "--to", to, "--format", "csv", "--from", "2027-05-10")
    assert late.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(contents(to)["log.csv"].decode())))
    assert min(row["date"] for row in rows) >= "2027-05-10"


def test_what_is_left_over(scenario: Path) -> None:
    """A file of a session that is no more is named, and left for the athlete to remove."""
    folder = scenario.with_name("two.workouts")
    folder.mkdir()
    (folder / "w09-core-1.fit").write_bytes(b"old")
    (folder / "notes.md").write_bytes(b"mine")
    outcome = run("workouts", scenario)
    assert "w09-core-1.fit is of no session that was written" in outcome.stderr
    assert "notes.md" not in outcome.stderr
    assert contents(folder)["w09-core-1.fit"] == b"old"


@pytest.mark.parametrize("named", [(), ("--plan", "two.yaml")])
def test_without_a_plan(tmp_path: Path, named: tuple[str, ...]) -> None:
    """Where no plan stands, or what is named is none, that is said, and nothing is written."""
    scenario = a_scenario(tmp_path)
    arguments = [tmp_path / each if each.endswith(".yaml") else each for each in named]
    outcome = run("workouts", scenario, *arguments)
    assert outcome.exit_code == 2
    told = "no plan: the text is not JSON" if named else "run `periodize solve` first"
    assert told in outcome.stderr
    assert list(contents(tmp_path)) == ["two.yaml"]
