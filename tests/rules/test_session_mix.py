"""Session mix: caps by focus, what a phase wants, and the second leg session."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.session_mix import SessionMix
from periodize.scenario.scenario import Athlete, Level, Pin, Place
from tests.cases import put_under
from tests.toy import a_block, a_plan, a_run, a_session, a_window, day

RUNNER = load_model("runner")
NUMBERS: dict[str, Any] = {
    "rule": "session_mix",
    "at_most": {"lower-strength": 2, "complex": 1, "circuit": 3, "upper": 1, "core": 1, "bands": 2},
    "phases": {
        "strength": {"at_most": {"circuit": 2}, "wants": {"lower-strength": 1, "upper": 1}},
        "power": {"wants": {"complex": 1, "lower-strength": 1, "upper": 1}},
    },
    "cost": 4,
    "leg_classes": ["lower-heavy", "complex", "power", "plyometric", "circuit"],
    "legs_cost": 6,
}
GYM = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack", "bench", "dumbbell", "mini-band", "box"}),
)
HOME = Place(name="home", equipment=frozenset())
LONG = {"lower-strength": 45, "complex": 45, "circuit": 45, "upper": 30, "core": 20, "bands": 15}


def a_rule(**changes: Any) -> SessionMix:
    """The rule at the recommended numbers."""
    return SessionMix.model_validate({**NUMBERS, **changes})


def a_phase(
    phase: str = "strength",
    season: str = "off",
    level: Level = "intermediate",
    place: str = "gym",
    days: int = 7,
    pins: tuple[Pin, ...] = (),
) -> Block:
    """Weeks of one phase under the model `runner`, two hours free every evening."""
    toy = a_block(
        days,
        phase=phase,
        season=season,
        windows=[a_window(offset, "18:00", "20:00", place) for offset in range(days)],
        places={"gym": GYM, "home": HOME},
        athlete=Athlete(level=level),
        model=RUNNER,
        pins=pins,
    )
    return put_under(toy.scenario, RUNNER, load_catalogue())


def a_mix(*focuses: str, phase: str = "strength") -> Plan:
    """One session of each focus, on one day after the other."""
    return a_plan(*(held(place, focus, phase) for place, focus in enumerate(focuses)))


def held(offset: int, focus: str, phase: str = "strength", minutes: int | None = None) -> Session:
    """A session of a focus of `runner`."""
    return dataclasses.replace(
        a_session(offset),
        id=f"{focus}-{offset}",
        focus=focus,
        minutes=minutes or LONG.get(focus, 30),
        load_class=RUNNER.focuses[focus].load_class if focus in RUNNER.focuses else "core",
        phase=phase,
    )


def broken(block: Block, plan: Plan, rule: SessionMix | None = None) -> list[str]:
    """The musts that the plan breaks."""
    found = (rule or a_rule()).violations(block, plan)
    return [violation.text for violation in found if violation.breaks_must]


def cost(block: Block, plan: Plan, rule: SessionMix | None = None) -> int:
    """What the missed wishes cost."""
    found = [one for one in (rule or a_rule()).violations(block, plan) if one.cost]
    assert {violation.goal for violation in found} <= {"balance"}
    return sum(violation.cost or 0 for violation in found)


@pytest.mark.parametrize(
    ("phase", "focuses", "text"),
    [
        ("strength", ["lower-strength"] * 2, None),
        ("strength", ["lower-strength"] * 3, "3 sessions of lower-strength; at most 2"),
        ("strength", ["upper"], None),
        ("strength", ["upper"] * 2, "2 sessions of upper; at most 1"),
        ("strength", ["core"] * 2, "2 sessions of core; at most 1"),
        ("adaptation", ["circuit"] * 3, None),
        ("adaptation", ["circuit"] * 4, "4 sessions of circuit; at most 3"),
        ("power", ["complex"], None),
        ("power", ["complex"] * 2, "2 sessions of complex; at most 1"),
    ],
)
def test_caps(phase: str, focuses: list[str], text: str | None) -> None:
    """Each focus has its cap a week."""
    found = broken(a_phase(phase), a_mix(*focuses, phase=phase))
    assert found == ([f"week 1 holds {text}"] if text else [])


def test_a_phase_may_have_other_caps() -> None:
    """Where circuits stand in for heavy legs in strength, two a week are the most."""
    home = a_phase(level="novice", place="home")
    assert broken(home, a_mix("circuit", "circuit")) == []
    assert broken(home, a_mix("circuit", "circuit", "circuit")) == [
        "week 1 holds 3 sessions of circuit; at most 2"
    ]


def test_caps_count_by_week() -> None:
    """Upper on Sunday and on Monday are one a week."""
    plan = a_plan(held(6, "upper"), held(7, "upper"))
    assert broken(a_phase(days=14), plan) == []


@pytest.mark.parametrize(
    ("session", "text"),
    [
        (held(1, "lower-strength", minutes=25), None),
        (held(1, "lower-strength", minutes=55), None),
        (
            held(1, "lower-strength", minutes=60),
            "reserves 60 min; allowed: 25, 30, 35, 40, 45, 50, 55 min",
        ),
        (
            held(1, "lower-strength", minutes=52),
            "reserves 52 min; allowed: 25, 30, 35, 40, 45, 50, 55 min",
        ),
        (held(1, "complex"), "is not offered to this athlete in week 1 (strength)"),
        (held(1, "bands"), "stands only where it is pinned"),
        (held(1, "yoga"), "is not a focus; allowed: lower-strength, lower-second, "),
        (dataclasses.replace(held(1, "core"), load_class="upper"), "counts as upper; it is core"),
        (held(9, "yoga"), None),  # outside the block: availability names it
    ],
)
def test_what_is_offered(session: Session, text: str | None) -> None:
    """A session is one that the model offers in its week, at one of its lengths."""
    found = broken(a_phase(), a_plan(session))
    assert len(found) == (0 if text is None else 1)
    assert text is None or text in found[0]


def test_levels_and_pins_open_a_focus() -> None:
    """Complexes are not for novices; bands stand where they are pinned."""
    plan = a_mix("complex", phase="power")
    assert broken(a_phase("power"), plan) == []
    assert len(broken(a_phase("power", level="novice"), plan)) == 1
    pinned = a_phase(pins=(Pin(date=day(1), focus="bands"),))
    assert broken(pinned, a_plan(held(1, "bands"))) == []
    assert len(broken(pinned, a_plan(held(2, "bands")))) == 1


@pytest.mark.parametrize(
    ("phase", "season", "focuses", "expected"),
    [
        ("strength", "off", ["lower-strength", "lower-strength", "upper"], 0),
        ("strength", "off", ["lower-strength", "upper"], 6),  # no second leg session
        ("strength", "off", ["lower-strength", "lower-strength"], 4),  # no upper
        ("strength", "off", ["upper"], 4 + 2 * 6),
        ("strength", "off", [], 2 * 4 + 2 * 6),
        ("power", "off", ["complex", "lower-strength", "upper"], 0),
        ("power", "in", ["complex", "lower-strength"], 0),  # a target of two: no upper is wanted
        ("power", "in", ["lower-strength", "lower-strength"], 4),
        ("adaptation", "off", ["circuit", "lower-strength"], 0),  # nothing wanted but two for legs
        ("adaptation", "off", ["circuit"], 6),
    ],
)
def test_wishes(phase: str, season: str, focuses: list[str], expected: int) -> None:
    """A wanted session that is missing costs 4, a leg session missing to two costs 6."""
    assert cost(a_phase(phase, season), a_mix(*focuses, phase=phase)) == expected


def test_nothing_is_wanted_that_cannot_be() -> None:
    """At home without kit no heavy session is wanted; circuits serve as leg sessions."""
    home = a_phase(place="home")
    assert cost(home, a_mix("circuit", "circuit", "upper")) == 0
    novice = a_phase("power", level="novice")
    assert cost(novice, a_mix("lower-strength", "lower-strength", "upper", phase="power")) == 0


def test_a_week_without_target_wants_nothing() -> None:
    """A week without a free day asks for no session of any kind."""
    toy = a_phase()
    closed = dataclasses.replace(toy, scenario=dataclasses.replace(toy.scenario, windows=()))
    assert cost(closed, a_plan()) == 0


def a_light_week(*runs: Any) -> Block:
    """A week in which bands, which are light, stand beside quality runs only."""
    model = RUNNER.model_dump()
    model["focuses"]["bands"] |= {"on_request": False, "beside": ("quality",)}
    changed = Model.model_validate(model)
    scenario = dataclasses.replace(a_phase().scenario, runs=tuple(runs))
    return put_under(scenario, changed, load_catalogue())


LIGHT_TOO: dict[str, Any] = {
    "phases": {"strength": {"wants": {"lower-strength": 3, "upper": 1, "bands": 2}}},
    "legs_cost": 0,
}


@pytest.mark.parametrize(
    ("days", "focuses", "expected"),
    [
        ((1, 3), ["lower-strength", "bands", "lower-strength", "bands", "lower-strength"], 0),
        ((1, 3), ["lower-strength", "bands", "lower-strength", "upper", "lower-strength"], 4),
        ((1,), ["lower-strength", "bands", "lower-strength", "upper", "lower-strength"], 0),
        ((), ["lower-strength", "lower-strength", "lower-strength"], 0),
    ],
)
def test_light_sessions_are_wanted_besides(
    days: tuple[int, ...], focuses: list[str], expected: int
) -> None:
    """They take nothing from the target of three, and are no more than the days that hold one."""
    week = a_light_week(*(a_run(offset) for offset in days))
    assert cost(week, a_mix(*focuses), a_rule(**LIGHT_TOO)) == expected


def test_a_focus_stands_beside_its_runs_only() -> None:
    """Beside a quality run it may stand, on any other day it may not."""
    week = a_light_week(a_run(1))
    assert broken(week, a_plan(held(1, "bands"))) == []
    assert broken(week, a_plan(held(2, "bands"))) == [
        "bands on Wed 5 May stands only beside quality running"
    ]
    assert {o.date for o in week.options.all if o.focus == "bands"} == {day(1)}


SHORT = (
    "in weeks 1 to 2, 44 min hold not all of "
    "lower-strength (25 min) and upper (20 min); 45 min would"
)


@pytest.mark.parametrize(
    ("minutes", "days", "told"), [(45, 14, []), (44, 14, [SHORT]), (35, 5, []), (0, 5, [])]
)
def test_weeks_too_short_for_the_mix_are_told(minutes: int, days: int, told: list[str]) -> None:
    """Whole weeks without the minutes of all that is wanted are named before solving."""
    toy = a_phase(days=days)
    short = dataclasses.replace(toy.scenario, weekly_minutes=minutes)
    block = put_under(short, RUNNER, load_catalogue())
    assert list(a_rule().notes(block)) == told
    assert list(a_rule(cost=0).notes(block)) == []


def test_a_price_counts_each_session_too_many() -> None:
    """Two upper sessions too many at a price of 3 cost 6."""
    rule = a_rule(penalty=3, cost=0, legs_cost=0)
    found = list(rule.violations(a_phase(), a_mix("upper", "upper", "upper")))
    assert [violation.cost for violation in found] == [6]
    assert found[0].goal == "gaps"


def test_explain() -> None:
    """The sentence says caps and wants."""
    told = a_rule().explain()
    assert told.startswith("A week holds at most lower-strength 2, complex 1, circuit 3")
    assert "power complex 1, lower-strength 1, upper 1" in told
