"""The plan that leaves the most of an earlier one where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from periodize.block import Block, Menu, Option
from periodize.engine.formulation import Formulation
from periodize.engine.rows import Number
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
    for goal, value in (worth or {}).items():
        formulation.rows.at_most(formulation.costs[goal], value)
    exercises = _exercises(block, formulation, sessions)
    share, wanted = len(exercises) + 1, _keys(sessions)
    held = [held for option, held in formulation.held.items() if _key(option) in wanted]
    _hint(formulation, found)
    formulation.rows.minimize({**dict.fromkeys(held, -share), **dict.fromkeys(exercises, -1)})
    answer = search(formulation.rows, Aim("changes", share), 1, deadline)
    if answer.solution is None:
        return Closest(None, 0, len(sessions))
    solution = formulation.solution(answer.solution)
    kept = sum(_key(option) in wanted for option in solution.options)
    most = kept if answer.status == "optimal" else -answer.bound // share
    return Closest(solution, kept, most)


def _exercises(block: Block, formulation: Formulation, sessions: Sequence[Session]) -> list[Number]:
    wanted = {
        Uses(Menu(block.week_of(session.date).segment, session.focus, session.place), done.exercise)
        for session in sessions
        if session.date in block.scenario.days
        for done in session.exercises
    }
    return [flag for use, flag in formulation.uses.items() if use in wanted]


def _hint(formulation: Formulation, found: Solution | None) -> None:
    if found is None:
        return
    held = {flag: option in found.options for option, flag in formulation.held.items()}
    uses = {
        flag: use.exercise in found.contents.get(use.menu, ())
        for use, flag in formulation.uses.items()
    }
    formulation.rows.hint({**held, **uses})


def _keys(sessions: Iterable[Session]) -> set[Place]:
    return {(each.start, each.minutes, each.place, each.focus) for each in sessions}


def _key(option: Option) -> Place:
    return option.start, option.minutes, option.place, option.focus
