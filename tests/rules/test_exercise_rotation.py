"""Exercise rotation: what stays for a phase and what changes with the segment of four weeks."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.ladders import Ladder
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.exercise_rotation import WHY, ExerciseRotation
from periodize.scenario.scenario import Dated
from tests.cases import put_under
from tests.jumping import ladders
from tests.toy import FOCUSES, START, a_block, a_model, a_plan, a_role, a_session, a_window, day

RUNNER = load_model("runner")
NUMBERS = next(entry for entry in RUNNER.rules if entry["rule"] == "exercise_rotation")


def the_rule(**changes: Any) -> ExerciseRotation:
    """The rule at the numbers of the model `runner`."""
    return ExerciseRotation.model_validate({**NUMBERS, **changes})


def weeks_of(count: int, *phases: tuple[int, str], arms: int = 1, **changes: Any) -> Block:
    """So many weeks, with phases that begin in numbered weeks; arms hold a press or a row."""
    role = a_role("arms", ["press", "row"], stage="accessory", at_least=arms)
    model = a_model()
    lift = a_role("lift", ["squat", "deadlift"], main=True)
    lower = model.focuses["legs"].model_validate({**FOCUSES["legs"], "roles": [lift]})
    upper = model.focuses["upper"].model_validate({**FOCUSES["upper"], "roles": [role]})
    model = model.model_copy(
        update={
            "focuses": {**model.focuses, "legs": lower, "upper": upper},
            "segment_weeks": RUNNER.segment_weeks,
        }
    )
    block = a_block(7 * count, model=model, **changes)
    said = tuple(Dated(since=day(7 * week - 7), value=phase) for week, phase in phases)
    scenario = dataclasses.replace(
        block.scenario, phases=said or (Dated(since=START, value="strength"),)
    )
    return put_under(scenario, model, block.catalogue)


def lifts(week: int, *exercises: str, weekday: int = 0, place: str = "gym") -> Session:
    """A leg session with these lifts in a numbered week."""
    return a_session(7 * week - 7 + weekday, exercises=exercises, place=place)


def arms(week: int, *exercises: str) -> Session:
    """An upper session in a numbered week."""
    return a_session(7 * week - 4, "upper", exercises=exercises)


def broken(block: Block, sessions: Sequence[Session], **changes: Any) -> list[str]:
    """The musts that a plan breaks."""
    found = the_rule(**changes).violations(block, a_plan(*sessions))
    return [violation.text for violation in found if violation.breaks_must]


def costs(block: Block, *sessions: Session) -> list[int | None]:
    """What each exercise that does not come first costs."""
    found = list(the_rule().violations(block, a_plan(*sessions)))
    assert all(violation.goal == "preferences" for violation in found)
    return [violation.cost for violation in found]


IN_A_SEGMENT = [f"{name} comes or goes within a segment" for name in ("Deadlift", "Squat")]
IN_A_PHASE = [f"legs: {name} comes or goes within a phase" for name in ("Deadlift", "Squat")]


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([lifts(1, "squat"), lifts(1, "squat", weekday=3)], []),
        ([lifts(1, "squat"), lifts(1, "deadlift", weekday=3)], IN_A_SEGMENT),
        ([lifts(1, "squat"), lifts(4, "squat")], []),
        ([lifts(1, "squat"), lifts(4, "deadlift", weekday=6)], IN_A_SEGMENT),
        ([lifts(1, "squat"), lifts(2, "squat", "deadlift")], IN_A_SEGMENT[:1]),
        # From week 4 to week 5 the segment changes, the phase does not.
        ([lifts(4, "squat"), lifts(5, "squat")], []),
        ([lifts(4, "squat", weekday=6), lifts(5, "deadlift")], IN_A_PHASE),
        ([lifts(1, "squat", "deadlift"), lifts(8, "squat")], IN_A_PHASE[:1]),
        ([lifts(8, "deadlift")], []),  # a segment without leg sessions breaks nothing
        # From week 8 to week 9 the phase changes.
        ([lifts(8, "squat", weekday=6), lifts(9, "deadlift")], []),
        ([lifts(9, "squat"), lifts(10, "deadlift")], IN_A_SEGMENT),
        # Beside the block nothing counts.
        ([lifts(1, "squat"), lifts(0, "deadlift"), lifts(13, "deadlift")], []),
    ],
)
def test_main_lifts_stay(sessions: list[Session], expected: list[str]) -> None:
    """Lifts change between strength (weeks 1 to 8) and power (9 to 12), nowhere else."""
    assert broken(weeks_of(12, (1, "strength"), (9, "power")), sessions) == expected


def test_a_part_whose_exercises_take_no_turns() -> None:
    """What runs from loaded to plain begins with the first one in every segment."""
    block = weeks_of(8)
    role = block.model.focuses["upper"].roles[0].model_copy(update={"in_turn": False})
    upper = block.model.focuses["upper"].model_copy(update={"roles": (role,)})
    focuses = {**block.model.focuses, "upper": upper}
    model = block.model.model_copy(update={"focuses": focuses})
    kept = put_under(block.scenario, model, block.catalogue)
    assert costs(kept, arms(5, "press")) == []
    assert costs(kept, arms(5, "row")) == [1]
    assert costs(block, arms(5, "row")) == []


def test_each_place_has_its_lifts() -> None:
    """Squats in the gym and deadlifts at home are no change."""
    plan = [lifts(1, "squat"), lifts(2, "deadlift", place="home")]
    assert broken(weeks_of(8), plan) == []


def test_accessories_may_change() -> None:
    """Presses and rows are no main lifts: no segment has to keep them."""
    assert broken(weeks_of(8), [arms(1, "press"), arms(2, "row"), arms(5, "press")]) == []


def test_prices() -> None:
    """At a price of 5 each lift that comes or goes costs 5; free lifts break nothing."""
    plan = a_plan(lifts(4, "squat"), lifts(5, "deadlift"))
    found = list(the_rule(penalty=5, rank_cost=0).violations(weeks_of(8), plan))
    assert [violation.cost for violation in found] == [5, 5]
    assert broken(weeks_of(8), plan.sessions, mains_stay=False) == []


def test_main_lifts_keep_their_order() -> None:
    """In the second segment the squat is still the first choice."""
    assert costs(weeks_of(8), lifts(5, "squat")) == []
    assert costs(weeks_of(8), lifts(5, "deadlift")) == [1]


@pytest.mark.parametrize(
    ("week", "first", "second"),
    [(1, "press", "row"), (4, "press", "row"), (5, "row", "press"), (9, "press", "row")],
)
def test_accessories_take_turns(week: int, first: str, second: str) -> None:
    """Weeks 1 to 4 begin with the press, 5 to 8 with the row, 9 to 12 with the press again."""
    assert costs(weeks_of(12), arms(week, first)) == []
    assert costs(weeks_of(12), arms(week, second)) == [1]


@pytest.mark.parametrize(
    ("every", "week", "first"),
    [
        # A deload in week 5, where the second segment begins, and in week 10.
        (5, 5, "press"),
        (5, 8, "press"),
        (5, 9, "row"),
        # In weeks 4 and 8, where segments end.
        (4, 5, "row"),
        (4, 9, "press"),
    ],
)
def test_a_deload_brings_nothing_new(every: int, week: int, first: str) -> None:
    """A segment that begins with a lighter week goes on with the accessories of the one before."""
    block = weeks_of(12)
    rule = {"rule": "deload", "every": [every, every], "at_most_apart": every}
    model = block.model.model_copy(update={"rules": (rule,)})
    lighter = put_under(block.scenario, model, block.catalogue)
    assert [w.number for w in lighter.calendar.weeks if w.deload][:2] == [every, 2 * every]
    assert costs(lighter, arms(week, first)) == []


@pytest.mark.parametrize(("phase", "first"), [("power", "press"), ("taper", "row")])
def test_the_taper_brings_nothing_new(phase: str, first: str) -> None:
    """A taper after two segments goes on as the second did; a new training phase turns."""
    block = weeks_of(10, (1, "strength"), (9, phase))
    assert costs(block, arms(9, first)) == []


def test_menus_pay_once() -> None:
    """A segment pays for its choice once, however many sessions hold it; the next pays anew."""
    assert costs(weeks_of(4), *(lifts(week, "deadlift") for week in (1, 2, 3, 4))) == [1]
    assert costs(weeks_of(8), lifts(1, "deadlift"), lifts(5, "deadlift")) == [1, 1]


def test_a_part_that_may_stay_empty() -> None:
    """An exercise that the session could do without costs one more."""
    assert costs(weeks_of(4, arms=0), arms(1, "press")) == [1]
    assert costs(weeks_of(4, arms=0), arms(1, "row")) == [2]
    assert costs(weeks_of(4, arms=0), arms(1)) == []


def test_only_what_is_at_hand_has_a_rank() -> None:
    """At home, without dumbbells, neither arms' exercise is ranked: the kit rule refuses them."""
    home = [a_window(offset, place="home") for offset in range(28)]
    session = dataclasses.replace(arms(1, "row"), place="home")
    assert costs(weeks_of(4, windows=home), session) == []


