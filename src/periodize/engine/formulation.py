"""Statements turned into rows of whole numbers. Besides `statements` nobody knows both sides.

What cannot be chosen is dropped before the solver sees it: forbidden sessions and exercises, and
menus whose parts cannot be filled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy

from periodize.block import Menu, Option
from periodize.engine.presolve import Limits, closed_menus
from periodize.engine.products import Products
from periodize.engine.rows import Number, Rows, Weights
from periodize.engine.solution import Solution
from periodize.statements.atoms import Atom, Choice, Credit, Held, Known, Opened, Uses
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement

OF_MENUS = (Uses, Credit, Known, Opened)
ROW_LIMIT = 2**30
"""Weights of one row may not add up to more: the solver keeps some sums in 32 bits."""


class Formulation:
    """Some segments of a block as rows for the solver.

    Attributes:
        rows: what the solver is asked; nothing is to be minimized yet.
        held, uses: the flags of the sessions and menus that can be chosen.
        segments: what it is for.
        costs: for each goal, the weighted numbers that its value is the sum of.
        content: whether menus are part of it. Without them it is a relaxation: its optimum is a
            bound, and exact for goals that only concern where sessions stand.
    """

    def __init__(
        self,
        decide: Decided,
        *,
        content: bool = True,
        segments: frozenset[int] | None = None,
        statements: Sequence[Statement] | None = None,
        wanted: Callable[[], None] = lambda: None,
    ) -> None:
        """Write the rows.

        Args:
            decide: what the rules asked.
            content: whether menus are part of it.
            segments: the segments that it is for; None is all of them.
            statements: what holds there; None is all that the rules said.
            wanted: called again and again; it may raise where nobody wants the rows any more.
        """
        self.rows = Rows()
        self.content = content
        self.held: dict[Option, Number] = {}
        self.uses: dict[Uses, Number] = {}
        self.costs: dict[str, dict[Number, int]] = defaultdict(dict)
        self._charges: list[tuple[Statement, Number, int]] = []
        self._decide = decide
        weeks = decide.block.calendar.weeks
        self.segments = frozenset(w.segment for w in weeks) if segments is None else segments
        self._statements = decide.statements if statements is None else statements
        self._opened: dict[Menu, Number] = {}
        self._choices: dict[Choice, Number] = {}
        self._add_sessions()
        if content:
            self._add_menus()
        limits = Limits(self._statements if content else ())
        self._products = Products(self.rows, self.held, self.uses, limits)
        for statement in self._statements:
            wanted()
            self.state(statement)

    def extended(self, statements: Iterable[Statement]) -> Formulation:
        """The same rows with further statements; this formulation stays as it is."""
        other = copy(self)
        other.rows = self.rows.copy()
        other.costs = defaultdict(dict, {goal: {**costs} for goal, costs in self.costs.items()})
        other._charges = [*self._charges]
        other._choices = {**self._choices}
        other._products = self._products.written_on(other.rows)
        for statement in statements:
            other.state(statement)
        return other

    def flags_of(self, found: Solution) -> Mapping[Number, int]:
        """What a solution says of the sessions, menus and choices."""
        return (
            {flag: found.value(Held(option)) for option, flag in self.held.items()}
            | {flag: found.value(atom) for atom, flag in self.uses.items()}
            | {flag: found.value(choice) for choice, flag in self._choices.items()}
        )

    def costs_of(self, goal: str, statements: Iterable[Statement]) -> Weights:
        """What some of the statements add to a goal; of equal ones all count."""
        meant = {statement for statement in statements if statement.goal == goal}
        costs: dict[Number, int] = {}
        for statement, number, weight in self._charges:
            if statement.goal == goal and statement in meant:
                costs[number] = costs.get(number, 0) + weight
        return costs

    def most(self, goal: str) -> int:
        """More than this a goal cannot cost."""
        return self.rows.span(self.costs[goal])[1]

    def solution(self, values: Sequence[int]) -> Solution:
        """What the values of the numbers mean."""
        options = tuple(option for option, held in self.held.items() if values[held])
        contents: dict[Menu, tuple[str, ...]] = {option.menu: () for option in options}
        for use, flag in self.uses.items():
            if values[flag] and use.menu in contents:
                contents[use.menu] += (use.exercise,)
        choices = {choice: values[flag] for choice, flag in self._choices.items()}
        return Solution(options, contents, choices)

    def _add_sessions(self) -> None:
        closed = closed_menus(self._statements, self._decide.forbidden)
        for option in self._decide.options:
            if option.menu.segment not in self.segments:
                continue
            if Held(option) not in self._decide.forbidden and option.menu not in closed:
                self.held[option] = self.rows.flag()

    def _add_menus(self) -> None:
        for menu in sorted({option.menu for option in self.held}):
            opened = self._opened[menu] = self.rows.flag()
            for exercise in self._decide.block.menus.fillers(menu.focus):
                use = Uses(menu, exercise)
                if use not in self._decide.forbidden:
                    self.uses[use] = self.rows.flag()
                    self.rows.implies(self.uses[use], opened)
        for option, held in self.held.items():
            self.rows.implies(held, self._opened[option.menu])

    def state(self, statement: Statement) -> None:
        """Write one more statement."""
        terms = statement.amount.terms
        if not self.content and any(isinstance(atom, OF_MENUS) for atom in terms):
            return
        weights: dict[Number, int] = {}
        for atom, weight in terms.items():
            if weight and (number := self._number(atom, weight)) is not None:
                weights[number] = weights.get(number, 0) + weight
        limit = statement.at_most - statement.amount.constant
        smallest, largest = self.rows.span(weights)
        if largest - smallest >= ROW_LIMIT:
            raise ValueError("the weights of a rule are too large to add up")
        if largest <= limit:
            return
        if statement.penalty is None or statement.goal is None:
            self.rows.at_most(weights, limit)
        elif limit == 0 and all(weight > 0 for weight in weights.values()):
            for number, weight in weights.items():
                self._charge(statement, number, weight * statement.penalty)
        else:
            over = self.rows.number(largest - limit)
            self.rows.at_most({**weights, over: -1}, limit)
            self._charge(statement, over, statement.penalty)

    def _charge(self, statement: Statement, number: Number, weight: int) -> None:
        self._charges.append((statement, number, weight))
        costs = self.costs[statement.goal or ""]
        costs[number] = costs.get(number, 0) + weight

    def _number(self, atom: Atom, weight: int) -> Number | None:
        match atom:
            case Held():
                return self.held.get(atom.option)
            case Uses():
                return self.uses.get(atom)
            case Opened():
                return self._opened.get(atom.menu)
            case Credit():
                return self._products.credit(atom, rises=weight > 0)
            case Known():
                return self._products.known(atom, rises=weight > 0)
            case Choice():
                if atom not in self._choices:
                    self._choices[atom] = self.rows.flag()
                return self._choices[atom]
