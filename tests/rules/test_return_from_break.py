"""Return from a break: what was away comes back lighter, and jumps wait for lifts."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.return_from_break import ReturnFromBreak
from periodize.scenario.scenario import Lived
from tests.agreement.worlds import changed, with_focuses
from tests.toy import DOSE, PHASES, a_block, a_plan, a_role, a_session, day

NUMBERS = next(e for e in load_model("runner").rules if e["rule"] == "return_from_break")
LIFT = a_role("lift", ["squat", "deadlift"], main=True, at_most=2)
JUMP = a_role("jump", ["plank"], dose="power", at_least=0)
MODEL = with_focuses(
    {
        "legs": {"roles": [LIFT, JUMP]},
        "upper": {
            "load_class": "upper",
            "roles": [a_role("arms", ["press", "row"], stage="accessory", at_most=2)],
        },
    },
    phases={phase: {"kinds": {"main": [DOSE], "power": [DOSE]}} for phase in PHASES},
)
BLOCK = a_block(112, model=MODEL)


def the_rule(**changes: Any) -> ReturnFromBreak:
    """The rule at the numbers of the model `runner`."""
    return ReturnFromBreak.model_validate({**NUMBERS, **changes})


def lift(
    offset: int, percent: float | None = 70, name: str = "squat", focus: str = "legs"
) -> Session:
    """A session with one exercise at a share of the 1RM, so many days after the first Monday."""
    session = a_session(offset, focus, exercises=(name,))
    done = dataclasses.replace(session.exercises[0], percent_1rm=percent)
    return dataclasses.replace(session, exercises=(done,))


def told(*sessions: Session, block: Block = BLOCK, **changes: Any) -> list[str]:
    """What is found."""
    return [each.text for each in the_rule(**changes).violations(block, a_plan(*sessions))]


@pytest.mark.parametrize(
    ("offset", "percent", "fine"),
    [
        (11, 70, True),  # nine full days lie between the 1st and the 11th
        (12, 70, False),
        (12, 63, True),
        (12, 63.5, False),
    ],
)
def test_ten_days_off(offset: int, percent: float, fine: bool) -> None:
    """Nine full days off are none; from ten on 90 % of the load remain at first."""
    assert (told(lift(1), lift(offset, percent)) == []) == fine


@pytest.mark.parametrize(
    ("off", "first", "second", "third"),
    [
        (10, 63, 70, 70),
        (14, 63, 70, 70),
        (15, 56, 63, 70),
        (28, 56, 63, 70),
        (29, 49, 56, 63),
        (42, 49, 56, 63),
        (43, 49, 49, 56),
    ],
)
def test_over_half_the_weeks_missed(off: int, first: float, second: float, third: float) -> None:
    """The longer the break, the lower it begins: 90 %, 80 and 90 %, 70, 80 and 90 %."""
    back = 2 + off
    due = [first, second, third]
    sessions = [lift(back + 7 * week, percent) for week, percent in enumerate(due)]
    assert told(lift(1), *sessions) == []
    for week, percent in enumerate(due):
        heavier = [*sessions]
        heavier[week] = lift(back + 7 * week, percent + 0.5)
        assert len(told(lift(1), *heavier)) == (percent < 70)


def test_weeks_back_are_calendar_weeks() -> None:
    """The week after the first one back begins on its Monday."""
    assert told(lift(1), lift(27, 56), lift(28, 63)) == []  # Sunday, Monday
    assert told(lift(1), lift(24, 56), lift(27, 63)) != []  # Thursday, Sunday


def test_it_is_the_load_of_the_week_before_the_break() -> None:
    """The heavier lift of the last week counts, and a deload does not."""
    assert told(lift(1, 60), lift(3, 70), lift(20, 56)) == []
    light = dataclasses.replace(lift(8, 50), deload=True)
    assert told(lift(1, 70), light, lift(24, 56)) == []
    assert told(lift(1, 70), light, lift(24, 57)) != []


def test_what_was_done_meanwhile_was_not_away() -> None:
    """A lift of another session that was done during the break keeps its load."""
    arms = [lift(offset, 70, "press", "upper") for offset in (1, 8, 15, 22)]
    assert told(*arms) == []
    bench = lift(24, 70, "press")
    assert told(lift(1), *arms, bench) == []
    assert told(lift(1), *arms[:1], dataclasses.replace(bench)) != []


@pytest.mark.parametrize(("last", "fine"), [(20, True), (19, False)])
def test_away_for_ten_days_itself(last: int, fine: bool) -> None:
    """A lift that was done elsewhere nine full days before was not away, ten days before it was."""
    arms = [lift(offset, 70, "press", "upper") for offset in (5, 12, last)]
    assert (told(lift(1), *arms, lift(30, 70, "press")) == []) == fine


def test_a_shorter_gap_ends_no_comeback() -> None:
    """Who misses some days on the way back goes on from where that way is."""
    assert told(lift(1), lift(31, 49), lift(41, 56)) == []
    assert told(lift(1), lift(31, 49), lift(41, 56.5)) != []


def test_both_kinds_of_jump_wait() -> None:
    """Jumps by themselves and in pairs."""
    assert the_rule().jumps == ("power", "complex-jump")


def test_legs_have_days_off_of_their_own() -> None:
    """Upper sessions do not keep the legs; legs keep what other sessions hold from being away."""
    upper = [lift(offset, 60, "press", "upper") for offset in (5, 9, 13, 17)]
    assert told(lift(1), *upper, lift(20, 63)) != []
    legs = [lift(offset) for offset in (5, 9, 13, 17)]
    assert told(lift(1, 60, "press", "upper"), *legs, lift(20, 60, "press", "upper")) == []


@pytest.mark.parametrize(("last", "percent", "fine"), [(12, 70, True), (12, 71, False)])
def test_a_new_main_lift_starts_low(last: int, percent: float, fine: bool) -> None:
    """The first one of the block, and one not done for more than 28 days: at most 70 %."""
    assert (told(lift(1, percent)) == []) == fine
    legs = [lift(offset, 70) for offset in (12, 19, 26, 33)]
    assert (told(*legs, lift(last + 22, percent, "deadlift")) == []) == fine
    text = "legs: Squat stands at 71 % of the 1RM on Tue 4 May and is new; at most 70 %"
    assert told(lift(1, 71)) == [text]


@pytest.mark.parametrize(("offset", "fine"), [(29, True), (30, False)])
def test_what_was_not_done_for_long_is_new(offset: int, fine: bool) -> None:
    """28 days after it a lift is known, 29 days after it is new."""
    legs = [lift(each, 60) for each in range(8, 29, 7)]
    found = told(lift(1, 70, "deadlift"), *legs, lift(offset, 80, "deadlift"))
    assert (found == []) == fine


def test_new_for_its_whole_first_week() -> None:
    """The second session of the first week starts as low, the first of the next one does not."""
    assert told(lift(1, 70), lift(4, 75)) != []
    assert told(lift(1, 70), lift(7, 75)) == []


def test_only_main_lifts_start_low() -> None:
    """An accessory has no such start, nor has what goes by effort."""
    assert told(lift(1, 80, "press", "upper")) == []
    assert told(lift(1, None)) == []


@pytest.mark.parametrize(
    ("lifted", "fine"),
    [((13,), True), ((9,), True), ((14,), False), ((8,), False), ((8, 14), False), ((8, 12), True)],
)
def test_a_jump_needs_lifts_before(lifted: tuple[int, ...], fine: bool) -> None:
    """A session for the legs stands 7 to 11 days before a jump; 6 or 12 days do not do."""
    found = told(*(lift(each, 60) for each in lifted), lift(20, None, "plank"))
    assert (found == []) == fine
    if not fine:
        assert found[-1] == (
            "legs on Sun 23 May holds Plank, with no session for the legs 7 to 11 days before"
        )


def test_jumps_of_the_first_days() -> None:
    """Before the block nothing is known: a jump may stand as long as that reaches into it."""
    assert told(lift(10, None, "plank")) == []
    assert told(lift(11, None, "plank")) != []
    assert told(lift(20, None, "plank"), jumps=()) == []


def test_what_was_done_is_not_judged() -> None:
    """The past of a plan that was made again is what it was."""
    done = (lift(1, 80), lift(20, None, "plank"))
    lived = changed(BLOCK, lived=Lived(until=day(21), sessions=done))
    assert told(*done) != []
    assert told(*done, block=lived) == []


def test_days_off_at_the_start() -> None:
    """The block begins as if rested: its own days count, and no load is known from before."""
    assert told(lift(20, 70)) == []
    assert told(lift(20, 71)) != []


@pytest.mark.parametrize(
    ("day", "percent", "fine"),
    [
        # 27 days without legs: the first of two weeks back at 80 % of 70.
        (29, 56, True),
        (29, 56.5, False),
        (31, 56.5, False),
        # The second at 90 %; then it is as new as anything.
        (35, 63, True),
        (35, 63.5, False),
        (42, 70, True),
        (42, 70.5, False),
    ],
)
def test_what_is_new_in_the_weeks_back_starts_lower(day: int, percent: float, fine: bool) -> None:
    """A lift that the block has not held before starts at the week's share of its start."""
    back = (lift(1, 70), lift(29, 56), lift(35, 63), lift(42, 70))
    sessions = [each for each in back if each.date < lift(day).date]
    found = told(*sessions, *([lift(29, 56)] if day == 31 else []), lift(day, percent, "deadlift"))
    assert (found == []) == fine


