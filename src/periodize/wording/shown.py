"""Foreign text made harmless: what a terminal or a page would obey is shown as what it is.

Names come from scenarios, plans, models, calendars and arguments, and may hold anything: escape
sequences that move the cursor, marks that turn the direction of reading, controls of eight bits.
"""

from __future__ import annotations

import unicodedata

_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of character that do something instead of standing there."""
_KEPT = frozenset("\n\u200c\u200d")
"""Line ends, and the joiners that letters and pictures of some scripts need."""


def shown(text: str) -> str:
    """The text with each character that would be obeyed written as its number, such as 1b."""
    if text.isascii() and (text.isprintable() or text.replace("\n", "").isprintable()):
        return text
    return "".join(_numbered(mark) if is_obeyed(mark) else mark for mark in text)


def shown_json(text: str) -> str:
    """JSON that means the same, with such characters written as JSON writes them."""
    if text.isascii():
        return text
    return "".join(_escaped(mark) if is_obeyed(mark) else mark for mark in text)


def is_obeyed(mark: str) -> bool:
    """Whether a character does something instead of standing there."""
    return mark not in _KEPT and unicodedata.category(mark) in _OBEYED


def _numbered(mark: str) -> str:
    return mark.encode("unicode_escape").decode()


def _escaped(mark: str) -> str:
    units = mark.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
