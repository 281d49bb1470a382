"""The text of a model's file, where comments tell the source and grade of its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from periodize.model.load import is_path, model_file

_ENTRY = re.compile(r"- (?:rule: |\{rule: )([a-z_]+)")


def model_text(name: str) -> str:
    """The text of a model that was read before, by its name or path."""
    file = Path(name) if is_path(name) else model_file(name)
    return file.read_text(encoding="utf-8-sig")


def comment_before(lines: Sequence[str], number: int) -> list[str]:
    """The lines of comment that stand right above a line."""
    first = number
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return list(lines[first:number])


def entry_of(text: str, rule: str) -> str:
    """A rule's own lines, with the comment above them; empty where there are none."""
    lines = text.splitlines()
    for start, line in enumerate(lines):
        found = _ENTRY.match(line.lstrip())
        if found and found[1] == rule:
            return _block(lines, start)
    return ""


def section_of(text: str, key: str) -> str:
    """The lines of one of the model's own keys, such as `muscles`, with the comment above them."""
    lines = text.splitlines()
    for start, line in enumerate(lines):
        if re.match(rf'"?{re.escape(key)}"?:', line):
            return _block(lines, start)
    return ""


def _block(lines: Sequence[str], start: int) -> str:
    """A line with what is indented below it, and its comment."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _deeper(lines[end], indent)):
        end += 1
    held = [*comment_before(lines, start), *lines[start:end]]
    return "\n".join(held).rstrip()


def _deeper(line: str, indent: int) -> bool:
    return len(line) - len(line.lstrip()) > indent


def renamed(text: str, name: str) -> str:
    """The text with another name of the model."""
    return re.sub(r"^name:.*$", f"name: {name}", text, count=1, flags=re.M)
