"""The model allows exactly what the referee accepts: both asked about every plan of a tiny block.

A plan is a set of the block's options with the exercises of each menu that they use. The referee
judges it finished; the model is asked whether it allows it, and what it costs at least. The two go
different ways, so a plan on which they differ is a defect in one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from periodize.block import Block, Menu, Option
from periodize.engine.formulation import Formulation
from periodize.engine.rows import Number
from periodize.engine.search import Aim, Deadline, search
from periodize.plan import Plan, Session
from periodize.prescribe.dose import session_of
from periodize.prescribe.progression import paced
from periodize.referee import goal_values
from periodize.rules.base import GOALS, Rule, Violation
from periodize.statements.decide import Decide

Contents = Mapping[Menu, tuple[str, ...]]
Worth = tuple[int, ...]
"""What each goal costs, in order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plan before it is one."""

    options: tuple[Option, ...]
    contents: Contents


def every_candidate(
    block: Block, *, most: int = 99, contents: Mapping[str, Sequence[tuple[str, ...]]] | None = None
) -> Iterator[Candidate]:
    """Every set of at most so many options, with every content that is offered for its menus.

    Args:
        block: a tiny block; the number of plans is exponential in its options.
        most: the largest number of sessions.
        contents: what a focus may consist of; one that is not named holds all its fillers.
    """
    for options in _subsets(block.options.all, most):
        menus = sorted({option.menu for option in options})
        choices = [
            (contents or {}).get(menu.focus, [tuple(block.menus.fillers(menu.focus))])
            for menu in menus
        ]
        for chosen in product(*choices):
            yield Candidate(options, dict(zip(menus, chosen, strict=True)))


def _subsets(options: Sequence[Option], most: int) -> Iterator[tuple[Option, ...]]:
    sizes = range(min(most, len(options)) + 1)
    return chain.from_iterable(combinations(options, size) for size in sizes)


class RefereeJudge:
    """Asks the rules about finished plans."""

    def __init__(self, block: Block, rules: Sequence[Rule]) -> None:
        self._block, self._rules = block, rules
        self._sessions: dict[tuple[Option, tuple[str, ...]], Session] = {}

    def plan(self, candidate: Candidate) -> Plan:
        """The finished plan."""
        sessions = [
            self._session(option, candidate.contents[option.menu]) for option in candidate.options
        ]
        return Plan(sessions=paced(self._block, sessions))

    def _session(self, option: Option, exercises: tuple[str, ...]) -> Session:
        key = option, exercises
        if key not in self._sessions:
            self._sessions[key] = session_of(self._block, option, exercises)
        return self._sessions[key]

    def worth(self, candidate: Candidate) -> Worth | None:
        """What the plan's goals cost, or None if it breaks a must."""
        plan = self.plan(candidate)
        missed: list[Violation] = []
        for rule in self._rules:
            for violation in rule.violations(self._block, plan):
                if violation.breaks_must:
                    return None
                missed.append(violation)
        return tuple(goal_values(missed).values())


class ModelJudge:
    """Asks the model about finished plans."""

    def __init__(self, block: Block, rules: Sequence[Rule]) -> None:
        self._formulation = Formulation(Decide.asked(block, rules))
        costs: Counter[Number] = Counter()
        for goal in GOALS:
            costs.update(self._formulation.costs[goal])
        self._formulation.rows.minimize(costs)

    def worth(self, candidate: Candidate) -> Worth | None:
        """The least that the model can let the plan cost, or None if it does not allow it."""
        formulation = self._formulation
        if any(option not in formulation.held for option in candidate.options):
            return None
        wanted = {(menu, name) for menu, names in candidate.contents.items() for name in names}
        known = {(use.menu, use.exercise) for use in formulation.uses}
        if not wanted <= known:
            return None
        rows = formulation.rows.copy()
        for option, held in formulation.held.items():
            rows.exactly({held: 1}, option in candidate.options)
        for use, flag in formulation.uses.items():
            if use.menu in candidate.contents:
                rows.exactly({flag: 1}, (use.menu, use.exercise) in wanted)
        answer = search(rows, Aim("agreement"), 1, Deadline(None))
        assert answer.status in ("optimal", "infeasible"), answer.status
        if answer.solution is None:
            return None
        return tuple(rows.worth(formulation.costs[goal], answer.solution) for goal in GOALS)
