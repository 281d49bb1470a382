"""Why and why-not: prices as a pin has them, days that are as good, and what of a plan stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from periodize.plan import Plan
from periodize.questions.asking import Asking
from periodize.questions.replan import replan
from periodize.questions.slack import slack
from periodize.questions.why import WhyNotAnswer, why, why_not
from periodize.scenario.scenario import Pin, RuleChange, Run, Scenario
from tests import build
from tests.questions.small import small, worth
from tests.questions.tiny import FOCUSES, MODEL, planned
from tests.toy import a_block, a_run, a_window, day

ONE_A_WEEK: Mapping[str, Mapping[str, Any]] = {
    "season_frequency": {"at_most": 1},
    "steady_week": {"enabled": False},
}
"""Changes that leave one session for each week, wherever it stands."""
PRICED = [0, 1, 3, 4]
"""Seeds of tiny scenarios in which some sessions have a price."""


def evenings(*offsets: int, days: int = 7, runs: Sequence[Run] = ()) -> Scenario:
    """One session a week under `toy.yaml`, on some evenings that are all alike."""
    windows = [a_window(offset, "18:00", "18:30") for offset in offsets]
    changes = tuple(RuleChange(rule=r, values=v, where=()) for r, v in ONE_A_WEEK.items())
    return replace(a_block(days, runs=runs, windows=windows).scenario, model=MODEL, rules=changes)


def standing_on(scenario: Scenario, *offsets: int) -> Plan:
    """The best plan with leg sessions on some days; it is as good as any other."""
    pins = tuple(Pin(date=day(offset), focus="legs") for offset in offsets)
    found = Asking().plan(replace(scenario, pins=pins))
    assert isinstance(found, Plan)
    assert tuple(goal.value for goal in found.goals) == worth(scenario)
    assert [session.date for session in found.sessions] == [day(offset) for offset in offsets]
    return found


@cache
def costly(seed: int) -> Sequence[tuple[date, str, WhyNotAnswer]]:
    """The sessions that a tiny scenario could have at a price, each with the answer."""
    scenario, base = planned(seed)
    asking = Asking()
    asked = [
        (window.date, focus, why_not(scenario, base, window.date, asking, focus))
        for window in scenario.windows
        for focus in FOCUSES
    ]
    return [found for found in asked if found[2].difference and any(found[2].difference.price)]


@pytest.mark.parametrize("seed", PRICED)
def test_a_price_is_what_the_pinned_plan_misses_more(seed: int) -> None:
    """Goal by goal: the optimum with a pin, solved from scratch, less that of the base plan."""
    scenario, _ = planned(seed)
    without = worth(scenario)
    assert without is not None
    assert costly(seed)
    for asked, focus, answer in costly(seed):
        pinned = worth(replace(scenario, pins=(Pin(date=asked, focus=focus),)))
        assert pinned is not None
        assert answer.difference is not None
        more = tuple(after - before for after, before in zip(pinned, without, strict=True))
        assert answer.difference.price == more
        assert more > (0, 0, 0, 0, 0)
        assert tuple(goal.before for goal in answer.difference.goals) == without


@pytest.mark.parametrize("seed", PRICED)
def test_sessions_move_from_the_base_plan(seed: int) -> None:
    """What moves leaves a place of the base plan; what is lost stood there, what comes did not."""
    _, base = planned(seed)
    stood = {session.id: session.start for session in base.sessions}
    changed = 0
    for _, _, answer in costly(seed):
        found = answer.difference
        assert found is not None
        assert answer.plan is not None
        stands = {session.id: session.start for session in answer.plan.sessions}
        assert all((m.before, m.after) == (stood[m.id], stands[m.id]) for m in found.moved)
        assert {each.id for each in found.lost} == set(stood) - set(stands)
        assert {each.id for each in found.added} == set(stands) - set(stood)
        changed += len(found.moved) + len(found.lost)
    assert changed


@pytest.mark.parametrize("offset", [8, 9, 11])
def test_why_not_leaves_the_rest_where_it_stands(offset: int) -> None:
    """Of all best plans with the session, one is told that keeps the most of the base plan."""
    scenario = evenings(1, 2, 4, 8, 9, 11, days=14)
    first, second = standing_on(scenario, 1, offset).sessions
    known = replace(first, id="told-before"), replace(second, id="told-too")
    base = standing_on(scenario, 1, offset).replace(sessions=known)
    answer = why_not(scenario, base, day(4), Asking(), "legs")
    assert answer.plan is not None
    assert answer.difference is not None
    assert [session.date for session in answer.plan.sessions] == [day(4), day(offset)]
    assert [session.id for session in answer.plan.sessions] == ["told-before", "told-too"]
    assert answer.difference.price == (0, 0, 0, 0, 0)
    assert (answer.difference.kept, len(answer.difference.moved)) == (1, 1)


@pytest.mark.parametrize(("stands", "free"), [(1, [2, 6]), (2, [1, 6]), (6, [1, 2])])
def test_every_free_day_is_told(stands: int, free: list[int]) -> None:
    """Why and slack tell all days of the week that are as good, in order, and no other."""
    # Friday is closer than wished to the intervals of Sunday morning, Saturday closer than allowed.
    scenario = evenings(1, 2, 4, 5, 6, 11, days=14, runs=[a_run(6)])
    base = standing_on(scenario, stands, 11)
    days = tuple(day(offset) for offset in free)
    first, second = base.sessions
    assert why(scenario, base, first.date).free_days == {first.id: days}
    assert why(scenario, base, second.date).free_days == {second.id: ()}
    answer = slack(scenario, base)
    assert [(each.id, each.days) for each in answer.sessions] == [(first.id, days), (second.id, ())]
    assert answer.fragile_weeks == (day(7),)


def test_only_days_that_are_still_open_are_free() -> None:
    """In the middle of a week what is past neither moves nor is moved to."""
    scenario = evenings(1, 2, 4, 6)
    coming = replan(scenario, standing_on(scenario, 6), day(2), Asking()).plan
    assert coming is not None
    (session,) = coming.sessions
    assert why(scenario, coming, day(6)).free_days == {session.id: (day(2), day(4))}
    assert [each.days for each in slack(scenario, coming).sessions] == [(day(2), day(4))]
    done = replan(scenario, standing_on(scenario, 1), day(2), Asking()).plan
    assert done is not None
    (session,) = done.sessions
    assert why(scenario, done, day(1)).free_days == {session.id: ()}
    assert slack(scenario, done).sessions == ()


def test_light_sessions_are_not_held() -> None:
    """A week holds what stands in it from Monday to Sunday, light sessions aside."""
    light = [
        build.a_session(f"{when} 06:00", id=when, focus="bands", load_class="light", minutes=15)
        for when in ("2027-05-05", "2027-05-09", "2027-05-12")
    ]
    base = small().plan
    plan = base.replace(sessions=(*base.sessions, *light))
    assert [session.date < date(2027, 5, 10) for session in base.sessions] == [True] * 3 + [
        False
    ] * 3
    for asked in ("2027-05-03", "2027-05-08", "2027-05-09", "2027-05-10", "2027-05-16"):
        answer = why(small().scenario, plan, date.fromisoformat(asked))
        assert (answer.held, answer.wanted) == (3, 3)
    fewer = plan.replace(sessions=(*base.sessions[1:], *light))
    two, three = (why(small().scenario, fewer, date(2027, 5, day)) for day in (8, 15))
    assert (two.held, two.wanted, three.held, three.wanted) == (2, 3, 3, 3)
