"""What speaks for the day of a session, in one sentence; see `test_clauses.py` for real plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from periodize.block import Block
from periodize.explain.why_this_day import Standing
from periodize.plan import Plan, Session
from periodize.policy.case import Case
from periodize.rules.base import Rule, Violation
from periodize.scenario.scenario import Pin
from periodize.statements.decide import Decide
from tests.toy import a_block, a_plan, a_race, a_run, a_session, a_window, day

RULES = ("after_run", "before_run", "before_race", "steady_week", "recovery_gap", "session_mix")


class Silent(Rule):
    """A rule that asks nothing; only its name counts."""

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask nothing."""

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Find nothing."""
        yield from ()

    def explain(self) -> str:
        """Say nothing."""
        return ""


def told(block: Block, session: Session, *others: Session, rules: Sequence[str] = RULES) -> str:
    """The rule and the sentence of a session."""
    plan = a_plan(session, *others)
    case = Case(block, tuple(Silent(rule=name) for name in rules))
    found = Standing(case, plan).sentence(session)
    return f"{found.rule}: {found.text}"


EASY = a_run(2, "easy", "easy")
HARD_AROUND = [a_run(1), a_run(3, "tempo", start="18:30")]


@pytest.mark.parametrize(
    ("block", "session", "expected"),
    [
        (
            a_block(runs=[*HARD_AROUND, EASY]),
            a_session(1),
            "after_run: Tue 18:00: 10 h after the day's intervals, 48 h before Thursday's tempo "
            "run, and Wednesday is easy",
        ),
        (
            a_block(runs=HARD_AROUND),
            a_session(2),
            "after_run: Wed 18:00: 34 h after Tuesday's intervals, and 24 h before Thursday's "
            "tempo run",
        ),
        (
            a_block(runs=[a_run(0, "easy", "long", minutes=100)]),
            a_session(1),
            "after_run: Tue 18:00: 33 h 20 min after Monday's long easy run, and Wednesday is free "
            "of running",
        ),
        (
            a_block(21, races=[a_race(17)]),
            a_session(8),
            "before_race: Tue 18:00: 9 days before Race, no hard run within 72 h before or after "
            "it, and Wednesday is free of running",
        ),
        (
            a_block(21, races=[a_race(1)]),
            a_session(9),
            "after_race: Wed 18:00: 8 days after Race, no hard run within 72 h before or after "
            "it, and Thursday is free of running",
        ),
        (
            a_block(races=[a_race(5)]),
            a_session(3),
            "before_run: Thu 18:00: 38 h 30 min before Saturday's race, and Friday is free of "
            "running",
        ),
        (
            a_block(windows=[a_window(6)]),
            a_session(6),
            "availability: Sun 18:00: the only day of the week open to it",
        ),
        (
            a_block(pins=[Pin(date=day(6), focus="legs")]),
            a_session(6),
            "pins: Sun 18:00: the scenario asks for it there",
        ),
        (
            a_block(),
            a_session(6),
            "availability: Sun 18:00: inside the window of that day, 18:00 to 19:00",
        ),
    ],
    ids=["between", "one day", "long", "before", "after", "eve", "only", "pinned", "window"],
)
def test_what_speaks_for_the_legs(block: Block, session: Session, expected: str) -> None:
    """Hours from the last hard run and to the next one, days to races, and what the next day is."""
    assert told(block, session, rules=(*RULES, "after_race", "pins")) == expected


def test_what_speaks_for_arms_and_trunk() -> None:
    """Where it stands to the runs of its day, and which days belong to the legs."""
    block = a_block(runs=[a_run(1, "easy", "easy", "17:00"), a_run(2, start="18:30")])
    legs = [a_session(3), a_session(6)]
    assert told(block, a_session(1, "upper"), *legs) == (
        "session_mix: Tue 18:00: right after the day's easy run, and Thursday and Sunday belong to "
        "the legs"
    )
    assert told(block, a_session(2, "upper", "12:00"), *legs[:1]) == (
        "session_mix: Wed 12:00: 6 h before the day's intervals, and Thursday belongs to the legs"
    )
    assert (
        told(block, a_session(3, "upper"), *legs[:1]) == "availability: Thu 18:00: no run that day"
    )


@pytest.mark.parametrize(
    ("start", "told_then"), [("18:00", True), ("17:45", False), ("18:15", True)]
)
def test_the_legs_before_it(start: str, told_then: bool) -> None:
    """Hours from the start of the last leg session, up to four days and no minute more."""
    found = told(a_block(14), a_session(6), a_session(2, start=start))
    assert ("from the start of Wednesday's legs" in found) == told_then
    assert ("96 h from" in found) == (start == "18:00")


@pytest.mark.parametrize(
    ("race", "expected"), [(3, "62 h"), (4, "4 days before"), (14, "14 days before"), (15, "")]
)
def test_near_races(race: int, expected: str) -> None:
    """A race is told in hours up to three days away, then in days up to two weeks."""
    found = told(a_block(21, races=[a_race(race)]), a_session(0))
    assert expected in found
    assert ("before Race" in found) == ("days" in expected)
    arms = told(a_block(21, races=[a_race(race)]), a_session(0, "upper"))
    assert (f"{race} days before Race" in arms) == bool(expected)


def test_four_facts_are_enough() -> None:
    """Of more facts the first four are told."""
    block = a_block(14, runs=[*HARD_AROUND, EASY, a_run(8, "easy", "easy")], races=[a_race(9)])
    found = told(block, a_session(1), a_session(0), a_session(8))
    expected = (
        "8 days before Race, 10 h after the day's intervals, 48 h before Thursday's tempo run"
    )
    assert found.endswith(f"{expected}, and Wednesday is easy")


def test_the_usual_day() -> None:
    """In how many weeks of the phase its focus stands on that weekday, where more than one."""
    block, kept = a_block(21), [a_session(0, "core"), a_session(7, "core")]
    assert "Monday" not in told(block, kept[0])
    expected = "Monday is its day in 2 of the 3 weeks of this phase"
    assert told(block, *kept).endswith(f"no run that day, and {expected}")
    assert "in all 3 weeks of this phase" in told(block, a_session(14, "core"), *kept)
    assert "in both weeks of this phase" in told(a_block(14), *kept)
    elsewhere = a_session(7, "core", place="home")
    assert "Monday" not in told(block, kept[0], elsewhere)


def test_a_fact_goes_by_a_rule_that_holds() -> None:
    """The rule named is the first of the facts that the model knows."""
    block = a_block(runs=HARD_AROUND)
    assert told(block, a_session(2), rules=("before_run",)).startswith("before_run: Wed")
    assert told(block, a_session(2), rules=()).startswith("availability: Wed")
