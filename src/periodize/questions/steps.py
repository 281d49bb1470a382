"""One step looser: for each rule that must hold, the smallest change that a coach would try.

A step changes the scenario, as its author would; rules that only wish have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.rules.base import Rule
from periodize.rules.load import under_model
from periodize.scenario.situation import RuleChange, Scenario

HOURS, RUN_HOURS, DAYS, MINUTES, WINDOW_MINUTES = 12, 6, 1, 15, 30
"""The steps: hours between sessions, hours to runs, days, minutes of a week, of a window."""


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
    block, rules = under_model(scenario)
    return tuple(step for rule in rules for step in _steps(block, rule) if rule.penalty is None)


def together(scenario: Scenario, some: Sequence[Step]) -> Scenario:
    """The scenario with several steps; one by itself may be of any kind."""
    if len(some) == 1:
        return some[0].scenario
    return replace(scenario, rules=(*scenario.rules, *(s.change for s in some if s.change)))


def _steps(block: Block, rule: Rule) -> Iterator[Step]:
    if found := _OF_THE_SCENARIO.get(rule.rule):
        yield from found(block)
        return
    if rule.rule not in _NUMBERS:
        return
    text, values = _NUMBERS[rule.rule](block, rule)
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
    minutes = max(week.minutes for week in block.weeks) + MINUTES
    if block.scenario.weekly_minutes is not None:
        minutes = block.scenario.weekly_minutes + MINUTES
    change = RuleChange(rule="weekly_minutes", values={"at_most": minutes}, where=())
    looser = replace(block.scenario, rules=(*block.scenario.rules, change))
    yield Step("weekly_minutes", f"{minutes} min in any week", looser)


_OF_THE_SCENARIO: Mapping[str, Callable[[Block], Iterator[Step]]] = {
    "availability": _longer_windows,
    "pins": _unpinned,
    "weekly_minutes": _more_minutes,
}

Numbers = tuple[str, Mapping[str, Any]]


def _gaps(hours: int) -> Callable[[Block, Rule], Numbers]:
    """Every gap that must be kept, so many hours shorter; wishes stay what they are."""

    def shorter(block: Block, rule: Rule) -> Numbers:
        said = rule.model_dump()
        gaps: Mapping[str, Any] = said["gaps"]
        values: dict[str, Any] = {
            one: {
                other: {"must": max(0, gap["must"] - hours)}
                for other, gap in row.items()
                if gap["must"]
            }
            for one, row in gaps.items()
        }
        found: dict[str, Any] = {"gaps": {one: row for one, row in values.items() if row}}
        if said.get("hours"):
            found["hours"] = max(0, said["hours"] - hours)
        return f"{hours} h less must lie between", found

    return shorter


def _days(block: Block, rule: Rule) -> Numbers:
    """Every day before or after a race, one less; none becomes less than the race day itself."""
    days: Mapping[str, Any] = rule.model_dump()["days"]

    def less(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: less(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return tuple(less(each) for each in value)
        return max(min(value, 1), value - DAYS)

    return f"{DAYS} day less", {"days": less(days)}


def _more(key: str, text: str, by: int = 1) -> Callable[[Block, Rule], Numbers]:
    def more(block: Block, rule: Rule) -> Numbers:
        value = getattr(rule, key)
        return text, {} if value is None else {key: value + by}

    return more


def _each_more(block: Block, rule: Rule) -> Numbers:
    limits: Mapping[str, int] = rule.model_dump()["at_most"]
    return "one more of each kind a week", {"at_most": {k: v + 1 for k, v in limits.items()}}


def _larger_sessions(block: Block, rule: Rule) -> Numbers:
    slots: Mapping[str, tuple[int, int]] = rule.model_dump()["slots"]
    larger = {name: (least, most + 1) for name, (least, most) in slots.items()}
    return "one exercise more in a session", {"slots": larger}


def _one_a_week_more(block: Block, rule: Rule) -> Numbers:
    most = max((week.at_most for week in block.weeks), default=0)
    return f"{most + 1} sessions in any week", {"at_most": most + 1}


def _mains_change(block: Block, rule: Rule) -> Numbers:
    return "main lifts may change inside a phase", {"mains_stay": False}


_NUMBERS: Mapping[str, Callable[[Block, Rule], Numbers]] = {
    "recovery_gap": _gaps(HOURS),
    "before_run": _gaps(RUN_HOURS),
    "after_run": _gaps(RUN_HOURS),
    "before_race": _days,
    "after_race": _days,
    "season_frequency": _one_a_week_more,
    "session_mix": _each_more,
    "rest_day": _more("in_days", "one day longer between days of rest"),
    "hard_days": _more("at_most", "one hard day more in a row"),
    "session_size": _larger_sessions,
    "exercise_rotation": _mains_change,
}

_OTHERWISE = frozenset({"season_frequency", "hard_days"})
"""Rules whose step does more: a higher cap may raise the target; hard days that were the runs' own
affair become the plan's."""

WITHOUT_A_STEP: Mapping[str, str] = {
    "equipment": "kit is there or not; add it to a place and ask what-if",
    "careful_with": "what hurts is not for sale",
    "same_day_order": "it has no number",
    "session_minutes": "what does not fit is not done",
    "exercise_sets": "it limits doses, not days",
    "dose_zones": "its zones are what the method is",
    "hard_run_days": "what is lifted on hard days is what the method is",
    "activation": "it goes with its run",
    "preferred_days": "it only wishes",
    "exposure_gap": "it only wishes",
    "muscle_balance": "its musts guard against too much",
    "pattern_coverage": "it only wishes",
    "push_pull": "it only wishes",
    "steady_week": "it only wishes",
    "ladder": "what opens a rung is ability and weeks",
    "complex_pairs": "a pair is one or it is not",
    "plyometric_contacts": "landings are not for sale",
    "new_before_race": "before a race nothing is new",
    "deload": "it chooses weeks, not days",
    "load_ramp": "it limits loads, not days",
}
"""The rules that have none, and why."""
