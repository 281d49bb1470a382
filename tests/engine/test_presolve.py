"""Sizes before any search: never below what looking at everything finds, and tight where named."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, product

import pytest

from periodize.block import Menu, Option
from periodize.engine.presolve import Limits, closed_menus
from periodize.engine.solution import Solution
from periodize.statements.atoms import Atom, Choice, Credit, Held, Known, Opened, Uses
from periodize.statements.statement import Statement
from tests.agreement.worlds import subsets
from tests.engine.statements import filled, held, must, part, wish
from tests.toy import a_block, a_model, a_window

CLOCKS = (("07:00", "07:30"), ("12:00", "12:30"), ("18:00", "18:30"))
BLOCK = a_block(
    3,
    windows=[a_window(day, *clock) for day in range(3) for clock in CLOCKS],
    model=a_model(("legs",)),
)
"""Three sessions a day could stand on three days."""
ONE, TWO, THREE = (BLOCK.options.all[3 * day : 3 * day + 3] for day in range(3))
MENU, OTHER = Menu(0, "legs", "gym"), Menu(0, "upper", "gym")
NAMES = ("a", "b", "c", "d", "e")
WORTH = {"a": 5, "b": 4, "c": 3, "d": 2, "e": 1}
MINE = Choice("mine")


def keeps(solution: Solution, statements: Sequence[Statement]) -> bool:
    """Whether a solution breaks no must."""
    return not any(solution.excess(said) for said in statements if said.penalty is None)


def most_sessions(statements: Sequence[Statement], wanted: Sequence[Option]) -> int:
    """How many of some sessions stand together at most, by looking at all plans of the block."""
    sizes = range(len(BLOCK.options.all) + 1)
    plans = chain.from_iterable(combinations(BLOCK.options.all, size) for size in sizes)
    allowed = (plan for plan in plans if keeps(Solution(plan), statements))
    return max((len(set(plan) & set(wanted)) for plan in allowed), default=0)


def contents() -> Iterator[Solution]:
    """Every content of the opened menu, with the other one opened or not."""
    for names, chosen, opened in product(subsets(NAMES), (0, 1), (False, True)):
        other = {OTHER: ()} if opened else {}
        yield Solution((), {MENU: names, **other}, {MINE: chosen})


def best_content(statements: Sequence[Statement], credits: Mapping[str, int]) -> int:
    """What a content of the opened menu is worth at most, by looking at all of them."""
    allowed = (found for found in contents() if keeps(found, statements))
    return max(
        (sum(credits.get(name, 0) for name in found.contents[MENU]) for found in allowed),
        default=0,
    )


SESSIONS: dict[str, tuple[list[Statement], Sequence[Option], int]] = {
    "nothing said": ([], ONE, 3),
    "one a day": ([must(held(*ONE), 1)], ONE, 1),
    "none at all": ([must(held(*ONE), 0)], ONE, 0),
    "some of those that are limited": ([must(held(*ONE), 1)], ONE[:2], 1),
    "one of those that are limited": ([must(held(*ONE), 2)], ONE[:1], 1),
    "more than those that are limited": ([must(held(*ONE[:2]), 1)], ONE, 3),
    "the tightest of several": ([must(held(*ONE), 2), must(held(*ONE, *TWO), 1)], ONE, 1),
    "each day by itself": ([must(held(*ONE), 1), must(held(*TWO), 1)], (*ONE, *TWO), 2),
    "days and week": (
        [*(must(held(*day), 1) for day in (ONE, TWO, THREE)), must(held(*BLOCK.options.all), 2)],
        BLOCK.options.all,
        2,
    ),
    "one of three days is limited": ([must(held(*TWO), 1)], BLOCK.options.all, 7),
    "a constant takes room": ([must(held(*ONE), 3, constant=1)], ONE, 2),
    "a wish": ([wish(held(*ONE), 1)], ONE, 3),
    "with a choice": ([must({**held(*ONE), MINE: -2}, 1)], ONE, 3),
    "one instead of another": ([must({Held(ONE[0]): 1, Held(TWO[0]): -1}, 0)], ONE, 3),
}


@pytest.mark.parametrize("title", SESSIONS)
def test_sessions(title: str) -> None:
    """The most of some sessions that musts let stand."""
    statements, wanted, most = SESSIONS[title]
    assert Limits(statements).sessions(wanted) == most


CREDITS: dict[str, tuple[list[Statement], int]] = {
    "nothing said": ([], 15),
    "the best two": ([part(MENU, NAMES, most=2)], 9),
    "none": ([part(MENU, NAMES, most=0)], 0),
    "more than there are": ([part(MENU, NAMES, most=9)], 15),
    "one of each part": ([part(MENU, "abc", most=1), part(MENU, "de", most=1)], 7),
    "a part that is free": ([part(MENU, "abc", most=1)], 8),
    "parts and session": (
        [part(MENU, "abc", most=1), part(MENU, "de", most=1), part(MENU, NAMES, most=3)],
        7,
    ),
    "session before parts": (
        [part(MENU, NAMES, most=1), part(MENU, "abc", most=2), part(MENU, "de", most=1)],
        5,
    ),
    "with what is worth nothing": ([part(MENU, (*NAMES, "f"), most=1)], 5),
    "a constant takes room": (
        [must({**{Uses(MENU, n): 1 for n in NAMES}, Opened(MENU): -3}, 0, 1)],
        9,
    ),
    "open or not": ([must({**{Uses(MENU, n): 1 for n in NAMES}, Opened(MENU): 0}, 2)], 9),
    "of another menu": ([part(OTHER, NAMES, most=1)], 15),
    "of two menus": (
        [
            must({Uses(MENU, "a"): 1, Uses(OTHER, "b"): 1, Opened(MENU): -1}, 0),
            must({Uses(OTHER, "c"): 1, Uses(MENU, "d"): 1, Opened(OTHER): -1}, 0),
        ],
        15,
    ),
    "with another menu": ([must({Uses(MENU, "a"): 1, Opened(OTHER): -1}, 0)], 15),
    "shut": ([must({Uses(MENU, "a"): 1, Opened(MENU): 1}, 1)], 10),
    "at least": ([filled(MENU, NAMES, least=1)], 15),
    "a wish": ([wish({**{Uses(MENU, n): 1 for n in NAMES}, Opened(MENU): -1}, 0)], 15),
    "with a choice": ([must({Uses(MENU, "a"): 1, MINE: -1, Opened(MENU): 0}, 0)], 15),
}


@pytest.mark.parametrize("title", CREDITS)
def test_credit(title: str) -> None:
    """The most that one session of a menu adds up to, and some content reaches it."""
    statements, most = CREDITS[title]
    assert Limits(statements).credit(MENU, dict(WORTH)) == most
    assert best_content(statements, WORTH) == most


def test_credit_of_some_exercises() -> None:
    """Only exercises with a worth take a part's room; and what is asked for stays as it was."""
    limits = Limits([part(MENU, "abc", most=1), part(MENU, "de", most=1)])
    credits = {"b": 4, "c": 3, "e": 1}
    assert limits.credit(MENU, credits) == 5
    assert limits.credit(MENU, {"d": 2}) == 2
    assert limits.credit(MENU, {}) == 0
    assert Limits([part(MENU, NAMES, most=1), part(MENU, "bc", most=2)]).credit(MENU, credits) == 4
    assert credits == {"b": 4, "c": 3, "e": 1}


