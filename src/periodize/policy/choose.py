"""The model that a name or a path means; a user's own is checked like a scenario, line by line."""

from __future__ import annotations

from collections.abc import Iterable

from periodize.errors import InputRefused, Problem
from periodize.model.catalogue import Exercise
from periodize.model.load import is_path, load_model, model_names
from periodize.model.periodization import Model
from periodize.scenario.scenario import Scenario


def model_of(scenario: Scenario, name: str | None = None) -> Model:
    """The model of a scenario, or the one named.

    Args:
        scenario: its own exercises may stand in a user's own model.
        name: a shipped model, a path, or the `name` of the scenario's own model.

    Raises:
        InputRefused: there is no such model, or it says something that cannot be.
    """
    if name is not None and (is_path(name) or name in model_names()):
        return model_named(name, scenario.exercises)
    try:
        model = model_named(scenario.model, scenario.exercises)
    except InputRefused as error:
        raise InputRefused([_in_scenario(scenario, each) for each in error.problems]) from None
    return model if name in (None, model.name) else model_named(name or "")


def _in_scenario(scenario: Scenario, problem: Problem) -> Problem:
    """A problem with the model's name, told where the scenario says it."""
    missing = problem.file == "model" and not problem.line
    return scenario.marks.problem(("model",), problem.message) if missing else problem


def model_named(name: str, own: Iterable[Exercise] = ()) -> Model:
    """A model by name or path.

    Args:
        name: a shipped model, or a path, which holds a dot or a slash.
        own: exercises that it may name besides the catalogue's.

    Raises:
        InputRefused: there is no such model, or it says something that cannot be; with every
            problem found.
    """
    if not is_path(name):
        return load_model(name)
    # Needs the parser that tells positions, which most commands can do without.
    from periodize.policy.own_model import load_own

    return load_own(name, tuple(own))
