"""`periodize models` and what `periodize rules` tells of a model: demands, numbers, a copy."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from periodize.model.load import load_model, model_names
from periodize.policy.choose import model_named
from tests.cli.running import TWO_WEEKS, a_scenario, contents, run


@pytest.mark.parametrize("width", [60, 80, 100])
def test_what_a_rule_says_is_folded(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """Why and whence a rule is fill the lines of any terminal; its numbers stand as written."""
    monkeypatch.setenv("COLUMNS", str(width))
    told, _, _ = run("rules", "recovery_gap").stdout.partition("Its numbers in")
    lines = told.splitlines()
    assert all(len(line) <= width for line in lines)
    starts = ("Why:", "Reference:")
    loose = [
        line
        for line, after in pairwise(lines)
        if line
        and after
        and not after.startswith(starts)
        and len(line) + 1 + len(after.split()[0]) <= width
    ]
    assert loose == []
    assert any(line.startswith("Reference: ") for line in lines)


def test_models_are_listed_with_what_they_ask_for() -> None:
    """Each model has its summary, and below it kit, level, sessions and minutes."""
    told = " ".join(run("models").stdout.split())
    for name in model_names():
        asks, week = told.split(f"{name}: {load_model(name).summary} ")[1].split("a week: ")[:2]
        assert asks.startswith("asks for: ")
        assert "level" in asks
        assert "sessions" in week
        assert "min" in week


def test_a_model_in_full() -> None:
    """One is told with its phases, focuses, doses, tables, rules, grades and sources."""
    told = run("models", "runner").stdout
    for words in (
        "  in          2 wanted, at most 2; 1 of them for the legs; 120 min a week",
        "  recovery in weeks: 5k 0, 10k 0, half 1, marathon 1, ultra 2, 100k 2",
        "  lower-strength (lower-heavy, novice), 25 to 55 in steps of 5 min; transition",
        "    1 squat (dose main): back-squat, front-squat",
        "    push-up: open from the start to intermediate and advanced, or with 8 of push-up",
        "    main: w1 3 x 12 at 60 %; from w2 3 x 10 at 65 %; rest 1 min 30 s",
        "    main, novice: 2 x 5, 4 in reserve; rest 2 min",
        " 80: 6, 82: 5,",
        "  adaptation, strength, power: quads 4-10, hamstrings 4-10",
        "  hard_days (D): ",
        "    source: direction: Doma & Deakin 2015; two in three: coaching practice",
        "  Progression and rests: ACSM 2009, grade C",
    ):
        assert words in told, words
    assert all(f"  {entry['rule']} ({entry['grade']}): " in told for entry in RUNNER.rules)


RUNNER = load_model("runner")


@pytest.mark.parametrize(
    "command", [["models"], *(["models", name] for name in model_names()), ["rules", "before_race"]]
)
def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    """Models and the sentence of a rule fit into sixty columns; what stands in the file stays."""
    monkeypatch.setenv("COLUMNS", "60")
    told = run(*command).stdout.split("\nIts numbers in")[0]
    assert max(map(len, told.splitlines())) <= 60


def test_the_doses_of_a_model_in_words() -> None:
    """Equal weeks are told once, holds by their seconds, many lengths as a range."""
    circuit = run("models", "uphill-circuit").stdout
    assert "plank: 2 x 1 (held: 60 s), 2 in reserve; rest 1 min" in circuit
    assert "30 to 130 in steps of 5 min" in circuit
    assert "three-point-plank: with 75 s of forearm-plank" in circuit
    complexes = run("models", "strength-and-complex").stdout
    assert "sled: 5 x 1 (over 10 m), 2 in reserve" in complexes
    assert "lunge: w1-4 3 x 10, 2 in reserve; from w5 4 x 10, 2 in reserve" in complexes


def test_a_near_miss() -> None:
    """A misspelt name is refused with the one that was meant."""
    near = run("models", "runer")
    assert (near.exit_code, near.stdout) == (2, "")
    assert "did you mean 'runner'?" in near.stderr


@pytest.mark.parametrize(
    ("rule", "table"),
    [
        ("muscle_balance", "  - phases: [adaptation, strength, power]"),
        ("season_frequency", "  in: {at_most: 2, target: 2,"),
        ("weekly_minutes", "  in: {at_most: 2, target: 2,"),
        ("ladder", "  wipers:"),
        ("season_frequency", "  taper_weeks: {5k: 1, 10k: 1, half: 2, marathon: 3,"),
        ("session_minutes", "  strength:\n    kinds:"),
        ("load_ramp", "reps_allowed:\n"),
        ("after_race", "bands: {5k: 7.5, 10k: 16.5, half: 30, marathon: 45, ultra: 85}"),
        ("before_race", "    marathon:\n      lower-heavy: [10, 7, 5]"),
    ],
)
def test_a_rule_tells_its_tables(rule: str, table: str) -> None:
    """Tables of the model that a rule judges by are printed with it, sources and grades as well."""
    told = run("rules", rule).stdout
    assert f"- rule: {rule}\n" in told
    assert table in told
    assert "  grade: " in told


def test_a_rule_of_another_model() -> None:
    """A rule that the model does not have is shown the way to one that does."""
    outcome = run("rules", "activation")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == (
        "rule: runner has no rule 'activation'; its numbers: --model bands-balance-bodyweight\n"
    )


def test_a_copy_to_change(tmp_path: Path) -> None:
    """The copy bears the name of its file, reads well, and is taken by a scenario beside it."""
    file = tmp_path / "mine.yaml"
    outcome = run("models", "runner", "--copy", file)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.stdout == f"wrote {file}; next: `model: mine.yaml` in a scenario beside it\n"
    assert model_named(str(file)) == RUNNER.model_copy(update={"name": "mine"})
    assert " ".join(run("models", file).stdout.split()).startswith(f"mine: {RUNNER.summary} ")
    assert "- rule: before_race" in run("rules", "before_race", "--model", file).stdout
    assert run("rules", "--model", file).stdout == run("rules").stdout
    scenario = a_scenario(tmp_path, f"{TWO_WEEKS}model: mine.yaml\n")
    assert run("solve", scenario, "--quiet").exit_code == 0
    assert '"model": "mine"' in (tmp_path / "two.plan.json").read_text()
    assert run("check", scenario, tmp_path / "two.plan.json").exit_code == 0


def test_a_model_on_the_command_line(tmp_path: Path) -> None:
    """Solving and checking take the path of a model that the scenario does not name."""
    file, plan = tmp_path / "mine.yaml", tmp_path / "two.plan.json"
    run("models", "runner", "--copy", file)
    scenario = a_scenario(tmp_path)
    assert run("solve", scenario, "--model", file, "--quiet").exit_code == 0
    assert run("check", scenario, plan, "--model", file).exit_code == 0
    unknown = run("check", scenario, plan)
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("model: 'mine' is not a model; allowed: ")


def test_a_changed_copy_changes_the_plan(tmp_path: Path) -> None:
    """What the copy says holds: with no session in season there is none."""
    file = tmp_path / "mine.yaml"
    run("models", "runner", "--copy", file)
    text = file.read_text(encoding="utf-8")
    assert "  in: {at_most: 2, target: 2, floor: 1" in text
    file.write_text(
        text.replace(
            "  in: {at_most: 2, target: 2, floor: 1", "  in: {at_most: 0, target: 0, floor: 0"
        )
    )
    more = "seasons: [{from: 2027-05-03, season: in}]\nmodel: mine.yaml\n"
    run("solve", a_scenario(tmp_path, TWO_WEEKS + more), "--quiet")
    assert '"sessions": []' in (tmp_path / "two.plan.json").read_text()


def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    """What stands there still stands."""
    file = a_scenario(tmp_path, "mine", "mine.yaml")
    outcome = run("models", "runner", "--copy", file)
    assert (outcome.exit_code, outcome.stdout) == (5, "")
    assert outcome.stderr == f"{file} exists already; nothing was written\n"
    assert contents(tmp_path) == {"mine.yaml": b"mine"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("runner.yaml", "'runner' is the name of a shipped model; give yours another"),
        ("My model.yaml", "name must be small letters, digits and hyphens"),
    ],
)
def test_a_copy_has_a_name_of_its_own(tmp_path: Path, name: str, told: str) -> None:
    """A file whose name no model may have is refused, and not written."""
    outcome = run("models", "runner", "--copy", tmp_path / name)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert told in outcome.stderr
    assert contents(tmp_path) == {}


def test_a_copy_of_nothing(tmp_path: Path) -> None:
    """Without a model there is nothing to copy."""
    outcome = run("models", "--copy", tmp_path / "mine.yaml")
    assert outcome.exit_code == 2
    assert "Say which model to copy." in outcome.stderr
    assert contents(tmp_path) == {}


def test_a_slip_in_a_copy_is_told_with_its_line(tmp_path: Path) -> None:
    """Solving names file, line and column of what is wrong in the model."""
    file = tmp_path / "mine.yaml"
    run("models", "runner", "--copy", file)
    text = file.read_text(encoding="utf-8").replace("- rule: rest_day", "- rule: rest_days")
    file.write_text(text, encoding="utf-8")
    line = text[: text.index("- rule: rest_days")].count("\n") + 1
    outcome = run("solve", a_scenario(tmp_path, f"{TWO_WEEKS}model: mine.yaml\n"))
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"{file}:{line}:9: 'rest_days' is not a rule; ")
    assert outcome.stderr.endswith("did you mean 'rest_day'?\n")
