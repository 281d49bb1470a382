"""A variant written into a scenario's file: its comments, its order and its other lines stay.

The file is read twice by the same library, once as it is and once with the variant. Of what that
library would write, only the lines that differ between the two are taken over, so that a layout
which it would have set otherwise stays as it was.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, unified_diff
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from periodize.reading.syntax import decoded
from periodize.scenario.variant.apply import put_over
from periodize.scenario.variant.variant import Variant

CLOCK = re.compile(r"\d\d:\d\d")
LAYOUTS = ((2, 4, 2), (2, 2, 0), (4, 4, 2), (4, 6, 4))
"""Blanks before entries of a mapping and of a list, and before the dash of the latter."""
ENDLESS = 10**6
"""Columns, so that no line is folded."""


def with_variants(content: bytes, file: str, variants: Iterable[Variant]) -> bytes:
    """A scenario's text with variants put over it, one after the other.

    Args:
        content: the text.
        file: its name in messages.
        variants: what is otherwise.

    Raises:
        InputRefused: a variant names what the scenario does not have.
    """
    end = "\r\n" if b"\r\n" in content else "\n"
    text = "".join(f"{line}\n" for line in decoded(content, file).splitlines())
    yaml = _laid_out_as(text)
    data = yaml.load(text)
    before = _dumped(yaml, data)
    for variant in variants:
        put_over(data, variant)
    after = _dumped(yaml, _plain(data))
    return _taken_over(text, before, after).replace("\n", end).encode()


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """The lines that differ, each with `-` or `+` before it, and a few around them."""
    old, new = (each.decode("utf-8", "replace").splitlines() for each in (before, after))
    return list(unified_diff(old, new, n=1, lineterm=""))[2:]


def _laid_out_as(text: str) -> YAML:
    """A reader and writer that sets the text as nearly as it is set already."""
    best, least = _yaml(*LAYOUTS[0]), len(text)
    for layout in LAYOUTS:
        yaml = _yaml(*layout)
        strayed = _strayed(yaml, text)
        if strayed < least:
            best, least = yaml, strayed
        if not least:
            break
    return best


def _yaml(mapping: int, sequence: int, offset: int) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = ENDLESS
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    return yaml


def _strayed(yaml: YAML, text: str) -> int:
    """How many lines it would set otherwise."""
    lines, set_anew = text.splitlines(), _dumped(yaml, yaml.load(text)).splitlines()
    alike = sum(a == b for a, b in zip(lines, set_anew, strict=False))
    return max(len(lines), len(set_anew)) - alike


def _dumped(yaml: YAML, data: Any) -> str:
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _plain(value: Any) -> Any:
    """New values as a scenario writes them: dates bare, times quoted, entries on one line."""
    if isinstance(value, CommentedMap):
        for key in value:
            value[key] = _plain(value[key])
        return value
    if isinstance(value, CommentedSeq):
        for place, each in enumerate(value):
            value[place] = _plain(each)
        return value
    return _new(value)


def _new(value: Any) -> Any:
    if isinstance(value, dict):
        made = CommentedMap({key: _plain(each) for key, each in value.items()})
        made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        entries = CommentedSeq([_plain(each) for each in value])
        if not any(isinstance(each, CommentedMap) for each in entries):
            entries.fa.set_flow_style()
        return entries
    if type(value) is not str:
        return value
    if CLOCK.fullmatch(value):
        return DoubleQuotedScalarString(value)
    try:
        return dt.date.fromisoformat(value) if len(value) == len("2027-05-03") else value
    except ValueError:
        return value


def _taken_over(text: str, before: str, after: str) -> str:
    """The text with the lines that differ between two others, which are set as it nearly is."""
    own, old, new = (each.splitlines(keepends=True) for each in (text, before, after))
    spots = _spots(own, old)
    lines: list[str] = []
    done = 0
    for kind, start, end, first, last in _steps(old, new):
        if kind == "equal":
            continue
        here = max(done, spots[start][0])
        there = max(here, spots[end - 1][1] if end > start else here)
        lines += [*own[done:here], *new[first:last], *_notes(own[here:there], new)]
        done = there
    return "".join(lines + own[done:])


def _notes(gone: Sequence[str], new: Sequence[str]) -> list[str]:
    """The comments among lines that go: what they say may be of the lines that stay."""
    said = {line.strip() for line in new}
    return [line for line in gone if line.lstrip().startswith("#") and line.strip() not in said]


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()


def _spots(own: Sequence[str], old: Sequence[str]) -> list[tuple[int, int]]:
    """For each line of the second text, and its end, from where to where it stands in the first."""
    spots: list[tuple[int, int]] = []
    for kind, start, end, first, last in SequenceMatcher(
        a=own, b=old, autojunk=False
    ).get_opcodes():
        for place in range(first, last):
            one = start + place - first
            spots.append((one, one + 1) if kind == "equal" else (start, end))
    return [*spots, (len(own), len(own))]
