"""One step looser: for each rule that must hold, the smallest change that a coach would try.

A step changes the scenario, as its author would; rules that only wish have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.policy.case import case_of
from periodize.questions.looser import LOOSER
from periodize.rules.base import Rule
from periodize.scenario.scenario import RuleChange, Scenario

WEEK_MINUTES, WINDOW_MINUTES = 15, 30
"""How much longer a week's strength and each window become."""


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


def steps(scenario: Scenario) -> tuple[Step, ...]:
    """Every step of the rules that hold, in the order of the rules."""
    case = case_of(scenario)
    musts = (rule for rule in case.rules if rule.penalty is None)
    return tuple(step for rule in musts for step in _steps(case.block, rule))


def together(scenario: Scenario, some: Sequence[Step]) -> Scenario:
    """The scenario with several steps; one by itself may be of any kind."""
    if len(some) == 1:
        return some[0].scenario
    return replace(scenario, rules=(*scenario.rules, *(s.change for s in some if s.change)))


def _steps(block: Block, rule: Rule) -> Iterator[Step]:
    if found := _OF_THE_SCENARIO.get(rule.rule):
        yield from found(block)
        return
    if rule.rule not in LOOSER:
        return
    text, values = LOOSER[rule.rule](block, rule)
    if values:
        change = RuleChange(rule=rule.rule, values=values, where=())
        looser = replace(block.scenario, rules=(*block.scenario.rules, change))
        yield Step(rule.rule, text, looser, None if rule.rule in _OTHERWISE else change)


def _longer_windows(block: Block) -> Iterator[Step]:
    longer = tuple(
        replace(window, end=window.end + timedelta(minutes=WINDOW_MINUTES))
        if (window.end + timedelta(minutes=WINDOW_MINUTES)).date() == window.date
        else window
        for window in block.scenario.windows
    )
    text = f"every window {WINDOW_MINUTES} min longer"
    yield Step("availability", text, replace(block.scenario, windows=longer))


def _unpinned(block: Block) -> Iterator[Step]:
    for pin in block.scenario.pins:
        rest = tuple(other for other in block.scenario.pins if other is not pin)
        text = f"no pin on {format_short_day(pin.date)}"
        yield Step("pins", text, replace(block.scenario, pins=rest))


def _more_minutes(block: Block) -> Iterator[Step]:
    minutes = max(week.minutes for week in block.calendar.weeks) + WEEK_MINUTES
    if block.scenario.weekly_minutes is not None:
        minutes = block.scenario.weekly_minutes + WEEK_MINUTES
    change = RuleChange(rule="weekly_minutes", values={"at_most": minutes}, where=())
    looser = replace(block.scenario, rules=(*block.scenario.rules, change))
    yield Step("weekly_minutes", f"{minutes} min in any week", looser)


_OF_THE_SCENARIO: Mapping[str, Callable[[Block], Iterator[Step]]] = {
    "availability": _longer_windows,
    "pins": _unpinned,
    "weekly_minutes": _more_minutes,
}

_OTHERWISE = frozenset({"season_frequency", "rest_day", "new_before_race"})
"""Rules whose step does more: a higher cap may raise the target; days of rest that the runs left
nobody become the plan's; where there was nothing before the closed weeks, there may be now."""

WITHOUT_A_STEP: Mapping[str, str] = {
    "equipment": "kit is there or not; add it to a place and ask what-if",
    "careful_with": "what hurts is not for sale",
    "dose_zones": "its zones are what the method is",
    "preferred_days": "it only wishes",
    "exposure_gap": "it only wishes",
    "pattern_coverage": "it only wishes",
    "push_pull": "it only wishes",
    "steady_week": "it only wishes",
    "ladder": "what opens a rung is ability and weeks",
    "known_lifts": "it only wishes",
    "loadable": "it only wishes",
    "complex_pairs": "a pair is one or it is not",
    "deload": "it chooses weeks, not days",
    "load_ramp": "it limits loads, not days",
    "return_from_break": "what comes back takes its weeks",
}
"""The rules that have none, and why."""
