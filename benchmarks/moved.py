"""What if one race moved by a week, on a scenario that is open and solved?

`python -m benchmarks.measure moved FILE` answers that twice: as the question, and as a solve from
the changed scenario's text on, which is what the question saves time against.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from periodize import open as open_scenario
from periodize.planning import solve


def measured(file: Path) -> Mapping[str, Any]:
    """Seconds of the question and of a plain solve; nothing for a scenario without a race."""
    opened = open_scenario(file)
    _ = opened.plan
    if not opened.scenario.races:
        return {}
    race = opened.scenario.races[-1]
    move = {race.name: (race.date - timedelta(days=7)).isoformat()}
    asked, question = timed(lambda: opened.what_if(move_race=move))
    changed = opened.changed(move_race=move)
    again, plain = timed(lambda: solve(changed.scenario))
    assert asked.plan is not None
    same = [goal.value for goal in asked.plan.goals] == [goal.value for goal in again.plan.goals]
    return {"question": question, "plain": plain, "proven": asked.proven, "same": same}


def timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """What work comes to, and its seconds on the clock and of the processors."""
    wall, cpu = time.perf_counter(), time.process_time()
    outcome = work()
    return outcome, {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
