"""A model of one's own: found by its path, and refused line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from periodize.errors import InputRefused
from periodize.model.load import load_model, model_names
from periodize.model.periodization import Model
from periodize.policy.choose import model_named, model_of
from periodize.resources import folder
from periodize.scenario import load_text
from tests.scenario.texts import HEAD

RUNNER = (folder("models") / "runner.yaml").read_text(encoding="utf-8")


def own(tmp_path: Path, *swaps: tuple[str, str], name: str = "mine") -> Path:
    """A copy of `runner` with a name of its own and the first of some words swapped."""
    text = RUNNER
    for old, new in (("name: runner\n", f"name: {name}\n"), *swaps):
        assert old in text, old
        text = text.replace(old, new, 1)
    file = tmp_path / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def refused(tmp_path: Path, *swaps: tuple[str, str]) -> list[str]:
    """What is said against such a copy, without the file's name; each names its line."""
    file = own(tmp_path, *swaps)
    with pytest.raises(InputRefused) as caught:
        model_named(str(file))
    lines = file.read_text(encoding="utf-8").splitlines()
    told = []
    for problem in caught.value.problems:
        assert problem.file == str(file)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        told.append(f"{lines[problem.line - 1][problem.column - 1 :]:.12} {problem.message}")
    return told


@pytest.mark.parametrize("name", model_names())
def test_a_shipped_model_stands_the_careful_reading(tmp_path: Path, name: str) -> None:
    """Every shipped model, read as a user's own, is the same model."""
    file = tmp_path / "mine.yaml"
    text = (folder("models") / f"{name}.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace(f"name: {name}\n", "name: mine\n"), encoding="utf-8")
    assert model_named(str(file)) == load_model(name).model_copy(update={"name": "mine"})


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  pre: {at_most: 4", "  pree: {at_most: 4", "pree: {at_mo 'pree' is not a season; "),
        (
            "  pre: {at_most: 4",
            "  pre: {at_most: 8",
            "8, target: 3 at_most must be at most 7, not 8",
        ),
        ("19: {adaptation: 6", "19: {adaption: 6", "adaption: 6, 'adaption' is not a phase; "),
        ("  taper:\n", "  tapper:\n", "tapper: 'tapper' is not a phase; "),
        (" 10k: 1,", " 10km: 1,", "10km: 1, hal '10km' is not a race distance; "),
        (
            "load_class: lower-heavy",
            "load_class: heavy",
            "heavy 'heavy' is not allowed for load_cl",
        ),
        (
            "    home_days: 2\n",
            "    homedays: 2\n",
            "homedays: 2 unknown key 'homedays' in a focus; ",
        ),
        (
            "      - back-squat\n",
            "      - back-sqat\n",
            "back-sqat 'back-sqat' is not an exercise; ",
        ),
        ("hip-abductors: [2, 6]", "hips: [2, 6]", "[2, 6] 'hips' is not a group of muscles; "),
        (
            "        dose: main\n",
            "        dose: maim\n",
            "maim 'maim' is not a dose in transition, ",
        ),
        (
            "  at_least: 1\n  in_days",
            "  at_least: -1\n  in_days",
            "-1 at_least: read -1; allowed: at least 0",
        ),
        (
            "  at_least: 1\n  in_days",
            "  at_least: one\n  in_days",
            "one at_least: read 'one'; allowed: a whole number",
        ),
        ("- rule: rest_day", "- rule: restday", "restday 'restday' is not a rule; "),
        ("lower-short: 1", "short: 1", "1, complex:  'short' is not known; "),
        ("- rule: rest_day", "- rule: hard_days", "hard_days 'hard_days' stands here twice"),
        ("- rule: rest_day\n", "- rool: rest_day\n", "rool: rest_d an entry of rules needs 'rule'"),
        ("[0, 3, 6]}", "[0], before_run: [band]}", "band]} 'band' is not a focus; "),
        (
            "      - role: hinge\n",
            "      - role: squat\n",
            "squat 'squat' names more than one part",
        ),
        (
            "share_of_week: 0.8, ",
            "share_of_week: most, ",
            "most, at_lea share_of_week must be a number, not 'most'",
        ),
        (
            "share_of_week: 0.8, ",
            "share_of_week: 1.1, ",
            "1.1, at_leas share_of_week must be at most 1, not 1.1",
        ),
        (
            ", medium_minutes: 90}",
            ", medium: 90}",
            "medium: 90} unknown key 'medium' in long_run; ",
        ),
        ("name: mine\n", "name: runner\n", "runner 'runner' is the name of a shipped model; "),
        ("segment_weeks: 4\n", "segment_weeks: 4\nsegment_weeks: 4\n", "segment_week"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each slip is found where it stands, and said in words of the file."""
    assert any(each.startswith(told) for each in refused(tmp_path, (old, new)))


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("  taper:\n", "  tapper:\n", "taper"),
        ("      - back-squat\n", "      - back-sqat\n", "back-squat"),
        ("- rule: rest_day", "- rule: restday", "rest_day"),
        ("        dose: main\n", "        dose: maim\n", "main"),
        ("        stage: heavy\n", "        stage: hevy\n", "heavy"),
        ("  in_days: 7\n", "  indays: 7\n", "in_days"),
    ],
)
def test_a_near_miss_is_pointed_out(tmp_path: Path, old: str, new: str, meant: str) -> None:
    """What was meant is suggested."""
    hint = f"did you mean '{meant}'?"
    assert any(each.endswith(hint) for each in refused(tmp_path, (old, new)))


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    """A wrong number in a table, a wrong key, a wrong word in a rule and its wrong number."""
    told = refused(
        tmp_path,
        ("  pre: {at_most: 4", "  pre: {at_most: 8"),
        ("    home_days: 2\n", "    homedays: 2\n"),
        ("- rule: steady_week", "- rule: steady_weak"),
        ("  at_least: 1\n  in_days", "  at_least: -1\n  in_days"),
    )
    assert len(told) == 4


def test_a_slip_behind_an_alias_is_told_once(tmp_path: Path) -> None:
    """A list that stands in five focuses has one line to mend."""
    told = refused(tmp_path, ("          - single-leg-calf-raise\n", "          - calf-rise\n"))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("format: [1\n", "mine.yaml:2:1: no valid YAML"), ("[1]", "a model is a mapping")],
)
def test_what_is_no_model(tmp_path: Path, text: str, told: str) -> None:
    """Bad YAML is the user's mistake, with its place, not a traceback."""
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused, match=told):
        model_named(str(file))


def scenario_with(tmp_path: Path, model: str) -> Model:
    """The model of a scenario that lies in a folder."""
    return model_of(load_text(f"{HEAD}model: {model}\n", "plan.yaml", tmp_path))


def test_a_path_is_taken_from_the_scenarios_folder(tmp_path: Path) -> None:
    """A scenario names its model from where it lies, also a folder up."""
    own(tmp_path)
    (tmp_path / "deep").mkdir()
    assert scenario_with(tmp_path, "mine.yaml").name == "mine"
    assert scenario_with(tmp_path / "deep", "../mine.yaml").name == "mine"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("runer", "'runer' is not a model; allowed: "),
        ("runer", "did you mean 'runner'?"),
        ("none.yaml", "none.yaml cannot be read: No such file"),
    ],
)
def test_a_model_that_is_not_there(tmp_path: Path, name: str, told: str) -> None:
    """It is told where the scenario names it."""
    with pytest.raises(InputRefused) as caught:
        scenario_with(tmp_path, name)
    assert str(caught.value).startswith("plan.yaml:5:8: ")
    assert told in str(caught.value)


def test_a_plan_finds_its_own_model_again(tmp_path: Path) -> None:
    """A plan records the model's name; the scenario says where that model lies."""
    own(tmp_path)
    scenario = load_text(f"{HEAD}model: mine.yaml\n", "plan.yaml", tmp_path)
    assert model_of(scenario, "mine").name == "mine"
    assert model_of(scenario, "runner").name == "runner"
    with pytest.raises(InputRefused, match="'other' is not a model"):
        model_of(scenario, "other")


def test_a_change_of_the_model_changes_the_digest(tmp_path: Path) -> None:
    """A plan of before is known to be of before."""
    digests = set()
    for swaps in ((), (("segment_weeks: 4\n", "segment_weeks: 3\n"),)):
        own(tmp_path, *swaps)
        digests.add(load_text(f"{HEAD}model: mine.yaml\n", "plan.yaml", tmp_path).sha256)
    assert len(digests) == 2
