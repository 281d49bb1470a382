"""The picture of the house in `architecture.md` against the import contracts and the folders."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "periodize"
NO_ROOMS = {"__init__", "__main__", "__pycache__", "py"}


def drawn() -> list[str]:
    """The rooms of the picture, from the top."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    picture = text.split("## The house")[1].split("```")[1]
    return [line.split()[0] for line in picture.strip().splitlines()]


def contracted() -> list[set[str]]:
    """The layers of the first import contract, from the top; those of one layer together."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contract = tomllib.loads(text)["tool"]["importlinter"]["contracts"][0]
    return [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]


def test_the_picture_has_every_room() -> None:
    """Each folder and module below the package is drawn once, and nothing else is."""
    names = {path.stem for path in SOURCE.iterdir()} - NO_ROOMS
    assert sorted(drawn()) == sorted(names)


def test_the_picture_has_the_order_of_the_contract() -> None:
    """Rooms stand in the order in which imports may go; those of one layer side by side."""
    rooms = drawn()
    layers: list[set[str]] = []
    for layer in contracted():
        layers.append(set(rooms[: len(layer)]))
        rooms = rooms[len(layer) :]
    assert layers == contracted()
    assert rooms == []
