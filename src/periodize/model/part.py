"""What everything in a model file is made of."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base of everything in a model file: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def one_of(words: Collection[str], what: str) -> Callable[[str], str]:
    """A check that a word is one of those that are allowed; `what` is what they are."""

    def known(word: str) -> str:
        if word not in words:
            raise ValueError(unknown(word, what, words))
        return word

    return known


def unknown(word: str, what: str, words: Collection[str]) -> str:
    """What is said of a word that is none of those allowed, with the one that was meant."""
    near = difflib.get_close_matches(word, words, 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    # A list of hundreds would hide the hint.
    allowed = f"; allowed: {', '.join(words)}" if len(words) <= MOST_LISTED else ""
    return f"{word!r} is not {what}{allowed}{hint}"


MOST_LISTED = 40
