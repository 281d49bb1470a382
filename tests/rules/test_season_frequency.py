"""Season frequency: caps, targets and the week's leg session at the model's numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.season_frequency import SeasonFrequency
from periodize.scenario.scenario import Athlete, Level
from tests.toy import FOCUSES, PHASES, a_block, a_model, a_plan, a_session, a_window

SEASONS = {
    "off": {"at_most": 4, "target": 3, "floor": 1, "legs": 1, "legs_wanted": 2, "minutes": 150},
    "pre": {"at_most": 4, "target": 3, "floor": 1, "legs": 1, "legs_wanted": 2, "minutes": 150},
    "in": {"at_most": 2, "target": 2, "floor": 1, "legs": 1, "legs_wanted": 2, "minutes": 120},
}
NUMBERS: dict[str, Any] = {
    "rule": "season_frequency",
    "a_day": 1,
    "target_cost": 2,
    "floor_cost": 5,
    "legs": {"strength": ["lower-heavy", "complex", "circuit"]},
    "legs_cost": 3,
}
TWO_KINDS: dict[str, Any] = {
    "heavy": {"strength": ["legs"]},
    "legs_cost": 6,
    "heavy_cost": 3,
    "second_legs_cost": 1,
    "target_cost": 0,
    "floor_cost": 0,
}
"""What the model asks of the legs, apart from the number of sessions."""


def a_rule(**changes: Any) -> SeasonFrequency:
    """The rule at the model's numbers."""
    return SeasonFrequency.model_validate({**NUMBERS, **changes})


def a_season(season: str = "off", days: int = 7, **changes: Any) -> Block:
    """A block of one season in the strength phase."""
    return a_block(days, season=season, model=a_model(seasons=SEASONS), **changes)


def sessions(*days: int, focus: str = "legs") -> list[Session]:
    """One session on each of these days."""
    return [a_session(offset, focus) for offset in days]


def broken(rule: SeasonFrequency, block: Block, plan: Plan) -> list[str]:
    """The musts that the plan breaks."""
    return [found.text for found in rule.violations(block, plan) if found.breaks_must]


def cost(rule: SeasonFrequency, block: Block, plan: Plan) -> int:
    """What the missed wishes cost."""
    found = [violation for violation in rule.violations(block, plan) if violation.cost]
    assert {violation.goal for violation in found} <= {"sessions"}
    return sum(violation.cost or 0 for violation in found)


@pytest.mark.parametrize(
    ("season", "days", "text"),
    [
        ("off", (0, 2, 4, 6), None),
        ("off", (0, 1, 2, 4, 6), "week 1 holds 5 sessions; at most 4"),
        ("pre", (0, 2, 4, 6), None),
        ("in", (0, 3), None),
        ("in", (0, 3, 5), "week 1 holds 3 sessions; at most 2"),
    ],
)
def test_caps(season: str, days: tuple[int, ...], text: str | None) -> None:
    """Four sessions a week off and before the season, two in it."""
    found = broken(a_rule(), a_season(season), a_plan(*sessions(*days)))
    assert found == ([text] if text else [])


def test_weeks_count_by_themselves() -> None:
    """Saturday, Sunday and Monday, Tuesday are two weeks of two."""
    plan = a_plan(*sessions(5, 6, 7, 8))
    assert broken(a_rule(), a_season("in", 14), plan) == []


@pytest.mark.parametrize(("days", "cap"), [(1, 1), (2, 1), (3, 2), (5, 3), (6, 3), (7, 4)])
def test_part_weeks_are_cut(days: int, cap: int) -> None:
    """Four a week are two in three days; a part of a week holds at least one."""
    block = a_season("off", days)
    assert broken(a_rule(a_day=None), block, a_plan(*[a_session(0)] * cap)) == []
    assert broken(a_rule(a_day=None), block, a_plan(*[a_session(0)] * (cap + 1))) == [
        f"week 1 holds {cap + 1} sessions; at most {cap}"
    ]


def test_one_session_a_day() -> None:
    """Two on a day break the rule, also if one of them is light or short."""
    plan = a_plan(a_session(0), a_session(0, "core", "18:30"))
    assert broken(a_rule(), a_season(), plan) == ["2 sessions stand on Mon 3 May; at most 1"]