CLOSED: dict[str, tuple[list[Statement], set[str], bool]] = {
    "nothing said": ([], set(NAMES), False),
    "one is left": ([filled(MENU, "abc", least=1)], {"a", "b"}, False),
    "none is left": ([filled(MENU, "abc", least=1)], {"a", "b", "c"}, True),
    "two are needed, two are left": ([filled(MENU, "abc", least=2)], {"a"}, False),
    "two are needed, one is left": ([filled(MENU, "abc", least=2)], {"a", "c"}, True),
    "a second part has none": (
        [filled(MENU, "abc", least=1), filled(MENU, "de", least=1)],
        {"d", "e"},
        True,
    ),
    "at most": ([part(MENU, "abc", most=1)], {"a", "b", "c"}, False),
    "shut": ([must({Opened(MENU): 1}, 0)], set(), True),
    "shut by a constant": ([must({Opened(MENU): 1}, 1, constant=1)], set(), True),
    "opening it makes up for a constant": ([must({Opened(MENU): -2}, 0, constant=1)], set(), False),
    "opening it does not make up for it": ([must({Opened(MENU): -1}, 0, constant=2)], set(), True),
    "a wish to be shut": ([wish({Opened(MENU): 1}, 0)], set(), False),
    "one of two menus": ([must({Opened(MENU): 1, Opened(OTHER): 1}, 1)], set(), False),
    "two of two menus": ([must({Opened(MENU): 1, Opened(OTHER): -1}, 0)], set(), False),
    "unless it is chosen": ([must({Opened(MENU): 1, MINE: -1}, 0)], set(), False),
    "against a choice": ([must({Opened(MENU): 1, MINE: 1}, 0)], set(), True),
    "unless a week makes up for it": (
        [must({Opened(MENU): 99, Credit(0, MENU, (("a", 1),)): -1}, 0)],
        {"a"},
        False,
    ),
    "whatever a week adds": (
        [must({Opened(MENU): 1, Credit(0, MENU, (("a", 1),)): 1}, 0)],
        set(),
        True,
    ),
    "unless it is known": ([must({Opened(MENU): 1, Known((0,), MENU, "a"): -1}, 0)], set(), False),
}


