"""Statements turned into a CP-SAT model. With `rules.decide` the only place that knows both sides.

What cannot be chosen is dropped before the solver sees it: forbidden sessions and exercises, and
menus whose parts cannot be filled. A week's sessions of a menu times what the menu holds is written
as one product per session of the week, `t <= M p, t <= C, t >= C - M (1 - p)`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr, LinearExprT

from periodize.block import Menu, Option
from periodize.engine.bounds import Limits, closed_menus
from periodize.engine.solution import Solution
from periodize.rules.base import GOALS
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


class Formulation:
    """Some segments of a block as a CP-SAT model.

    Attributes:
        model: the solver's model; it has no objective yet.
        held, uses: the variables of the sessions and menus that can be chosen.
        costs: for each goal, the weighted variables that its value is the sum of.
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
        """Build the model.

        Args:
            decide: what the rules asked.
            content: whether menus are part of it.
            segments: the segments that it is for; None is all of them.
            statements: what holds there; None is all that the rules said.
        """
        self.model = CpModel()
        self.content = content
        self.held: dict[Option, IntVar] = {}
        self.uses: dict[Uses, IntVar] = {}
        self.costs: dict[str, list[tuple[int, IntVar]]] = {goal: [] for goal in GOALS}
        self._uppers: list[int] = []
        self._decide = decide
        self._segments = segments
        self._statements = decide.statements if statements is None else statements
        self._limits = Limits(self._statements)
        self._opened: dict[Menu, IntVar] = {}
        self._choices: dict[Choice, IntVar] = {}
        self._credits: dict[Credit, IntVar | None] = {}
        self._contents: dict[tuple[Menu, tuple[tuple[str, int], ...]], tuple[IntVar, int]] = {}
        self._knowns: dict[Known, IntVar | None] = {}
        self._stands: dict[tuple[tuple[int, ...], Menu], IntVar] = {}
        self._nth: dict[tuple[int, Menu], list[IntVar]] = {}
        self._add_sessions()
        if content:
            self._add_menus()
        for statement in self._statements:
            self._state(statement)

    def value(self, goal: str) -> LinearExprT:
        """What a goal costs."""
        weights = [weight for weight, _ in self.costs[goal]]
        return LinearExpr.weighted_sum([variable for _, variable in self.costs[goal]], weights)

    def most(self, goal: str) -> int:
        """More than this a goal cannot cost."""
        return sum(weight * self._upper(variable) for weight, variable in self.costs[goal])

    def solution(self, values: Sequence[int]) -> Solution:
        """What the values of the model's variables mean."""
        options = tuple(option for option, held in self.held.items() if values[held.index])
        contents: dict[Menu, tuple[str, ...]] = {option.menu: () for option in options}
        for use, variable in self.uses.items():
            if values[variable.index] and use.menu in contents:
                contents[use.menu] += (use.exercise,)
        choices = {choice: values[variable.index] for choice, variable in self._choices.items()}
        return Solution(options, contents, choices)

    def _add_sessions(self) -> None:
        closed = closed_menus(self._statements, self._decide.forbidden)
        by_week: dict[tuple[int, Menu], list[Option]] = defaultdict(list)
        for option in self._decide.options:
            if self._segments is not None and option.menu.segment not in self._segments:
                continue
            if Held(option) not in self._decide.forbidden and option.menu not in closed:
                name = (
                    f"{option.focus}[{option.start:%Y-%m-%dT%H:%M}+{option.minutes}@{option.place}]"
                )
                self.held[option] = self._flag(name)
                by_week[option.week, option.menu].append(option)
        self._by_week = dict(by_week)

    def _add_menus(self) -> None:
        for menu in sorted({option.menu for option in self.held}):
            title = f"{menu.focus}@{menu.place}/{menu.segment}"
            opened = self._opened[menu] = self._flag(f"open[{title}]")
            for exercise in self._decide.block.fillers(menu.focus):
                use = Uses(menu, exercise)
                if use not in self._decide.forbidden:
                    self.uses[use] = self._flag(f"use[{exercise} in {title}]")
                    self.model.add_implication(self.uses[use], opened)
        for option, held in self.held.items():
            self.model.add_implication(held, self._opened[option.menu])

    def _state(self, statement: Statement) -> None:
        terms = statement.amount.terms
        if not self.content and any(
            isinstance(atom, Uses | Credit | Known | Opened) for atom in terms
        ):
            return
        parts = [
            (weight, variable)
            for atom, weight in terms.items()
            if weight and (variable := self._variable(atom)) is not None
        ]
        limit = statement.at_most - statement.amount.constant
        self._check_row(parts)
        most = sum(max(0, weight * self._upper(part)) for weight, part in parts)
        if most <= limit:
            return
        amount = LinearExpr.weighted_sum(
            [part for _, part in parts], [weight for weight, _ in parts]
        )
        if statement.penalty is None or statement.goal is None:
            self.model.add(amount <= limit)
        elif limit == 0 and all(weight > 0 for weight, _ in parts):
            costs = self.costs[statement.goal]
            costs += [(weight * statement.penalty, part) for weight, part in parts]
        else:
            over = self._number(most - limit, f"over[{statement.rule}]")
            self.model.add(amount - over <= limit)
            self.costs[statement.goal].append((statement.penalty, over))

    def _variable(self, atom: Atom) -> IntVar | None:
        match atom:
            case Held():
                return self.held.get(atom.option)
            case Uses():
                return self.uses.get(atom)
            case Opened():
                return self._opened.get(atom.menu)
            case Credit():
                return self._credit(atom)
            case Known():
                return self._known(atom)
            case Choice():
                if atom not in self._choices:
                    self._choices[atom] = self._flag(atom.name)
                return self._choices[atom]

    def _credit(self, credit: Credit) -> IntVar | None:
        if credit not in self._credits:
            self._credits[credit] = self._new_credit(credit)
        return self._credits[credit]

    def _new_credit(self, credit: Credit) -> IntVar | None:
        options = self._by_week.get((credit.week, credit.menu))
        if not options:
            return None
        content, most = self._content(credit)
        if not most:
            return None
        shares = []
        for nth, held in enumerate(self._at_least(credit.week, credit.menu, options), 1):
            share = self._number(most, f"share {nth} of {credit.menu.focus}")
            self.model.add(share <= most * held)
            self.model.add(share <= content)
            self.model.add(share >= content - most + most * held)
            shares.append(share)
        if len(shares) == 1:
            return shares[0]
        summed = self._number(most * len(shares), f"shares of {credit.menu.focus}")
        self.model.add(summed == sum(shares))
        return summed

    def _content(self, credit: Credit) -> tuple[IntVar, int]:
        key = credit.menu, credit.credits
        if key not in self._contents:
            worth = {
                name: value
                for name, value in credit.credits
                if Uses(credit.menu, name) in self.uses
            }
            most = self._limits.credit(credit.menu, worth)
            content = self._number(most, f"content of {credit.menu.focus}")
            parts = [self.uses[Uses(credit.menu, name)] * value for name, value in worth.items()]
            self.model.add(content == sum(parts))
            self._contents[key] = content, most
        return self._contents[key]

    def _at_least(self, week: int, menu: Menu, options: list[Option]) -> list[IntVar]:
        """For 1, 2, …: whether the week holds at least so many sessions of the menu."""
        key = week, menu
        if key not in self._nth:
            most = self._limits.sessions(options)
            nth = [self._flag(f"{menu.focus} {n + 1} in week {week}") for n in range(most)]
            self.model.add(sum(nth) == sum(self.held[option] for option in options))
            for earlier, later in pairwise(nth):
                self.model.add_implication(later, earlier)
            self._nth[key] = nth
        return self._nth[key]

    def _known(self, known: Known) -> IntVar | None:
        if known not in self._knowns:
            self._knowns[known] = self._new_known(known)
        return self._knowns[known]

    def _new_known(self, known: Known) -> IntVar | None:
        use = self.uses.get(Uses(known.menu, known.exercise))
        options = [o for week in known.weeks for o in self._by_week.get((week, known.menu), ())]
        if use is None or not options:
            return None
        both = self._flag(f"{known.exercise} known from {known.menu.focus}")
        stands = self._stand(known.weeks, known.menu, options)
        self.model.add_implication(both, use)
        self.model.add_implication(both, stands)
        self.model.add(use + stands <= 1 + both)
        return both

    def _stand(self, weeks: tuple[int, ...], menu: Menu, options: Sequence[Option]) -> IntVar:
        """Whether any of a menu's sessions of some weeks stands."""
        key = weeks, menu
        if key not in self._stands:
            stands = self._stands[key] = self._flag(f"{menu.focus} stands")
            held = [self.held[option] for option in options]
            self.model.add(stands <= sum(held))
            for each in held:
                self.model.add_implication(each, stands)
        return self._stands[key]

    def _check_row(self, parts: Iterable[tuple[int, IntVar]]) -> None:
        if sum(abs(weight) * self._upper(part) for weight, part in parts) >= ROW_LIMIT:
            raise ValueError("the weights of a rule are too large to add up")

    def _flag(self, name: str) -> IntVar:
        self._uppers.append(1)
        return self.model.new_bool_var(name)

    def _number(self, most: int, name: str) -> IntVar:
        self._uppers.append(most)
        return self.model.new_int_var(0, most, name)

    def _upper(self, variable: IntVar) -> int:
        return self._uppers[variable.index]
