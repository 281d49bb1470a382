"""One day in seven with neither hard running nor leg work."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.rules.rest_day import RestDay
from tests.toy import a_block, a_plan, a_race, a_run, a_session


def the_rule(**changes: Any) -> RestDay:
    """The rule at the numbers of the model `runner`."""
    return RestDay(**{"rule": "rest_day", "at_least": 1, "in_days": 7, **changes})


@pytest.mark.parametrize(
    ("days", "quality", "legs", "expected"),
    [
        # Quality Tue, Fri; legs Mon, Wed, Thu, Sat: Sunday is left.
        (7, [1, 4], [0, 2, 3, 5], 0),
        (7, [1, 4], [0, 2, 3, 5, 6], 1),
        # Legs on the evening of a quality day take no further day.
        (7, [1, 4], [0, 1, 2, 3, 4, 5], 0),
        # Wed to Tue holds no rest day, though both Monday weeks do.
        (14, [2, 4, 8], [3, 5, 6, 7], 1),
        (14, [2, 4], [3, 5, 6, 7], 0),
        # Mon to Sun is full; so is Tue to Mon, with the next Monday's legs.
        (14, [1, 4], [0, 2, 3, 5, 6], 1),
        (14, [1, 4], [0, 2, 3, 5, 6, 7], 2),
        # Six days of a block hold no seven.
        (6, [1, 4], [0, 2, 3, 5], 0),
        # Running that leaves no day: strength is not blamed. One day left: legs may not take it.
        (7, [0, 1, 2, 3, 4, 5, 6], [0, 3], 0),
        (7, [0, 1, 2, 3, 4, 5], [6], 1),
    ],
)
def test_windows(days: int, quality: list[int], legs: list[int], expected: int) -> None:
    """Every seven days inside the block have a rest day, across the edge of weeks."""
    block = a_block(days, runs=[a_run(offset) for offset in quality])
    plan = a_plan(*(a_session(offset) for offset in legs))
    assert len(list(the_rule().violations(block, plan))) == expected


@pytest.mark.parametrize("focus", ["upper", "core"])
def test_arms_and_trunk(focus: str) -> None:
    """Sessions that spare the legs leave a rest day a rest day."""
    plan = a_plan(*(a_session(offset) for offset in range(6)), a_session(6, focus))
    assert list(the_rule().violations(a_block(), plan)) == []


def test_long_runs_are_easy_here() -> None:
    """A long run is no hard day for this rule, unless quality is in it; a race is."""
    plan = a_plan(*(a_session(offset) for offset in range(6)))
    long = a_block(runs=[a_run(6, "long", "long")])
    assert list(the_rule().violations(long, plan)) == []
    with_pace = a_block(runs=[a_run(6, "long", ("long", "quality"))])
    assert len(list(the_rule().violations(with_pace, plan))) == 1
    assert len(list(the_rule().violations(a_block(races=[a_race(6)]), plan))) == 1


def test_outside_the_block() -> None:
    """A session after the block's end belongs to no stretch of it."""
    plan = a_plan(*(a_session(offset) for offset in (0, 1, 2, 3, 4, 5, 7)))
    assert list(the_rule().violations(a_block(), plan)) == []


def test_price() -> None:
    """A price counts each session that a stretch holds too many."""
    block = a_block(7, runs=[a_run(offset) for offset in range(5)])
    plan = a_plan(a_session(5), a_session(6))
    assert [found.cost for found in the_rule(penalty=3).violations(block, plan)] == [3]
    priced = the_rule(penalty=3, at_least=2)
    assert [found.cost for found in priced.violations(block, plan)] == [6]


def test_text() -> None:
    """The violation names the stretch and the days."""
    block = a_block(runs=[a_run(1), a_run(4)])
    plan = a_plan(*(a_session(offset) for offset in (0, 2, 3, 5, 6)))
    (found,) = the_rule().violations(block, plan)
    assert found.text == (
        "Mon 3 May to Sun 9 May: hard runs leave 5 of 7 days, leg sessions take 5; 1 must stay "
        "free of both"
    )


def test_explain() -> None:
    """The sentence has the days; without a number nothing is asked."""
    assert "At least 1 of any 7 days" in the_rule().explain()
    plan = a_plan(*(a_session(offset) for offset in range(7)))
    assert list(RestDay(rule="rest_day").violations(a_block(), plan)) == []
