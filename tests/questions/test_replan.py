"""Replanning: the past stands, the fewest sessions move, and what remains is as good as can be."""

from __future__ import annotations

import random

import pytest

from periodize.block import Block
from periodize.dates import add_days
from periodize.engine import Deadline, closest
from periodize.errors import InputRefused
from periodize.plan import Plan, Session, read_plan, write_plan
from periodize.questions.asking import Asking
from periodize.questions.replan import replan
from periodize.questions.standing import standings
from periodize.referee import check
from periodize.rules.base import Rule
from periodize.scenario.variant import variant_of
from tests.agreement.judges import RefereeJudge, every_candidate
from tests.agreement.tiny import a_tiny_block, every_content
from tests.agreement.tiny_rules import tiny_rules
from tests.agreement.worlds import changed
from tests.questions.small import small

DISRUPTIONS = 100
CHUNK = 25


def kept(plan: Plan, sessions: tuple[Session, ...]) -> int:
    """How many sessions stand in a plan as they stood."""
    return len(set(standings(plan.sessions)) & set(standings(sessions)))


def most_kept(block: Block, rules: tuple[Rule, ...], sessions: tuple[Session, ...]) -> int | None:
    """The most sessions that any plan keeps that the referee accepts; None without a plan."""
    referee = RefereeJudge(block, rules)
    candidates = every_candidate(block, contents=every_content(block))
    accepted = (referee.plan(each) for each in candidates if referee.worth(each) is not None)
    return max((kept(plan, sessions) for plan in accepted), default=None)


def disrupted(block: Block, rng: random.Random) -> Block:
    """The block with a window lost, a race moved, or a run more."""
    scenario = block.scenario
    windows = list(scenario.windows)
    windows.remove(rng.choice(windows))
    moved = [
        type(race)(
            start=race.start.replace(day=min(28, race.start.day + 1)),
            name=race.name,
            km=race.km,
            priority=race.priority,
            minutes=race.minutes,
        )
        for race in scenario.races
    ]
    change = rng.choice(({"windows": tuple(windows)}, {"races": tuple(moved)}))
    return changed(block, **change)


@pytest.mark.parametrize("first", range(0, DISRUPTIONS, CHUNK))
def test_the_fewest_sessions_move(first: int) -> None:
    """After a disruption no accepted plan of a tiny block keeps more than what was found."""
    moved = 0
    for seed in range(first, first + CHUNK):
        rng = random.Random(seed)
        block, rules = a_tiny_block(rng), tiny_rules(rng)
        candidates = list(every_candidate(block, contents=every_content(block)))
        referee = RefereeJudge(block, rules)
        accepted = [each for each in candidates if referee.worth(each) is not None]
        if not accepted:
            continue
        earlier = referee.plan(max(accepted, key=lambda each: len(each.options))).sessions
        other = disrupted(block, rng)
        found = closest(other, rules, earlier, Deadline(None))
        best = most_kept(other, rules, earlier)
        assert (None if found.solution is None else found.kept) == best, f"seed {seed}"
        assert found.solution is None or found.proven
        moved += best is not None and best < len(earlier)
    assert moved


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
    assert check(scenario, written).accepted


def test_nothing_happened() -> None:
    """Where nothing was missed and nothing changed, nothing moves and no goal changes."""
    answer = small().replan("2027-05-10")
    assert (answer.moves, answer.fewest, answer.proven) == (0, 0, True)
    assert answer.difference is not None
    assert answer.difference.kept == len(small().plan.sessions)
    assert set(answer.difference.price) == {0}


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
    assert check(scenario.scenario(), answer.plan).accepted


def test_done_ahead() -> None:
    """A later session that was done already stays, whatever else moves."""
    last = small().plan.sessions[-1]
    answer = small().replan("2027-05-05", done=[last.id])
    assert answer.plan is not None
    assert last.start in [session.start for session in answer.plan.sessions]


@pytest.mark.parametrize(
    ("since", "missed", "done", "expected"),
    [
        ("2027-05-10", ["w09-upper-1"], [], "no session has the id 'w09-upper-1'"),
        ("2027-05-03", [0], [], "which is not past yet"),
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
