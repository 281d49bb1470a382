"""Replanning: the past stands, the fewest sessions move, and what remains is as good as can be."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations, product

import pytest

from periodize.block import Menu
from periodize.dates import DateRange, add_days
from periodize.errors import InputRefused
from periodize.plan import Plan, Session, read_plan, write_plan
from periodize.questions.asking import Asking
from periodize.questions.replan import replan
from periodize.questions.standing import standings
from periodize.referee import check
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.variant import variant_of
from tests.agreement.judges import Candidate, RefereeJudge
from tests.agreement.worlds import subsets
from tests.cases import under_model
from tests.questions.small import small
from tests.questions.tiny import planned

SCENARIOS = 25
CHUNK = 5
CONTENTS: Mapping[str, list[tuple[str, ...]]] = {
    "legs": subsets(("bodyweight-squat", "runners-deadlift"), 1),
    "upper": [("push-up",)],
}
"""What sessions may hold; no must asks which exercise for the arms it is."""
KINDS = ("missed", "ill", "race moved", "window lost")


@dataclass(frozen=True)
class Disruption:
    """A scenario as it has become, the first open day, and what was missed of the plan."""

    scenario: Scenario
    since: date
    missed: tuple[str, ...] = ()

    def past(self, plan: Plan) -> tuple[Session, ...]:
        """What was done."""
        return tuple(s for s in plan.sessions if s.date < self.since and s.id not in self.missed)

    def coming(self, plan: Plan) -> tuple[Session, ...]:
        """What was still to come."""
        return tuple(s for s in plan.sessions if s.date >= self.since)


def disrupted(scenario: Scenario, plan: Plan, kind: str, rng: random.Random) -> Disruption:
    """One of the four things that happen, in the middle of the block."""
    since = add_days(scenario.days.start, rng.randint(1, 4))
    later = [window for window in scenario.windows if window.date >= since]
    if kind == "missed":
        missed = rng.choice(plan.sessions[: len(plan.sessions) // 2 + 1])
        return Disruption(scenario, add_days(missed.date, 1), (missed.id,))
    if kind == "race moved":
        (race,) = scenario.races
        day = add_days(since, rng.randint(1, 9))
        moved = replace(race, start=dt.datetime.combine(day, race.start.time()))
        runs = tuple(run for run in scenario.runs if run.date != day)
        return Disruption(replace(scenario, races=(moved,), runs=runs), since)
    days = {session.date for session in plan.sessions}
    lost = [rng.choice([window for window in later if window.date in days] or later)]
    if kind == "ill":
        sick = DateRange(since, add_days(since, rng.randint(2, 4)))
        lost = [window for window in later if window.date in sick]
    open_windows = tuple(window for window in scenario.windows if window not in lost)
    return Disruption(replace(scenario, windows=open_windows), since)


def most_kept(found: Disruption, plan: Plan) -> int | None:
    """The most of the coming sessions that stand in any accepted plan with this past; None without.

    Plans are looked at from those that keep the most on, so the first accepted one tells.
    """
    block, rules = under_model(found.scenario)
    referee = RefereeJudge(block, rules)
    past = {session.slot: session for session in found.past(plan)}
    coming = set(standings(found.coming(plan)))
    done = [option for option in block.options.all if option.slot in past]
    assert len(done) == len(past)
    known: Mapping[Menu, list[tuple[str, ...]]] = {
        o.menu: [tuple(e.exercise for e in past[o.slot].exercises)] for o in done
    }
    later = [option for option in block.options.all if option.date >= found.since]
    kept = {option: option.slot in coming for option in later}
    sizes = range(len(later) + 1)
    every = chain.from_iterable(combinations(later, size) for size in sizes)
    for some in sorted(every, key=lambda some: -sum(kept[each] for each in some)):
        options = (*done, *some)
        menus = sorted({option.menu for option in options})
        choices = [known.get(menu, CONTENTS[menu.focus]) for menu in menus]
        for contents in product(*choices):
            candidate = Candidate(options, dict(zip(menus, contents, strict=True)))
            if referee.worth(candidate) is not None:
                return sum(kept[each] for each in some)
    return None


@pytest.mark.parametrize("first", range(0, SCENARIOS, CHUNK))
@pytest.mark.parametrize("kind", KINDS)
def test_the_fewest_sessions_move(kind: str, first: int) -> None:
    """What happened moves as few sessions as any accepted plan with this past does."""
    for seed in range(first, first + CHUNK):
        scenario, plan = planned(seed)
        found = disrupted(scenario, plan, kind, random.Random(seed))
        answer = replan(found.scenario, plan, found.since, Asking(), missed=found.missed)
        most = most_kept(found, plan)
        if answer.plan is None:
            assert most is None, f"seed {seed}"
            continue
        assert most is not None, f"seed {seed}"
        assert answer.moves == answer.fewest == len(found.coming(plan)) - most, f"seed {seed}"
        assert answer.proven, f"seed {seed}"
        assert check(found.scenario, answer.plan, earlier=plan).accepted, f"seed {seed}"


@pytest.mark.parametrize("seed", range(6))
def test_a_disruption(seed: int) -> None:
    """The past stands without what was missed; the plan is accepted, proven, and keeps its ids."""
    base = small().plan
    rng = random.Random(seed)
    since = add_days(small().scenario.days.start, rng.randint(2, 9))
    past = [session.id for session in base.sessions if session.date < since]
    missed = rng.sample(past, rng.randint(0, len(past)))
    away = {"from": since.isoformat(), "to": add_days(since, rng.randint(1, 3)).isoformat()}
    scenario = small().draft.changed(variant_of("away", away=[away])).scenario()
    answer = replan(scenario, base, since, Asking(), missed=missed)
    assert answer.plan is not None
    assert answer.proven
    before = {s.id: s for s in base.sessions if s.date < since and s.id not in missed}
    after = {s.id: s for s in answer.plan.sessions if s.date < since}
    assert {name: s.start for name, s in before.items()} == {n: s.start for n, s in after.items()}
    assert [s.exercises for s in before.values()] == [s.exercises for s in after.values()]
    written = read_plan(write_plan(answer.plan), "plan.json")
    assert check(scenario, written, earlier=base).accepted


def test_nothing_happened() -> None:
    """Where nothing was missed and nothing changed, nothing moves and no goal changes."""
    answer = small().replan("2027-05-10")
    assert (answer.moves, answer.fewest, answer.proven) == (0, 0, True)
    assert answer.difference is not None
    assert answer.difference.kept == len(small().plan.sessions)
    assert set(answer.difference.price) == {0}


def test_what_was_done_is_what_it_was() -> None:
    """Loads, sets and reasons of the past stay, whatever the athlete can lift since."""
    stronger = small().draft.changed(
        variant_of("stronger", set={"athlete.one_rep_max_kg.back-squat": 130})
    )
    base, since = small().plan, date(2027, 5, 10)
    answer = replan(stronger.scenario(), base, since, Asking())
    assert answer.plan is not None
    before = [session for session in base.sessions if session.date < since]
    assert before
    assert [session for session in answer.plan.sessions if session.date < since] == before
    anew = [each for s in answer.plan.sessions if s.date >= since for each in s.exercises]
    assert anew != [each for s in base.sessions if s.date >= since for each in s.exercises]
    assert check(stronger.scenario(), answer.plan, earlier=base).accepted


def test_nothing_in_the_calendar_rises_where_nothing_happened() -> None:
    """Sessions that stay as they were keep their reasons, and their events their sequence."""
    answer = small().replan("2027-05-10")
    assert answer.plan is not None
    assert answer.plan.sessions == small().plan.sessions
    assert answer.plan.calendar == small().plan.calendar


@pytest.mark.parametrize("seed", range(6))
def test_reasons_after_replanning(seed: int) -> None:
    """Every reason of a session to come is the whole plan's: the referee finds it on that day."""
    rng = random.Random(seed)
    since = add_days(small().scenario.days.start, rng.randint(2, 9))
    gone = add_days(since, rng.randint(0, 3)).isoformat()
    answer = small().replan(since, away=[(gone, gone)])
    assert answer.plan is not None
    texts = [r.text for s in answer.plan.sessions for r in s.because]
    assert not [text for text in texts if "earlier plan" in text or "was done" in text]


