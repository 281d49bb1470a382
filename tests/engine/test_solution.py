"""What a search has chosen: the value of every kind of atom, and what a statement makes of it."""

from __future__ import annotations

import pytest

from periodize.block import Menu, Option
from periodize.dates import DateRange, add_days
from periodize.engine.solution import Solution
from periodize.statements.amounts import Amount
from periodize.statements.atoms import Atom, Choice, Credit, Held, Known, Opened, Uses
from periodize.statements.statement import Statement
from tests.agreement.worlds import evenings
from tests.engine.statements import held, must, wish
from tests.toy import a_block, a_model

BLOCK = a_block(21, windows=evenings(0, 2, 7, 9, 14), model=a_model(("legs", "core")))
LEGS, CORE = Menu(0, "legs", "gym"), Menu(0, "core", "gym")
HOME = Choice("steady_week: legs on Monday")
AWAY = Choice("steady_week: legs on Tuesday")


def option(day: int, focus: str = "legs") -> Option:
    """The session of a focus on an evening, counted from 0."""
    return [each for each in BLOCK.options.all if each.focus == focus][day]


MONDAY, WEDNESDAY, NEXT_MONDAY, NEXT_WEDNESDAY, LAST_MONDAY = (option(day) for day in range(5))
CHOSEN = Solution(
    (MONDAY, WEDNESDAY, NEXT_MONDAY),
    {LEGS: ("squat", "deadlift")},
    {HOME: 1, AWAY: 0},
)
"""Legs twice in the first week and once in the second; no core."""
WORTHS = (("squat", 3), ("deadlift", 1), ("plank", 7))


@pytest.mark.parametrize(
    ("atom", "value"),
    [
        (Held(WEDNESDAY), 1),
        (Held(NEXT_WEDNESDAY), 0),
        (Held(option(0, "core")), 0),
        (Opened(LEGS), 1),
        (Opened(CORE), 0),
        (Opened(Menu(1, "legs", "gym")), 0),
        (Uses(LEGS, "squat"), 1),
        (Uses(LEGS, "plank"), 0),
        (Uses(CORE, "plank"), 0),
        (HOME, 1),
        (AWAY, 0),
        (Choice("one that was never made"), 0),
    ],
)
def test_values(atom: Atom, value: int) -> None:
    """What stands, is open, is used or was chosen is 1; everything else is 0."""
    assert CHOSEN.value(atom) == value


@pytest.mark.parametrize(
    ("week", "menu", "credits", "value"),
    [
        (0, LEGS, WORTHS, 8),
        (1, LEGS, WORTHS, 4),
        (2, LEGS, WORTHS, 0),
        (0, LEGS, (("deadlift", 5),), 10),
        (0, LEGS, (("plank", 7),), 0),
        (0, LEGS, (), 0),
        (0, CORE, WORTHS, 0),
    ],
)
def test_credits(week: int, menu: Menu, credits: tuple[tuple[str, int], ...], value: int) -> None:
    """Each of a week's sessions adds what the exercises of its menu are worth."""
    assert CHOSEN.value(Credit(week, menu, credits)) == value


@pytest.mark.parametrize(
    ("weeks", "menu", "exercise", "value"),
    [
        ((0,), LEGS, "squat", 1),
        ((0, 1), LEGS, "squat", 1),
        ((1, 2), LEGS, "squat", 1),
        ((2,), LEGS, "squat", 0),
        ((), LEGS, "squat", 0),
        ((0, 1), LEGS, "plank", 0),
        ((0, 1), CORE, "plank", 0),
    ],
)
def test_known(weeks: tuple[int, ...], menu: Menu, exercise: str, value: int) -> None:
    """An exercise is known once, however many sessions of those weeks hold it."""
    assert CHOSEN.value(Known(weeks, menu, exercise)) == value


@pytest.mark.parametrize(
    ("days", "value"),
    [
        (DateRange(MONDAY.date, add_days(MONDAY.date, 1)), 1),
        (DateRange(add_days(MONDAY.date, -1), MONDAY.date), 0),
        (DateRange(add_days(MONDAY.date, 7), add_days(MONDAY.date, 8)), 0),
    ],
)
def test_known_on_some_days(days: DateRange, value: int) -> None:
    """Of the weeks only the days that count make it known."""
    assert CHOSEN.value(Known((0,), LEGS, "squat", days)) == value


def test_a_menu_without_sessions_is_known_from_no_week() -> None:
    """What a menu could hold counts in no week in which none of its sessions stands."""
    idle = Solution((NEXT_MONDAY,), {LEGS: ("squat",)})
    assert idle.value(Known((0,), LEGS, "squat")) == 0
    assert idle.value(Credit(0, LEGS, WORTHS)) == 0


@pytest.mark.parametrize(
    ("statement", "excess"),
    [
        (must(held(MONDAY, WEDNESDAY, NEXT_MONDAY), 1), 2),
        (must(held(MONDAY, WEDNESDAY, NEXT_MONDAY), 2), 1),
        (must(held(MONDAY, WEDNESDAY, NEXT_MONDAY), 3), 0),
        (must(held(MONDAY, WEDNESDAY, NEXT_MONDAY), 9), 0),
        (must({Held(MONDAY): 5, Held(WEDNESDAY): -2, Held(LAST_MONDAY): 9}, 1), 2),
        (must({Uses(LEGS, "squat"): 1, Opened(LEGS): -1}, -1), 1),
        (must({HOME: 4}, 0, constant=-1), 3),
        (must({}, 2, constant=5), 3),
        (wish({Credit(0, LEGS, WORTHS): 1}, 6), 2),
        (wish({Credit(0, LEGS, WORTHS): 1}, 8), 0),
    ],
)
def test_excess(statement: Statement, excess: int) -> None:
    """What the weights and the constant sum up to above the limit; a price changes nothing."""
    assert CHOSEN.excess(statement) == excess


def test_an_amount_at_least_is_an_amount_turned_round() -> None:
    """Three sessions where five are wanted lack two."""
    wanted = Amount(held(MONDAY, WEDNESDAY, NEXT_MONDAY, LAST_MONDAY)) * -1
    assert CHOSEN.excess(Statement("hand", wanted, -5)) == 2


def test_nothing_is_the_least_of_all() -> None:
    """Where nothing was chosen every atom is worth nothing, and only constants can exceed."""
    atoms: list[Atom] = [Held(MONDAY), Opened(LEGS), Uses(LEGS, "squat"), HOME]
    atoms += [Credit(0, LEGS, WORTHS), Known((0,), LEGS, "squat")]
    assert [Solution().value(atom) for atom in atoms] == [0] * 6
    assert Solution().excess(must(dict.fromkeys(atoms, 1), 0)) == 0
    assert Solution().excess(must(dict.fromkeys(atoms, 1), 0, constant=1)) == 1


def test_two_solutions_put_together() -> None:
    """Sessions, menus and choices of both count; where both chose, the second one holds."""
    core = Solution((option(0, "core"),), {CORE: ("plank",)}, {AWAY: 1, HOME: 0})
    both = CHOSEN + core
    assert both.options == (*CHOSEN.options, *core.options)
    assert [both.value(Opened(menu)) for menu in (LEGS, CORE)] == [1, 1]
    assert both.value(Credit(0, CORE, WORTHS)) == 7
    assert both.value(Credit(0, LEGS, WORTHS)) == 8
    assert (both.value(HOME), both.value(AWAY)) == (0, 1)
    assert ((core + CHOSEN).value(HOME), (core + CHOSEN).value(AWAY)) == (1, 0)
