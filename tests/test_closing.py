"""What closes a place by itself is tried, and so is the length of a window that would do."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from periodize.closing import Closing
from periodize.planning import Solved, solve
from periodize.questions.asking import Asking, Clash
from periodize.rules.decide import Decide, Held
from periodize.rules.load import under_model
from periodize.scenario.situation import Pin, RuleChange, Scenario
from periodize.unheld import unheld
from tests.questions.small import SMALL, a_draft
from tests.questions.tiny import planned


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
    return [str(each) for each in unheld(found.block, found.rules, found.plan)]


def test_the_minutes_told_would_do() -> None:
    """Evenings of 25 minutes hold no legs; of the length that is told they do, of less they do not."""
    sentences = " ".join(told(solved(25)))
    assert not any(session.loads_legs for session in solved(25).plan.sessions)
    match = re.search(
        r"no session for the legs, because .*; (\d+) min for [a-z-]+ would do", sentences
    )
    assert match
    minutes = int(match[1])
    assert minutes > 25
    for week in solved(minutes).plan.weeks:
        days = solved(minutes).block.week_of(week.start).days
        assert any(s.loads_legs and s.date in days for s in solved(minutes).plan.sessions)
    assert not any(s.loads_legs for s in solved(minutes - 5).plan.sessions)


@pytest.mark.parametrize("seed", range(4))
def test_a_place_is_open_where_a_plan_of_that_session_alone_exists(seed: int) -> None:
    """A place without closers can be pinned with nothing else beside it, any other cannot."""
    scenario, _ = planned(seed)
    block, rules = under_model(replace(scenario, pins=()))
    decide = Decide.asked(block, rules)
    closing = Closing(block, rules, decide)
    seen = set()
    for option in block.options[::3]:
        closers = closing.closers(option)
        assert set(closers) <= {rule.rule for rule in rules}
        others = {each.date for each in block.options} - {option.date}
        pins = [Pin(date=option.date, focus=option.focus), *(Pin(d, None) for d in sorted(others))]
        alone = Asking().plan(replace(scenario, pins=tuple(pins)))
        seen.add(bool(closers))
        if not closers:
            assert not isinstance(alone, Clash)
        elif Held(option) in decide.forbidden:
            assert set(closers) == set(decide.forbidden[Held(option)])
    assert seen


def test_a_rule_that_closes_by_its_minutes_opens_when_it_is_left_out() -> None:
    """Whatever closes a place by what a session holds, closes it no more once it is left out."""
    scenario = evenings(30)
    block, rules = under_model(scenario)
    closing = Closing(block, rules, Decide.asked(block, rules))
    closed = {
        (option.focus, closing.closers(option))
        for option in block.options
        if block.workable(option.menu)
    }
    blamed = {rule for _, rules in closed for rule in rules}
    assert "session_minutes" in blamed
    asking = (RuleChange(rule=each, values={"enabled": False}, where=()) for each in blamed)
    looser = replace(scenario, rules=(*scenario.rules, *asking))
    block, rules = under_model(looser)
    closing = Closing(block, rules, Decide.asked(block, rules))
    assert all(not closing.closers(o) for o in block.options if block.workable(o.menu))
