"""Ladder: harder variants one rung at a time, as ability or weeks of training open them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.ladder import LadderRule
from periodize.scenario.scenario import Athlete, Dated, Lived
from tests.agreement.worlds import changed
from tests.cases import put_under
from tests.jumping import ladders
from tests.toy import a_block, a_model, a_plan, a_role, a_session, a_window, day

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "ladder")
RUNGS = (("plank",), ("squat", "press"), ("deadlift",))


def the_rule(**changes: Any) -> LadderRule:
    """The rule at the numbers of the model `runner`, where rungs are climbed: a rung costs 2."""
    return LadderRule.model_validate({**NUMBERS, "climbed": True, **changes})


def weeks(count: int, athlete: Mapping[str, Any] | None = None, **ladder: Any) -> Block:
    """Weeks, each a segment: a ladder from plank over squat or press to deadlift."""
    focus = {
        **a_model().focuses["legs"].model_dump(),
        "load_class": "circuit",
        "roles": [a_role("lift", ["plank", "squat", "press", "deadlift"], at_most=4)],
    }
    whole = {"weeks_each": 1, **ladder}
    model = a_model(("legs",), segment_weeks=1, ladders=ladders(*RUNGS, **whole))
    model = type(model).model_validate({**model.model_dump(), "focuses": {"legs": focus}})
    return a_block(7 * count, model=model, athlete=Athlete(**(athlete or {})))


def held(*exercises: str, start: int = 0) -> list[Session]:
    """A session a week, on Mondays, each of one exercise."""
    return [a_session(7 * (start + week), exercises=(name,)) for week, name in enumerate(exercises)]


def broken(block: Block, sessions: Sequence[Session]) -> list[str]:
    """The musts that a plan breaks."""
    found = the_rule().violations(block, a_plan(*sessions))
    return [violation.text for violation in found if violation.breaks_must]


def costs(block: Block, sessions: Sequence[Session], **changes: Any) -> list[int | None]:
    """What each lower rung costs."""
    found = the_rule(**changes).violations(block, a_plan(*sessions))
    return [violation.cost for violation in found if not violation.breaks_must]


class TestByWeeks:
    @pytest.mark.parametrize(
        ("each", "plan", "kept"),
        [
            (1, ("plank", "squat", "deadlift"), True),
            (1, ("plank", "press", "deadlift"), True),  # equally hard
            (1, ("squat",), False),  # not in the first week
            (1, ("plank", "deadlift"), False),  # not two rungs at once
            (1, ("plank", "plank", "squat", "deadlift"), True),
            (1, ("plank", "plank", "deadlift"), False),  # open by then, but not climbed to
            (1, ("plank", "squat", "plank", "deadlift"), True),  # once is enough
            (2, ("plank", "plank", "squat"), True),
            (2, ("plank", "squat"), False),
            (2, ("plank", "plank", "squat", "squat", "deadlift"), True),
            (2, ("plank", "plank", "squat", "deadlift"), False),
        ],
    )
    def test_one_rung_after_the_other(self, each: int, plan: Sequence[str], kept: bool) -> None:
        """A rung opens after its weeks, and only to those who stood on the one before."""
        assert (broken(weeks(len(plan), weeks_each=each), held(*plan)) == []) == kept

    def test_weeks_by_the_calendar(self) -> None:
        """In `runner` weeks of training open a rung, whatever they held; too early is too early."""
        rule = LadderRule.model_validate(NUMBERS)
        for plan, kept in ((("press", "deadlift"), False), (("plank", "plank", "deadlift"), True)):
            found = rule.violations(weeks(len(plan)), a_plan(*held(*plan)))
            assert (not any(violation.breaks_must for violation in found)) == kept

    def test_the_rung_before_must_come_in_an_earlier_segment(self) -> None:
        """The same week does not do, whatever the order."""
        block = weeks(2)
        same = [a_session(7, exercises=("plank",)), a_session(9, exercises=("squat",))]
        assert broken(block, same) == ["legs: Squat, and no segment before held the rung below it"]

    def test_weeks_around_a_race_do_not_train(self) -> None:
        """After strength, taper and recovery a rung opens no sooner than after one week more."""
        phases = ("strength", "taper", "recovery", "strength", "strength")
        dated = tuple(Dated(since=day(7 * n), value=phase) for n, phase in enumerate(phases))
        block = changed(weeks(5, weeks_each=2), phases=dated)
        assert broken(block, held("plank", "plank", "plank", "plank", "squat")) == []
        assert broken(block, held("plank", "plank", "plank", "squat")) != []

    def test_weeks_without_a_window_do_not_train(self) -> None:
        """Of two weeks to the next rung the second comes after the one that was closed."""
        open_weeks = (0, 2, 3)
        windows = tuple(a_window(7 * week) for week in open_weeks)
        block = changed(weeks(4, weeks_each=2), windows=windows)
        assert broken(block, held("plank", "plank", "squat")) != []
        assert broken(block, held("plank", "plank", "plank", "squat")) == []

    def test_weeks_in_which_nothing_was_done_do_not_train(self) -> None:
        """A week that was lived without a session counts as little."""
        done = tuple(held("plank"))
        rested = Lived(until=day(14), sessions=done)
        for lived, kept in ((rested, False), (Lived(until=day(7), sessions=done), True)):
            block = changed(weeks(4, weeks_each=2), lived=lived)
            assert (broken(block, [*done, *held("squat", start=2)]) == []) == kept

    def test_nothing_opens_on_coming_back(self) -> None:
        """A rung whose weeks are full waits for a week after the first one back."""
        windows = tuple(a_window(7 * week) for week in (0, 1, 3, 4))
        block = changed(weeks(5, weeks_each=2), windows=windows)
        numbers = [e for e in load_model("runner").rules if e["rule"] == "return_from_break"]
        model = block.model.model_copy(update={"rules": tuple(numbers)})
        back = put_under(block.scenario, model, block.catalogue)
        plan = held("plank", "plank", "plank", "squat")
        assert broken(block, plan) == []
        assert [week.index for week in back.calendar.weeks if week.back] == [3]
        assert broken(back, plan) != []
        assert broken(back, held("plank", "plank", "plank", "plank", "squat")) == []

    def test_nothing_opens_in_a_taper(self) -> None:
        """A rung whose weeks are full waits for the next week of training."""
        phases = ("strength", "taper", "strength")
        dated = tuple(Dated(since=day(7 * n), value=phase) for n, phase in enumerate(phases))
        block = changed(weeks(3), phases=dated)
        assert broken(block, held("plank", "squat")) != []
        assert broken(block, held("plank", "plank", "squat")) == []

    def test_a_rung_without_kit_is_stepped_over(self) -> None:
        """Where nobody can squat or press, the deadlift follows the plank once it is open."""
        block = weeks(3)
        exercises = {
            name: exercise
            for name, exercise in block.catalogue.exercises.items()
            if name not in ("squat", "press")
        }
        bare = put_under(block.scenario, block.model, type(block.catalogue)(exercises, {}))
        assert broken(bare, held("plank", "plank", "deadlift")) == []
        assert broken(block, held("plank", "plank", "deadlift")) != []

    def test_a_rung_with_its_own_weeks(self) -> None:
        """What a rung says goes before the ladder's weeks; without either it stays closed."""
        rungs = [
            {"exercises": ["plank"]},
            {"exercises": ["squat"], "after_weeks": 2},
            {"exercises": ["deadlift"]},
        ]
        block = weeks(4, rungs=rungs, weeks_each=None)
        assert broken(block, held("plank", "plank", "squat", "squat")) == []
        assert broken(block, held("plank", "squat")) != []
        assert broken(block, held("plank", "plank", "squat", "deadlift")) != []


