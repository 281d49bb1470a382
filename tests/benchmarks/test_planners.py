"""Every planner gets the same block and the same goals; only what is proven may differ."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.generated import Recipe
from benchmarks.measure import PLANNERS, measurement
from benchmarks.rivals.milp import as_rows
from benchmarks.rivals.task import problem_of

from periodize.engine.formulation import Formulation
from periodize.rules.base import GOALS

SHORT = Recipe(4, runs="few")
PATIENT = 600.0


@pytest.fixture(scope="module")
def block(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short generated block as a file."""
    file = tmp_path_factory.mktemp("blocks") / "short.yaml"
    file.write_text(SHORT.text(), encoding="utf-8")
    return file


@cache
def made(planner: str, file: Path) -> Mapping[str, Any]:
    """What a planner makes of the block."""
    return measurement(planner, file, PATIENT)


def worth(found: Mapping[str, Any]) -> list[int]:
    """The values of the goals in their order."""
    return [found["values"][goal] for goal in GOALS]


@pytest.mark.parametrize("planner", ["plain", "highs"])
def test_other_solvers_prove_the_same_values(planner: str, block: Path) -> None:
    """The whole block as one model, or as a mixed-integer program, is worth the same."""
    if planner == "highs" and importlib.util.find_spec("highspy") is None:
        pytest.skip("HiGHS is not installed")
    ours, theirs = made("ours", block), made(planner, block)
    assert ours["proven"] == theirs["proven"] == list(GOALS)
    assert worth(ours) == worth(theirs)
    assert ours["broken"] == theirs["broken"] == 0


@pytest.mark.parametrize("planner", ["greedy", "template"])
def test_planners_that_do_not_search_prove_nothing(planner: str, block: Path) -> None:
    """They plan sessions, claim no proof, and are never better than the best."""
    found = made(planner, block)
    assert found["proven"] == []
    assert found["sessions"] > 0
    assert worth(found) >= worth(made("ours", block)) or found["broken"]


def test_greedy_breaks_no_must(block: Path) -> None:
    """The greedy planner keeps what must hold; the template does not look."""
    assert made("greedy", block)["broken"] == 0
    assert made("template", block)["broken"] > 0


def test_every_planner_tells_its_seconds(block: Path) -> None:
    """Each is timed, on the clock and of the processors."""
    for planner in set(PLANNERS) - {"highs"}:
        assert {"seconds", "cpu"} <= made(planner, block).keys()


def test_the_rows_are_the_models_own(block: Path) -> None:
    """The program has every variable and constraint of the model, and every cost of a goal."""
    formulation = Formulation(problem_of(block, 1.0).statements())
    rows = as_rows(formulation)
    assert len(rows["bounds"]) == len(formulation.rows.message.variables)
    assert len(rows["rows"]) == len(formulation.rows.message.constraints)
    assert [len(costs) for _, costs in rows["goals"]] == [len(formulation.costs[g]) for g in GOALS]


def test_phases_are_told_apart(block: Path) -> None:
    """From start-up to export, with the values of the goals and the seconds of search by goal."""
    found = measurement("phases", block)
    assert [*found["cpu"]] == ["start-up", "load", "build", "solve", "check", "export"]
    assert {"sessions", "balance"} <= found["goals"].keys()
    assert (found["weeks"], found["broken"], found["proven"]) == (4, 0, list(GOALS))
    assert worth(found) == worth(made("ours", block))


def test_a_moved_race_is_asked_and_solved(block: Path) -> None:
    """The question and a plain solve of the changed block come to the same values."""
    races = measurement("moved", block)["races"]
    assert [name.split(", ")[-1] for name in races] == ["earlier", "later"]
    for found in races.values():
        assert found["proven"]
        assert found["same"]
        assert found["searched"] > 0
