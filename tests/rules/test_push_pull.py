"""Push and pull: weekly sets that press against weekly sets that pull."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.push_pull import PushPull
from tests.toy import CATALOGUE, a_block, a_plan, a_session, a_window, an_exercise

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "push_pull")


def the_rule(**changes: Any) -> PushPull:
    """The rule at the numbers of the model `runner`."""
    return PushPull.model_validate({**NUMBERS, **changes})


def upper(offset: int, push: int, pull: int, names: tuple[str, str] = ("press", "row")) -> Session:
    """An upper session with so many sets of a press and a row; 0 leaves one out."""
    session = a_session(offset, "upper", exercises=names)
    sets = dict(zip(names, (push, pull), strict=True))
    done = (dataclasses.replace(each, sets=sets[each.exercise]) for each in session.exercises)
    return dataclasses.replace(session, exercises=tuple(each for each in done if each.sets))


def costs(block: Block, *sessions: Session) -> list[int | None]:
    """What each week outside the bounds costs."""
    return [found.cost for found in the_rule().violations(block, a_plan(*sessions))]


@pytest.mark.parametrize(
    ("push", "pull", "even"),
    [
        (0, 0, True),
        (3, 3, True),
        (4, 3, False),  # never more push than pull
        (1, 0, False),
        (2, 3, True),
        (1, 3, False),  # at least two thirds
        (4, 6, True),
        (3, 6, False),
        (3, 4, True),
        (3, 5, False),
        (0, 1, False),
    ],
)
def test_bounds(push: int, pull: int, even: bool) -> None:
    """A week's push sets lie between two thirds of its pull sets and all of them, or cost 2."""
    assert costs(a_block(), upper(2, push, pull)) == ([] if even else [2])


def test_a_week_is_added_up() -> None:
    """Presses on Monday and rows on Sunday make one even week."""
    assert costs(a_block(), upper(0, 3, 0), upper(6, 0, 3)) == []


def test_weeks_count_by_themselves() -> None:
    """Presses on Sunday and rows on Monday make two uneven weeks; beside the block none counts."""
    block = a_block(14)
    assert costs(block, upper(6, 3, 0), upper(7, 0, 3)) == [2, 2]
    assert costs(block, upper(-1, 3, 0), upper(14, 3, 0)) == []
    assert costs(a_block(10), upper(8, 3, 0)) == [2]  # in the last week, which is cut


def test_overhead_counts_like_flat() -> None:
    """An overhead press and a pull-up are push and pull too; a plank is neither."""
    more = [
        an_exercise("overhead", "push-vertical", "delts-front"),
        an_exercise("pull-up", "pull-vertical", "lats"),
    ]
    known = {**CATALOGUE.exercises, **{each.id: each for each in more}}
    block = dataclasses.replace(
        a_block(), catalogue=dataclasses.replace(CATALOGUE, exercises=known)
    )
    assert costs(block, upper(0, 3, 3, ("overhead", "pull-up"))) == []
    assert costs(block, upper(0, 4, 3, ("overhead", "pull-up"))) == [2]
    assert costs(block, upper(0, 3, 3, ("overhead", "plank"))) == [2]


def test_without_the_kit_nothing_is_asked() -> None:
    """At home, where there is nothing to press or pull, no week is uneven; one gym day asks."""
    home = [a_window(offset, place="home") for offset in range(7)]
    assert costs(a_block(windows=home), upper(0, 3, 0)) == []
    assert costs(a_block(windows=[*home[:6], a_window(6)]), upper(0, 3, 0)) == [2]


def test_a_bound_of_one_to_two() -> None:
    """A scenario that allows half as much push takes 1 to 2, and at a cost of 0 nothing is said."""
    plan = a_plan(upper(0, 1, 2))
    assert list(the_rule(least=[1, 2]).violations(a_block(), plan)) == []
    assert [found.cost for found in the_rule().violations(a_block(), plan)] == [2]
    assert list(the_rule(cost=0).violations(a_block(), plan)) == []


def test_text() -> None:
    """The missed wish names the week and both numbers, and counts for balance."""
    found = list(the_rule().violations(a_block(14), a_plan(upper(8, 4, 3))))
    assert [wish.text for wish in found] == ["week 2: 4 sets push and 3 pull"]
    assert [wish.goal for wish in found] == ["balance"]


def test_explain() -> None:
    """The sentence has both bounds."""
    assert the_rule().explain() == "A week's push sets are 2/3 to 1/1 of its pull sets."
