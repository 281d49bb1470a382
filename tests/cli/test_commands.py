"""The commands: what they print where, and how they end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from periodize import __version__
from periodize.cli.program import COMMANDS
from tests.cli.running import ROOT, TWO_WEEKS, a_scenario, contents, process, run


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    """Every command shows how it is called, on lines of their own."""
    outcome = run(command, "--help")
    assert outcome.exit_code == 0
    assert re.search(rf"Example:\n +periodize {command}\b", outcome.stdout)
    assert "\b" not in outcome.stdout
    assert outcome.stderr == ""


def test_the_group() -> None:
    """Without a command every command is listed; the version is ours; `-h` is help."""
    listed = run("-h").stdout
    assert all(f"\n  {command} " in listed for command in COMMANDS)
    assert "Example:\n    periodize init\n    periodize solve scenario.yaml\n" in listed
    assert run("--version").stdout == f"periodize, version {__version__}\n"
    unknown = run("slove", "x.yaml")
    assert unknown.exit_code == 2
    assert "No such command 'slove'" in unknown.stderr


def test_a_closed_pipe_ends_quietly() -> None:
    """Where what reads the output has closed it, that is no error: nothing is told of it."""
    reading, writing = os.pipe()
    os.close(reading)
    outcome = subprocess.run(
        [sys.executable, "-c", "from periodize.cli import main; main()", "exercises"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    os.close(writing)
    assert (outcome.returncode, outcome.stderr) == (141, b"")


def test_init(tmp_path: Path) -> None:
    """The starter scenario is written once, and never over anything."""
    file = tmp_path / "mine.yaml"
    outcome = run("init", file)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.stdout == f"wrote {file}; next: periodize solve {file}\n"
    before = contents(tmp_path)
    again = run("init", file)
    assert (again.exit_code, again.stdout) == (5, "")
    assert again.stderr == f"{file} exists already; nothing was written\n"
    assert contents(tmp_path) == before
    nowhere = run("init", tmp_path / "no" / "folder.yaml")
    assert nowhere.exit_code == 5
    assert "No such file or directory" in nowhere.stderr


def test_schema(tmp_path: Path) -> None:
    """The schema on stdout accepts the scenario that `init` writes."""
    outcome = run("schema")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    schema = json.loads(outcome.stdout)
    run("init", tmp_path / "mine.yaml")
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    starter = yaml.load((tmp_path / "mine.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(starter, default=str)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": 2}, schema)


def test_rules() -> None:
    """All rules are listed with their purpose; one is told with numbers, source and grade."""
    listed = run("rules").stdout.splitlines()
    assert len(listed) >= 24
    assert all(re.fullmatch(r"[a-z_]+: \S.+", line) for line in listed)
    told = run("rules", "before_race")
    assert told.exit_code == 0
    for word in ("Why:", "Reference:", "lower-heavy", "grade: D", "marathon"):
        assert word in told.stdout
    near = run("rules", "before_rase")
    assert (near.exit_code, near.stdout) == (2, "")
    assert "did you mean 'before_race'?" in near.stderr


def test_exercises() -> None:
    """The catalogue can be listed, filtered, and asked for one exercise."""
    everything = run("exercises")
    assert everything.stderr == f"{len(everything.stdout.splitlines())} exercises\n"
    hinges = run("exercises", "--pattern", "hinge", "--equipment", "dumbbell,mat")
    names = [line.split()[0] for line in hinges.stdout.splitlines()]
    assert "single-leg-rdl" in names
    assert "deadlift" not in names
    assert all("hinge" in line for line in hinges.stdout.splitlines())
    calves = run("exercises", "--muscle", "calves").stdout
    assert "single-leg-calf-raise" in calves
    assert "bench-press" not in calves
    squat = run("exercises", "back-squat").stdout
    assert squat.startswith("Back squat (back-squat)\n")
    rung = "  rung       3 of 3 of pull-up in runner: with 5 of pull-up\n"
    assert rung in run("exercises", "pull-up").stdout
    assert "rung  " not in squat
    stands_in = "  maximum    that of trap-bar-deadlift, else of deadlift, else of back-squat\n"
    assert stands_in in run("exercises", "trap-bar-squat-jump").stdout
    assert "  maximum  " not in squat
    assert max(map(len, squat.splitlines())) <= 100
    assert "did you mean bodyweight-squat, " in run("exercises", "sqaut").stderr
    near = run("exercises", "back-sqat")
    assert (near.exit_code, near.stdout) == (2, "")
    assert "back-squat" in near.stderr


@pytest.mark.parametrize("option", ["--pattern", "--equipment", "--muscle"])
def test_a_filter_that_nothing_knows(option: str) -> None:
    """A misspelt filter is refused, not answered with an empty list."""
    outcome = run("exercises", option, "hinje")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"{option}: 'hinje' is not known; allowed: ")


def test_check(tmp_path: Path) -> None:
    """A plan of ours is accepted; a damaged one is rejected with rule, date and amount."""
    scenario = a_scenario(tmp_path)
    run("solve", scenario)
    plan = tmp_path / "two.plan.json"
    accepted = run("check", scenario, plan)
    assert (accepted.exit_code, accepted.stderr) == (0, "")
    assert accepted.stdout.startswith("accepted: ")
    record = json.loads(plan.read_text(encoding="utf-8"))
    record["sessions"][0]["start"] = record["sessions"][0]["start"].replace("18:", "03:")
    plan.write_text(json.dumps(record), encoding="utf-8")
    rejected = run("check", scenario, plan)
    assert rejected.exit_code == 1
    assert re.search(r"availability: .* 03:00 to 03:\d\d at gym, lies in no", rejected.stdout)
    assert rejected.stdout.splitlines()[-1].startswith("rejected: ")
    lines = rejected.stdout.splitlines()[:-1]
    assert len(set(lines)) == len(lines)
    claims = ["  goals: " in line for line in lines]
    assert claims == sorted(claims)
    for key in ("goals", "broken_wishes", "weeks"):
        del record[key]
    plan.write_text(json.dumps(record), encoding="utf-8")
    assert "goals" not in run("check", scenario, plan).output


def test_check_warns_of_a_changed_scenario(tmp_path: Path) -> None:
    """A scenario that changed since is a warning; the plan is judged all the same."""
    scenario = a_scenario(tmp_path)
    run("solve", scenario)
    a_scenario(tmp_path, TWO_WEEKS + "# a remark\n")
    outcome = run("check", scenario, tmp_path / "two.plan.json")
    assert outcome.exit_code == 0
    assert outcome.stderr == "warning: the scenario changed since this plan was made\n"


def test_check_by_hand(tmp_path: Path) -> None:
    """A plan needs only its format and sessions; either file may come from standard input."""
    scenario = a_scenario(tmp_path)
    bare = '{"format": 1, "sessions": []}'
    assert run("check", scenario, "-", given=bare).exit_code == 0
    plan = tmp_path / "bare.json"
    plan.write_text(bare, encoding="utf-8")
    assert run("check", "-", plan, given=TWO_WEEKS).exit_code == 0
    assert run("check", "-", "-", given=bare).exit_code == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ":1:1: no plan: the text is not JSON"),
        ("[]", ":1:1: a plan is a mapping"),
        ('{"format": 2, "sessions": []}', "format"),
        ('{"format": 1}', "sessions: is missing"),
        ('{"format": 1, "sessions": [{"id": "a"}], "x": 1}', "x: is not a field of a plan"),
    ],
)
def test_check_refuses_what_is_no_plan(tmp_path: Path, text: str, expected: str) -> None:
    """What is no plan is refused with the name of the file and of each field."""
    plan = tmp_path / "plan.json"
    plan.write_text(text, encoding="utf-8")
    outcome = run("check", a_scenario(tmp_path), plan)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"{plan}:")
    assert expected in outcome.stderr


@pytest.mark.parametrize("missing", ["no.yaml", "", "nul\0byte", "."])
def test_files_that_cannot_be_read(tmp_path: Path, missing: str) -> None:
    """A file that is not there, or is none, is refused by name, for either argument."""
    for arguments in ((missing, "-"), (a_scenario(tmp_path), missing)):
        outcome = run("check", *arguments, given='{"format": 1, "sessions": []}')
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert "cannot be read" in outcome.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("rules",), ("check", "two.yaml", "p.json")])
def test_quick_commands_do_not_load_the_solver(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Only `solve` loads the solver and the calendar library; they take most of a second."""
    a_scenario(tmp_path)
    (tmp_path / "p.json").write_text('{"format": 1, "sessions": []}', encoding="utf-8")
    code = (
        "import sys; from periodize.cli import main; main(standalone_mode=False)\n"
        "print(sorted({'ortools', 'icalendar', 'pandas'} & set(sys.modules)), file=sys.stderr)"
    )
    outcome = process(*arguments, code=code, folder=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (0, b"[]\n")


BY_HAND = """{"format": 1, "sessions": [
 {"date": "2027-05-04", "start": "18:00", "minutes": 45, "focus": "lower-strength"},
 {"date": "2027-05-06", "start": "18:00", "minutes": 20, "focus": "upper"}]}"""


def test_check_of_the_smallest_plan(tmp_path: Path) -> None:
    """Only what is wrong with its days, hours and lengths is told; what was left out, once."""
    outcome = run("check", a_scenario(tmp_path), "-", given=BY_HAND)
    assert "not judged: what 2 sessions would hold" in outcome.stdout
    assert outcome.stdout.count("not judged") == 1
    assert "session_size" not in outcome.stdout
    earlier = run(
        "check", a_scenario(tmp_path), "-", given=BY_HAND.replace('"18:00"', '"10:00"', 1)
    )
    assert "Tue 4 May 2027  availability: lower-strength on Tue 4 May" in earlier.stdout
    assert earlier.exit_code == 1


def test_check_help_shows_the_smallest_plan(tmp_path: Path) -> None:
    """What the help shows can be read as it stands there."""
    told = run("check", "--help").stdout
    shown = told[told.index('{"format"') : told.index("Example:")].strip()
    plan = tmp_path / "shown.json"
    plan.write_text(shown, encoding="utf-8")
    outcome = run("check", a_scenario(tmp_path), plan)
    assert "outside the block" in outcome.stdout
    assert outcome.exit_code == 1


def test_check_takes_a_day_until_which_all_was_done(tmp_path: Path, scenario: Path) -> None:
    """Hours before it are not judged, which is said; those after it are."""
    plan = tmp_path / "two.plan.json"
    text = plan.read_text().replace("T18:", "T04:")
    plan.write_text(text)
    assert "availability" in run("check", scenario, plan).stdout
    outcome = run("check", scenario, plan, "--from", "2027-05-17")
    assert "availability" not in outcome.stdout
    assert "not judged: doses and hours of" in outcome.stdout
