"""Sentences for what a validation found."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError

from periodize.reading.marks import Marks
from periodize.reading.messages import MOST_PROBLEMS, problems_of
from periodize.scenario.schema.fields import Kilograms, Part, Switch, Whole


class Inner(Part):
    called = "a rest"
    example = "{days: 2}"

    days: Whole


class Outer(Part):
    called = "a week"

    kind: Literal["easy", "hard"] = Field(default="easy", title="kind of week")
    size: Kilograms = 1.0
    count: Whole = 1
    on: Switch = True
    name: Annotated[str, Field(min_length=1, max_length=3, pattern="^[a-z]*$")] = "a"
    days: tuple[Whole, ...] = Field(default=(1,), min_length=1, max_length=2)
    rest: Inner | None = None


def problems(data: dict[str, Any]) -> list[str]:
    """The sentences for this data."""
    with pytest.raises(ValidationError) as found:
        Outer.model_validate(data)
    return [problem.message for problem in problems_of(found.value, Outer, Marks())]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"kind": "hrd"},
            "'hrd' is not a kind of week; allowed: easy, hard; did you mean 'hard'?",
        ),
        ({"size": 0.0}, "size must be more than 0, not 0.0"),
        ({"size": 2000.0}, "size must be at most 1000, not 2000.0"),
        ({"size": "x"}, "size must be a number, not 'x'"),
        ({"count": 1.5}, "count must be a whole number, not 1.5"),
        ({"on": "no"}, "on must be true or false, not 'no'"),
        ({"name": 7}, "name must be text, not 7; put it in quotes"),
        ({"name": []}, "name must be text, not a list"),
        ({"name": ""}, "name must not be empty"),
        ({"name": "abcd"}, "name must be at most 3 characters long, not 'abcd'"),
        ({"name": "A"}, "name must be small letters, digits and hyphens, not 'A'"),
        ({"days": 3}, "days must be a list, such as [a, b], not 3"),
        ({"days": []}, "days must hold at least one entry"),
        ({"days": [1, 2, 3]}, "days must hold at most 2 entries"),
        ({"days": ["x"]}, "an entry of days must be a whole number, not 'x'"),
        ({"rest": {}}, "a rest needs 'days'"),
        ({"rest": 2}, "a rest must be a mapping, such as {days: 2}, not 2"),
        (
            {"rest": {"days": 1, "dys": 1}},
            "unknown key 'dys' in a rest; allowed: days; did you mean 'days'?",
        ),
    ],
)
def test_sentences(data: dict[str, Any], message: str) -> None:
    """Each kind of error is one sentence about the file."""
    assert problems(data) == [message]


def test_at_most_200() -> None:
    """Nobody reads more."""
    assert len(problems({f"k{n}": 1 for n in range(300)})) == MOST_PROBLEMS