def test_text() -> None:
    """The missed wish names the focus and the exercise, on the first day that holds it."""
    plan = a_plan(lifts(5, "squat"), lifts(7, "deadlift"), lifts(6, "deadlift"))
    found = [each for each in the_rule().violations(weeks_of(8), plan) if not each.breaks_must]
    assert [(wish.date, wish.text) for wish in found] == [(day(35), f"legs: Deadlift, {WHY}")]


def test_explain() -> None:
    """The sentence says what stays and what changes."""
    assert the_rule().explain() == (
        "Main lifts stay for a whole phase; each segment begins the list of accessories further on."
    )
    assert the_rule(mains_stay=False).explain().startswith("Main lifts are free;")


def test_of_equal_rungs_the_first_listed_comes_first() -> None:
    """A press and a row on one rung: the row costs one more; on two rungs neither does."""
    for rungs, expected in (((("press", "row"),), [1]), ((("press",), ("row",)), [])):
        block = weeks_of(4)
        lift = {"lift": Ladder.model_validate(ladders(*rungs, weeks_each=1)["lift"])}
        model = block.model.model_copy(update={"ladders": lift})
        climbing = put_under(block.scenario, model, block.catalogue)
        assert costs(climbing, arms(1, "row")) == expected
        assert costs(climbing, arms(1, "press")) == []


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        # Weeks 1 to 4 are strength, 5 to 8 power, 9 and 10 the taper and the race.
        ([lifts(1, "squat"), lifts(5, "deadlift"), lifts(9, "squat")], [NUMBERS["kept_cost"]]),
        ([lifts(1, "squat"), lifts(5, "deadlift"), lifts(10, "squat")], [NUMBERS["kept_cost"]]),
        ([lifts(1, "squat"), lifts(5, "deadlift"), lifts(9, "deadlift")], []),
        ([lifts(1, "squat"), lifts(8, "squat"), lifts(10, "squat")], []),
        # What the taper held is no training.
        ([lifts(5, "deadlift"), lifts(9, "squat"), lifts(10, "squat")], [3, 3]),
        # Where another place has it, it was trained.
        ([lifts(5, "squat", place="home"), lifts(9, "squat")], []),
        # Before the taper a lift may come back.
        ([lifts(1, "squat"), lifts(5, "squat")], []),
    ],
)
def test_the_taper_keeps_the_lifts_of_the_phase_before(
    sessions: list[Session], expected: list[int]
) -> None:
    """A main lift that only an older phase has held costs something in the last weeks."""
    block = weeks_of(10, (1, "strength"), (5, "power"), (9, "taper"), (10, "race"))
    found = the_rule(rank_cost=0).violations(block, a_plan(*sessions))
    assert [each.cost for each in found if not each.breaks_must] == expected


def test_a_lift_without_a_rival_is_kept_anyway() -> None:
    """Where its part has no other at hand nothing is asked."""
    block = weeks_of(10, (1, "strength"), (5, "power"), (9, "taper"))
    legs = block.model.focuses["legs"]
    role = legs.roles[0].model_copy(update={"exercises": ("squat",)})
    focuses = {**block.model.focuses, "legs": legs.model_copy(update={"roles": (role,)})}
    only = put_under(
        block.scenario, block.model.model_copy(update={"focuses": focuses}), block.catalogue
    )
    assert costs(only, lifts(1, "squat"), lifts(9, "squat")) == []
