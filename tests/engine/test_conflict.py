"""Which rules clash: a smallest set, and how a plan that the others allow breaks each of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import chain, combinations

import pytest

from periodize.block import Block
from periodize.engine import Deadline, Solution
from periodize.engine.conflict import clash
from periodize.errors import Interrupted, OutOfTime
from periodize.rules.base import Rule
from periodize.statements.atoms import Held
from periodize.statements.decide import Decide
from tests.agreement.worlds import evenings
from tests.engine.counting import FOCUSES, Closed, Count, Lifts
from tests.toy import a_block, a_model

MODEL = a_model(FOCUSES, segment_weeks=1)
BLOCK = a_block(3, model=MODEL)
"""Legs and core could stand on each of three days."""
TWO_WEEKS = a_block(14, model=MODEL, windows=evenings(0, 1, 7, 8))


def told(
    *rules: Rule,
    block: Block = BLOCK,
    within: Sequence[int] = (0,),
    deadline: Deadline | None = None,
) -> list[str]:
    """What is said of rules that clash in some segments."""
    asked = Decide.asked(block, rules)
    return clash(asked, rules, frozenset(within), deadline or Deadline(None))


def named(*rules: Rule, block: Block = BLOCK, within: Sequence[int] = (0,)) -> list[str]:
    """The names of the rules that clash."""
    return [line.split(":")[0] for line in told(*rules, block=block, within=within)]


FOUR = Count(rule="four", fewest=4)
LEGS = Count(rule="legs", focuses=("legs",), most=1)
CORE = Count(rule="core", focuses=("core",), most=1)
HALF = Count(rule="half", most=4)
MONDAY, TUESDAY = Closed(rule="monday", on=0), Closed(rule="tuesday", on=1)
SQUATS = Lifts(rule="squats", always=("squat",))
DEADLIFTS = Lifts(rule="deadlifts", always=("deadlift",))
ONE_LIFT = Lifts(rule="one lift", most=1)

CLASHES: dict[str, tuple[tuple[Rule, ...], list[str]]] = {
    "two": ((FOUR, Count(rule="three", most=3)), ["four", "three"]),
    "two among many": (
        (HALF, MONDAY, FOUR, Closed(rule="priced", on=1, penalty=1), Count(rule="none", most=0)),
        ["four", "none"],
    ),
    "three, any two of which have a plan": ((LEGS, HALF, FOUR, CORE), ["legs", "four", "core"]),
    "one by itself": ((LEGS, Count(rule="seven", fewest=7), CORE), ["seven"]),
    "closed days": ((MONDAY, HALF, TUESDAY, FOUR), ["monday", "tuesday", "four"]),
    "a day that is closed": ((MONDAY, Count(rule="five", fewest=5)), ["monday", "five"]),
    "a price does not clash": (
        (Count(rule="priced", most=0, penalty=5), FOUR, Count(rule="three", most=3)),
        ["four", "three"],
    ),
    "a closed day for a price": (
        (FOUR, Closed(rule="priced", on=0, penalty=1), MONDAY, TUESDAY),
        ["four", "monday", "tuesday"],
    ),
    "what menus hold": (
        (SQUATS, DEADLIFTS, Count(rule="legs", focuses=("legs",), fewest=1), ONE_LIFT),
        ["squats", "deadlifts", "legs", "one lift"],
    ),
    "what menus may not hold": (
        (
            SQUATS,
            Count(rule="legs", focuses=("legs",), fewest=1),
            DEADLIFTS,
            Lifts(rule="none", never=("squat",)),
        ),
        ["squats", "legs", "none"],
    ),
}


@pytest.mark.parametrize("title", CLASHES)
def test_clashes(title: str) -> None:
    """The rules that clash are named in their order, and none that could be spared."""
    rules, names = CLASHES[title]
    assert named(*rules) == names


def test_only_the_segments_that_have_no_plan() -> None:
    """Another clash elsewhere is not looked for."""
    rules = (
        Count(rule="early", days=(0, 1), fewest=1),
        Count(rule="not early", days=(0, 1), most=0),
        Count(rule="late", days=(7, 8), fewest=3),
        Count(rule="not late", days=(7, 8), most=2),
    )
    assert named(*rules, block=TWO_WEEKS, within=(1,)) == ["late", "not late"]
    assert named(*rules, block=TWO_WEEKS, within=(0,)) == ["early", "not early"]


def test_it_is_told_where_there_is_no_plan() -> None:
    """A rule that is broken elsewhere, too, tells of the segments that have none."""
    core = Count(rule="again", days=(7,), focuses=("core",), fewest=1)
    legs = Count(rule="pins", days=(0,), focuses=("legs",), fewest=1, again=core)
    rules = (legs, Closed(rule="monday", on=0), Closed(rule="next monday", on=7))
    assert told(*rules, block=TWO_WEEKS, within=(0,))[0] == "pins: Mon 3 May: 0 legs, not 1 to 9"
    assert told(*rules, block=TWO_WEEKS, within=(1,))[0] == "pins: Mon 10 May: 0 core, not 1 to 9"


def test_the_whole_block_says_who_is_needed() -> None:
    """A rule that cannot hold elsewhere by itself needs nobody to clash with."""
    impossible = Count(rule="impossible", days=(7, 8), fewest=5)
    greedy = Count(rule="greedy", days=(0, 1), fewest=4, again=impossible)
    modest = Count(rule="modest", days=(0, 1), most=2)
    assert named(greedy, modest, block=TWO_WEEKS) == ["greedy"]


def test_how_a_plan_breaks_it() -> None:
    """Each rule tells what the smallest plan that keeps the others makes of it."""
    most = Count(rule="most", focuses=("legs",), most=1)
    assert told(most, Count(rule="fewest", focuses=("legs",), fewest=2)) == [
        "most: Mon 3 May: 2 legs, not 0 to 1",
        "fewest: Mon 3 May: 0 legs, not 2 to 9",
    ]


def test_a_rule_that_finds_nothing_explains_itself() -> None:
    """Where the plan does not show how the rule is broken, the rule's own sentence stands."""
    legs = Count(rule="legs", focuses=("legs",), fewest=1)
    assert told(SQUATS, DEADLIFTS, legs, ONE_LIFT)[-1] == "one lift: (), not (), at most 1"