def test_a_moved_goal_leaves_the_past_alone() -> None:
    """When the goal race moves, past weeks keep the phases in which they were trained."""
    scenario = small().draft.changed(
        variant_of("later", set={"phases": [{"from": "2027-05-03", "phase": "taper"}]})
    )
    answer = replan(scenario.scenario(), small().plan, small().scenario.days.start, Asking())
    assert answer.plan is not None
    assert [week.phase for week in answer.plan.weeks] == ["taper", "taper"]
    answer = replan(
        scenario.scenario(), small().plan, add_days(small().scenario.days.start, 7), Asking()
    )
    assert answer.plan is not None
    assert [week.phase for week in answer.plan.weeks] == ["strength", "taper"]
    assert check(scenario.scenario(), answer.plan, earlier=small().plan).accepted


def test_done_ahead() -> None:
    """A later session that was done already stays, whatever else moves."""
    last = small().plan.sessions[-1]
    answer = small().replan("2027-05-05", done=[last.id])
    assert answer.plan is not None
    assert last.start in [session.start for session in answer.plan.sessions]


@pytest.mark.parametrize("how", ["missed", "away", "ill"])
def test_days_told_afterwards(how: str) -> None:
    """Days that were off leave the same sessions as if each had been named, and they are told."""
    past = [session for session in small().plan.sessions if session.date < dt.date(2027, 5, 10)]
    ids = tuple(sorted(session.id for session in past))
    assert ids
    days = ("2027-05-03", "2027-05-09")
    told = {"missed": ["..".join(days)]} if how == "missed" else {how: [days]}
    answer = small().replan("2027-05-10", **told)
    named = small().replan("2027-05-10", missed=ids)
    assert answer.missed == named.missed == ids
    assert answer.plan is not None
    assert named.plan is not None
    assert answer.plan.sessions == named.plan.sessions
    assert min(session.date for session in answer.plan.sessions) >= dt.date(2027, 5, 10)


