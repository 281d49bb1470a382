"""How messages quote and suggest."""

from __future__ import annotations

from datetime import date

import pytest

from periodize.reading.words import choices, did_you_mean, printable, quoted


@pytest.mark.parametrize(
    ("value", "echo"),
    [
        ("a", "'a'"),
        ("a\n\x1b", r"'a\n\x1b'"),
        ("x" * 60, "'" + "x" * 60 + "'"),
        ("x" * 61, "'" + "x" * 59 + "…'"),
        (None, "nothing"),
        (True, "true"),
        (1.5, "1.5"),
        (date(2027, 5, 3), "2027-05-03"),
        ([1], "a list"),
        ({}, "a mapping"),
    ],
)
def test_quoted(value: object, echo: str) -> None:
    """Values are shown short and without control characters."""
    assert quoted(value) == echo


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("intervalls", "; did you mean 'intervals'?"),
        ("INTERVALS", "; did you mean 'intervals'?"),
        ("inter", "; did you mean 'intervals'?"),
        ("zzz", ""),
        (3, ""),
    ],
)
def test_did_you_mean(word: object, suggestion: str) -> None:
    """Only a word that comes close is suggested."""
    assert did_you_mean(word, ["easy", "intervals"]) == suggestion


def test_printable() -> None:
    """Nothing that could steer a terminal is shown as it is."""
    assert printable("a\x1b[31m\u202e") == r"a\x1b[31m\u202e"
    assert len(printable("x" * 1000)) == 60


def test_choices() -> None:
    """What is allowed is listed in its own order."""
    assert choices(["b", "a"]) == "allowed: b, a"
