"""The rules that only questions add: what they ask, and that model and referee agree on it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from periodize.plan import Session
from periodize.questions.keep_history import PastStands
from periodize.questions.min_difference import Differs
from periodize.questions.must_stand import StandsOn
from periodize.questions.standing import standings
from periodize.rules.base import Rule
from tests.agreement.worlds import World, assert_agreement, evenings, subsets
from tests.toy import a_block, a_plan, a_session, day

LEGS, UPPER = a_session(1), a_session(3, "upper")
THREE = a_block(7, windows=evenings(1, 3, 5))
TWO_PLACES = standings([LEGS, UPPER])


def past(*sessions: Session, until: int = 3) -> PastStands:
    """That these sessions were done before a day."""
    done = [(standings([s])[0], tuple(e.exercise for e in s.exercises)) for s in sessions]
    return PastStands(until=day(until), done=tuple(done))


WORLDS: Mapping[str, World] = {
    "a focus": World(rule=StandsOn(day=day(3), focus="upper"), block=THREE, must=True),
    "anything": World(rule=StandsOn(day=day(3)), block=THREE, must=True),
    "for a price": World(rule=StandsOn(day=day(3), penalty=2), block=THREE, wish=True),
    "two differ": World(rule=Differs(sessions=TWO_PLACES, at_least=2), block=THREE, must=True),
    "one differs": World(
        rule=Differs(sessions=TWO_PLACES, at_least=1, penalty=1), block=THREE, wish=True
    ),
    "the past": World(rule=past(LEGS), block=a_block(7, windows=evenings(1, 2, 5)), must=True),
    "its exercises": World(
        rule=past(LEGS),
        block=a_block(7, windows=evenings(1, 5)),
        must=True,
        contents={"legs": subsets(("squat", "deadlift"))},
    ),
    "done ahead": World(rule=past(UPPER), block=a_block(7, windows=evenings(1, 3, 4)), must=True),
    "nothing done": World(rule=past(), block=a_block(7, windows=evenings(1, 5)), must=True),
}


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_model_and_referee_agree(world: World) -> None:
    """Of every plan of a tiny block both think the same."""
    assert_agreement(world)


@pytest.mark.parametrize(
    ("rule", "sessions", "broken"),
    [
        (StandsOn(day=day(1)), [LEGS], []),
        (StandsOn(day=day(1), focus="legs"), [LEGS], []),
        (StandsOn(day=day(2)), [LEGS], ["a session is to stand on Wed 5 May"]),
        (StandsOn(day=day(1), focus="core"), [LEGS], ["core is to stand on Tue 4 May"]),
        (Differs(sessions=TWO_PLACES, at_least=1), [UPPER], []),
        (
            Differs(sessions=TWO_PLACES, at_least=2),
            [UPPER],
            ["1 sessions differ from plan 1; 2 are asked"],
        ),
        (past(LEGS), [LEGS, UPPER], []),
        (past(LEGS), [UPPER], ["legs on Tue 4 May, 18:00, was done and is not in the plan"]),
        (
            past(LEGS),
            [a_session(1, exercises=("deadlift",))],
            ["legs on Tue 4 May, 18:00, was done with other exercises"],
        ),
        (past(LEGS, until=4), [LEGS, UPPER], ["upper on Thu 6 May, 18:00, was not done"]),
        (past(LEGS, until=3), [LEGS, a_session(3, "core")], []),  # the day itself is open
    ],
)
def test_what_they_ask(rule: Rule, sessions: list[Session], broken: list[str]) -> None:
    """Each is broken by what it speaks against, and by nothing else."""
    found = rule.violations(a_block(7), a_plan(*sessions))
    assert [violation.text for violation in found] == broken


def test_each_explains_itself() -> None:
    """Each has a sentence with its numbers."""
    rules = (
        (
            Differs(sessions=TWO_PLACES, at_least=2),
            "At least 2 sessions stand elsewhere than in plan 1.",
        ),
        (
            past(LEGS),
            "Before Thu 6 May stands what was done, and nothing else: the session that was done, "
            "Tue 4 May.",
        ),
    )
    for rule, sentence in rules:
        assert rule.explain() == sentence
