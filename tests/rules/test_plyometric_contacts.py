"""Plyometric contacts: landings of a session and a week stay within what the level can take."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.block import Block, Menu
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.prescribe.dose import prescriptions
from periodize.rules.plyometric_contacts import PlyometricContacts
from periodize.scenario.scenario import Athlete, Dated
from tests.agreement.worlds import changed
from tests.cases import put_under
from tests.jumping import JUMPS, a_jumping_block, a_jumping_model
from tests.toy import FOCUSES, a_plan, a_role, a_session, day

NUMBERS = next(
    entry for entry in load_model("runner").rules if entry["rule"] == "plyometric_contacts"
)
MODEL = a_jumping_model({"legs": JUMPS, "upper": FOCUSES["upper"]})


def the_rule(**changes: Any) -> PlyometricContacts:
    """The rule at the numbers of the model `runner`."""
    return PlyometricContacts.model_validate({**NUMBERS, **changes})


def jumps(offset: int, reps: int, name: str = "hop", sides: bool = False) -> Session:
    """A session with one set of so many jumps."""
    session = a_session(offset, exercises=(name,))
    done = dataclasses.replace(session.exercises[0], sets=1, reps=reps, per_side=sides)
    return dataclasses.replace(session, exercises=(done,))


def a_jumper(days: int = 7, level: Any = "intermediate", **changes: Any) -> Block:
    """A block of somebody who may jump every day."""
    return a_jumping_block(days, MODEL, athlete=Athlete(level=level), **changes)


def told(block: Block, sessions: Sequence[Session], **changes: Any) -> list[str]:
    """What is said against some sessions."""
    return [found.text for found in the_rule(**changes).violations(block, a_plan(*sessions))]


LATER = 6 * 7
"""A day by which a week may hold what the level allows at all."""


@pytest.mark.parametrize(
    ("level", "season", "most"),
    [
        ("novice", "off", 60),
        ("intermediate", "off", 120),
        ("advanced", "pre", 140),
        ("novice", "in", 36),
        ("intermediate", "in", 72),
        ("advanced", "in", 84),
    ],
)
def test_a_session_by_level_and_season(level: str, season: str, most: int) -> None:
    """So many hops are a session's most, and one more is one too many."""
    block = a_jumper(LATER + 7, level, season=season)
    assert told(block, [jumps(LATER, most)]) == []
    (text, *_) = told(block, [jumps(LATER, most + 1)])
    assert text == f"legs on Mon 14 Jun: {most + 1} landings; {most} are allowed"


