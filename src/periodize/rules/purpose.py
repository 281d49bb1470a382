"""What each rule asks, in its file's own first sentence."""

from __future__ import annotations

from pathlib import Path

QUOTES = '"""'


def purpose(rule: str) -> str:
    """What the rule of that name asks.

    Read from its file, since importing every rule takes a while.
    """
    source = Path(__file__).with_name(f"{rule}.py").read_text(encoding="utf-8")
    docstring = source.split(QUOTES, 2)[1]
    first = " ".join(docstring.split("\n\n")[0].split())
    return first.split(": ", 1)[-1]
