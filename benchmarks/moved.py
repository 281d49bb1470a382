"""What if one race moved by a week, on a scenario that is open and solved?

`python -m benchmarks.measure moved FILE` answers that for each race twice: as the question, and as
a solve from the changed scenario's text on, which is what the question saves time against.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from periodize import open as open_scenario
from periodize.planning import solve
from periodize.scenario.scenario import Race

WEEKS = {"earlier": timedelta(days=-7), "later": timedelta(days=7)}


def measured(file: Path) -> Mapping[str, Any]:
    """By race and direction, the seconds of the question and of a plain solve."""
    races = open_scenario(file).scenario.races
    return {
        "races": {
            f"{race.name} ({race.priority}), {name}": _moved(file, race, by)
            for race in races
            for name, by in WEEKS.items()
        }
    }


def _moved(file: Path, race: Race, by: timedelta) -> Mapping[str, Any]:
    """One race on another day.

    `searched` are the seconds that a solve searches after the first one: what was not remembered,
    which the question cannot spare, on as many processors as there are.
    """
    opened, again = open_scenario(file), open_scenario(file)
    _ = opened.plan, again.plan
    move = {race.name: (race.date + by).isoformat()}
    asked, question = timed(lambda: opened.what_if(move_race=move))
    changed = opened.changed(move_race=move)
    anew, plain = timed(lambda: solve(changed.scenario))
    remembered = solve(changed.scenario, memory=again.asking.memory, reasoned=False)
    assert asked.plan is not None
    return {
        "question": question,
        "searched": sum(seconds for _, seconds in remembered.spent),
        "plain": plain,
        "proven": asked.proven,
        "same": _worth(asked.plan) == _worth(anew.plan),
    }


def _worth(plan: Any) -> list[int]:
    return [goal.value for goal in plan.goals]


def timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """What work comes to, and its seconds on the clock and of the processors."""
    wall, cpu = time.perf_counter(), time.process_time()
    outcome = work()
    return outcome, {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
