"""Every step against numbers that are written here by hand: what it loosens, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from periodize.questions.steps import steps, together
from periodize.rules.base import Rule
from periodize.rules.looser import Step
from periodize.scenario.scenario import Pin, RuleChange, Scenario
from tests.cases import under_model
from tests.questions.tiny import MODEL
from tests.toy import a_block, a_window, clock, day

EXPECTED: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "recovery_gap": (
        "12 h less must lie between",
        {"gaps": {"lower-heavy": {"lower-heavy": {"must": 36, "wish": 72, "cost": 1}}}},
    ),
    "before_run": (
        "6 h less must lie between",
        {"gaps": {"lower-heavy": {"quality": {"must": 18, "wish": 48, "cost": 1}}}},
    ),
    "after_run": (
        "6 h less must lie between",
        {"gaps": {"lower-heavy": {"long": {"must": 6, "wish": 24, "cost": 1}}}},
    ),
    "before_race": (
        "1 day less",
        {"days": {"10k": {"lower-heavy": (3, 2, 1), "upper": (1, 1, 1)}}},
    ),
    "after_race": ("1 day less", {"days": {"10k": {"lower-heavy": 1, "upper": 1}}}),
    "session_mix": ("one more of each kind a week", {"at_most": {"legs": 3, "upper": 2}}),
    "rest_day": ("one day longer between days of rest", {"in_days": 5, "at_least": 2}),
    "hard_days": ("one hard day more in a row", {"at_most": 2, "in_days": 2}),
    "session_size": (
        "one exercise more in a session",
        {"slots": {"lower-heavy": (1, 3), "upper": (1, 3)}},
    ),
    "exercise_rotation": ("main lifts may change inside a phase", {"mains_stay": False}),
    "same_day_order": (
        "a day's sessions and runs in either order, "
        "a session may end 6 h before a quality run of its day",
        {
            "first": {"endurance": "either"},
            "hours_before_quality": {"lower-heavy": 6, "upper": 6},
        },
    ),
}
"""By rule of `toy.yaml`, what its step is called and what the rule then says."""


def a_scenario(*changes: tuple[str, Mapping[str, Any]], **other: Any) -> Scenario:
    """A week under `toy.yaml` with two evenings, of which the second ends just before midnight."""
    evenings = [a_window(1, "18:00", "18:30"), a_window(3, "22:45", "23:30")]
    scenario = a_block(7, windows=evenings).scenario
    rules = tuple(RuleChange(rule=rule, values=values, where=()) for rule, values in changes)
    return replace(scenario, model=MODEL, rules=rules, **other)


def the_step(scenario: Scenario, rule: str) -> Step:
    """The only step of a rule."""
    (found,) = [step for step in steps(scenario) if step.rule == rule]
    return found


def the_rule(scenario: Scenario, name: str) -> dict[str, Any]:
    """What a rule says under a scenario."""
    rules: tuple[Rule, ...] = under_model(scenario)[1]
    return next(rule.model_dump() for rule in rules if rule.rule == name)


@pytest.mark.parametrize("rule", EXPECTED)
def test_the_size_of_a_step(rule: str) -> None:
    """A step changes its rule by exactly so much, leaves its other numbers, and says so."""
    text, numbers = EXPECTED[rule]
    before, step = a_scenario(), the_step(a_scenario(), rule)
    assert step.text == text
    assert the_rule(step.scenario, rule) == {**the_rule(before, rule), **numbers}
    assert replace(step.scenario, rules=()) == before


@pytest.mark.parametrize(
    ("rule", "said", "text", "numbers"),
    [
        (
            "muscle_balance",
            {"at_most": {"quads": 14, "core": 2.5}},
            "one set more of each muscle group a week",
            {"at_most": {"quads": 15, "core": 3.5}},
        ),
        (
            "plyometric_contacts",
            {"a_session": {"intermediate": 60}, "first_week": {"novice": 990, "intermediate": 0}},
            "20 landings more in a session and in a week",
            {"a_session": {"intermediate": 80}, "first_week": {"novice": 1000, "intermediate": 20}},
        ),
        (
            "new_before_race",
            {"weeks": {"A": 2, "C": 0}},
            "what is new may come one week later before a race",
            {"weeks": {"A": 1, "C": 0}},
        ),
        (
            "session_minutes",
            {"at_least": {"default": 30, "classes": {"light": 3}, "phases": {"taper": 20}}},
            "sessions may be 5 min shorter",
            {"at_least": {"default": 25, "classes": {"light": 0}, "phases": {"taper": 15}}},
        ),
        (
            "exercise_sets",
            {"classes": {"upper": 3}, "focuses": {"legs": 10}},
            "one set more of an exercise",
            {"classes": {"upper": 4}, "focuses": {"legs": 10}},
        ),
        (
            "activation",
            {"focuses": ("upper",), "minutes": 20},
            "15 min more between a session and its run",
            {"minutes": 35},
        ),
        (
            "hard_run_days",
            {"classes": ("upper",), "minutes": 230},
            "sessions 15 min longer on days with hard runs",
            {"minutes": 240},
        ),
        (
            "same_day_order",
            {
                "first": {"endurance": "run", "strength": "strength"},
                "hours_before_quality": {"lower-heavy": 10, "upper": 3},
            },
            "a day's sessions and runs in either order, lower-heavy 4 h, "
            "upper 0 h before a quality run of the day",
            {
                "first": {"endurance": "either", "strength": "strength"},
                "hours_before_quality": {"lower-heavy": 4, "upper": 0},
            },
        ),
        (
            "same_day_order",
            {"first": {"endurance": "either"}, "hours_before_quality": {"upper": 3}},
            "a session may end 6 h before a quality run of its day (upper 0 h)",
            {"hours_before_quality": {"lower-heavy": 6, "upper": 0}},
        ),
        (
            "same_day_order",
            {"first": {"endurance": "either"}, "exempt": ("upper",)},
            "a session may end 6 h before a quality run of its day",
            {"hours_before_quality": {"lower-heavy": 6}},
        ),
    ],
)
def test_the_size_of_a_step_of_what_the_scenario_asks(
    rule: str, said: Mapping[str, Any], text: str, numbers: Mapping[str, Any]
) -> None:
    """Each number becomes looser by so much, within what the rule allows; the rest stays."""
    before = a_scenario((rule, said))
    step = the_step(before, rule)
    assert step.text == text
    assert the_rule(step.scenario, rule) == {**the_rule(before, rule), **numbers}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("muscle_balance", {"at_most": {}}),
        ("plyometric_contacts", {"hardest": {"novice": "low"}}),
        ("new_before_race", {"phases": ("taper",)}),
        ("session_minutes", {"at_least": {"classes": {"light": 0}}}),
        ("exercise_sets", {}),
        ("activation", {"focuses": ()}),
        ("hard_run_days", {"classes": ("upper",)}),
        (
            "same_day_order",
            {"first": {"endurance": "either"}, "exempt": ("lower-heavy", "upper")},
        ),
        (
            "same_day_order",
            {
                "first": {"endurance": "either"},
                "hours_before_quality": {"lower-heavy": 0, "upper": 0},
            },
        ),
    ],
)
def test_what_asks_no_number_has_no_step(rule: str, said: Mapping[str, Any]) -> None:
    """A rule without the number that a step would change cannot be loosened by one."""
    scenario = a_scenario((rule, said))
    assert the_rule(scenario, rule)["penalty"] is None
    assert rule not in [step.rule for step in steps(scenario)]


@pytest.mark.parametrize(
    ("rule", "said", "found"),
    [
        ("recovery_gap", {"hours": 96}, {"hours": 84}),
        ("recovery_gap", {"hours": 12}, {"hours": 0}),
        ("recovery_gap", {"hours": 5}, {"hours": 0}),
        (
            "recovery_gap",
            {"gaps": {"upper": {"upper": {"must": 11}, "core": {"wish": 30}}}},
            {"upper": {"upper": 0, "core": 0}},
        ),
        ("before_run", {"gaps": {"upper": {"long": {"must": 7}}}}, {"upper": {"long": 1}}),
        ("after_run", {"gaps": {"upper": {"long": {"must": 6}}}}, {"upper": {"long": 0}}),
    ],
)
def test_gaps_end_at_nothing(rule: str, said: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    """Every gap becomes shorter, none less than none; what only wishes stays as it is."""
    scenario = a_scenario((rule, said))
    after = the_rule(the_step(scenario, rule).scenario, rule)
    if "hours" in said:
        assert after["hours"] == found["hours"]
        return
    musts = {
        one: {other: after["gaps"][one][other]["must"] for other in row}
        for one, row in found.items()
    }
    assert musts == found
    wishes = the_rule(scenario, rule)["gaps"]
    for one, row in wishes.items():
        assert {other: gap["wish"] for other, gap in after["gaps"][one].items()} == {
            other: gap["wish"] for other, gap in row.items()
        }


@pytest.mark.parametrize(("said", "after"), [((9, 5, 0), (8, 4, 0)), ((2, 1, 1), (1, 1, 1))])
def test_the_race_day_itself_stays(said: tuple[int, ...], after: tuple[int, ...]) -> None:
    """A day less before a race never opens the race day, nor what asked for no day."""
    scenario = a_scenario(("before_race", {"days": {"10k": {"upper": said}}}))
    rule = the_rule(the_step(scenario, "before_race").scenario, "before_race")
    assert rule["days"]["10k"]["upper"] == after


@pytest.mark.parametrize(
    ("said", "text", "most"),
    [({}, "4 sessions in any week", 4), ({"at_most": 2}, "3 sessions in any week", 3)],
)
def test_one_session_more_a_week(said: Mapping[str, Any], text: str, most: int) -> None:
    """The season's cap, or the scenario's own, becomes one session higher in every week."""
    step = the_step(a_scenario(("season_frequency", said)), "season_frequency")
    assert step.text == text
    block, _ = under_model(step.scenario)
    assert [week.at_most for week in block.calendar.weeks] == [most]


def test_windows_end_later() -> None:
    """Every window ends half an hour later, but for one that would end on the next day."""
    step = the_step(a_scenario(), "availability")
    assert step.text == "every window 30 min longer"
    assert [(w.start, w.end) for w in step.scenario.windows] == [
        (clock(1, "18:00"), clock(1, "19:00")),
        (clock(3, "22:45"), clock(3, "23:30")),
    ]
    assert replace(step.scenario, windows=()) == replace(a_scenario(), windows=())


def test_a_window_that_ends_a_minute_before_midnight() -> None:
    """A window may grow up to the last minute of its day."""
    late = a_window(3, "22:45", "23:29")
    step = the_step(replace(a_scenario(), windows=(late,)), "availability")
    assert [w.end for w in step.scenario.windows] == [datetime(2027, 5, 6, 23, 59)]


@pytest.mark.parametrize(
    ("own", "minutes"),
    [(60, 75), (None, 135)],
)
def test_a_quarter_of_an_hour_more_a_week(own: int | None, minutes: int) -> None:
    """The scenario's own minutes, or else the season's 120, become 15 more in every week."""
    step = the_step(a_scenario(weekly_minutes=own), "weekly_minutes")
    assert step.text == f"{minutes} min in any week"
    assert the_rule(step.scenario, "weekly_minutes")["at_most"] == minutes


def test_each_pin_has_a_step_of_its_own() -> None:
    """The step of a pin takes away this pin alone."""
    pins = tuple(
        Pin(date=day(offset), focus=focus) for offset, focus in ((1, "legs"), (3, "upper"))
    )
    scenario = a_scenario(pins=pins)
    found = [step for step in steps(scenario) if step.rule == "pins"]
    assert [(step.text, step.scenario.pins) for step in found] == [
        ("no pin on Tue 4 May", pins[1:]),
        ("no pin on Thu 6 May", pins[:1]),
    ]
    assert all(replace(step.scenario, pins=pins) == scenario for step in found)


def test_what_has_a_price_already_has_no_step() -> None:
    """A rule that the scenario gave a price needs no step; the others keep theirs."""
    every = [step.rule for step in steps(a_scenario())]
    priced = a_scenario(("recovery_gap", {"penalty": 3}))
    assert [step.rule for step in steps(priced)] == [r for r in every if r != "recovery_gap"]


def test_several_steps_together() -> None:
    """Steps that are taken together are all taken, and nothing else changes."""
    scenario = a_scenario()
    some = [the_step(scenario, rule) for rule in EXPECTED]
    shared = [step for step in some if step.change]
    assert [step.rule for step in some if not step.change] == ["rest_day"]
    found = together(scenario, shared)
    for step in shared:
        assert the_rule(found, step.rule) == the_rule(step.scenario, step.rule)
    assert the_rule(found, "rest_day") == the_rule(scenario, "rest_day")
