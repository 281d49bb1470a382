"""Steady week: the days of the week that a focus keeps for a phase."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.steady_week import SteadyWeek
from periodize.scenario.scenario import Dated
from tests.cases import put_under
from tests.toy import START, a_block, a_model, a_plan, a_session, day

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "steady_week")
FOCUSES = load_model("runner").focuses
CIRCUIT_DAYS = FOCUSES["circuit"].home_days


def the_rule(**changes: Any) -> SteadyWeek:
    """The rule at the numbers of the model `runner`."""
    return SteadyWeek.model_validate({**NUMBERS, **changes})


def away(block: Block, *sessions: Session) -> int:
    """What the sessions off their focus's days cost."""
    found = list(the_rule().violations(block, a_plan(*sessions)))
    assert {violation.goal for violation in found} <= {"steadiness"}
    return sum(violation.cost or 0 for violation in found)


def legs(*days: int) -> list[Session]:
    """A leg session on each of these days."""
    return [a_session(offset) for offset in days]


def with_home_days(count: int, **changes: Any) -> Block:
    """Four weeks in which legs have so many home days."""
    legs = a_model().focuses["legs"].model_copy(update={"home_days": count})
    model = a_model().model_copy(update={"focuses": {"legs": legs}})
    return a_block(28, model=model, **changes)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), 0),
        ((0, 7, 14, 21), 0),  # Mondays
        ((0, 14), 0),  # a week without is no change
        ((0, 7, 15, 21), 1),  # once on Tuesday
        ((1, 7, 14, 21), 1),
        ((0, 8), 1),  # either day may be the usual one
        ((0, 7, 15, 22), 2),
        ((0, 8, 16, 24), 3),
        ((6, 7), 1),  # Sunday and the Monday after it are two weekdays
        ((6, 13, 20, 27), 0),  # to the block's last day
        ((0, 3, 7, 10), 2),  # twice a week takes two days
    ],
)
def test_one_day(days: tuple[int, ...], expected: int) -> None:
    """A focus with one home day costs 1 for each session on another."""
    assert away(with_home_days(1), *legs(*days)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((0, 3, 7, 10, 14, 17), 0),  # Mondays and Thursdays
        ((0, 10), 0),
        ((0, 3, 7, 11, 14, 17), 1),  # once on Friday
        ((0, 3, 5), 1),
        ((0, 8, 16), 1),
    ],
)
def test_two_days(days: tuple[int, ...], expected: int) -> None:
    """Circuits, of which a week may hold two, keep two days."""
    assert CIRCUIT_DAYS == 2
    assert away(with_home_days(CIRCUIT_DAYS), *legs(*days)) == expected


def test_what_stands_once_a_week_keeps_one_day() -> None:
    """The heavy, the second and the small leg session stand once a week, on one day."""
    once = ("lower-strength", "lower-second", "lower-mini", "lower-short", "complex")
    assert {FOCUSES[name].home_days for name in once} == {1}


def test_each_focus_has_its_own_days() -> None:
    """Legs on Mondays and arms on Thursdays are steady; arms that change cost 1."""
    arms = [a_session(3, "upper"), a_session(10, "upper")]
    assert away(a_block(14), *legs(0, 7), *arms) == 0
    assert away(a_block(14), *legs(0, 7), arms[0], a_session(8, "upper")) == 1


def test_a_place_is_part_of_the_day() -> None:
    """Monday at home is another day than Monday in the gym."""
    plan = [a_session(0, "core"), a_session(7, "core"), a_session(14, "core", place="home")]
    assert away(a_block(21), *plan) == 1


def test_the_hour_is_free() -> None:
    """Monday at 06:00 is as good as Monday at 18:00."""
    assert away(a_block(14), a_session(0), a_session(7, start="06:00")) == 0


def test_twice_on_a_day() -> None:
    """Of two sessions of a focus on one day one is too many."""
    assert away(a_block(7), a_session(0), a_session(0, start="18:30")) == 1


@pytest.mark.parametrize(("phase", "expected"), [("strength", 2), ("power", 0)])
def test_a_phase_chooses_anew(phase: str, expected: int) -> None:
    """Two Mondays and two Tuesdays are steady if a new phase begins between them."""
    block = a_block(28)
    phases = (Dated(since=START, value="strength"), Dated(since=day(14), value=phase))
    block = put_under(
        dataclasses.replace(block.scenario, phases=phases), block.model, block.catalogue
    )
    assert away(block, *legs(0, 7, 15, 22)) == expected


def test_a_phase_is_longer_than_a_segment() -> None:
    """In eight weeks of one phase the accessories change after four, the days do not."""
    assert away(a_block(56), *legs(0, 7, 29, 36, 43)) == 2


def test_sessions_beside_the_block_do_not_count() -> None:
    """The Sunday before and the Tuesday after the block are no affair of this rule."""
    assert away(a_block(8), *legs(-1, 0, 7, 8)) == 0


def test_cost() -> None:
    """At a cost of 3 two sessions away cost 6, and at 0 nothing."""
    plan = a_plan(*legs(0, 7, 15, 23))
    costs = [found.cost for found in the_rule(cost=3).violations(a_block(28), plan)]
    assert costs == [3, 3]
    assert list(the_rule(cost=0).violations(a_block(28), plan)) == []


def test_text() -> None:
    """The missed wish names the day."""
    found = the_rule().violations(a_block(21), a_plan(*legs(0, 7, 15)))
    assert [wish.text for wish in found] == [
        "legs stands on Tue 18 May, not on its usual day and place"
    ]


def test_explain() -> None:
    """The sentence says what is kept and for how long."""
    assert the_rule().explain() == (
        "Each focus keeps its days of the week, and their places, for a whole phase."
    )
