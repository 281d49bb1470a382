"""YAML 1.2 text to plain data, with the position of every key and value.

Anchors, aliases, tags, merge keys, duplicate keys, directives and further documents are refused:
none is of use in a scenario, and each can make a file mean something other than what it shows. A
model, which repeats lists of exercises, may have anchors and aliases.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import YAMLError

from periodize.errors import InputRefused, Problem
from periodize.reading.composer import Composer
from periodize.reading.marks import Marks, Spot
from periodize.reading.syntax import syntax_problem


@dataclass(slots=True)
class Source:
    """A file that was read: its data, where each part stands, and what is wrong with it so far."""

    data: dict[str, Any]
    marks: Marks
    problems: list[Problem] = field(default_factory=list)


def read(text: str, file: str, kind: type[Composer] = Composer) -> Source:
    """Read the text of a scenario, or of what else is written like one.

    Args:
        text: the whole file, without a byte order mark.
        file: its name, for messages.
        kind: what such a file may hold, and what it is called.

    Raises:
        InputRefused: the text is no YAML mapping; every other problem is kept in the result.
    """
    composer = kind(text, file)
    try:
        data = composer.compose()
    except YAMLError as error:
        raise InputRefused([*composer.problems, syntax_problem(error, file)]) from None
    marks = Marks(file, composer.values, composer.keys)
    if not isinstance(data, dict):
        raise InputRefused([*composer.problems, _not_a_mapping(data, marks, kind.what)])
    return Source(data, marks, composer.problems)


def _not_a_mapping(data: object, marks: Marks, what: str) -> Problem:
    message = f"a {what} is a mapping of 'key: value' lines, from the first line on"
    if data is None:
        message = f"the file is empty; a {what} is a mapping of 'key: value' lines"
    return Spot(marks.file, *marks.values.get((), (1, 1))).problem(message)
