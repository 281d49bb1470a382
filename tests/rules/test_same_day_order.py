"""On a day of hard running the run comes first."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args

import pytest

from periodize.model.load import load_model
from periodize.model.names import Goal
from periodize.rules.same_day_order import SameDayOrder
from periodize.scenario.scenario import Race, Run
from tests.agreement.worlds import changed
from tests.toy import a_block, a_plan, a_race, a_run, a_session

EVENING = a_run(1, start="18:00")
LONG = a_run(1, "long", "long", start="18:00", minutes=120)
EASY = a_run(1, "easy", "easy", start="18:00")
LONG_WITH_PACE = a_run(1, "race_pace", ("quality", "long"), start="18:00", minutes=150)
NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "same_day_order")


def the_rule(**changes: Any) -> SameDayOrder:
    """The rule as the model `runner` has it."""
    return SameDayOrder.model_validate({**NUMBERS, **changes})


def costs(
    rule: SameDayOrder,
    load_class: str,
    start: str,
    runs: list[Run],
    races: list[Race] | None = None,
    offset: int = 1,
) -> list[int | None]:
    """What each violation of a session on Tuesday costs; None for a broken must."""
    session = dataclasses.replace(a_session(offset, start=start), load_class=load_class)
    block = a_block(runs=runs, races=races or [])
    return [found.cost for found in rule.violations(block, a_plan(session))]


@pytest.mark.parametrize(
    ("load_class", "start", "run", "expected"),
    [
        ("lower-heavy", "06:00", EVENING, [None]),
        ("power", "06:00", EVENING, [None]),
        # What leaves the legs alone ends three hours before the run: here it lasts half an hour.
        ("upper", "06:00", EVENING, []),
        ("upper", "14:30", EVENING, []),
        ("upper", "14:31", EVENING, [None]),
        ("core", "14:30", EVENING, []),
        ("core", "14:31", EVENING, [None]),
        ("core", "17:59", EVENING, [None]),
        ("lower-heavy", "06:00", LONG_WITH_PACE, [None]),
        ("upper", "14:30", LONG_WITH_PACE, []),
        ("upper", "14:31", LONG_WITH_PACE, [None]),
        ("core", "18:00", EVENING, []),
        ("lower-heavy", "19:00", EVENING, []),
        ("light", "17:30", EVENING, []),
        ("lower-heavy", "06:00", LONG, [None]),
        ("circuit", "06:00", LONG, [None]),
        ("upper", "06:00", LONG, []),
        ("lower-heavy", "20:00", LONG, []),
        ("lower-heavy", "06:00", EASY, []),
    ],
)
def test_order(load_class: str, start: str, run: Run, expected: list[int | None]) -> None:
    """Arms and trunk stand 3 h before quality, legs never, nor before a long run; bands may."""
    assert costs(the_rule(), load_class, start, [run]) == expected


def test_race_counts_as_quality() -> None:
    """Arms stand 3 h before a race at 09:00, or not at all; bands may warm up."""
    assert costs(the_rule(), "upper", "05:30", [], [a_race(1)]) == []
    assert costs(the_rule(), "upper", "05:31", [], [a_race(1)]) == [None]
    assert costs(the_rule(hours_before_quality={}), "upper", "05:30", [], [a_race(1)]) == [None]
    assert costs(the_rule(), "light", "06:00", [], [a_race(1)]) == []


def test_other_days() -> None:
    """The day before, and the week before, are not its concern."""
    assert costs(the_rule(), "lower-heavy", "18:00", [EVENING], offset=0) == []
    assert costs(the_rule(), "lower-heavy", "06:00", [EVENING], offset=2) == []


def test_price() -> None:
    """A priced session that comes before two hard runs costs once."""
    two = [a_run(1, start="12:00"), EVENING]
    assert costs(the_rule(penalty=4), "lower-heavy", "06:00", two) == [4]


@pytest.mark.parametrize("hours", [2, 4])
def test_hours_before_quality(hours: int) -> None:
    """A class that may stand before quality ends so many hours before it, to the minute."""
    rule = the_rule(hours_before_quality={"lower-heavy": hours})
    assert costs(rule, "lower-heavy", f"{17 - hours}:30", [EVENING]) == []
    assert costs(rule, "lower-heavy", f"{17 - hours}:31", [EVENING]) == [None]
    assert costs(rule, "upper", f"{17 - hours}:30", [EVENING]) == [None]


def test_hours_to_the_next_quality_run() -> None:
    """Between two quality runs the hours to the second one count; an easy run asks for none."""
    runs = [a_run(1), a_run(1, "easy", "easy", start="12:00"), EVENING]
    assert costs(the_rule(), "upper", "11:00", runs) == []
    assert costs(the_rule(), "upper", "15:00", runs) == [None]


def test_no_hours_where_the_run_comes_first() -> None:
    """Where a goal puts each run first, no hours before a quality run are enough."""
    block = changed(a_block(runs=[EVENING]), goal="endurance")
    plan = a_plan(dataclasses.replace(a_session(1, start="06:00"), load_class="upper"))
    for order, count in (("run", 1), ("strength", 0), ("either", 0)):
        found = list(the_rule(first={"endurance": order}).violations(block, plan))
        assert len(found) == count
        assert all(each.text.endswith("the run comes first") for each in found)


FIRST = {"endurance": "run", "strength": "strength", "hypertrophy": "strength", "fitness": "either"}
MORNING_EASY = a_run(1, "easy", "easy")
MORNING = a_run(1)


def with_goal(
    goal: Goal, start: str, runs: list[Run], load_class: str = "lower-heavy"
) -> list[str]:
    """What is said of a session on Tuesday under a model that orders by goal."""
    session = dataclasses.replace(a_session(1, start=start), load_class=load_class)
    block = changed(a_block(runs=runs), goal=goal)
    found = the_rule(first=FIRST).violations(block, a_plan(session))
    return [each.text.partition(", ")[2].partition(" on ")[0] for each in found]


@pytest.mark.parametrize(
    ("goal", "start", "runs", "expected"),
    [
        ("endurance", "06:00", [EASY], ["before the easy run at 18:00"]),
        ("endurance", "19:00", [EASY], []),
        ("endurance", "06:00", [LONG], ["before the long run at 18:00"]),
        ("endurance", "06:00", [EVENING], ["before the intervals at 18:00"]),
        # Between two runs it stands before one.
        ("endurance", "12:00", [MORNING_EASY, EASY], ["before the easy run at 18:00"]),
        ("strength", "06:00", [EASY], []),
        ("strength", "18:00", [EASY], []),
        ("strength", "19:00", [EASY], ["after the easy run at 18:00"]),
        ("hypertrophy", "12:00", [MORNING_EASY, EASY], ["after the easy run at 07:00"]),
        ("strength", "06:00", [LONG], []),
        # Never before quality, whatever the goal; then strength stands after the run.
        ("strength", "06:00", [EVENING], ["before the intervals at 18:00"]),
        ("strength", "19:00", [EVENING], []),
        ("strength", "12:00", [MORNING, EASY], []),
        ("fitness", "06:00", [EASY], []),
        ("fitness", "19:00", [EASY], []),
        ("fitness", "06:00", [LONG], []),
        ("fitness", "06:00", [EVENING], ["before the intervals at 18:00"]),
    ],
)
def test_order_by_goal(goal: Goal, start: str, runs: list[Run], expected: list[str]) -> None:
    """Endurance runs first, strength lifts first, fitness does as it likes."""
    assert with_goal(goal, start, runs) == expected


@pytest.mark.parametrize("goal", get_args(Goal))
@pytest.mark.parametrize("start", ["06:00", "20:00"])
def test_exempt_classes_have_no_order(goal: Goal, start: str) -> None:
    """Bands may stand before and after any run, whatever the goal."""
    for run in (EASY, LONG, EVENING):
        assert with_goal(goal, start, [run], "light") == []


def test_a_goal_that_is_not_named() -> None:
    """Without a word for the goal the usual order holds."""
    rule = the_rule(first={"strength": "strength"})
    assert costs(rule, "lower-heavy", "06:00", [LONG]) == [None]
    assert costs(rule, "lower-heavy", "06:00", [EASY]) == []


def test_text_of_strength_first() -> None:
    """The violation says what comes first."""
    block = changed(a_block(runs=[MORNING_EASY]), goal="strength")
    (found,) = the_rule(first=FIRST).violations(block, a_plan(a_session(1)))
    assert found.text == (
        "legs starts at 18:00, after the easy run at 07:00 on Tue 4 May; strength comes first"
    )


def test_text() -> None:
    """The violation names both hours and the day."""
    plan = a_plan(a_session(1, start="06:00"))
    (found,) = the_rule().violations(a_block(runs=[EVENING]), plan)
    assert found.text == (
        "legs starts at 06:00, before the intervals at 18:00 on Tue 4 May; the run comes first"
    )


@pytest.mark.parametrize(
    ("hours", "asked"), [(3, "3 h must lie between"), (0, "it must end before")]
)
def test_text_of_hours(hours: int, asked: str) -> None:
    """Where hours would do, the violation says how many."""
    plan = a_plan(a_session(1, "upper", start="17:45"))
    rule = the_rule(hours_before_quality={"upper": hours})
    (found,) = rule.violations(a_block(runs=[EVENING]), plan)
    assert found.text == (
        f"upper starts at 17:45, before the intervals at 18:00 on Tue 4 May; {asked}"
    )


def test_explain() -> None:
    """The sentence says what may come first."""
    assert "; upper may end 3 h before a quality run or race" in the_rule().explain()
    assert "light excepted" in the_rule().explain()
    said = the_rule(first=FIRST).explain()
    assert "goal endurance: run first; goal strength: strength first" in said
    assert said.endswith("goal fitness: either order.")
    assert "excepted" not in the_rule(exempt=()).explain()