@pytest.mark.parametrize(
    ("since", "missed", "done", "expected"),
    [
        ("2027-05-10", ["w09-upper-1"], [], "no session has the id 'w09-upper-1'"),
        ("2027-05-03", [0], [], "which is not past yet"),
        ("2027-05-02", [], [], "Sun 2 May 2027 is outside the block"),
        ("2027-05-18", [0], [], "Tue 18 May 2027 is outside the block"),
        ("2027-05-17", [0], [0], "cannot be done and missed"),
    ],
)
def test_what_cannot_have_happened(
    since: str, missed: list[str | int], done: list[str | int], expected: str
) -> None:
    """Sessions that nobody knows, or that are still to come, cannot have been missed."""
    ids = [session.id for session in small().plan.sessions]
    named = [[ids[n] if isinstance(n, int) else n for n in some] for some in (missed, done)]
    with pytest.raises(InputRefused, match=expected):
        small().replan(since, missed=named[0], done=named[1])


def test_goals_may_count_before_moves() -> None:
    """Then no plan with this past is better, and the fewest moves are never better than that."""
    better = 0
    for seed in range(12):
        scenario, plan = planned(seed)
        found = disrupted(scenario, plan, "window lost", random.Random(seed))
        few = replan(found.scenario, plan, found.since, Asking())
        best = replan(found.scenario, plan, found.since, Asking(), goals_first=True)
        if few.difference is None or best.difference is None:
            assert (few.plan, best.plan) == (None, None)
            continue
        assert best.proven
        assert best.moves >= few.moves
        assert best.difference.price <= few.difference.price
        better += best.difference.price < few.difference.price
        assert best.plan is not None
        assert check(found.scenario, best.plan, earlier=plan).accepted
    assert better
