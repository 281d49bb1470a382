"""Known lifts: a main lift whose maximum is known comes before one that must be guessed."""

from __future__ import annotations

import pytest

from periodize.block import Block
from periodize.model.catalogue import Catalogue
from periodize.model.load import load_model
from periodize.rules.known_lifts import KnownLifts
from periodize.scenario.scenario import Athlete
from tests.cases import put_under
from tests.rules.test_exercise_rotation import lifts, weeks_of
from tests.toy import a_plan

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "known_lifts")


def the_rule(**changes: object) -> KnownLifts:
    """The rule at the numbers of the model `runner`."""
    return KnownLifts.model_validate({**NUMBERS, **changes})


def weeks_with(*known: str, count: int = 1) -> Block:
    """Weeks of somebody who knows the maxima of some lifts."""
    return weeks_of(count, athlete=Athlete(one_rep_max_kg=dict.fromkeys(known, 100.0)))


def costs(block: Block, *exercises: str, **changes: object) -> list[int | None]:
    """What a leg session with these lifts costs."""
    found = the_rule(**changes).violations(block, a_plan(lifts(1, *exercises)))
    return [violation.cost for violation in found]


@pytest.mark.parametrize(
    ("known", "squat", "deadlift"),
    [
        ((), [], []),
        (("squat",), [], [13]),
        (("deadlift",), [13], []),
        (("squat", "deadlift"), [], []),
        (("press",), [], []),
    ],
)
def test_a_known_lift_comes_first(
    known: tuple[str, ...], squat: list[int], deadlift: list[int]
) -> None:
    """A lift of unknown maximum costs 13 a week, where one with a known maximum would serve."""
    assert costs(weeks_with(*known), "squat") == squat
    assert costs(weeks_with(*known), "deadlift") == deadlift


def test_each_week_of_a_segment_counts() -> None:
    """A guess that stays for a segment of four weeks costs four times as much, told once."""
    assert costs(weeks_with("squat", count=4), "deadlift") == [52]
    assert costs(weeks_with("squat", count=4), "deadlift", cost=0) == []


def test_a_maximum_that_stands_for_another_lift_counts() -> None:
    """Whose squat gives the deadlift's load has no guess to make."""
    block = weeks_with("squat")
    known = dict(block.catalogue.exercises)
    known["deadlift"] = type(known["deadlift"])(
        **{
            **{field: getattr(known["deadlift"], field) for field in known["deadlift"].__slots__},
            "maximum_of": ("squat",),
        }
    )
    both = put_under(block.scenario, block.model, Catalogue(known, block.catalogue.muscle_groups))
    assert costs(both, "deadlift") == []


def test_accessories_have_no_maximum() -> None:
    """Presses and rows of the toy are no main lifts."""
    block = weeks_with("press")
    plan = a_plan(lifts(1, "row"))
    assert list(the_rule().violations(block, plan)) == []


def test_text() -> None:
    """The missed wish names the lift on its first day, and counts beside the gaps."""
    first, later = lifts(1, "deadlift"), lifts(2, "deadlift")
    (found,) = the_rule().violations(weeks_with("squat"), a_plan(later, first))
    assert found.date == first.date
    assert found.goal == "gaps"
    assert found.text == "legs: Deadlift, though the maximum of another lift is known"


def test_explain() -> None:
    """The sentence says what comes first."""
    assert the_rule().explain() == (
        "A main lift whose maximum is known comes before one whose load must be guessed."
    )