@pytest.mark.parametrize(
    ("level", "season", "most"),
    [("novice", "off", 60), ("intermediate", "off", 200), ("intermediate", "in", 120)],
)
def test_a_week_by_level_and_season(level: str, season: str, most: int) -> None:
    """Sessions of a week are added up, from Monday to Sunday."""
    block = a_jumper(LATER + 14, level, season=season)
    spread = [most // 4 + (n < most % 4) for n in range(4)]
    days = (LATER, LATER + 2, LATER + 4, LATER + 6)
    fine = [jumps(offset, reps) for offset, reps in zip(days, spread, strict=True)]
    assert told(block, fine) == []
    assert told(block, [*fine, jumps(LATER + 5, 1)]) == [
        f"week 7: {most + 1} landings; {most} are allowed"
    ]
    assert told(block, [*fine, jumps(LATER + 7, 1)]) == []


@pytest.mark.parametrize(
    ("name", "sides", "landings"),
    [("hop", False, 10), ("bound", False, 15), ("bound", True, 30), ("rope", False, 2.5)],
)
def test_what_a_landing_counts(name: str, sides: bool, landings: float) -> None:
    """Hard landings count half as much again, each foot by itself, rope skipping a quarter."""
    bound = {"intermediate": int(landings)}
    found = told(a_jumper(), [jumps(0, 10, name, sides)], a_session=bound)
    assert (found == []) == (landings == int(landings))
    assert told(a_jumper(), [jumps(0, 11, name, sides)], a_session=bound) != []


def test_weeks_grow_by_a_fifth() -> None:
    """A novice begins with 40 landings a week; the next week may hold 48, the third 57.6."""
    block = a_jumper(21, "novice")
    assert told(block, [jumps(0, 40), jumps(7, 48), jumps(14, 57)]) == []
    assert told(block, [jumps(0, 41)]) == ["week 1: 41 landings; 40 are allowed"]
    assert told(block, [jumps(7, 49)]) == ["week 2: 49 landings; 48 are allowed"]
    assert told(block, [jumps(14, 58)]) == ["week 3: 58 landings; 57.6 are allowed"]


@pytest.mark.parametrize(("pause", "kept"), [(3, True), (4, False)])
def test_growth_begins_again_after_a_pause(pause: int, kept: bool) -> None:
    """Weeks that offer no jumps do not count; after four of them it begins anew."""
    focus = {**JUMPS, "phases": ["strength"]}
    model = a_jumping_model({"legs": focus, "upper": FOCUSES["upper"]})
    count = 3 + pause + 1
    phases = (
        Dated(since=day(0), value="strength"),
        Dated(since=day(21), value="maintenance"),
        Dated(since=day(7 * (3 + pause)), value="strength"),
    )
    block = a_jumping_block(7 * count, model, athlete=Athlete(level="novice"))
    last = jumps(7 * (count - 1), 48)
    assert (told(changed(block, phases=phases), [last]) == []) == kept


@pytest.mark.parametrize(
    ("level", "name", "kept"),
    [("novice", "hop", True), ("novice", "bound", False), ("intermediate", "bound", True)],
)
def test_novices_land_softly(level: str, name: str, kept: bool) -> None:
    """High impacts are not for novices."""
    assert (told(a_jumper(level=level), [jumps(0, 5, name)]) == []) == kept


def test_text_of_a_hard_landing() -> None:
    """The text says what lands too hard for whom."""
    assert told(a_jumper(level="novice"), [jumps(0, 5, "bound")]) == [
        "legs on Mon 3 May: bound lands too hard for a novice"
    ]


def hopping(count: int, phase: str = "strength", **role: Any) -> Block:
    """Weeks of legs whose warm-up holds hops from the second week on, and a squat after them."""
    hops = a_role("hops", ["hop", "rope"], stage="warm-up", from_week=2, **role)
    focus = {**FOCUSES["legs"], "roles": [hops, a_role("lift", ["squat"], at_least=1)]}
    block = a_jumping_block(7 * count, a_jumping_model({"legs": focus}))
    return changed(block, phases=(Dated(since=day(0), value=phase),))


@pytest.mark.parametrize(
    ("block", "exercises", "week", "cost"),
    [
        (hopping(3), ("squat",), 1, []),
        (hopping(3), ("squat",), 2, [2]),
        (hopping(3), ("hop", "squat"), 2, []),
        (hopping(3), ("rope", "squat"), 3, []),
        (hopping(3), ("squat",), 3, [2]),
        (hopping(3, "adaptation"), ("squat",), 2, [2]),
        (hopping(3, "transition"), ("squat",), 2, []),
        (hopping(3, "taper"), ("squat",), 2, []),
    ],
)
def test_a_warm_up_holds_hops(
    block: Block, exercises: tuple[str, ...], week: int, cost: list[int]
) -> None:
    """From the second week on a session without hops costs 2, from adaptation to power."""
    plan = a_plan(a_session(7 * week - 7, exercises=exercises))
    found = list(the_rule().violations(block, plan))
    assert [violation.cost for violation in found] == cost
    assert all(violation.goal == "balance" for violation in found)


def test_jumps_are_wanted_from_strength_on() -> None:
    """Hops cost 2 where they lack, jumps 3; in adaptation hops alone are asked for."""
    wants = the_rule().wants
    assert {name: part.cost for name, part in wants.items()} == {"hops": 2, "jump": 3}
    assert wants["jump"].phases == ("strength", "maintenance", "power")
    assert wants["hops"].phases == ("adaptation", *wants["jump"].phases)


@pytest.mark.parametrize("level", ["novice", "intermediate", "advanced"])
@pytest.mark.parametrize("phase", ["adaptation", "strength", "maintenance", "power"])
def test_hops_of_runner_land_40_to_80_times(level: str, phase: str) -> None:
    """Whatever the rung and the phase; a hundred turns of the rope count a quarter each."""
    model = load_model("runner")
    role = next(r for r in model.focuses["lower-strength"].roles if r.role == "hops")
    assert role.from_week == 2
    for name in role.exercises:
        exercise = load_catalogue().exercises[name]
        dose = model.dose(role.dose_of(name), phase, 0, level)
        landings = dose.sets * dose.reps * (2 if exercise.unilateral else 1) * exercise.contacts
        assert landings == 25 if name == "jump-rope" else 40 <= landings <= 80, name


def test_hops_before_their_time() -> None:
    """In the first week hops have no place; what is at hand for nobody is not missed."""
    first = a_plan(a_session(0, exercises=("hop", "squat")))
    (found,) = the_rule().violations(hopping(2), first)
    assert found.breaks_must
    assert found.text == "legs on Mon 3 May: hops begin in week 2"
    careful = Athlete(careful_with=frozenset({"achilles"}))
    known = {
        name: dataclasses.replace(exercise, stress=frozenset({"achilles"}))
        if exercise.contacts
        else exercise
        for name, exercise in hopping(2).catalogue.exercises.items()
    }
    block = changed(hopping(2), athlete=careful)
    sore = put_under(
        block.scenario, block.model, dataclasses.replace(block.catalogue, exercises=known)
    )
    assert list(the_rule().violations(sore, a_plan(a_session(7, exercises=("squat",))))) == []


@pytest.mark.parametrize(("week", "held"), [(1, ["squat"]), (2, ["hop", "squat"])])
def test_sessions_leave_out_what_has_not_begun(week: int, held: list[str]) -> None:
    """The menu of a segment holds hops; the session of the first week does not."""
    block = hopping(2)
    menu = Menu(block.calendar.weeks[week - 1].segment, "legs", "gym")
    done = prescriptions(block, block.calendar.weeks[week - 1], menu, ["squat", "hop"])
    assert [each.exercise for each in done] == held


def test_a_level_without_a_bound() -> None:
    """What is not named is free."""
    bounds = {"a_session": {"novice": 1}, "a_week": {}, "first_week": {}}
    assert told(a_jumper(), [jumps(0, 500)], **bounds) == []


def test_it_has_no_price() -> None:
    """A price is refused."""
    with pytest.raises(ValidationError, match="cannot be priced"):
        the_rule(penalty=1)


def test_explain() -> None:
    """The sentence has the bounds of every level."""
    text = the_rule().explain()
    assert "of a session: novice 60, intermediate 120, advanced 140" in text
    assert "20% more each week" in text
    assert "in season 60% of them" in text
