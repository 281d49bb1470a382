"""Statements turned into rows of whole numbers. Besides `rules.decide` nobody knows both sides.

What cannot be chosen is dropped before the solver sees it: forbidden sessions and exercises, and
menus whose parts cannot be filled. A week's sessions of a menu times what the menu holds is written
as one product per session of the week, `t <= M p, t <= C, t >= C - M (1 - p)`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

from periodize.block import Menu, Option
from periodize.engine.bounds import Limits, closed_menus
from periodize.engine.rows import Number, Rows, Weights
from periodize.engine.solution import Solution
from periodize.rules.decide import (
    Atom,
    Choice,
    Credit,
    Decide,
    Held,
    Known,
    Opened,
    Statement,
    Uses,
)

OF_MENUS = Uses | Credit | Known | Opened
ROW_LIMIT = 2**30
"""Weights of one row may not add up to more: the solver keeps some sums in 32 bits."""


@dataclass(frozen=True, slots=True)
class _Product:
    """A week's sessions of a menu, one share each, times what the menu holds."""

    summed: Number
    shares: Sequence[tuple[Number, Number]]
    content: Number
    most: int


class Formulation:
    """Some segments of a block as rows for the solver.

    Attributes:
        rows: what the solver is asked; nothing is to be minimized yet.
        held, uses: the flags of the sessions and menus that can be chosen.
        costs: for each goal, the weighted numbers that its value is the sum of.
        content: whether menus are part of it. Without them it is a relaxation: its optimum is a
            bound, and exact for goals that only concern where sessions stand.
    """

    def __init__(
        self,
        decide: Decide,
        *,
        content: bool = True,
        segments: frozenset[int] | None = None,
        statements: Sequence[Statement] | None = None,
    ) -> None:
        """Write the rows.

        Args:
            decide: what the rules asked.
            content: whether menus are part of it.
            segments: the segments that it is for; None is all of them.
            statements: what holds there; None is all that the rules said.
        """
        self.rows = Rows()
        self.content = content
        self.held: dict[Option, Number] = {}
        self.uses: dict[Uses, Number] = {}
        self.costs: dict[str, dict[Number, int]] = defaultdict(dict)
        self._charges: list[tuple[Statement, Number, int]] = []
        self._decide = decide
        self._segments = segments
        self._statements = decide.statements if statements is None else statements
        self._limits = Limits(self._statements)
        self._opened: dict[Menu, Number] = {}
        self._choices: dict[Choice, Number] = {}
        self._credits: dict[Credit, _Product | None] = {}
        self._bounded: set[tuple[Credit, bool]] = set()
        self._contents: dict[tuple[Menu, tuple[tuple[str, int], ...]], tuple[Number, int]] = {}
        self._knowns: dict[Known, Number | None] = {}
        self._stands: dict[tuple[tuple[int, ...], Menu], Number] = {}
        self._nth: dict[tuple[int, Menu], list[Number]] = {}
        self._add_sessions()
        if content:
            self._add_menus()
        for statement in self._statements:
            self.state(statement)

    def extended(self, statements: Iterable[Statement]) -> Formulation:
        """The same rows with further statements; this formulation stays as it is."""
        other = copy(self)
        other.rows = self.rows.copy()
        other.costs = defaultdict(dict, {goal: {**costs} for goal, costs in self.costs.items()})
        other._charges = [*self._charges]
        other._choices, other._credits = {**self._choices}, {**self._credits}
        other._bounded = {*self._bounded}
        other._contents, other._knowns = {**self._contents}, {**self._knowns}
        other._stands, other._nth = {**self._stands}, {**self._nth}
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
        """What some of the statements, the very same objects, add to a goal."""
        meant = set(map(id, statements))
        costs: dict[Number, int] = {}
        for statement, number, weight in self._charges:
            if statement.goal == goal and id(statement) in meant:
                costs[number] = costs.get(number, 0) + weight
        return costs

    def most(self, goal: str) -> int:
        """More than this a goal cannot cost."""
        return self.rows.largest(self.costs[goal])

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
        by_week: dict[tuple[int, Menu], list[Option]] = defaultdict(list)
        for option in self._decide.options:
            if self._segments is not None and option.menu.segment not in self._segments:
                continue
            if Held(option) not in self._decide.forbidden and option.menu not in closed:
                self.held[option] = self.rows.flag()
                by_week[option.week, option.menu].append(option)
        self._by_week = dict(by_week)

    def _add_menus(self) -> None:
        for menu in sorted({option.menu for option in self.held}):
            opened = self._opened[menu] = self.rows.flag()
            for exercise in self._decide.block.fillers(menu.focus):
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
        self._check_row(weights)
        limit = statement.at_most - statement.amount.constant
        largest = self.rows.largest(weights)
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
                return self._credit(atom, rises=weight > 0)
            case Known():
                return self._known(atom)
            case Choice():
                if atom not in self._choices:
                    self._choices[atom] = self.rows.flag()
                return self._choices[atom]

    def _credit(self, credit: Credit, *, rises: bool) -> Number | None:
        """What a week's sessions of a menu add up to, bounded on the side that its rows press to.

        A number that rows only want to be large needs no bound from below, and the other way.
        """
        if credit not in self._credits:
            self._credits[credit] = self._new_credit(credit)
        product = self._credits[credit]
        if product is None:
            return None
        if (credit, rises) not in self._bounded:
            self._bounded.add((credit, rises))
            self._bound(product, rises=rises)
        return product.summed

    def _bound(self, product: _Product, *, rises: bool) -> None:
        content, most = product.content, product.most
        for share, held in product.shares:
            if rises:
                self.rows.at_most({content: 1, held: most, share: -1}, most)
            else:
                self.rows.at_most({share: 1, held: -most}, 0)
                self.rows.at_most({share: 1, content: -1}, 0)

    def _new_credit(self, credit: Credit) -> _Product | None:
        options = self._by_week.get((credit.week, credit.menu))
        if not options:
            return None
        content, most = self._content(credit)
        if not most:
            return None
        shares = [
            (self.rows.number(most), held)
            for held in self._at_least(credit.week, credit.menu, options)
        ]
        if len(shares) == 1:
            return _Product(shares[0][0], shares, content, most)
        summed = self.rows.number(most * len(shares))
        self.rows.exactly({summed: -1, **{share: 1 for share, _ in shares}}, 0)
        return _Product(summed, shares, content, most)

    def _content(self, credit: Credit) -> tuple[Number, int]:
        key = credit.menu, credit.credits
        if key not in self._contents:
            worth = {
                name: value
                for name, value in credit.credits
                if Uses(credit.menu, name) in self.uses
            }
            most = self._limits.credit(credit.menu, worth)
            content = self.rows.number(most)
            parts = {self.uses[Uses(credit.menu, name)]: value for name, value in worth.items()}
            self.rows.exactly({content: -1, **parts}, 0)
            self._contents[key] = content, most
        return self._contents[key]

    def _at_least(self, week: int, menu: Menu, options: list[Option]) -> list[Number]:
        """For 1, 2, …: whether the week holds at least so many sessions of the menu."""
        key = week, menu
        if key not in self._nth:
            nth = [self.rows.flag() for _ in range(self._limits.sessions(options))]
            held = {self.held[option]: -1 for option in options}
            self.rows.exactly({**dict.fromkeys(nth, 1), **held}, 0)
            for earlier, later in pairwise(nth):
                self.rows.implies(later, earlier)
            self._nth[key] = nth
        return self._nth[key]

    def _known(self, known: Known) -> Number | None:
        if known not in self._knowns:
            self._knowns[known] = self._new_known(known)
        return self._knowns[known]

    def _new_known(self, known: Known) -> Number | None:
        use = self.uses.get(Uses(known.menu, known.exercise))
        options = [o for week in known.weeks for o in self._by_week.get((week, known.menu), ())]
        if use is None or not options:
            return None
        both = self.rows.flag()
        stands = self._stand(known.weeks, known.menu, options)
        self.rows.implies(both, use)
        self.rows.implies(both, stands)
        self.rows.at_most({use: 1, stands: 1, both: -1}, 1)
        return both

    def _stand(self, weeks: tuple[int, ...], menu: Menu, options: Sequence[Option]) -> Number:
        """Whether any of a menu's sessions of some weeks stands."""
        key = weeks, menu
        if key not in self._stands:
            stands = self._stands[key] = self.rows.flag()
            held = [self.held[option] for option in options]
            self.rows.at_most({stands: 1, **dict.fromkeys(held, -1)}, 0)
            for each in held:
                self.rows.implies(each, stands)
        return self._stands[key]

    def _check_row(self, weights: Weights) -> None:
        if sum(abs(w) * self.rows.most[number] for number, w in weights.items()) >= ROW_LIMIT:
            raise ValueError("the weights of a rule are too large to add up")
