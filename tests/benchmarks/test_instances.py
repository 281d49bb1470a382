"""The blocks of the benchmarks are what their names say."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from benchmarks.generated import Recipe, growing, varied
from benchmarks.instances import Instances, lengths
from benchmarks.running_plans import scenario_text

from periodize.model.load import model_names
from periodize.scenario import load, load_text
from tests.cases import under_model

RUNS_A_WEEK = {"few": 3, "usual": 5, "many": 7, "doubles": 10}
RECIPES = [*chain(growing((8, 24)), varied(12, model_names()))]
PLAN = """\
name: Two weeks
goal_race: {distance_km: 10.0, name: Ten}
weeks:
- - []
  - [{kind: intervals, distance_km: 8, duration_min: null, note: ""}]
- - [{kind: easy, distance_km: null, duration_min: 40, note: ""}]
  - []
  - []
  - []
  - []
  - []
  - [{kind: race, distance_km: 10.0, duration_min: null, note: ""}]
"""


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_a_recipe_makes_what_it_says(recipe: Recipe) -> None:
    """Weeks, runs, races and model are those of the recipe, and something could stand."""
    scenario = load_text(recipe.text(), recipe.name, Path())
    block, _ = under_model(scenario)
    assert len(block.calendar.weeks) == recipe.weeks
    assert len(scenario.races) == recipe.races
    runs = len(scenario.runs) + recipe.races
    assert runs == RUNS_A_WEEK[recipe.runs] * recipe.weeks
    assert block.model.name == recipe.model
    assert scenario.races[-1].priority == "A"
    assert block.options.all


def test_tight_windows_are_fewer() -> None:
    """Tight is four windows a week, loose twelve."""
    found = [load_text(Recipe(4, windows=each).text(), each, Path()) for each in ("tight", "loose")]
    assert [len(scenario.windows) for scenario in found] == [16, 48]


def test_a_running_plan_becomes_a_scenario(tmp_path: Path) -> None:
    """Its runs stand on their days, its last race is the goal."""
    (tmp_path / "two.yaml").write_text(PLAN, encoding="utf-8")
    scenario = load_text(scenario_text(tmp_path / "two.yaml"), "two.yaml", tmp_path)
    assert [run.kind for run in scenario.runs] == ["intervals", "easy"]
    assert [(race.km, race.priority) for race in scenario.races] == [(10.0, "A")]
    assert {"two-runner", "two-uphill-circuit"} <= Instances(tmp_path, tmp_path).plans().keys()


def test_the_set_holds_every_length_and_model(tmp_path: Path) -> None:
    """All shipped scenarios, lengths and models, each as a file that can be read."""
    instances = Instances(tmp_path)
    blocks = instances.blocks()
    assert {weeks for weeks, _ in lengths(instances.growing())} >= {8, 12, 18, 24, 36, 52, 104}
    assert all(any(name.endswith(f"-{model}") for name in blocks) for model in model_names())
    assert instances.shipped().items() <= blocks.items()
    assert all(load(file) for file in instances.rivals().values())