ABLE = [
    {"exercises": ["plank"]},
    {"exercises": ["squat", "press"], "needs": {"plank": 60, "press": 20}},
    {"exercises": ["deadlift"], "needs": {"squat": 10}},
]


class TestByAbility:
    @pytest.mark.parametrize(
        ("can_do", "opened"),
        [
            ({}, "plank"),
            ({"plank": 59}, "plank"),
            ({"plank": 60}, "squat"),
            ({"plank": 60, "squat": 9}, "squat"),
            ({"plank": 60, "squat": 10}, "deadlift"),
            ({"squat": 10}, "deadlift"),
            ({"plank": 59, "squat": 10}, "plank"),  # what is too hard closes what is above
            ({"plank": 59, "press": 20}, "squat"),  # either of the two will do
            ({"plank": 60, "press": 19}, "squat"),
        ],
    )
    def test_the_first_day(self, can_do: Mapping[str, int], opened: str) -> None:
        """What the athlete can do opens rungs at once, without a week on those below."""
        block = weeks(1, {"can_do": can_do}, rungs=ABLE, weeks_each=None)
        fine = [name for name in ("plank", "squat", "deadlift") if not broken(block, held(name))]
        assert fine[-1] == opened

    @pytest.mark.parametrize(
        ("level", "can_do", "opened"),
        [
            ("novice", {}, "plank"),
            ("intermediate", {}, "squat"),
            ("advanced", {}, "deadlift"),
            ("advanced", {"plank": 59}, "plank"),
            ("intermediate", {"squat": 10}, "deadlift"),
            ("advanced", {"squat": 9}, "squat"),
        ],
    )
    def test_levels_begin_higher(self, level: str, can_do: Mapping[str, int], opened: str) -> None:
        """A level has its start; what the athlete says of himself goes before it."""
        athlete = {"level": level, "can_do": can_do}
        start = {"intermediate": "press", "advanced": "deadlift"}
        block = weeks(1, athlete, rungs=ABLE, weeks_each=None, start=start)
        fine = [name for name in ("plank", "squat", "deadlift") if not broken(block, held(name))]
        assert fine[-1] == opened

    def test_weeks_open_what_ability_does_not(self) -> None:
        """Who cannot hold it yet trains for a week below, and then may try."""
        block = weeks(2, {"can_do": {"plank": 30}}, rungs=ABLE)
        assert broken(block, held("plank", "squat")) == []
        assert broken(block, held("squat")) != []

    @pytest.mark.parametrize(
        ("can_do", "offered"),
        [({}, False), ({"squat": 9}, False), ({"squat": 10}, True), ({"plank": 60}, False)],
    )
    def test_ability_goes_before_level(self, can_do: Mapping[str, int], offered: bool) -> None:
        """A lift for the advanced is a novice's too, who is known to be able to do it."""
        block = weeks(1, {"level": "novice", "can_do": can_do}, rungs=ABLE, weeks_each=None)
        hard = dataclasses.replace(block.catalogue.exercises["deadlift"], level="advanced")
        known = {**block.catalogue.exercises, "deadlift": hard}
        block = put_under(block.scenario, block.model, type(block.catalogue)(known, {}))
        assert ("deadlift" in block.menus.fillers("legs")) is offered


