"""However a block is cut, nothing that the rules say is lost; over cuts of shipped scenarios."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pytest

from periodize.engine.coupling import Reach, Segments
from periodize.engine.solution import Solution
from periodize.statements.atoms import Choice, Credit, Held, Known, Opened, Uses
from periodize.statements.decide import Decide
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement
from tests.cases import rules_of
from tests.engine.cuts import a_cut

SEEDS = range(8)


def asked(seed: int) -> Decided:
    """What the rules ask of some weeks of a shipped scenario."""
    block = a_cut(seed)
    return Decide.asked(block, rules_of(block))


def torn(decide: Decided, rng: random.Random) -> list[Segments]:
    """The segments of a block thrown together into two or three heaps."""
    heaps: dict[int, set[int]] = defaultdict(set)
    segments = sorted({week.segment for week in decide.block.calendar.weeks})
    rng.shuffle(segments)
    for number, segment in enumerate(segments):
        heaps[number if number < 2 else rng.randrange(3)].add(segment)
    return [frozenset(heap) for heap in heaps.values()]


def earlier_than(parts: Sequence[Segments], place: int) -> Segments:
    """The segments of the parts before one."""
    return frozenset[int]().union(*parts[:place])


def choices_in(statements: Iterable[Statement]) -> list[Choice]:
    """The rules' own choices in some statements, sorted."""
    atoms = {atom for statement in statements for atom in statement.amount.terms}
    return sorted((atom for atom in atoms if isinstance(atom, Choice)), key=lambda c: c.name)


def with_a_home(decide: Decided) -> set[Choice]:
    """The choices that some sessions or menus are stated with."""
    return {
        choice
        for statement in decide.statements
        if not all(isinstance(atom, Choice) for atom in statement.amount.terms)
        for choice in choices_in([statement])
    }


def a_solution(decide: Decided, segments: Segments, rng: random.Random) -> Solution:
    """Some sessions of some segments, and something in each of their menus."""
    options = [option for option in decide.options if option.menu.segment in segments]
    chosen = tuple(option for option in options if rng.random() < 0.15)
    fillers = {option.menu: sorted(decide.block.menus.fillers(option.focus)) for option in chosen}
    contents = {
        menu: tuple(rng.sample(names, min(len(names), 4))) for menu, names in fillers.items()
    }
    return Solution(chosen, contents)


def choose(solution: Solution, choices: Iterable[Choice], rng: random.Random) -> Solution:
    """The solution with choices made at random."""
    made = {choice: rng.randrange(2) for choice in choices}
    return Solution(solution.options, solution.contents, made)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_or_said_twice(seed: int) -> None:
    """Each statement is inside one part, or an edge to earlier parts; only shared choices recur."""
    decide = asked(seed)
    reach, parts = Reach(decide), torn(decide, random.Random(seed))
    said: Counter[int] = Counter()
    for place, part in enumerate(parts):
        said.update(map(id, reach.inside(part)))
        said.update(map(id, reach.edges(part, earlier_than(parts, place))))
    at_home = with_a_home(decide)
    once = [s for s in decide.statements if at_home.issuperset(choices_in([s]))]
    assert len(said) == len(decide.statements)
    assert {said[id(statement)] for statement in once} == {1}
    assert 0 < len(once) < len(decide.statements)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_broken_is_heard(seed: int) -> None:
    """What the parts together exceed, some part exceeds by itself or beside the earlier ones."""
    rng, decide = random.Random(seed), asked(seed)
    reach, parts = Reach(decide), torn(decide, random.Random(seed))
    whole, heard = Solution(), set[int]()
    for place, part in enumerate(parts):
        edges = reach.edges(part, earlier_than(parts, place))
        settled = [reach.settled(statement, part, whole) for statement in edges]
        choices = choices_in([*reach.inside(part), *settled])
        found = choose(a_solution(decide, part, rng), choices, rng)
        whole = whole + found
        heard |= {id(statement) for statement in reach.inside(part) if found.excess(statement)}
        heard |= {id(statement) for statement in edges if whole.excess(statement)}
    broken = {id(statement) for statement in decide.statements if whole.excess(statement)}
    assert broken <= heard
    assert len(broken) > 50


@pytest.mark.parametrize("seed", SEEDS)
def test_settled_agrees_with_the_whole(seed: int) -> None:
    """A part exceeds what is left of a statement by as much as the whole exceeds it."""
    rng, decide = random.Random(seed), asked(seed)
    reach = Reach(decide)
    part, *others = torn(decide, rng)
    rest = frozenset[int]().union(*others)
    choices = choices_in(decide.statements)
    made = choose(Solution(), choices, rng)
    given, inner = (a_solution(decide, segments, rng) + made for segments in (rest, part))
    whole = given + inner
    for statement in decide.statements:
        settled = reach.settled(statement, part, given)
        assert inner.excess(settled) == whole.excess(statement)
    assert sum(whole.excess(statement) > 0 for statement in decide.statements) > 50


@pytest.mark.parametrize("seed", SEEDS)
def test_settled_leaves_nothing_of_others(seed: int) -> None:
    """No session, menu or week of another part is left in a statement that is settled."""
    decide = asked(seed)
    reach, part = Reach(decide), torn(decide, random.Random(seed))[0]
    for statement in decide.statements:
        for atom in reach.settled(statement, part, Solution()).amount.terms:
            match atom:
                case Held():
                    assert atom.option.menu.segment in part
                case Credit():
                    assert decide.block.calendar.weeks[atom.week].segment in part
                case Known() | Uses() | Opened():
                    assert atom.menu.segment in part


@pytest.mark.parametrize("seed", SEEDS)
def test_parts_hold_the_block_in_order(seed: int) -> None:
    """Parts are stretches that make up the block; sessions with a choice never leave one."""
    decide = asked(seed)
    reach = Reach(decide)
    parts = reach.parts()
    segments = sorted({week.segment for week in decide.block.calendar.weeks})
    assert [segment for part in parts for segment in sorted(part)] == segments
    inside = {id(statement) for part in parts for statement in reach.inside(part)}
    for statement in decide.statements:
        choices = choices_in([statement])
        if choices and len(choices) < len(statement.amount.terms):
            assert id(statement) in inside
