"""A case, what was decided of it and its plan are the same in another process."""

from __future__ import annotations

import pickle
import subprocess
import sys

from periodize.block import Menu, Option
from periodize.planning import solve
from periodize.policy.case import case_of
from periodize.statements.atoms import Held
from tests.questions.tiny import tiny
from tests.toy import a_block, clock

ELSEWHERE = """\
import pickle, sys
case, decided, plan = pickle.load(sys.stdin.buffer)
assert case.decided == decided
(one,) = [each for each in decided.options if each.slot == plan.sessions[0].slot]
assert {each: None for each in case.block.options.all}.keys() >= {one}
sys.stdout.buffer.write(pickle.dumps((case, decided, plan)))
"""


def an_option(**other: object) -> Option:
    """An hour of legs on Monday evening."""
    of = {"start": clock(0, "18:00"), "minutes": 60, "place": "gym", "focus": "legs"}
    rest = {"load_class": "lower-heavy", "loads_legs": True, "week": 0}
    return Option(**{**of, **rest, "menu": Menu(0, "legs", "gym"), **other})  # type: ignore[arg-type]


def test_options_are_equal_by_slot() -> None:
    """Start, minutes, place and focus say which one it is; a week that is counted otherwise not."""
    assert an_option() == an_option(week=3, menu=Menu(1, "legs", "gym"))
    assert hash(an_option()) == hash(an_option(week=3))
    others = {"start": clock(0, "18:01"), "minutes": 59, "place": "home", "focus": "upper"}
    for key, other in others.items():
        assert an_option() != an_option(**{key: other})
        assert Held(an_option()) != Held(an_option(**{key: other}))
    assert an_option() != an_option().slot


def test_cases_are_equal_by_what_they_follow_from() -> None:
    """The same scenario twice is the same case; a day less, or a rule less, is another."""
    one, same = case_of(tiny(1)), case_of(tiny(1))
    assert one == same
    assert one.decided == same.decided
    assert one != case_of(tiny(2))
    assert one != one.with_rules(*one.rules[:1])
    assert a_block(7) != a_block(8)


def test_what_is_pickled_comes_back_equal() -> None:
    """In another process, too, where every text has another hash."""
    solved = solve(tiny(1))
    assert solved.plan.sessions
    sent = solved.case, solved.case.decided, solved.plan
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path)}
    told = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=pickle.dumps(sent),
        capture_output=True,
        check=True,
        env=environment,
    )
    assert pickle.loads(told.stdout) == sent


def test_what_follows_is_not_sent() -> None:
    """Options and statements are left out of a case, and made again where it is read."""
    case = case_of(tiny(1))
    assert case.decided.statements
    there = pickle.loads(pickle.dumps(case))
    assert vars(there).keys() == {"block", "rules"}
    assert vars(there.block).keys() == {"scenario", "model", "catalogue", "numbers"}