def test_light_sessions_do_not_count() -> None:
    """Bands beside two in-season sessions are no third session, nor do they serve as one."""
    light = {**FOCUSES["core"], "load_class": "light"}
    model = a_model(seasons=SEASONS, focuses=("legs",))
    model = model.model_validate(
        {**model.model_dump(), "focuses": {"legs": FOCUSES["legs"], "core": light}}
    )
    block = a_block(7, season="in", model=model)
    bands = a_session(4, "core").__class__(
        id="bands",
        date=a_session(4).date,
        start=a_session(4).start,
        minutes=30,
        place="gym",
        focus="core",
        load_class="light",
    )
    assert broken(a_rule(), block, a_plan(*sessions(0, 2), bands)) == []
    assert cost(a_rule(), block, a_plan(a_session(0), bands)) == 2


@pytest.mark.parametrize(
    ("season", "focuses", "expected"),
    [
        ("off", ["legs", "legs", "upper"], 0),
        ("off", ["legs", "upper"], 2),
        ("off", ["upper", "upper", "core"], 3),  # no leg session
        ("off", ["core"], 2 * 2 + 3),
        ("off", [], 3 * 2 + 5 + 3),
        ("in", ["legs", "core"], 0),
        ("in", ["core"], 2 + 3),
        ("in", [], 2 * 2 + 5 + 3),
    ],
)
def test_wishes(season: str, focuses: list[str], expected: int) -> None:
    """Missing to the target costs 2, to the floor 5 on top, the leg session 3."""
    plan = a_plan(*(a_session(2 * place, focus) for place, focus in enumerate(focuses)))
    assert cost(a_rule(), a_season(season), plan) == expected


def test_the_days_with_a_window_change_nothing() -> None:
    """With one open day or seven three sessions are asked for; with none, nothing at all."""
    for windows in ([a_window(1)], [a_window(1), a_window(3)], None):
        block = a_season(windows=windows)
        assert cost(a_rule(), block, a_plan(a_session(1))) == 2 * 2
        assert cost(a_rule(target=4), block, a_plan(a_session(1))) == 3 * 2
    assert cost(a_rule(), a_season(windows=[]), a_plan()) == 0
    assert cost(a_rule(target=4, floor=1), a_season(windows=[]), a_plan()) == 0


def test_legs_are_asked_whatever_the_kit() -> None:
    """At home without a barbell as much is asked as in a gym; in other phases nothing is."""
    home = [a_window(offset, place="home") for offset in range(7)]
    plan = a_plan(*sessions(0, 2, 4, focus="core"))
    assert cost(a_rule(), a_season(windows=home), plan) == 3
    assert cost(a_rule(), a_season(windows=[*home[:6], a_window(6)]), plan) == 3
    assert cost(a_rule(), a_season(phase="recovery"), plan) == 0
    assert "recovery" in PHASES


def two_kinds(level: Level = "intermediate", heavy_from: Level = "novice") -> Block:
    """An off-season week that offers heavy legs, from some level on, and lighter ones to all."""
    model = a_model(seasons=SEASONS).model_dump()
    focuses = {**model["focuses"], "second": {**FOCUSES["legs"], "load_class": "circuit"}}
    focuses["legs"] = {**focuses["legs"], "level": heavy_from}
    changed = Model.model_validate({**model, "focuses": focuses})
    return a_block(7, model=changed, athlete=Athlete(level=level))


def a_week_of(*focuses: str) -> Plan:
    """A session of each focus, every second day."""
    return a_plan(
        *(
            replace(a_session(2 * place), focus=focus, load_class=load_class)
            for place, focus in enumerate(focuses)
            for load_class in ("circuit" if focus == "second" else "lower-heavy",)
        )
    )


