"""What else is wrong with a scenario that was refused: what only its model can tell."""

from __future__ import annotations

from collections.abc import Sequence

from periodize.errors import InputRefused, Problem
from periodize.policy.choose import model_of
from periodize.policy.settle import settle
from periodize.scenario.scenario import Scenario


def all_problems(error: InputRefused) -> Sequence[Problem]:
    """The problems of a scenario, and those that its rules have under its model, by line."""
    if not isinstance(error.readable, Scenario):
        return error.problems
    try:
        settle(error.readable, model_of(error.readable))
    except InputRefused as further:
        return sorted({*error.problems, *further.problems})
    return error.problems
