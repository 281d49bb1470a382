"""A whole plan at once: what there is where a search is stopped, whatever was solved by then."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest

from periodize import planning
from periodize.engine import Deadline, Outcome, solve
from periodize.engine.attended import StillWorking, attended
from periodize.engine.coupling import Reach
from periodize.engine.lexicographic import Climb
from periodize.engine.solution import Solution
from periodize.engine.standing import Standing
from periodize.engine.stitching import Part
from periodize.errors import Interrupted, OutOfTime
from periodize.plan import Plan
from periodize.policy.case import Case, case_of
from periodize.recorded import standing_plan
from periodize.referee import judge
from periodize.rules.base import GOALS
from periodize.scenario import load
from periodize.statements.statement import Statement
from tests.cli.running import ROOT

SCENARIOS = (
    "four-weeks-to-5k",
    "half-hour-dumbbells",
    "heavy-and-fast-10k",
    "hilly-half-strong",
    "mountain-half-circuit",
    "park-half-no-gym",
)
"""One for each model."""


@cache
def the_case(name: str) -> Case:
    """A shipped scenario under its model."""
    return case_of(load(ROOT / "scenarios" / f"{name}.yaml"))


class Solved:
    """Parts that are solved by now."""

    def __init__(self, *parts: Part) -> None:
        self.standing = parts

    def inside(self, segments: frozenset[int]) -> Sequence[Statement]:
        """Nothing."""
        return ()


def what_stands(case: Case, *parts: Part, asked: int | None = None) -> Plan:
    """The plan that stands when so many rules were asked, all of them if not given."""
    case = Case(case.block, case.rules)
    for rule in case.rules[:asked]:
        case.begun.speak(rule)
    deadline = Deadline(None)
    deadline.standing = Standing(case.begun)
    deadline.standing.parts = Solved(*parts)
    return standing_plan(case, deadline, 1)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_plan_at_once(name: str) -> None:
    """The referee accepts it, it holds nearly all that is asked for, and it is called unproven."""
    case = the_case(name)
    plan = what_stands(case)
    assert judge(case, plan).accepted
    asked = sum(week.target for week in case.block.calendar.weeks)
    assert len(plan.sessions) >= asked * 5 // 6
    assert plan.status == "feasible"
    assert not any(goal.proven for goal in plan.goals if goal.value)


@pytest.mark.parametrize("asked", [0, 5, 12, 20, 30])
def test_while_the_rules_are_still_asked(asked: int) -> None:
    """Sessions that the referee refuses are left out, until the plan is whole."""
    case = the_case("four-weeks-to-5k")
    plan = what_stands(case, asked=asked)
    assert judge(case, plan).accepted


def test_what_was_solved_stands_in_it() -> None:
    """The sessions of parts that are solved stay, with what they hold; others fill the rest."""
    case = the_case("half-hour-dumbbells")
    best = solve(case)
    first = min(option.menu.segment for option in best.options)
    options = tuple(each for each in best.options if each.menu.segment == first)
    contents = {menu: each for menu, each in best.contents.items() if menu.segment == first}
    bounds: dict[str, int] = dict.fromkeys(GOALS, 1)
    part = Part(frozenset({first}), Climb(None, {}, bounds), Solution(options, contents))
    plan = what_stands(case, part)
    assert judge(case, plan).accepted
    starts = [session.start for session in plan.sessions]
    assert {option.start for option in options} < set(starts)
    assert plan.goals[0].bound == 1
    assert [goal.bound for goal in plan.goals[1:]] == [0] * 4


def test_what_is_not_yet_proven_stands_in_it_where_it_is_no_worse() -> None:
    """Of a part that is still searched the last plan is taken, unless what is laid misses less."""
    case = the_case("half-hour-dumbbells")
    best = solve(case)
    segments = frozenset(week.segment for week in case.block.calendar.weeks)
    standing = Standing(case.begun)
    standing.parts = Searched(case, segments)
    found = Solution(best.options, best.contents)
    plans, _ = standing.plans([(segments, found)])
    assert set(plans[0].options) == set(best.options)
    fewer = Solution(best.options[:1], best.contents)
    plans, _ = standing.plans([(segments, fewer)])
    assert len(plans[0].options) > len(best.options) // 2


class Searched:
    """A block of which no part is solved."""

    standing: Sequence[Part] = ()

    def __init__(self, case: Case, segments: frozenset[int]) -> None:
        self._reach, self._all = Reach(case.decided), segments

    def inside(self, segments: frozenset[int]) -> Sequence[Statement]:
        """What is asked of them."""
        return self._reach.inside(segments)


def test_a_search_keeps_what_it_finds_on_the_way() -> None:
    """Each plan of a part takes the place of the one before, and can be read at any moment."""
    case = the_case("half-hour-dumbbells")
    deadline = Deadline(None)
    best = solve(case, deadline=deadline)
    found = [plan for _, plan in deadline.unfinished.plans()]
    assert found
    assert {option for plan in found for option in plan.options} >= set(best.options[:1])


def never_done(over: threading.Event, *, stopped: bool) -> Callable[..., None]:
    """An engine that asks the rules and searches until it is over; the user may stop it."""

    def choose(case: Case, *, deadline: Deadline, **_: Any) -> None:
        assert case.decided
        deadline.standing = Standing(case.begun)
        deadline.standing.parts = Solved()
        if stopped:
            deadline.ask_to_stop()
        over.wait()

    return choose


@pytest.mark.parametrize("stopped", [False, True])
def test_a_search_that_does_not_end_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, stopped: bool
) -> None:
    """Once stopped or out of time the plan that stands is given, whole and judged."""
    over = threading.Event()
    monkeypatch.setattr(planning, "choose", never_done(over, stopped=stopped))
    scenario = the_case("four-weeks-to-5k").scenario
    solved = planning.solve(scenario, time_limit=None if stopped else 0.01)
    over.set()
    assert (solved.cut_short, solved.interrupted) == (True, stopped)
    assert solved.plan.without_reasons
    assert judge(solved.case, solved.plan).accepted
    assert solved.plan.sessions


def test_where_nothing_stands_there_is_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who stops before the rules are asked is told so, and so is one who has no time."""

    def choose(*_: Any, **__: Any) -> Outcome:
        raise OutOfTime

    monkeypatch.setattr(planning, "choose", choose)
    scenario = the_case("four-weeks-to-5k").scenario
    stop = threading.Event()
    with pytest.raises(OutOfTime):
        planning.solve(scenario, time_limit=0, stop=stop)
    stop.set()
    with pytest.raises(Interrupted):
        planning.solve(scenario, stop=stop)


def test_who_is_patient_waits() -> None:
    """Work is waited for where nothing could be taken instead; else not beyond its patience."""
    over = threading.Event()

    def work() -> str:
        over.wait(0.2)
        return "done"

    assert attended(work, Deadline(0), None) == "done"
    assert attended(work, Deadline(0), None, patience=0) == "done"
    stopped = Deadline(None)
    stopped.stop()
    with pytest.raises(StillWorking):
        attended(work, stopped, None, patience=0)