@pytest.mark.parametrize("title", CLOSED)
def test_closed(title: str) -> None:
    """A menu is closed where a must cannot be kept once it is opened."""
    statements, forbidden, closed = CLOSED[title]
    uses = {Uses(MENU, name) for name in forbidden}
    assert closed_menus(statements, uses) == ({MENU} if closed else set())


def some_sessions(rng: random.Random) -> Statement:
    """Something said of some sessions: mostly a limit, sometimes by weights or for a price."""
    options = rng.sample(BLOCK.options.all, rng.randint(1, 6))
    terms: dict[Atom, int] = {Held(each): 1 for each in options}
    if rng.random() < 0.3:
        terms[Held(rng.choice(options))] = rng.choice((-1, 2))
    if rng.random() < 0.2:
        return wish(terms, rng.randint(0, 1))
    return must(terms, rng.randint(0, 3), rng.randint(-1, 0))


def some_content(rng: random.Random) -> Statement:
    """Something said of what one menu holds: parts, pairs, choices, for a price or not."""
    names = rng.sample(NAMES, rng.randint(1, 4))
    if rng.random() < 0.2:
        return part(MENU, names, most=rng.randint(0, 2))
    if rng.random() < 0.3:
        return filled(MENU, names, least=rng.randint(1, 2))
    terms: dict[Atom, int] = {Uses(MENU, name): rng.choice((1,) * 7 + (-1, 2)) for name in names}
    if rng.random() < 0.2:
        terms[MINE] = rng.choice((-1, 1))
    if rng.random() < 0.8:
        terms[Opened(rng.choice((MENU, OTHER)))] = rng.randint(-2, 1)
    if rng.random() < 0.2:
        return wish(terms, rng.randint(0, 2))
    return must(terms, rng.randint(0, 2), rng.randint(-1, 0))


@pytest.mark.parametrize("seed", range(20))
def test_no_plan_holds_more_sessions(seed: int) -> None:
    """Of all plans that keep the musts, none holds more of some sessions than the limit says."""
    rng = random.Random(seed)
    statements = [some_sessions(rng) for _ in range(rng.randint(1, 5))]
    wanted = rng.sample(BLOCK.options.all, rng.randint(1, 6))
    assert Limits(statements).sessions(wanted) >= most_sessions(statements, wanted)


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_no_content_is_worth_more(first: int) -> None:
    """Of all contents that keep the musts, none is worth more than the limit says."""
    for seed in range(first, first + 100):
        rng = random.Random(seed)
        statements = [some_content(rng) for _ in range(rng.randint(1, 4))]
        credits = {name: rng.randint(1, 5) for name in rng.sample(NAMES, rng.randint(1, 5))}
        most = Limits(statements).credit(MENU, credits)
        assert most >= best_content(statements, credits), f"seed {seed}"


def test_no_menu_is_closed_that_could_be_filled() -> None:
    """Of a closed menu no content keeps the musts; most that cannot be filled are found."""
    closed = unfillable = 0
    for seed in range(200):
        rng = random.Random(seed)
        statements = [some_content(rng) for _ in range(rng.randint(1, 3))]
        forbidden = frozenset(rng.sample(NAMES, rng.randint(0, 5)))
        allowed = (found for found in contents() if forbidden.isdisjoint(found.contents[MENU]))
        fillable = any(keeps(found, statements) for found in allowed)
        is_closed = MENU in closed_menus(statements, {Uses(MENU, name) for name in forbidden})
        assert not (fillable and is_closed), f"seed {seed}"
        closed, unfillable = closed + is_closed, unfillable + (not fillable)
    assert closed > unfillable / 2 > 20
