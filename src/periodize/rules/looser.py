"""One step looser: the smallest change that a coach would try where a rule asks too much.

A step changes the scenario, as its author would. Each rule says its own, or why it has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from periodize.block import Block
from periodize.scenario.scenario import RuleChange, Scenario

RUN_HOURS = 6
"""Hours by which a gap to a run gets shorter."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A scenario in which one rule asks a little less.

    Attributes:
        rule: its name.
        text: what is looser.
        scenario: with the step.
        change: the change of the rule, if it takes obligations away and does nothing else. A step
            without one may also make a plan worse: longer windows offer longer sessions only.
    """

    rule: str
    text: str
    scenario: Scenario
    change: RuleChange | None = None

    def __str__(self) -> str:
        """Say the rule and what is looser."""
        return f"{self.rule}: {self.text}"


@dataclass(frozen=True, slots=True)
class NoStep:
    """That a rule has no step, whatever it asks, and why."""

    why: str


Looser = tuple[Step, ...] | NoStep
"""The steps of a rule, none where it asks nothing now; or that it never has one."""

ONLY_WISHES = NoStep("it only wishes")


def with_numbers(
    block: Block, rule: str, text: str, values: Mapping[str, Any], *, only_less: bool = True
) -> tuple[Step, ...]:
    """The step that sets some numbers of a rule; none where there is nothing to set.

    Args:
        block: whose scenario it changes.
        rule: its name.
        text: what is looser.
        values: the numbers, as a scenario would write them.
        only_less: whether that takes obligations away and does nothing else.
    """
    if not values:
        return ()
    change = RuleChange(rule=rule, values=values, where=())
    looser = replace(block.scenario, rules=(*block.scenario.rules, change))
    return (Step(rule, text, looser, change if only_less else None),)


def a_day_less(days: int) -> int:
    """Days around a race, one less; never less than the race day itself, where that is closed."""
    return max(min(days, 1), days - 1)