@pytest.mark.parametrize(
    ("focuses", "expected"),
    [
        (("legs", "second"), 0),
        (("legs", "legs"), 0),
        (("legs",), 1),
        (("second", "second"), 3),
        (("second",), 3 + 1),
        ((), 6 + 3 + 2 * 1),
    ],
)
def test_a_heavy_leg_session_and_a_second_one(focuses: tuple[str, ...], expected: int) -> None:
    """No leg session costs most, a lighter one for the heavy one less, a missing second least."""
    assert cost(a_rule(**TWO_KINDS), two_kinds(), a_week_of(*focuses)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"legs_cost": 0}, 3 + 2),
        ({"heavy_cost": 0}, 6 + 2),
        ({"second_legs_cost": 0}, 6 + 3),
        ({"heavy": {}}, 6 + 2),
        ({"heavy": {"power": ["legs"]}}, 6 + 2),
        ({"legs": {}}, 0),
        ({"at_most": 1}, 6 + 3 + 1),
        ({"at_most": 0}, 0),
    ],
)
def test_each_part_has_its_own_cost(given: dict[str, Any], expected: int) -> None:
    """What is not named is not asked, and no more leg sessions are than the week may hold."""
    assert cost(a_rule(**{**TWO_KINDS, **given}), two_kinds(), a_plan()) == expected


def test_nothing_is_asked_that_the_level_does_not_allow() -> None:
    """Where heavy legs are for the advanced, nobody else is asked for them."""
    rule, light = a_rule(**TWO_KINDS), a_week_of("second", "second")
    assert cost(rule, two_kinds("novice"), light) == 3
    assert cost(rule, two_kinds("advanced", "advanced"), light) == 3
    assert cost(rule, two_kinds("novice", "advanced"), light) == 0
    assert cost(rule, two_kinds("novice", "advanced"), a_plan()) == 6 + 2


def test_what_is_missing_for_the_legs_is_told() -> None:
    """The heavy session and the number of leg sessions are told apart."""
    found = a_rule(**TWO_KINDS).violations(two_kinds(), a_week_of("second"))
    assert [violation.text for violation in found] == [
        "week 1 holds 0 sessions of heavy work for the legs; 1 more asked",
        "week 1 holds 1 session for the legs; 1 more asked",
    ]
    wanted = a_rule(**TWO_KINDS).wanted(two_kinds())
    assert [(one.week, one.focuses) for one in wanted] == [
        (0, ("legs",)),
        (0, ("legs", "second")),
        (0, ("legs", "second")),
    ]


@pytest.mark.parametrize(
    ("changes", "days", "cap", "missing"),
    [
        ({"at_most": 3}, 7, 3, 0),
        ({"at_most": 3}, 3, 1, 0),  # 9/7
        ({"at_most": 3}, 4, 2, 0),  # 12/7
        ({"at_most": 1}, 7, 1, 0),  # the target cannot ask for more than the cap
        ({"target": 2}, 7, 4, 0),
        ({"target": 4}, 7, 4, 0),
    ],
)
def test_the_scenario_may_change_the_numbers(
    changes: dict[str, int], days: int, cap: int, missing: int
) -> None:
    """Numbers of the scenario replace the week's and are cut like them."""
    rule, block = a_rule(**changes, a_day=None), a_season("off", days)
    assert broken(rule, block, a_plan(*[a_session(0)] * cap)) == []
    assert len(broken(rule, block, a_plan(*[a_session(0)] * (cap + 1)))) == 1
    wanted = min(changes.get("target", 3), cap)
    assert cost(rule, block, a_plan(*[a_session(0)] * wanted)) == missing


def test_another_target_costs() -> None:
    """With a target of 4 three sessions are one too few; with 2 they are enough."""
    plan = a_plan(*sessions(0, 2, 4))
    assert cost(a_rule(target=4), a_season(), plan) == 2
    assert list(a_rule(target=2).violations(a_season(), a_plan(*sessions(0, 2)))) == []


def test_a_price_counts_each_session_too_many() -> None:
    """Two above the cap and one too many on a day, at a price of 4, cost 12."""
    plan = a_plan(*sessions(0, 2, 4), a_session(4, "core", "18:30"))
    found = list(a_rule(penalty=4).violations(a_season("in"), plan))
    assert sum(violation.cost or 0 for violation in found) == 12
    assert {violation.goal for violation in found} == {"gaps"}


def test_a_session_outside_the_block_is_not_counted() -> None:
    """The days beside the block are the affair of availability."""
    plan = a_plan(*sessions(-1, 0, 3, 7))
    assert broken(a_rule(), a_season("in"), plan) == []


def test_explain() -> None:
    """The sentence says caps, the day's number and the leg classes."""
    assert a_rule(at_most=3, target=2).explain() == (
        "A week holds at most 3 sessions and 1 a day, light ones aside, and should hold 2, its "
        "leg sessions among them (strength: lower-heavy or complex or circuit)."
    )
