"""What closes a place by itself is tried, and so is the length of a window that would do."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from periodize.explain.closed_places import Closing
from periodize.explain.empty_weeks import unheld
from periodize.planning import Solved, solve
from periodize.policy.case import Case, case_of
from periodize.prescribe.dose import session_of
from periodize.questions.asking import Asking, Clash
from periodize.scenario import load
from periodize.scenario.scenario import Pin, RuleChange, Scenario
from tests.cases import under_model
from tests.questions.small import SMALL, a_draft
from tests.questions.tiny import planned
from tests.toy import a_plan

SHIPPED = Path(__file__).parent.parent.parent / "scenarios"


def evenings(minutes: int) -> Scenario:
    """Two weeks in which each evening in the gym is so long."""
    end = f"{18 + minutes // 60}:{minutes % 60:02}"
    return a_draft(re.sub(r'to: "19:\d\d"', f'to: "{end}"', SMALL)).scenario()


@cache
def solved(minutes: int) -> Solved:
    """The plan for evenings of that length."""
    return solve(evenings(minutes), reasoned=False)


def told(found: Solved) -> list[str]:
    """What its weeks lack, in sentences."""
    return [str(each) for each in unheld(found.case, found.plan)]


@pytest.mark.parametrize("short", [10, 15])
def test_the_minutes_told_would_do(short: int) -> None:
    """Evenings too short for legs tell a length: with such evenings legs stand, below not."""
    sentences = " ".join(told(solved(short)))
    assert not any(session.loads_legs for session in solved(short).plan.sessions)
    match = re.search(
        r"no session for the legs, because .*?; (\d+) min for [a-z-]+ would do", sentences
    )
    assert match
    minutes = int(match[1])
    assert minutes > short
    for week in solved(minutes).case.block.calendar.weeks:
        assert any(s.loads_legs and s.date in week.days for s in solved(minutes).plan.sessions)
    assert not any(s.loads_legs for s in solved(minutes - 5).plan.sessions)


@pytest.mark.parametrize("seed", range(4))
def test_a_place_is_open_where_a_plan_of_that_session_alone_exists(seed: int) -> None:
    """A place without closers can be pinned with nothing else beside it, any other cannot."""
    scenario, _ = planned(seed)
    block, rules = under_model(replace(scenario, pins=()))
    case = Case(block, rules)
    closing = Closing(case)
    seen = set()
    for option in block.options.all[::3]:
        closers = closing.closers(option)
        assert set(closers) <= {rule.rule for rule in rules}
        others = sorted({each.date for each in block.options.all} - {option.date})
        pins = [Pin(date=day, focus=None) for day in others]
        pins.append(Pin(date=option.date, focus=option.focus))
        alone = Asking().plan(replace(scenario, pins=tuple(pins)))
        if not closers:
            assert not isinstance(alone, Clash)
        elif len({o.start for o in block.options.all if o.date == option.date}) == 1:
            assert isinstance(alone, Clash)
        seen.add(bool(closers))
    assert False in seen


def test_what_closes_by_its_content_opens_when_it_is_left_out() -> None:
    """A place that is closed by what a session must hold opens where that rule is switched off."""
    scenario = evenings(30)
    block, rules = under_model(scenario)
    closing = Closing(Case(block, rules))
    closed = [o for o in block.options.all if closing.closers(o) == ("session_minutes",)]
    assert closed
    off = RuleChange(rule="session_minutes", values={"enabled": False}, where=())
    block, rules = under_model(replace(scenario, rules=(off,)))
    closing = Closing(Case(block, rules))
    places = {(each.start, each.focus) for each in closed}
    opened = [o for o in block.options.all if (o.start, o.focus) in places]
    assert len(opened) >= len(closed)
    assert not [each for each in opened if closing.closers(each)]


def test_what_other_sessions_can_help_closes_no_place() -> None:
    """A jump needs lifts a week before it: they may stand, so that rule closes no place by itself.

    Beside nothing at all the referee refuses the same session for it.
    """
    case = case_of(load(SHIPPED / "autumn-marathon.yaml"))
    closing = Closing(case)
    rule = next(each for each in case.rules if each.rule == "return_from_break")
    places = [
        o
        for o in case.block.options.all
        if o.focus == "complex" and case.block.menus.workable(o.menu)
    ]
    late = [place for place in places if place.week == max(each.week for each in places)]
    opened = [place for place in late if not closing.closers(place)]
    assert opened
    assert not [place for place in late if rule.rule in closing.every(place)]
    jump = next(iter(sorted(n for n in case.block.menus.fillers("complex") if "jump" in n)))
    alone = session_of(case.block, opened[0], (jump,))
    assert any(
        "no session for the legs" in v.text for v in rule.violations(case.block, a_plan(alone))
    )
