"""Answers in words: what moves, and what is proven of how many plans."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.cli.answer_view import change_lines, verdict
from periodize.plan import Plan
from periodize.questions.difference import difference
from tests.build import a_session


@pytest.mark.parametrize(
    ("start", "changes", "expected"),
    [
        ("2027-05-06 18:00", {}, "moves  Core, Tue 4 May 18:00 to Thu 6 May 18:00 (a)"),
        (
            "2027-05-04 12:00",
            {"place": "home"},
            "moves  Core, Tue 4 May 18:00 at gym to Tue 4 May 12:00 at home (a)",
        ),
        (
            "2027-05-04 18:00",
            {"place": "home"},
            "stays  Core, Tue 4 May 18:00 at gym to Tue 4 May 18:00 at home (a)",
        ),
        (
            "2027-05-04 18:00",
            {"minutes": 30},
            "stays  Core, Tue 4 May 18:00, 30 min instead of 45 (a)",
        ),
        (
            "2027-05-06 18:00",
            {"minutes": 60},
            "moves  Core, Tue 4 May 18:00 to Thu 6 May 18:00, 60 min instead of 45 (a)",
        ),
    ],
)
def test_what_changes_of_a_session(start: str, changes: dict[str, Any], expected: str) -> None:
    """Another day or hour, another place and another length are told; what is the same is not."""
    usual = {"id": "a", "focus": "core", "minutes": 45}
    before = a_session("2027-05-04 18:00", **usual)
    after = a_session(start, **{**usual, **changes})
    found = difference(Plan(sessions=(before,)), Plan(sessions=(after,)))
    assert [line.plain.strip() for line in change_lines(found, "metric")] == [expected]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (0, "Proven under these rules."),
        (1, "Proven: neither plan can be better under these rules."),
        (2, "Proven: none of these plans can be better under these rules."),
    ],
)
def test_the_proof_counts_the_plans(others: int, expected: str) -> None:
    """Neither of two, none of several, and nothing of a plan where none was found."""
    assert [line.plain for line in verdict(True, others)] == [expected]
