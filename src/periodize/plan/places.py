"""Where the fields of a JSON text stand, so that a problem can say its line and column."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Keys and places in lists, from the whole text down to a field."""
Spot = tuple[int, int]
"""Line and column, both from 1."""

_BLANK = re.compile(r"[ \t\r\n]*")
# Numbers stay text: one of thousands of digits takes long to read, and none is looked at here.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)


@dataclass(slots=True)
class _Wanted:
    """A field that is looked for, or one above it."""

    below: dict[str | int, _Wanted] = field(default_factory=dict)
    value: int | None = None
    key: int | None = None


def places(text: str, paths: Iterable[Path], *, keys: bool = False) -> dict[Path, Spot]:
    """Where some fields stand; for one that is missing, where that stands which should hold it.

    Args:
        text: JSON that can be read.
        paths: the fields.
        keys: whether the place of a field's name is wanted, not that of its value.
    """
    paths = list(paths)
    whole = _Wanted(value=_past_blank(text, 0))
    for path in paths:
        _node(whole, path)
    _find(text, whole)
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    return {path: _spot(lines, _nearest(whole, path, keys)) for path in paths}


def _node(whole: _Wanted, path: Path) -> _Wanted:
    for part in path:
        whole = whole.below.setdefault(part, _Wanted())
    return whole


def _find(text: str, node: _Wanted) -> None:
    """Note where everything below a value stands; of a name that is given twice the last."""
    if not node.below or node.value is None:
        return
    for name, key, value in _members(text, node.value):
        if name in node.below:
            node.below[name].key, node.below[name].value = key, value
    for each in node.below.values():
        _find(text, each)


def _members(text: str, begin: int) -> Iterator[tuple[str | int, int, int]]:
    """Each name, or place in a list, with where it and its value stand; nothing in other values."""
    is_mapping = text[begin] == "{"
    if not is_mapping and text[begin] != "[":
        return
    at, number = _past_blank(text, begin + 1), 0
    while text[at] not in "}]":
        name, key = number, at
        if is_mapping:
            name, end = _DECODER.raw_decode(text, at)
            at = _past_blank(text, _past_blank(text, end) + 1)
        yield name, key, at
        _, end = _DECODER.raw_decode(text, at)
        at = _past_blank(text, end)
        if text[at] == ",":
            at = _past_blank(text, at + 1)
        number += 1


def _past_blank(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _nearest(whole: _Wanted, path: Path, keys: bool) -> int:
    found = whole
    for part in path:
        if found.below[part].value is None:
            break
        found = found.below[part]
    else:
        if keys and found.key is not None:
            return found.key
    return found.value or 0


def _spot(lines: list[int], at: int) -> Spot:
    line = bisect_right(lines, at)
    return line, at - lines[line - 1] + 1
