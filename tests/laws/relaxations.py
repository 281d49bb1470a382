"""What gives a runner more room: kit, a longer window, a window more, a run less, a looser rule."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping
from typing import Any

from periodize.questions.steps import steps
from periodize.scenario.scenario import RuleChange
from tests.laws.situations import DAYS, HOURS, KIT, Situation, a_window, clock, scenario_of

LONGER = (5, 10, 15, 30, 45)
"""Minutes that a window may grow by; none of the windows drawn reaches midnight by it."""


def more_kit(rng: random.Random, situation: Situation) -> tuple[str, Situation] | None:
    """One to three pieces of kit more at one place."""
    said = copy.deepcopy(situation)
    place = rng.choice(sorted(said["places"]))
    held = said["places"][place]["equipment"]
    more = [each for each in KIT if each not in held]
    if not more:
        return None
    added = rng.sample(more, min(len(more), rng.randint(1, 3)))
    held += added
    return f"{', '.join(added)} at {place}", said


def longer_window(rng: random.Random, situation: Situation) -> tuple[str, Situation] | None:
    """A window of a weekday that ends later."""
    said = copy.deepcopy(situation)
    day = rng.choice(list(said["availability"]))
    (window,) = said["availability"][day]
    longer = {**window, "to": clock(window["to"], rng.choice(LONGER))}
    said["availability"][day] = [longer]
    return f"{day} to {longer['to']} instead of {window['to']}", said


def one_window_more(rng: random.Random, situation: Situation) -> tuple[str, Situation] | None:
    """A window on a weekday without one."""
    said = copy.deepcopy(situation)
    free = [day for day in DAYS if day not in said["availability"]]
    day, window = rng.choice(free), a_window(rng, rng.choice(HOURS))
    said["availability"][day] = [window]
    return f"{day} {window['from']}-{window['to']} at {window['at']}", said


def a_run_less(rng: random.Random, situation: Situation) -> tuple[str, Situation] | None:
    """One run that is not run."""
    said = copy.deepcopy(situation)
    run = rng.choice(said["runs"])
    said["runs"].remove(run)
    return f"without the {run['kind']} run of {run['date']}", said


def a_looser_rule(rng: random.Random, situation: Situation) -> tuple[str, Situation] | None:
    """One step looser, of a rule that must hold."""
    of_rules = [step for step in steps(scenario_of(situation)) if step.rule not in OTHER_LAWS]
    step = rng.choice(of_rules)
    change = step.scenario.rules[-1]
    return str(step), {**situation, "rules": [*situation.get("rules", ()), _entry(change)]}


def _entry(change: RuleChange) -> Mapping[str, Any]:
    return {"rule": change.rule, **_plain(change.values)}


def _plain(values: Any) -> Any:
    """Numbers of a rule as YAML has them."""
    if isinstance(values, Mapping):
        return {str(key): _plain(value) for key, value in values.items()}
    return [_plain(value) for value in values] if isinstance(values, list | tuple) else values


OTHER_LAWS = ("availability", "pins")
"""Steps that change the situation: longer windows have a law of their own; nothing is pinned."""
RELAXATIONS: Mapping[str, Callable[[random.Random, Situation], tuple[str, Situation] | None]] = {
    "more kit": more_kit,
    "a longer window": longer_window,
    "one window more": one_window_more,
    "a run less": a_run_less,
    "a rule looser": a_looser_rule,
}
"""By name, what is drawn: in words, and the situation with it; None where there is nothing to."""
