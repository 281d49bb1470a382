"""The model allows exactly what the referee accepts: both asked about every plan of a tiny block.

A plan is a set of the block's options with the exercises of each menu that they use. The referee
judges it finished; the model is asked whether it allows it, and what it costs at least. The two go
different ways, so a plan on which they differ is a defect in one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from ortools.sat.python import cp_model

from periodize.block import Block, Menu, Option
from periodize.engine.formulation import Formulation
from periodize.plan import Plan
from periodize.planning import session_of
from periodize.referee import goal_values
from periodize.rules.base import GOALS, Rule
from periodize.rules.decide import Decide

Contents = Mapping[Menu, tuple[str, ...]]
Worth = tuple[int, ...]
"""What each goal costs, in order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plan before it is one."""

    options: tuple[Option, ...]
    contents: Contents

    def plan(self, block: Block) -> Plan:
        """The finished plan."""
        return Plan(
            sessions=tuple(
                session_of(block, option, self.contents[option.menu]) for option in self.options
            )
        )


def every_candidate(
    block: Block, *, most: int = 99, contents: Mapping[str, Sequence[tuple[str, ...]]] | None = None
) -> Iterator[Candidate]:
    """Every set of at most so many options, with every content that is offered for its menus.

    Args:
        block: a tiny block; the number of plans is exponential in its options.
        most: the largest number of sessions.
        contents: what each focus may consist of; without it, all its fillers at once.
    """
    for options in _subsets(block.options, most):
        menus = sorted({option.menu for option in options})
        choices = [
            contents[menu.focus] if contents else [tuple(block.fillers(menu.focus))]
            for menu in menus
        ]
        for chosen in product(*choices):
            yield Candidate(options, dict(zip(menus, chosen, strict=True)))


def _subsets(options: Sequence[Option], most: int) -> Iterator[tuple[Option, ...]]:
    sizes = range(min(most, len(options)) + 1)
    return chain.from_iterable(combinations(options, size) for size in sizes)


def referee_worth(block: Block, rules: Sequence[Rule], candidate: Candidate) -> Worth | None:
    """What the rules say of the finished plan: its goals' costs, or None if a must is broken."""
    plan = candidate.plan(block)
    found = [violation for rule in rules for violation in rule.violations(block, plan)]
    if any(violation.breaks_must for violation in found):
        return None
    return tuple(goal_values(found).values())


class ModelJudge:
    """Asks the model about finished plans."""

    def __init__(self, block: Block, rules: Sequence[Rule]) -> None:
        decide = Decide(block)
        for rule in rules:
            decide.speak(rule)
        self._formulation = Formulation(decide)

    def worth(self, candidate: Candidate) -> Worth | None:
        """The least that the model can let the plan cost, or None if it does not allow it."""
        formulation = self._formulation
        if any(option not in formulation.held for option in candidate.options):
            return None
        wanted = {(menu, name) for menu, names in candidate.contents.items() for name in names}
        known = {(use.menu, use.exercise) for use in formulation.uses}
        if not wanted <= known:
            return None
        model = formulation.model.clone()
        for option, held in formulation.held.items():
            model.add(held == (option in candidate.options))
        for use, variable in formulation.uses.items():
            if use.menu in candidate.contents:
                model.add(variable == ((use.menu, use.exercise) in wanted))
        model.minimize(sum(formulation.value(goal) for goal in GOALS))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.cp_model_presolve = False
        status = solver.solve(model)
        assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
        if status == cp_model.INFEASIBLE:
            return None
        return tuple(round(solver.value(formulation.value(goal))) for goal in GOALS)


def disagreements(
    block: Block, rules: Sequence[Rule], candidates: Iterator[Candidate]
) -> list[tuple[Plan, Worth | None, Worth | None]]:
    """The plans of which model and referee think differently, with what each of them thinks."""
    judge = ModelJudge(block, rules)
    found = []
    for candidate in candidates:
        by_model = judge.worth(candidate)
        by_referee = referee_worth(block, rules, candidate)
        if by_model != by_referee:
            found.append((candidate.plan(block), by_model, by_referee))
    return found


def both_sides(block: Block, rules: Sequence[Rule], candidates: Iterator[Candidate]) -> set[bool]:
    """Whether the referee accepts some of the plans and refuses some."""
    return {referee_worth(block, rules, candidate) is None for candidate in candidates}
