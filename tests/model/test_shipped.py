"""The files of `models/`: what they say is the same from YAML and from the compact form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model, model_names
from periodize.model.periodization import Model
from periodize.model.shipped import compact_form, shipped
from periodize.resources import folder

MODELS = folder("models")
NAMES = tuple(file.stem for file in sorted(MODELS.glob("*.yaml")))


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models with one file that has no compact form."""
    monkeypatch.setattr("periodize.model.shipped.folder", lambda name: tmp_path / name)
    (tmp_path / "models" / "compact").mkdir(parents=True)
    (tmp_path / "models" / "mine.yaml").write_text("weeks: {1: a, 2: b}\n", encoding="utf-8")
    return tmp_path / "models"


def beside(models: Path, text: str) -> Any:
    """What the file says with this compact form beside it."""
    (models / "compact" / "mine.json").write_text(text, encoding="utf-8")
    return shipped("mine")


def test_every_file_has_a_current_compact_form() -> None:
    """Each compact form was made from the YAML that stands there; none is without YAML."""
    compact = MODELS / "compact"
    assert tuple(file.stem for file in sorted(compact.iterdir())) == NAMES
    for name in NAMES:
        content = (MODELS / f"{name}.yaml").read_bytes()
        assert (compact / f"{name}.json").read_text(encoding="utf-8") == compact_form(content)


@pytest.mark.parametrize("name", model_names())
def test_a_model_is_the_same_from_its_yaml(name: str) -> None:
    """Numbers that are keys in YAML and text in the compact form become numbers again."""
    said = yaml.safe_load((MODELS / f"{name}.yaml").read_bytes())
    assert Model.model_validate(said) == load_model(name)


def test_the_catalogue_is_the_same_from_its_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exercises and muscle groups do not depend on the form, nor on the parser written in C."""
    said = yaml.safe_load((MODELS / "exercises.yaml").read_bytes())
    monkeypatch.setattr("periodize.model.catalogue.shipped", lambda name: said)
    read = load_catalogue.__wrapped__()
    assert read.exercises == load_catalogue().exercises
    assert read.muscle_groups == load_catalogue().muscle_groups


def test_yaml_is_read_where_nothing_else_stands(models: Path) -> None:
    """Without a compact form the file itself is read, and says the same."""
    assert shipped("mine") == {"weeks": {"1": "a", "2": "b"}}
    assert shipped("mine") == beside(models, compact_form((models / "mine.yaml").read_bytes()))


def test_a_current_compact_form_is_believed(models: Path) -> None:
    """What stands in a compact form of this very file is what the file says."""
    held = json.loads(compact_form((models / "mine.yaml").read_bytes()))
    assert beside(models, json.dumps({**held, "says": "told"})) == "told"


@pytest.mark.parametrize("text", ["", "{", "{}", '{"made_from": 1, "says": "old"}'])
def test_a_stale_or_broken_compact_form_is_not(models: Path, text: str) -> None:
    """The YAML counts where it changed since, or where the compact form cannot be read."""
    assert beside(models, text) == {"weeks": {"1": "a", "2": "b"}}


def test_a_missing_file_is_told(models: Path) -> None:
    """There is nothing to say for a file that is not there, whatever the compact form holds."""
    (models / "compact" / "none.json").write_text('{"made_from": 0, "says": 1}', encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"none\.yaml"):
        shipped("none")