def test_an_accessory_that_is_new_in_the_weeks_back_starts_lower_too() -> None:
    """In other weeks an accessory has no start; nor has it where nothing stood before."""
    arms = lift(29, 57, "press", "upper")
    assert told(lift(1, 70), arms) == [
        "upper: Press stands at 57 % of the 1RM on Tue 1 Jun and is new in a week back; "
        "at most 56 %"
    ]
    assert told(lift(1, 70, "press", "upper"), lift(22, 60), arms) == []
    assert told(arms) == []


@pytest.mark.parametrize("numbers", [{"lifts_before": [9, 7]}, {"shares": [0.9, 0.7]}])
def test_numbers_rise(numbers: dict[str, Any]) -> None:
    """Spans and shares rise."""
    with pytest.raises(ValidationError, match="must rise"):
        the_rule(**numbers)


def test_explain() -> None:
    """The sentence has the weeks, the shares, the start and the jumps."""
    assert the_rule().explain() == (
        "After 10 days off or more loads come back over 50 % of the weeks missed (70, 80, 90 % of "
        "what they were). A main lift that was not done for 28 days starts at most at 70 % of the "
        "1RM; what is new in the weeks back, at their share of that. A jump needs a session for "
        "the legs 7 to 11 days before it."
    )
    assert "jump" not in the_rule(jumps=()).explain()
