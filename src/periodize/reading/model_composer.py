"""YAML's events to the data of a model, where a part may stand once and be named again."""

from __future__ import annotations

from typing import Any, ClassVar

from ruamel.yaml.events import AliasEvent, Event

from periodize.errors import InputRefused
from periodize.reading.composer import MOST_VALUES, UNREAD, Composer
from periodize.reading.marks import Loc, Spot
from periodize.reading.words import did_you_mean, printable

MOST_ALIASES = 1000


class ModelComposer(Composer):
    """Builds the data of a model; what an alias repeats keeps the position of its first place."""

    what: ClassVar[str] = "model"

    def __init__(self, text: str, file: str) -> None:
        super().__init__(text, file)
        self._anchored: dict[str, tuple[Loc, Any]] = {}
        self._aliases = 0

    def _anchor(self, event: Any) -> None:
        """Anchors are allowed."""

    def _merge_key(self, event: Event) -> None:
        """Merge keys are allowed."""

    def _mapping(self, path: Loc) -> dict[str, Any]:
        entries = super()._mapping(path)
        merged = entries.pop("<<", {})
        if not isinstance(merged, dict):
            place = self.values[(*path, "<<")]
            told = "'<<' takes a part such as *name, whose keys stand here where they are not given"
            self.problems.append(Spot(self.file, *place).problem(told))
            return entries
        for key in merged:
            if key not in entries:
                self._copy_marks((*path, "<<", key), (*path, key))
        return {**merged, **entries}

    def _node(self, event: Event, path: Loc) -> Any:
        data = super()._node(event, path)
        if not isinstance(event, AliasEvent) and (name := getattr(event, "anchor", None)):
            self._anchored[name] = path, data
        return data

    def _alias(self, event: AliasEvent, path: Loc) -> Any:
        name = str(event.anchor)
        if name not in self._anchored:
            near = did_you_mean(name, self._anchored)
            self._refuse(event, f"'&{printable(name)}' stands nowhere above{near}")
            return UNREAD
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            self._refuse(event, f"more than {MOST_ALIASES} aliases, the most that is read")
            raise InputRefused(self.problems)
        source, data = self._anchored[name]
        self._copy_marks(source, path)
        if self.count > MOST_VALUES:
            self._refuse(event, f"more than {MOST_VALUES} values, the most that is read")
            raise InputRefused(self.problems)
        return data

    def _copy_marks(self, source: Loc, path: Loc) -> None:
        """Copy the positions of a part to where it stands again."""
        depth = len(source)
        for marks in (self.values, self.keys):
            copied = {
                (*path, *loc[depth:]): place
                for loc, place in marks.items()
                if loc[:depth] == source and (*path, *loc[depth:]) not in marks
            }
            marks.update(copied)
            self.count += len(copied)
