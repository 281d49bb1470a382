"""Lines of text for a terminal of a given width, measured in columns and not in characters."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

INDENT = "  "


def printed(lines: Iterable[Text], width: int, colour: bool = False) -> str:
    """The lines with a final line end, none wider than `width`; escape codes only in colour."""
    console = Console(
        file=io.StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        for line in lines:
            line.rstrip()
            console.print(line, no_wrap=True, overflow="ellipsis", crop=True)
    return capture.get()


def fitted(text: str, width: int, style: str = "") -> Text:
    """The text in exactly so many columns, with blanks behind or cut short with an ellipsis."""
    found = Text(text)
    found.truncate(width, overflow="ellipsis", pad=True)
    if style:
        # A span: the base style of a Text would spread over what is put behind it.
        found.stylize(style)
    return found


def wrapped(text: str, width: int, first: str = "", rest: str = "", style: str = "") -> list[Text]:
    """The text on as many lines as it takes, the first begun by `first`, the others by `rest`."""
    console = Console(file=io.StringIO(), width=width, color_system=None)
    room = max(1, width - max(len(first), len(rest)))
    lines = Text(text).wrap(console, room)
    return [
        Text(f"{first if number == 0 else rest}{line.plain.rstrip()}", style=style)
        for number, line in enumerate(lines)
    ]


def rule_line(width: int) -> Text:
    """A quiet line across."""
    return Text("─" * width, style="dim")