class TestCost:
    @pytest.mark.parametrize(
        ("plan", "cost"),
        [
            (("plank", "squat", "deadlift"), []),
            (("plank", "plank", "deadlift"), [2]),
            (("plank", "squat", "squat"), [2]),
            (("plank", "squat", "plank"), [4]),  # falling back costs each rung
        ],
    )
    def test_each_rung_below_the_highest(self, plan: Sequence[str], cost: list[int]) -> None:
        """A rung below the highest open one costs two, as far as it is below."""
        assert costs(weeks(3), held(*plan)) == cost

    def test_kit_decides_what_is_highest(self) -> None:
        """At home, where only planks can be done, a plank costs nothing."""
        block = changed(weeks(2), windows=(a_window(0), a_window(7, place="home")))
        home = [*held("plank"), a_session(7, place="home", exercises=("plank",))]
        assert costs(block, home) == []
        assert costs(block, held("plank", "plank")) == [2]

    @pytest.mark.parametrize(("phase", "cost"), [("strength", [2]), ("transition", [])])
    def test_around_a_race_one_rung_lower_is_as_good(self, phase: str, cost: list[int]) -> None:
        """From the taper to the weeks after a race nobody pays for the rung before."""
        phases = (Dated(since=day(0), value="strength"), Dated(since=day(7), value=phase))
        assert costs(changed(weeks(2), phases=phases), held("plank", "plank")) == cost

    def test_rungs_compare_within_their_part(self) -> None:
        """Where planks and deadlifts stand in different parts, a plank costs nothing."""
        block = weeks(3)
        focus = block.model.focuses["legs"].model_dump()
        roles = [a_role("trunk", ["plank"]), a_role("lift", ["squat", "press", "deadlift"])]
        model = type(block.model).model_validate(
            {**block.model.model_dump(), "focuses": {"legs": {**focus, "roles": roles}}}
        )
        apart = put_under(block.scenario, model, block.catalogue)
        assert costs(apart, held("plank", "plank", "plank")) == []
        assert costs(block, held("plank", "plank", "plank")) == [2, 4]

    def test_each_week_of_a_segment_pays(self) -> None:
        """A segment of three weeks pays three times, with one session or more."""
        block = weeks(4)
        model = block.model.model_copy(update={"segment_weeks": 3})
        long = put_under(block.scenario, model, block.catalogue)
        assert [week.segment for week in long.calendar.weeks] == [0, 0, 1, 1]
        assert costs(long, held("plank", start=2)) == [4]

    def test_a_segment_pays_once(self) -> None:
        """Two sessions of a segment with the same content miss one wish."""
        twice = [*held("plank", "plank"), a_session(9, exercises=("plank",))]
        assert costs(weeks(2), twice) == [2]

    def test_it_is_missed_on_the_first_day_that_holds_it(self) -> None:
        """Not on the Monday of its segment, where another session stands."""
        squats = [a_session(offset, exercises=("squat",)) for offset in (8, 9)]
        planks = [a_session(offset, exercises=("plank",)) for offset in (11, 10)]
        plan = a_plan(*held("plank"), *squats, *planks)
        found = [v for v in the_rule().violations(weeks(2), plan) if not v.breaks_must]
        assert [wish.date for wish in found if "Plank" in wish.text] == [day(10)]


def test_explain() -> None:
    """The sentence has the price and the phases that are exempt from it."""
    assert (
        "each rung below the highest open one costs 2 a week (in taper, race"
        in the_rule().explain()
    )
    assert the_rule(easy_phases=[]).explain().endswith("costs 2 a week.")


def test_notes() -> None:
    """What could open the next rung is asked for once; what weeks open or is known is not."""
    by_ability = weeks(1, rungs=ABLE, weeks_each=None)
    assert list(the_rule().notes(by_ability)) == [
        "harder variants stay closed until `can_do` says how many are possible of plank (at least "
        "60), press (at least 20)"
    ]
    known = weeks(1, {"can_do": {"plank": 30, "press": 9}}, rungs=ABLE, weeks_each=None)
    assert list(the_rule().notes(known)) == []
    assert list(the_rule().notes(weeks(3))) == []
    unopened = changed(by_ability, windows=())
    assert list(the_rule().notes(unopened)) == []  # no session of it could hold the ladder
