"""Answers in words: what moves, and what is proven of how many plans."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from periodize.cli.commands import why as why_command
from periodize.cli.terminal.answer_view import change_lines, reason_lines, verdict
from periodize.plan import BrokenWish, Plan
from periodize.questions.difference import GoalChange, difference
from periodize.questions.why import WhyAnswer
from tests.build import a_hold, a_lift, a_session


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


def test_an_exercise_that_lost_its_partner() -> None:
    """Where nothing but a pair differs, that is what is told."""
    pair = (a_lift(pair="A"), a_hold(pair="A"))
    alone = (a_lift(), a_hold())
    both, each = (
        Plan(sessions=(a_session("2027-05-04 18:00", id="a", exercises=held),))
        for held in (pair, alone)
    )
    parted = "".join(line.plain for line in change_lines(difference(both, each), "metric"))
    assert "Back squat by itself; Side plank by itself" in parted
    joined = "".join(line.plain for line in change_lines(difference(each, both), "metric"))
    assert "Back squat in a pair; Side plank in a pair" in joined


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            1,
            4,
            ["gaps +3, missed now:", "Tue 4 May: new", "but missed no longer:", "Tue 4 May: old"],
        ),
        (
            4,
            1,
            ["gaps -3, missed no longer:", "Tue 4 May: old", "but missed now:", "Tue 4 May: new"],
        ),
        (4, 4, []),
    ],
)
def test_both_sides_of_a_price(before: int, after: int, expected: list[str]) -> None:
    """Whether a goal gets better or worse, what it misses now and no longer is told."""
    day = dt.date(2027, 5, 4)
    new, old = (
        BrokenWish(rule="before_run", date=day, text=text, cost=1, goal="gaps")
        for text in ("new", "old")
    )
    same = difference(Plan(sessions=()), Plan(sessions=()))
    found = dataclasses.replace(
        same,
        goals=(GoalChange("gaps", before, after, proven=True),),
        missed_anew=(new,),
        missed_no_more=(old,),
    )
    assert [line.plain.strip(" -") for line in reason_lines(found)] == expected


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


@pytest.mark.parametrize(
    ("held", "wanted", "expected"),
    [
        (2, 3, "its week holds 2 of the 3 sessions that it asks for"),
        (0, 0, "its week asks for none"),
    ],
)
def test_the_week_of_a_free_day(held: int, wanted: int, expected: str) -> None:
    """How far a week is from what it asks is told, if it asks for anything."""
    answer = WhyAnswer(dt.date(2027, 5, 4), (), {}, {}, True, held=held, wanted=wanted)
    told = [line.plain for line in why_command._lines(answer)]
    assert told[0] == f"No session stands on Tue 4 May 2027; {expected}."
