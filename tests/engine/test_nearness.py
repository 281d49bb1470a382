"""The plan nearest to an earlier one: as few sessions moved as can be, then as few exercises."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Sequence

import pytest

from periodize.block import Block
from periodize.engine import Deadline, Near, Outcome, Solution, solve
from periodize.engine.nearness import MOVED, SWAPPED, BySegment, moved, swapped
from periodize.engine.task import FEWEST_MOVES_FIRST, STEPS, Task, climb, nearest
from periodize.plan import Plan, Session
from periodize.policy.case import Case
from periodize.prescribe.progression import sessions_of
from periodize.rules.base import GOALS
from periodize.statements.decide import Decide
from periodize.statements.statement import Statement
from tests.agreement.worlds import evenings
from tests.cases import rules_of
from tests.engine.counting import Count
from tests.engine.cuts import a_cut
from tests.toy import a_block, a_model

AWAY = dt.timedelta(days=70)


def plan_of(block: Block, found: Outcome) -> Plan:
    """The sessions that were chosen."""
    return Plan(sessions=sessions_of(block, found.options, found.contents))


def later(session: Session, by: dt.timedelta) -> Session:
    """The same session at another time."""
    start = session.start + by
    return dataclasses.replace(session, date=start.date(), start=start)


def earlier_plan(block: Block, seed: int) -> list[Session]:
    """Another mix of sessions, some a day or a week off, one twice, and one outside the block."""
    rng = random.Random(seed)
    rules = [rule for rule in rules_of(block) if rule.wish_goal != "balance"]
    best = plan_of(block, solve(Case(block, tuple(rules)))).sessions
    sessions = [later(each, dt.timedelta(days=rng.choice((0, 0, 1, 7, -7)))) for each in best]
    return [*sessions, sessions[0], later(sessions[0], AWAY)]


def statements(by_segment: BySegment) -> list[Statement]:
    """What is asked of all segments."""
    return [each for some in by_segment.values() for each in some]


def cost(found: Solution, by_segment: BySegment) -> int:
    """What a plan changes."""
    return sum(map(found.excess, statements(by_segment)))


def whole(block: Block, near: Sequence[Statement], *, first: bool) -> Task:
    """All of a block in one model."""
    decide = Decide.asked(block, rules_of(block))
    segments = frozenset(week.segment for week in block.calendar.weeks)
    steps = FEWEST_MOVES_FIRST if first else STEPS
    return Task(decide, segments, [*decide.statements, *near], 1, Deadline(None), steps)


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_part_by_part_as_near_as_the_whole(seed: int, first: bool) -> None:
    """Goals, sessions moved and exercises swapped are those that one model of the block proves."""
    block = a_cut(seed)
    earlier = earlier_plan(block, seed)
    found = solve(Case(block, rules_of(block)), near=Near(earlier, first=first))
    moves, swaps = moved(found.decide, earlier), swapped(found.decide, earlier)
    best = climb(whole(block, statements(moves) if first else [], first=first))
    goals = (MOVED, *GOALS) if first else GOALS
    assert found.proven
    assert [found.bounds[goal] for goal in goals] == [best.values[goal] for goal in goals]
    held: dict[str, int] = {goal: best.values[goal] for goal in GOALS}
    task = whole(block, [*statements(moves), *statements(swaps)], first=False)
    close = nearest(task, held, Solution(), {})
    chosen = Solution(found.options, found.contents)
    if first:
        assert cost(chosen, moves) == best.values[MOVED]
    assert close.values[MOVED] == close.bounds[MOVED]
    assert cost(chosen, moves) == close.values[MOVED]
    assert cost(chosen, swaps) == close.values[SWAPPED]
    assert close.solution is not None
    assert cost(close.solution, swaps) == close.values[SWAPPED]


def test_what_has_no_place_is_moved_whatever_is_planned() -> None:
    """Sessions without an option, or outside the block, cost one each; the same twice costs one."""
    block = a_cut(0)
    plan = plan_of(block, solve(Case(block, rules_of(block))))
    one, two = plan.sessions[:2]
    decide = Decide.asked(block, ())
    gone = later(one, dt.timedelta(minutes=1))
    away = later(two, AWAY)
    asked = moved(decide, [one, two, gone, away, one, gone])
    stands = Solution(tuple(o for o in block.options.all if o.start in (one.start, two.start)))
    assert len(statements(asked)) == 4
    assert cost(stands, asked) == 2
    assert cost(Solution(), asked) == 4


def test_exercises_stay_only_where_a_session_holds_them() -> None:
    """A menu that no session uses keeps nothing of what it held."""
    block = a_cut(0)
    found = solve(Case(block, rules_of(block)))
    plan = plan_of(block, found)
    asked = swapped(found.decide, [*plan.sessions, later(plan.sessions[0], AWAY)])
    held = sum(len(found.contents[menu]) for menu in found.contents)
    assert cost(Solution(found.options, found.contents), asked) == 0
    assert cost(Solution((), found.contents), asked) == held == len(statements(asked))


@pytest.mark.parametrize(
    ("legs", "core", "stays"),
    [
        (("squat", "deadlift"), ("plank",), "legs"),
        ((), ("plank",), "core"),
        (("squat",), (), "legs"),
    ],
)
def test_the_session_that_keeps_more_exercises(
    legs: tuple[str, ...], core: tuple[str, ...], stays: str
) -> None:
    """Of two sessions, either of which can stand, that one does whose menu keeps more."""
    block = a_block(7, windows=evenings(0), model=a_model(("legs", "core")))
    contents = {
        option.menu: legs if option.focus == "legs" else core for option in block.options.all
    }
    earlier = [
        later(session, dt.timedelta(hours=1))
        for session in sessions_of(block, block.options.all, contents)
    ]
    found = solve(Case(block, (Count(rule="one", fewest=1, most=1),)), near=Near(earlier))
    assert [option.focus for option in found.options] == [stays]
    assert set(found.contents[found.options[0].menu]) >= set(legs if stays == "legs" else core)