def test_a_closed_day_is_told_by_its_session() -> None:
    """The first session that would have to stand on it is what breaks it."""
    pinned = Count(rule="pinned", days=(0,), fewest=2)
    assert told(MONDAY, pinned)[0] == "monday: Mon 3 May: core on a closed day"


@pytest.mark.parametrize("places", [(0, 127), (3, 4), (62, 65), (126, 127)])
@pytest.mark.parametrize("title", ["two", "a day that is closed", "what menus hold"])
def test_few_searches(title: str, places: tuple[int, int]) -> None:
    """Rules that clash among 128 are found in fewer searches than half as many."""
    rules: list[Rule] = [Count(rule=f"rule {number}", most=5) for number in range(128)]
    (rules[places[0]], *others, rules[places[1]]), names = CLASHES[title]
    rules[10:10] = others
    deadline = Deadline(None)
    assert len(told(*rules, deadline=deadline)) == len(names)
    assert len(deadline.spent) < 64


def test_without_time_nothing_is_named() -> None:
    """When the limit came, or the user stopped it, no rule is accused."""
    with pytest.raises(OutOfTime):
        told(FOUR, LEGS, CORE, deadline=Deadline(0))
    stopped = Deadline(None)
    stopped.stop()
    with pytest.raises(Interrupted):
        told(FOUR, LEGS, CORE, deadline=stopped)


def has_plan(rules: Sequence[Rule]) -> bool:
    """Whether any set of sessions keeps what the rules ask, by looking at all of them."""
    asked = Decide.asked(BLOCK, rules)
    options = [option for option in BLOCK.options.all if Held(option) not in asked.forbidden]
    sizes = range(len(options) + 1)
    plans = chain.from_iterable(combinations(options, size) for size in sizes)
    return any(not any(map(Solution(plan).excess, asked.statements)) for plan in plans)


def a_rule(rng: random.Random, name: str) -> Rule:
    """A closed day, or a count of some sessions."""
    if rng.random() < 0.2:
        return Closed(rule=name, on=rng.randrange(3))
    days = tuple(sorted(rng.sample(range(3), rng.randint(1, 3))))
    focuses = rng.choice((FOCUSES, FOCUSES[:1], FOCUSES[1:]))
    some = len(days) * len(focuses)
    if rng.random() < 0.5:
        return Count(rule=name, days=days, focuses=focuses, fewest=rng.randint(1, some))
    return Count(rule=name, days=days, focuses=focuses, most=rng.randrange(some))


def test_none_can_be_spared() -> None:
    """Rules that are named clash, and have a plan without any one of them; over random rules."""
    sizes = set()
    for seed in range(100):
        rng = random.Random(seed)
        rules = [a_rule(rng, f"rule {number}") for number in range(rng.randint(4, 9))]
        if has_plan(rules):
            continue
        names = named(*rules)
        clashing = [rule for rule in rules if rule.rule in names]
        assert not has_plan(clashing), f"seed {seed}"
        for rule in clashing:
            assert has_plan([other for other in clashing if other is not rule]), f"seed {seed}"
        sizes.add(len(clashing))
    assert sizes >= {2, 3}
