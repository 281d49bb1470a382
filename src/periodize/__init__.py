"""Strength sessions that fit around a runner's runs and races, proven best and explained.

    from periodize import load, solve, check

    scenario = load("autumn-marathon.yaml")
    plan = solve(scenario).plan
    assert check(scenario, plan).accepted

`periodize.open(path)` reads a scenario for questions: what if, why, why not, what now.

Names are imported when they are first used, so that a program that never solves never loads the
solver.
"""

from __future__ import annotations

# As in `typing`, which takes longer to import than all that a program is ready for signals with.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from periodize.open_scenario import OpenScenario
    from periodize.open_scenario import open_scenario as open
    from periodize.plan import Plan, Session, read_plan, write_plan
    from periodize.planning import solve
    from periodize.referee import check
    from periodize.scenario import Scenario, load

__version__ = "0.1.0"
__all__ = [
    "OpenScenario",
    "Plan",
    "Scenario",
    "Session",
    "check",
    "load",
    "open",
    "read_plan",
    "solve",
    "write_plan",
]

_HOMES = {
    "OpenScenario": "open_scenario",
    "Plan": "plan",
    "Scenario": "scenario",
    "Session": "plan",
    "check": "referee",
    "load": "scenario",
    "open": "open_scenario",
    "read_plan": "plan",
    "solve": "planning",
    "write_plan": "plan",
}
_CALLED = {"open": "open_scenario"}
"""Names that are other ones at home, where they would hide a builtin."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'periodize' has no attribute {name!r}")
    import importlib

    home = importlib.import_module(f"periodize.{_HOMES[name]}")
    return getattr(home, _CALLED.get(name, name))
