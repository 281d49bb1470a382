"""A wish that a session misses by its day is told as a compromise, and as no reason for the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

import pytest

from periodize.block import Block
from periodize.explain.compromises import compromise_text, missed_by, missed_wishes
from periodize.explain.why_this_day import Standing
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.reach import Reach
from periodize.statements.decide import Decide
from tests.toy import a_block, a_plan, a_run, a_session, day

SHORT = "legs ends 24 h before the tempo run on Wed 5 May; 36 h should lie between"
LESS_THAN_WISHED = "it ends 24 h before the tempo run on Wed 5 May, where 36 h should lie between"
OFF = "legs stands on Tue 4 May, not on its usual day and place"


class Wish(Rule):
    """Misses some wishes on Tuesday, each with what it costs, and breaks a must."""

    texts: Mapping[str, int]
    of: GoalName = "gaps"

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask nothing."""

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Miss them all."""
        for text, cost in self.texts.items():
            yield Violation(day(1), self.rule, text, cost, self.of)
        yield Violation(day(1), self.rule, "legs broken")

    def explain(self) -> str:
        """Say nothing."""
        return ""


class OfContent(Wish):
    """The same of a rule for which days do not matter."""

    reach: ClassVar[Reach] = "menus"


AFTER = "10 h after the day's intervals"


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], "48 h before Thursday's tempo run"),
        (
            [Wish(rule="before_run", texts={SHORT: 1})],
            f"{AFTER}; a compromise: {LESS_THAN_WISHED}",
        ),
        (
            [Wish(rule="before_run", texts={"upper ends 24 h before the tempo run": 1})],
            "48 h before Thursday's tempo run",
        ),
        (
            [
                Wish(rule="steady_week", of="steadiness", texts={OFF: 9}),
                Wish(rule="before_run", texts={SHORT: 1}),
            ],
            f"{AFTER}; a compromise: {LESS_THAN_WISHED}; and not on its usual day and place",
        ),
    ],
    ids=["none", "one", "another's", "two"],
)
def test_what_it_costs_is_no_reason(rules: Sequence[Rule], expected: str) -> None:
    """Of a rule whose wish is missed no fact is told; the wish is told last, as a compromise."""
    block = a_block(runs=[a_run(1), a_run(3, "tempo", start="18:30")])
    standing = Standing(Case(block, tuple(rules)), a_plan(a_session(1)))
    told = standing.sentence(a_session(1)).text
    assert expected in told
    assert ("Thursday's tempo run" in told) == ("compromise" not in told)


def test_wishes_are_told_by_goal_and_cost() -> None:
    """Of many the two of the first goals that cost most are told; what breaks a must is not."""
    rules = [
        Wish(rule="steady_week", of="steadiness", texts={"legs off": 9}),
        Wish(rule="before_run", texts={"legs close": 1, "legs closer": 3, "legsy": 5}),
        OfContent(rule="ladder", texts={"legs holds too little": 1}),
    ]
    session = a_session(1)
    missed = missed_by(session, missed_wishes(a_block(), rules, a_plan(session)))
    assert [each.text for each in missed] == ["legs closer", "legs close", "legs off"]
    assert compromise_text(session, missed) == "; a compromise: legs closer; and legs close"
    assert not missed_by(a_session(2), missed)
    assert compromise_text(session, []) == ""
