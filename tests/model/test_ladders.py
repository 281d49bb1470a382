"""Ladders as a model writes them: what is refused, and how a rung opens in words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from periodize.model.ladders import Ladder
from periodize.model.load import load_model
from periodize.model.vocabulary import Level
from tests.jumping import ladders
from tests.toy import a_model


def a_ladder(**changes: Any) -> Ladder:
    """Short holds, a plank after 30 s or three weeks, a loaded one after 60 s."""
    rungs = [
        {"exercises": ["short-hold"]},
        {"exercises": ["plank", "high-plank"], "needs": {"plank": 30}, "after_weeks": 3},
        {"exercises": ["loaded-plank"], "needs": {"plank": 60, "high-plank": 90}},
    ]
    return Ladder.model_validate({"rungs": rungs, **changes})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rungs": []}, "at least 1 item"),
        ({"rungs": [{"exercises": []}]}, "at least 1 item"),
        ({"rungs": [{"exercises": ["a"]}, {"exercises": ["a"]}]}, "may stand on one rung only"),
        ({"rungs": [{"exercises": ["a"], "needs": {"a": 5}}]}, "the first rung needs none of its"),
        ({"start": "dead-bug"}, "start: 'dead-bug' stands on none of the rungs"),
        ({"start": {"novice": "dead-bug"}}, "start: 'dead-bug' stands on none of the rungs"),
        ({"start": {"beginner": "plank"}}, "novice"),
        ({"weeks_each": 0}, "greater than or equal to 1"),
        ({"week_each": 1}, "not permitted"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], message: str) -> None:
    """A ladder without rungs, with a rung twice, or that nobody can begin, is none."""
    with pytest.raises(ValidationError, match=message):
        a_ladder(**changes)


def test_an_exercise_stands_on_one_ladder() -> None:
    """Two ladders with the same exercise would say two things of it."""
    one = ladders(("squat",), ("deadlift",))["lift"]
    two = ladders(("deadlift",), ("plank",))["lift"]
    with pytest.raises(ValidationError, match="deadlift stands on two ladders: one, two"):
        a_model(ladders={"one": one, "two": two})


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {},
            [
                "the easiest",
                "with 30 of plank, or 3 weeks of training after the one before",
                "with 60 of plank or 90 of high-plank",
            ],
        ),
        (
            {"start": "high-plank", "weeks_each": 4},
            [
                "the easiest",
                "open from the start, or with 30 of plank, or 3 weeks of training after the one "
                "before",
                "with 60 of plank or 90 of high-plank, or 4 weeks of training after the one before",
            ],
        ),
        (
            {"start": {"novice": "short-hold", "advanced": "loaded-plank"}},
            [
                "open from the start to novice",
                "with 30 of plank, or 3 weeks of training after the one before",
                "open from the start to advanced, or with 60 of plank or 90 of high-plank",
            ],
        ),
    ],
)
def test_how_a_rung_opens_in_words(changes: dict[str, Any], told: list[str]) -> None:
    """Each way is named; the first rung needs none."""
    ladder = a_ladder(**changes)
    assert [ladder.opening(number) for number in range(3)] == told


def behind(**changes: Any) -> Ladder:
    """Open to intermediates, to others who hold 60 s, or after four weeks."""
    rungs = [{"exercises": ["tip"], "needs": {"stand": 60}}, {"exercises": ["lift"]}]
    start = {"intermediate": "tip"}
    return Ladder.model_validate({"rungs": rungs, "start": start, "weeks_each": 4, **changes})


@pytest.mark.parametrize(
    ("level", "can_do", "first"),
    [
        ("novice", {}, -1),
        ("novice", {"stand": 59}, -1),
        ("novice", {"stand": 60}, 0),
        ("intermediate", {}, 0),
        ("intermediate", {"stand": 59}, -1),
        ("advanced", {}, -1),
    ],
)
def test_a_ladder_may_begin_closed(level: Level, can_do: dict[str, int], first: int) -> None:
    """A first rung that needs another ladder is open by level or ability, or else not yet."""
    assert behind().first(level, can_do) == first


def test_how_a_closed_first_rung_opens_in_words() -> None:
    """By level, ability and weeks from the first day."""
    told = "open from the start to intermediate, or with 60 of stand, or 4 weeks of training"
    assert behind().opening(0) == told
    assert behind(start=None, weeks_each=None).opening(0) == "with 60 of stand"


def test_the_ladders_of_runner_fill_one_role() -> None:
    """In each focus the rungs of a ladder stand in one role, so that one replaces another."""
    model = load_model("runner")
    for name, ladder in model.ladders.items():
        found = [
            {role.role for role in focus.roles if set(role.exercises) & set(ladder.exercises)}
            for focus in model.focuses.values()
        ]
        assert any(found), name
        assert all(len(roles) <= 1 for roles in found), name


WORTH = {"short-hold": 1, "plank": 1.2, "high-plank": 2}


@pytest.mark.parametrize(
    ("can_do", "estimated"),
    [
        ({}, {}),
        ({"plank": 2}, {"short-hold": 2, "high-plank": 1}),
        ({"plank": 5}, {"short-hold": 6, "high-plank": 3}),
        ({"short-hold": 6}, {"plank": 5, "high-plank": 3}),
        ({"short-hold": 5}, {"plank": 4, "high-plank": 2}),
        ({"short-hold": 12, "high-plank": 3}, {"plank": 5}),  # the fewer of ten and five
        ({"loaded-plank": 9}, {}),
    ],
)
def test_neighbours_inform_each_other(can_do: dict[str, int], estimated: dict[str, int]) -> None:
    """What is known of one exercise tells, rounded down, what is possible of the others."""
    assert a_ladder(worth=WORTH).estimates(can_do) == estimated


@pytest.mark.parametrize("worth", [{"plank": 0}, {"plank": 101}])
def test_what_a_repetition_is_worth_is_a_positive_number(worth: dict[str, float]) -> None:
    """Nothing and more than a hundred are refused."""
    with pytest.raises(ValidationError, match="worth"):
        a_ladder(worth=worth)


@pytest.mark.parametrize(
    ("careful", "can_do", "first"),
    [
        ((), {}, 2),
        (("knee",), {}, 2),
        (("achilles",), {}, 0),
        (("achilles",), {"plank": 30}, 1),
    ],
)
def test_who_is_careful_begins_gently(
    careful: tuple[str, ...], can_do: dict[str, int], first: int
) -> None:
    """A sore part begins below the level's rung, unless what is possible is known."""
    gentle = a_ladder(start="loaded-plank", careful_start={"achilles": "short-hold"})
    assert gentle.first("advanced", can_do, careful) == first


def test_a_gentle_start_stands_on_the_ladder() -> None:
    """A start for the careful that is no rung is refused."""
    with pytest.raises(ValidationError, match="careful_start: 'dead-bug' stands on none"):
        a_ladder(careful_start={"achilles": "dead-bug"})
