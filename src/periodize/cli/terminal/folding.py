"""Lines of text that are told as they come, folded to the width of the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable

WIDEST = 100
"""Columns beyond which a line of text is hard to read."""


def columns(at_most: int | None = None) -> int:
    """The columns of the terminal, a hundred where there is none; at least 40, at most 1000."""
    found = min(max(40, shutil.get_terminal_size((WIDEST, 24)).columns), 1000)
    return found if at_most is None else min(found, at_most)


def folded(lines: Iterable[str], further_in: int = 2) -> str:
    """The lines, each on as many as it takes; what is folded stands some columns further in."""
    width = columns(WIDEST)
    return "\n".join(part for line in lines for part in _fold(line, width, further_in) or [""])


def _fold(line: str, width: int, further_in: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) + further_in)
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
