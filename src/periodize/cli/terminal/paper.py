"""Lines of text for a terminal of a given width, measured in columns and not in characters."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from periodize.cli.terminal.door import Drawn
from periodize.wording.shown import is_obeyed, shown

INDENT = "  "
TALL = 25
"""Lines of the page that is drawn on; none is cut, and the surroundings are not asked."""


def printed(lines: Iterable[Text], width: int, colour: bool = False) -> Drawn:
    """The lines with a final line end, none wider than `width`; escape codes only in colour."""
    console = Console(
        file=io.StringIO(),
        width=width,
        height=TALL,
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
            console.print(shown_text(line), no_wrap=True, overflow="ellipsis", crop=True)
    return Drawn(capture.get())


def shown_text(line: Text) -> Text:
    """The line with what would be obeyed written as its number, in the style that it has."""
    if shown(line.plain) == line.plain:
        return line
    found = Text(style=line.style)
    for at, mark in enumerate(line.plain):
        found.append_text(_as_number(line[at]) if is_obeyed(mark) else line[at])
    return found


def _as_number(mark: Text) -> Text:
    number = Text(shown(mark.plain), style=mark.style)
    for span in mark.spans:
        number.stylize(span.style)
    return number


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
    console = Console(file=io.StringIO(), width=width, height=TALL, color_system=None)
    room = max(1, width - max(len(first), len(rest)))
    lines = Text(shown(text)).wrap(console, room)
    return [
        Text(f"{first if number == 0 else rest}{line.plain.rstrip()}", style=style)
        for number, line in enumerate(lines)
    ]


def rule_line(width: int) -> Text:
    """A quiet line across."""
    return Text("─" * width, style="dim")
