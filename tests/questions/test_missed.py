"""Which sessions were missed: named by id, by days, or lying in days off."""

from __future__ import annotations

import datetime as dt

import pytest

from periodize.dates import DateRange
from periodize.errors import InputRefused
from periodize.questions.missed import check_named, missed_of
from tests.build import a_plan, a_session

PLAN = a_plan(
    *(a_session(f"2027-05-{day} 18:00", id=f"d{day}") for day in ("03", "05", "10", "12", "17"))
)
SINCE = dt.date(2027, 5, 12)


def days(first: int, last: int) -> DateRange:
    """Days of May, both included."""
    return DateRange(dt.date(2027, 5, first), dt.date(2027, 5, last + 1))


@pytest.mark.parametrize(
    ("missed", "expected"),
    [
        (["d05"], ["d05"]),
        (["2027-05-05..2027-05-10"], ["d05", "d10"]),
        (["2027-05-06..2027-05-10"], ["d10"]),
        (["2027-05-05..2027-05-09"], ["d05"]),
        (["2027-05-05..2027-05-05", "d03"], ["d03", "d05"]),
    ],
)
def test_named_or_by_days(missed: list[str], expected: list[str]) -> None:
    """A range means every session of its days, the first and the last included."""
    assert missed_of(PLAN, SINCE, missed) == tuple(expected)


def test_days_off_that_are_past_were_missed() -> None:
    """What stood there was not done; what is still to come is not missed but moved."""
    assert missed_of(PLAN, SINCE, (), [days(4, 20)]) == ("d05", "d10")
    assert missed_of(PLAN, SINCE, (), [days(6, 9)]) == ()


def test_done_on_a_day_off() -> None:
    """Who did it nevertheless names it."""
    found = missed_of(PLAN, SINCE, (), [days(4, 20)], done=["d05"])
    assert found == ("d10",)
    check_named(PLAN, SINCE, found, ["d05"], [days(4, 20)])
    with pytest.raises(InputRefused, match="which is past; what is past counts as done"):
        check_named(PLAN, SINCE, (), ["d05"], [days(6, 20)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-05-06..2027-05-09", "no session stands from Thu 6 May 2027 to Sun 9 May 2027"),
        ("2027-05-09..2027-05-06", "is no FROM..TO"),
        ("2027-05-06..", "is no FROM..TO"),
        ("..2027-05-06", "is no FROM..TO"),
    ],
)
def test_days_that_cannot_be_meant(text: str, expected: str) -> None:
    """Days without a session, or that are none, are refused."""
    with pytest.raises(InputRefused, match=expected):
        missed_of(PLAN, SINCE, [text])


def test_days_to_come_are_not_missed_yet() -> None:
    """A range that reaches into what is open is refused, session by session."""
    found = missed_of(PLAN, SINCE, ["2027-05-10..2027-05-12"])
    with pytest.raises(InputRefused, match="d12 stands on Wed 12 May 2027, which is not past yet"):
        check_named(PLAN, SINCE, found, ())


def test_every_problem_at_once() -> None:
    """All ids that are wrong are told together."""
    with pytest.raises(InputRefused) as refused:
        check_named(PLAN, SINCE, ["d99", "d17"], ["d03"])
    assert len(refused.value.problems) == 3


def test_nothing_of_it_is_in_an_empty_plan() -> None:
    """Where nothing was planned nothing was missed."""
    assert missed_of(a_plan(), SINCE, (), [days(1, 20)]) == ()
