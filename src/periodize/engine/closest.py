"""The plan that leaves the most of an earlier one where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from periodize.block import Block, Menu, Option
from periodize.engine.formulation import Formulation
from periodize.engine.search import Aim, Deadline, search
from periodize.engine.solution import Solution
from periodize.plan import Session
from periodize.rules.base import Rule
from periodize.rules.decide import Decide, Uses

Place = tuple[dt.datetime, int, str, str]
"""Start, length, place and focus of a session."""


@dataclass(frozen=True, slots=True)
class Closest:
    """What was found.

    Attributes:
        solution: sessions and menus; None if there is none, or none was found.
        kept: how many of the sessions stand as they stood.
        most: no plan keeps more; equal to `kept` where that is proven.
    """

    solution: Solution | None
    kept: int
    most: int

    @property
    def proven(self) -> bool:
        """Whether no plan keeps more."""
        return self.kept == self.most


def closest(
    block: Block,
    rules: Sequence[Rule],
    sessions: Sequence[Session],
    deadline: Deadline,
    *,
    worth: Mapping[str, int] | None = None,
    found: Solution | None = None,
) -> Closest:
    """Find a plan that keeps as many sessions as can be: their start, length, place and focus.

    Args:
        block: the scenario under its model.
        rules: the rules that hold.
        sessions: those of the earlier plan; of as many kept sessions, more kept exercises win.
        deadline: when to stop.
        worth: what each goal may cost at most; None asks for the musts alone.
        found: a plan of that worth, to start from.
    """
    decide = Decide(block)
    for rule in rules:
        decide.speak(rule)
    if worth is None:
        musts = [statement for statement in decide.statements if statement.penalty is None]
        decide = Decide(block, decide.forbidden, musts)
    formulation = Formulation(decide)
    model = formulation.model
    for goal, value in (worth or {}).items():
        model.add(formulation.value(goal) <= value)
    amount, share = _changed(block, formulation, sessions)
    _hint(formulation, found)
    model.minimize(amount)
    answer = search(model, Aim("changes"), 1, deadline)
    if answer.solution is None:
        return Closest(None, 0, len(sessions))
    solution = formulation.solution(answer.solution)
    wanted = _keys(sessions)
    kept = sum(_key(option) in wanted for option in solution.options)
    most = kept if answer.status == "optimal" else len(sessions) - answer.bound // share
    return Closest(solution, kept, most)


def _changed(
    block: Block, formulation: Formulation, sessions: Sequence[Session]
) -> tuple[LinearExprT, int]:
    """What changes, in exercises; a session weighs more than all exercises together."""
    exercises = _exercises(block, formulation, sessions)
    share = len(exercises) + 1
    wanted = _keys(sessions)
    held = [held for option, held in formulation.held.items() if _key(option) in wanted]
    weights = [-share] * len(held) + [-1] * len(exercises)
    constant = share * len(sessions) + len(exercises)
    return LinearExpr.weighted_sum([*held, *exercises], weights) + constant, share


def _exercises(block: Block, formulation: Formulation, sessions: Sequence[Session]) -> list[IntVar]:
    wanted = {
        Uses(Menu(block.week_of(session.date).segment, session.focus, session.place), done.exercise)
        for session in sessions
        if session.date in block.scenario.days
        for done in session.exercises
    }
    return [variable for use, variable in formulation.uses.items() if use in wanted]


def _hint(formulation: Formulation, found: Solution | None) -> None:
    if found is None:
        return
    for option, variable in formulation.held.items():
        formulation.model.add_hint(variable, option in found.options)
    for use, variable in formulation.uses.items():
        held = use.exercise in found.contents.get(use.menu, ())
        formulation.model.add_hint(variable, held)


def _keys(sessions: Iterable[Session]) -> set[Place]:
    return {(each.start, each.minutes, each.place, each.focus) for each in sessions}


def _key(option: Option) -> Place:
    return option.start, option.minutes, option.place, option.focus
