"""How messages quote what was read and suggest what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

LONGEST_ECHO = 60


def printable(text: str) -> str:
    """The text with control characters escaped, cut to 60 characters."""
    cut = text if len(text) <= LONGEST_ECHO else text[: LONGEST_ECHO - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)


def quoted(value: object) -> str:
    """A value as a message shows it: text in quotes, collections by their kind."""
    if isinstance(value, str):
        return f"'{printable(value)}'"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return printable(str(value))
    return "a list" if isinstance(value, list | tuple) else "a mapping"


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that was probably meant, if one comes close."""
    from difflib import get_close_matches

    lower = {candidate.lower(): candidate for candidate in allowed}
    wanted = word[:LONGEST_ECHO].lower()
    longer = [candidate for candidate in lower if len(wanted) > 2 and candidate.startswith(wanted)]
    found = longer or get_close_matches(wanted, lower, n=1, cutoff=0.6)
    return lower[found[0]] if found else None


def did_you_mean(word: object, allowed: Iterable[str]) -> str:
    """The end of a message that suggests the nearest allowed word, or nothing."""
    near = nearest(word, allowed) if isinstance(word, str) else None
    return f"; did you mean '{near}'?" if near else ""


def choices(allowed: Iterable[str]) -> str:
    """The part of a message that lists what is allowed."""
    return "allowed: " + ", ".join(allowed)
