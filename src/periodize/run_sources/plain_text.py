"""Titles made plain: one form for letters, dashes and signs, so that a phrase has one spelling."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 400
"""Letters of a title or line that are read; nothing beyond them says what a run is."""
SAME = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("×✕✖хх∗", "x"),
        **dict.fromkeys("’‘´`′ʼ", "'"),
        **dict.fromkeys("”“″„", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "),
        **dict.fromkeys("•·∙●", "|"),
        **dict.fromkeys("≈∼～", "~"),
        "½": ".5",
        "¼": ".25",
        "¾": ".75",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "\ufe0f": "",
        "\u200d": "",
    }
)
GLUED = re.compile(r"(?<=\d)(\s?(?:km|mi|miles?|min|k|h))(?=[A-Z][a-z])")
"""A unit with the next word put straight behind it, as in `5 milesEasy`."""


def plain(text: str) -> str:
    """Small letters without accents, plain dashes and signs, single blanks."""
    parted = GLUED.sub(r"\1 ", text[:LONGEST].replace("\\,", ",").replace("\\n", " "))
    folded = parted.translate(SAME).casefold().translate(SAME)
    letters = unicodedata.normalize("NFKD", folded)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.split())
