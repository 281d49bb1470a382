"""Replanning where much happens at once: what is proven, what was done, what goals are left."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import combinations, groupby, product

import pytest

from periodize import planning
from periodize.block import Menu, Option
from periodize.dates import add_days, monday_of
from periodize.engine import parts
from periodize.errors import OutOfTime
from periodize.plan import Plan, Session
from periodize.questions.asking import Asking
from periodize.questions.replan import ReplanAnswer, replan
from periodize.questions.standing import standings
from periodize.referee import check
from periodize.scenario.scenario import RuleChange, Scenario
from tests.agreement.judges import Candidate, RefereeJudge, Worth
from tests.cases import under_model
from tests.engine.test_out_of_time import Searches, in_time
from tests.questions.tiny import planned
from tests.toy import START

LOST, CHUNK, STRICTER = 40, 10, (1, 9, 11)
"""Seeds in which windows are lost, so many of a chunk; and in which a rule becomes stricter."""
EXERCISES: Mapping[str, list[tuple[str, ...]]] = {
    "legs": [("bodyweight-squat",), ("runners-deadlift",)],
    "upper": [("push-up",), ("prone-row",), ("push-up", "prone-row")],
}
"""What sessions of the tiny scenarios may hold."""


@dataclass(frozen=True)
class Event:
    """A plan of which a session was missed, and the scenario as it has become since.

    Attributes:
        scenario: with fewer windows, or with a stricter rule.
        plan: the one that was followed.
        past: how many of its sessions are past; of two the first was done.
    """

    scenario: Scenario
    plan: Plan
    past: int

    @property
    def since(self) -> date:
        """The first open day, that after the missed session."""
        return add_days(self.missed.date, 1)

    @property
    def done(self) -> tuple[Session, ...]:
        """What was done."""
        return self.plan.sessions[: self.past - 1]

    @property
    def missed(self) -> Session:
        """The last session of the past."""
        return self.plan.sessions[self.past - 1]

    @property
    def coming(self) -> tuple[Session, ...]:
        """What was still to come."""
        return self.plan.sessions[self.past :]

    @property
    def answer(self) -> ReplanAnswer:
        """The plan from there on."""
        missed = [self.missed.id]
        return replan(self.scenario, self.plan, self.since, Asking(), missed=missed)


def windows_lost(seed: int) -> Event | None:
    """Two coming sessions have no window any more; None where no two were to come."""
    scenario, plan = planned(seed)
    past = 2 if len(plan.sessions) > 3 else 1
    if len(plan.sessions) < past + 2:
        return None
    gone = {each.date for each in random.Random(seed).sample(plan.sessions[past:], 2)}
    windows = tuple(window for window in scenario.windows if window.date not in gone)
    return Event(replace(scenario, windows=windows), plan, past)


def stricter(seed: int) -> Event:
    """From now on a week holds one session."""
    scenario, plan = planned(seed)
    rule = RuleChange(rule="season_frequency", values={"at_most": 1}, where=())
    return Event(replace(scenario, rules=(rule,)), plan, 1)


def plans(found: Event) -> Iterator[tuple[int, Candidate]]:
    """Every plan with this past, and how many of the coming sessions stay; the most first."""
    block, _ = under_model(found.scenario)
    past = {each.slot: tuple(e.exercise for e in each.exercises) for each in found.done}
    done = tuple(option for option in block.options.all if option.slot in past)
    known: Mapping[Menu, list[tuple[str, ...]]] = {
        option.menu: [past[option.slot]] for option in done
    }
    stood = set(standings(found.coming))
    later = [option for option in block.options.all if option.date >= found.since]

    def kept(options: tuple[Option, ...]) -> int:
        return sum(option.slot in stood for option in options)

    every = [some for size in range(len(later) + 1) for some in combinations(later, size)]
    for some in sorted(every, key=kept, reverse=True):
        menus = sorted({option.menu for option in (*done, *some)})
        for contents in product(*(known.get(menu, EXERCISES[menu.focus]) for menu in menus)):
            chosen = dict(zip(menus, contents, strict=True))
            yield kept(some), Candidate((*done, *some), chosen)


def best(found: Event) -> tuple[int, Worth] | None:
    """The most sessions that can stay, and the best that the goals can be worth then."""
    referee = RefereeJudge(*under_model(found.scenario))
    for kept, some in groupby(plans(found), lambda each: each[0]):
        worths = [referee.worth(candidate) for _, candidate in some]
        if accepted := [worth for worth in worths if worth is not None]:
            return kept, min(accepted)
    return None


def searches(most: int, _seconds: float | None, _stop: object = None) -> Searches:
    """Time for so many searches, whatever was asked."""
    return Searches(most)


def assert_as_good_as_can_be(found: Event) -> None:
    """The fewest sessions move, and no plan that moves as few is worth more."""
    answer, expected = found.answer, best(found)
    assert answer.plan is not None
    assert expected is not None
    kept, worth = expected
    assert answer.moves == answer.fewest == len(found.coming) - kept
    assert tuple(goal.value for goal in answer.plan.goals) == worth


@pytest.mark.parametrize("first", range(0, LOST, CHUNK))
def test_goals_after_two_sessions_lost_their_windows(first: int) -> None:
    """Of all plans with what was done and so few moves, none is worth more than the one told."""
    events = [found for seed in range(first, first + CHUNK) if (found := windows_lost(seed))]
    for found in events:
        assert_as_good_as_can_be(found)
        assert found.answer.moves >= 2
        assert found.missed.id in found.answer.missed
    assert len(events) >= 6
    assert any(found.done for found in events)


@pytest.mark.parametrize("seed", STRICTER)
def test_goals_after_a_rule_became_stricter(seed: int) -> None:
    """Which session goes where one must go is a question of the goals, too."""
    found = stricter(seed)
    assert_as_good_as_can_be(found)
    assert found.answer.moves


@pytest.mark.parametrize("place", range(3))
def test_what_was_done_ahead_stays_where_others_must_go(place: int) -> None:
    """Of three sessions in a week that may hold one from now on, the one that was done stays."""
    found = stricter(0)
    first_week = found.plan.sessions[:3]
    assert {monday_of(session.date) for session in first_week} == {START}
    done = first_week[place]
    answer = replan(found.scenario, found.plan, START, Asking(), done=[done.id])
    assert answer.plan is not None
    held = [s for s in answer.plan.sessions if monday_of(s.date) == START]
    assert [(s.id, s.start) for s in held] == [(done.id, done.start)]
    assert answer.moves == 2


@pytest.mark.parametrize("seed", [0, 4, 9])
def test_what_was_done_ahead_never_goes(seed: int) -> None:
    """A session that was done stays with what it held, though its window is lost since."""
    scenario, plan = planned(seed)
    for done in plan.sessions:
        windows = tuple(window for window in scenario.windows if window.date != done.date)
        now = replace(scenario, windows=windows)
        answer = replan(now, plan, START, Asking(), done=[done.id])
        assert answer.plan is not None
        assert done.exercises in [s.exercises for s in answer.plan.sessions if s.id == done.id]
        assert answer.plan.replanned is not None
        assert answer.plan.replanned.done == (done.id,)
        assert check(now, answer.plan, earlier=plan).accepted
        without = replan(now, plan, START, Asking()).plan
        assert without is not None
        assert done.start not in [session.start for session in without.sessions]


def test_what_is_not_proven_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut short after so many searches, `fewest` is what was proven till then, not what moves."""
    events = [stricter(9), stricter(29), windows_lost(9)]
    whole = [found.answer.fewest for found in events if found]
    monkeypatch.setattr(parts, "WORKERS", 1)
    for module in ("lexicographic", "task"):
        monkeypatch.setattr(f"periodize.engine.{module}.search", in_time)
    claimed: list[tuple[int, int]] = []
    for most in range(2, 8):
        monkeypatch.setattr(planning, "Deadline", partial(searches, most))
        for found, least in zip(events, whole, strict=True):
            assert found
            try:
                answer = found.answer
            except OutOfTime:
                continue
            assert answer.fewest <= least <= answer.moves
            assert answer.plan is not None
            assert answer.plan.replanned is not None
            recorded = answer.plan.replanned
            assert (recorded.moves, recorded.fewest) == (answer.moves, answer.fewest)
            claimed.append((answer.moves, answer.fewest))
    assert {fewest < moves for moves, fewest in claimed} == {True, False}
