"""YAML's events to plain data, refusing what has no place in a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from periodize.errors import InputRefused, Problem
from periodize.reading.marks import Loc, Spot
from periodize.reading.messages import MOST_PROBLEMS
from periodize.reading.scalars import UnusableNumber, resolve
from periodize.reading.words import printable, quoted
from periodize.reading.yaml_events import directives, events

DEEPEST = 50
MOST_VALUES = 50_000
NODES = (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)
AGAIN = -1
"""A step that no list has, to keep the second value of a key apart from the first."""
UNREAD = object()
"""Stands for a value that was refused; no field takes it."""


class Composer:
    """Builds the data from the events, and keeps positions and problems on the way.

    `what` is what such a file is called in messages.
    """

    what: ClassVar[str] = "scenario"

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.values: dict[Loc, tuple[int, int]] = {}
        self.keys: dict[Loc, tuple[int, int]] = {}
        self.text = text
        self.events: Iterator[Event] = events(text)
        self.count = 0

    def compose(self) -> Any:
        """The data of the one document; None if there is none."""
        data: Any = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                if self.values:
                    told = f"a second document begins here; a {self.what} is one document"
                    self._refuse(event, told)
                    break
                self._directives(event)
            elif isinstance(event, NODES):
                data = self._node(event, ())
        return data

    def _refuse(self, event: Event, message: str) -> None:
        self.problems.append(Spot(self.file, *_place(event)).problem(message))

    def _directives(self, event: DocumentStartEvent) -> None:
        for line, directive in directives(self.text, _place(event)[0] - 1):
            words = directive.partition(" #")[0].split()
            if words == ["%YAML", "1.2"]:
                continue
            version = words[0] == "%YAML"
            name = printable(" ".join(words) if version else words[0])
            rule = f"; {self.what}s are YAML 1.2" if version else f" in a {self.what}"
            self.problems.append(Spot(self.file, line, 1).problem(f"{name} is not allowed{rule}"))

    def _node(self, event: Event, path: Loc) -> Any:
        self.values[path] = _place(event)
        self.count += 1
        if len(self.problems) >= MOST_PROBLEMS:
            raise InputRefused(self.problems[:MOST_PROBLEMS])
        if self.count > MOST_VALUES:
            self._refuse(event, f"more than {MOST_VALUES} values, the most that is read")
            raise InputRefused(self.problems)
        if isinstance(event, AliasEvent):
            return self._alias(event, path)
        self._plain(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= DEEPEST:
            self._refuse(event, f"nested more than {DEEPEST} deep")
            raise InputRefused(self.problems)
        return self._mapping(path) if isinstance(event, MappingStartEvent) else self._list(path)

    def _alias(self, event: AliasEvent, path: Loc) -> Any:
        name = printable(str(event.anchor))
        self._refuse(event, f"alias '*{name}' is not allowed; repeat it")
        return UNREAD

    def _anchor(self, event: Any) -> None:
        self._refuse(event, f"anchor '&{printable(event.anchor)}' is not allowed")

    def _plain(self, event: Any) -> None:
        if event.anchor:
            self._anchor(event)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"tag '{printable(tag)}' is not allowed")

    def _scalar(self, event: ScalarEvent, path: Loc) -> Any:
        if event.style:
            return event.value
        try:
            value = resolve(event.value)
        except UnusableNumber as error:
            self._refuse(event, f"{printable(event.value)} {error}")
            return UNREAD
        return self._nothing(path) if value is None and path else value

    def _nothing(self, path: Loc) -> object:
        place = self.values[path] = self.keys.get(path, self.values[path])
        # A comma ends a value in braces, so that `km: 21,1` reads as km: 21 and a key 1.
        comma = isinstance(path[-1], str) and path[-1].isdecimal()
        advice = (
            "a decimal comma is a point here, as in 21.1" if comma else "give one or leave it out"
        )
        message = f"{_name(path)} has no value; {advice}"
        self.problems.append(Spot(self.file, *place).problem(message))
        return UNREAD

    def _list(self, path: Loc) -> list[Any]:
        entries: list[Any] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            entries.append(self._node(event, (*path, len(entries))))
        return entries

    def _mapping(self, path: Loc) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event)
            again = key in entries
            if again:
                line = self.keys[(*path, key)][0]
                self._refuse(event, f"{quoted(key)} stands here twice; the first is at line {line}")
            place = (*path, AGAIN, key) if again else (*path, key)
            self.keys[place] = _place(event)
            entries.setdefault(key, self._node(next(self.events), place))
        return entries

    def _key(self, event: Event) -> str:
        if isinstance(event, ScalarEvent):
            self._plain(event)
            if event.value == "<<" and not event.style:
                self._merge_key(event)
            word: str = event.value
            return word
        self._refuse(event, "a key must be a word")
        raise InputRefused(self.problems)

    def _merge_key(self, event: Event) -> None:
        self._refuse(event, "merge key '<<' is not allowed; repeat what it would merge")


def _name(path: Loc) -> str:
    return quoted(path[-1]) if isinstance(path[-1], str) else "this entry"


def _place(event: Event) -> tuple[int, int]:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1
