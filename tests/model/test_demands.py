"""What a model asks for: the least kit and level, and the spans of its numbers."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.model.catalogue import Catalogue
from periodize.model.demands import Demands, counts, demands
from periodize.model.kit import least_kit
from periodize.model.ladders import Ladder
from tests.agreement.worlds import with_focuses
from tests.toy import a_role, an_exercise

EXERCISES = {
    exercise.id: exercise
    for exercise in (
        an_exercise("squat", "squat", "quads", equipment=("barbell", "rack")),
        an_exercise("lunge", "lunge", "quads", equipment=("dumbbell|kettlebell",)),
        an_exercise("press", "push-horizontal", "chest", level="advanced"),
    )
}


def a_focus(*exercises: str, **changes: Any) -> dict[str, Any]:
    """A focus of one part, which one of the exercises fills."""
    return {"roles": [a_role("lift", exercises)], **changes}


def asked(**focuses: dict[str, Any]) -> Demands:
    """What a model of some focuses asks for."""
    return demands(with_focuses(focuses), Catalogue(EXERCISES, {}))


@pytest.mark.parametrize(
    ("works", "owned", "kit"),
    [
        (lambda kit: True, (), ()),
        (lambda kit: False, (), None),
        (lambda kit: "barbell" in kit, (), ("barbell",)),
        (lambda kit: "barbell" in kit, ("barbell",), ()),
        (lambda kit: {"sled", "mat"} <= kit or "hill" in kit, (), ("mat", "sled")),
        (lambda kit: {"sled", "mat"} <= kit or "hill" in kit, ("hill",), ()),
    ],
)
def test_the_least_kit(works: object, owned: tuple[str, ...], kit: object) -> None:
    """Nothing of it can be spared, and what is owned need not be bought."""
    assert least_kit(works, owned) == kit  # type: ignore[arg-type]


def test_one_of_the_sessions_is_enough() -> None:
    """The least kit holds one kind of session, the whole kit all of them."""
    found = asked(heavy=a_focus("squat"), light=a_focus("lunge"))
    assert found.kit == ("dumbbell",)
    assert found.whole_kit == ("dumbbell", "barbell", "rack")
    assert found.uses == ("dumbbell", "kettlebell", "barbell", "rack")
    assert found.level == "novice"


def test_the_level_is_that_of_what_can_be_held() -> None:
    """Where every session needs an advanced exercise, the model asks for the advanced."""
    assert asked(arms=a_focus("press")).level == "advanced"


def test_a_closed_rung_does_not_count() -> None:
    """What opens only later cannot hold the first session."""
    rungs = [{"exercises": ["press"]}, {"exercises": ["lunge"]}]
    steps = Ladder.model_validate({"rungs": rungs, "weeks_each": 3})
    model = with_focuses({"legs": a_focus("lunge", "squat")}, ladders={"steps": steps})
    assert demands(model, Catalogue(EXERCISES, {})).kit == ("barbell", "rack")


@pytest.mark.parametrize(
    ("changes", "counted"),
    [({}, True), ({"load_class": "light"}, False), ({"on_request": True}, False)],
)
def test_what_counts(changes: dict[str, object], counted: bool) -> None:
    """Light sessions and those on request hold no place in a week."""
    model = with_focuses({"legs": a_focus("lunge", **changes)})
    assert counts(model.focuses["legs"]) == counted


def test_spans() -> None:
    """Sessions and minutes of the seasons, lengths of the sessions, in every phase."""
    found = asked(legs=a_focus("lunge", minutes=[30, 45], minutes_by_phase={"taper": [20]}))
    assert (found.sessions, found.at_most) == ((2, 2), 4)
    assert (found.minutes, found.lengths) == ((240, 240), (20, 45))
