"""The blocks that are measured: shipped, generated, and running plans of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.generated import Recipe, growing, varied
from benchmarks.processes import ROOT
from benchmarks.running_plans import scenario_text
from periodize.model.load import model_names

SHIPPED = ROOT / "scenarios"
LENGTHS = (8, 12, 18, 24, 36, 52, 104)
"""Weeks at which all variations are measured in full; the small set has those of 18."""
RIVALS = ("four-weeks-to-5k", "travelling-week", "half-two-quality-days", "autumn-marathon")
RIVALS_GENERATED = (Recipe(12), Recipe(18), Recipe(18, windows="tight"), Recipe(24))
RIVALS_IN_FULL = ("marathon-doubles", "trail-100k", "year-with-two-goals")


class Instances:
    """Scenario files by name, written into a folder where they are not files yet."""

    def __init__(self, folder: Path, plans: Path | None = None, *, full: bool = False) -> None:
        self._folder, self._plans, self._full = folder, plans, full

    def blocks(self) -> Mapping[str, Path]:
        """Every block that is taken from text to calendar."""
        return {**self.shipped(), **self.growing(), **self.varied(), **self.plans()}

    def shipped(self) -> Mapping[str, Path]:
        """The scenarios that come with the program."""
        return {file.stem: file for file in sorted(SHIPPED.glob("*.yaml"))}

    def growing(self) -> Mapping[str, Path]:
        """The same runner over ever more weeks."""
        return self._written(growing())

    def varied(self) -> Mapping[str, Path]:
        """Runs, doubles, races, windows and models, each unlike the usual."""
        lengths = LENGTHS if self._full else (18,)
        models = model_names()
        return self._written(recipe for weeks in lengths for recipe in varied(weeks, models))

    def plans(self) -> Mapping[str, Path]:
        """The running plans of a folder, as scenarios under every model."""
        files = sorted(self._plans.glob("*.yaml")) if self._plans else []
        return dict(
            self._write(f"{file.stem}-{model}", scenario_text(file, model))
            for file in files
            for model in model_names()
        )

    def rivals(self) -> Mapping[str, Path]:
        """The blocks that every planner gets."""
        names = (*RIVALS, *(RIVALS_IN_FULL if self._full else ()))
        shipped = self.shipped()
        return {**{name: shipped[name] for name in names}, **self._written(RIVALS_GENERATED)}

    def _written(self, recipes: Iterable[Recipe]) -> Mapping[str, Path]:
        return dict(self._write(recipe.name, recipe.text()) for recipe in recipes)

    def _write(self, name: str, text: str) -> tuple[str, Path]:
        file = self._folder / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        return name, file


def lengths(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The weeks that the names of growing blocks begin with."""
    return ((int(name.split("w-")[0]), name) for name in names)
