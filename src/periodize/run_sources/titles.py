"""What the user says that titles mean, once and for all of that name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from periodize.run_sources.plain_text import plain

NONE = "none"
"""What a title means that is no run."""


def settled(title: str, titles: Mapping[str, str]) -> str | None:
    """The kind that the user gave to a title; `none` for no run; None if nothing is said of it.

    Capitals, accents and blanks do not matter; `*` stands for anything. A title in full counts
    before one with a star.
    """
    wanted = plain(title)
    for pattern in sorted(titles, key=lambda each: ("*" in each, -len(each))):
        if _matcher(pattern).fullmatch(wanted):
            return titles[pattern]
    return None


@lru_cache(maxsize=1024)
def _matcher(pattern: str) -> re.Pattern[str]:
    # Only the star is special: question marks and brackets are common in titles.
    parts = [
        re.escape(part)
        for part in re.split(r"\*", plain(pattern.replace("*", "\0")).replace("\0", "*"))
    ]
    return re.compile(".*".join(parts), re.DOTALL)
