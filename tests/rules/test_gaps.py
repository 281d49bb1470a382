"""How long is said in words."""

from __future__ import annotations

import pytest

from periodize.rules.gaps import hours_text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 h"),
        (40, "40 min"),
        (60, "1 h"),
        (61, "1 h 1 min"),
        (1200, "20 h"),
        (1439, "23 h 59 min"),
    ],
)
def test_hours_and_minutes(minutes: int, text: str) -> None:
    """No hours are said where there are none, and no minutes."""
    assert hours_text(minutes) == text
