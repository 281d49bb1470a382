"""The greedy planner, as one writes it in an evening: week by week, the first slot that is free.

For each session that a week asks for it takes the kind that the week has least of, legs first, the
first start that breaks no must together with what stands, and exercises in the order of the list.
What stands is never moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from benchmarks.rivals.menus import listed
from benchmarks.rivals.task import Attempt, Problem
from periodize.block import Menu, Option, Week
from periodize.engine.solution import Solution
from periodize.plan import Plan
from periodize.prescribe.progression import sessions_of
from periodize.statements.atoms import Choice, Held, Opened, Uses
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement

MEMORY_WEEKS = 4
"""How far back a new session is held against what stands; no must reaches further."""


def attempt(problem: Problem) -> Attempt:
    """One pass over the weeks."""
    planner = _Greedy(problem, problem.statements())
    for week in problem.block.calendar.weeks:
        planner.fill(week)
    return Attempt(planner.plan)


class _Greedy:
    def __init__(self, problem: Problem, decide: Decided) -> None:
        self._problem, self._forbidden = problem, decide.forbidden
        self._musts: dict[Option | Menu, list[Statement]] = defaultdict(list)
        for must in decide.statements:
            if must.penalty is None and not any(isinstance(a, Choice) for a in must.amount.terms):
                for subject in _subjects(must):
                    self._musts[subject].append(must)
        self._offered: dict[int, list[Option]] = defaultdict(list)
        for option in problem.block.options.all:
            if Held(option) not in self._forbidden:
                self._offered[option.week].append(option)
        self._contents: dict[Menu, tuple[str, ...]] = {}
        self.plan = Solution()

    def fill(self, week: Week) -> None:
        """As many sessions as the week asks for, if they can be had."""
        held: Counter[str] = Counter()
        while len(self._recent(week.index)) < week.target:
            found = self._first(week, held)
            if found is None:
                return
            held[found.focus] += 1
            self.plan = self._with((*self.plan.options, found))

    def _recent(self, since: int) -> tuple[Option, ...]:
        return tuple(option for option in self.plan.options if option.week >= since)

    def _first(self, week: Week, held: Counter[str]) -> Option | None:
        days = {option.date for option in self._recent(week.index)}
        free = [option for option in self._offered[week.index] if option.date not in days]
        wanted = sorted(free, key=lambda o: (held[o.focus], not o.loads_legs, o.start, -o.minutes))
        fitting = (o for o in wanted if self._is_allowed(o) and self._is_accepted(o))
        return next(fitting, None)

    def _is_allowed(self, option: Option) -> bool:
        """Whether it breaks nothing that the rules said beforehand; quick, and not all there is."""
        standing = self._recent(option.week - MEMORY_WEEKS)
        before, after = self._with(standing), self._with((*standing, option))
        musts = [*self._musts[option], *self._musts[option.menu]]
        return not any(after.excess(must) > before.excess(must) for must in musts)

    def _is_accepted(self, option: Option) -> bool:
        """Whether the rules find no more to refuse in the last weeks than they did without it."""
        before = self._recent(option.week - MEMORY_WEEKS)
        return self._refused((*before, option)) <= self._refused(before)

    def _refused(self, options: tuple[Option, ...]) -> int:
        block = self._problem.block
        plan = Plan(sessions=sessions_of(block, options, self._contents))
        found = (each for rule in self._problem.case.rules for each in rule.violations(block, plan))
        return sum(each.breaks_must for each in found)

    def _with(self, options: tuple[Option, ...]) -> Solution:
        for menu in {option.menu for option in options} - self._contents.keys():
            self._contents[menu] = self._filled(menu)
        return Solution(options, {option.menu: self._contents[option.menu] for option in options})

    def _filled(self, menu: Menu) -> tuple[str, ...]:
        """The first exercises of each part, and more where the session would be too small."""
        chosen = listed(self._problem.block, menu)
        lack = self._lack(menu, chosen)
        for exercise in self._problem.block.menus.fillers(menu.focus):
            if not lack:
                break
            if Uses(menu, exercise) not in self._forbidden and exercise not in chosen:
                left = self._lack(menu, (*chosen, exercise))
                chosen, lack = ((*chosen, exercise), left) if left < lack else (chosen, lack)
        return chosen

    def _lack(self, menu: Menu, exercises: tuple[str, ...]) -> int:
        alone = Solution((), {menu: exercises})
        return sum(alone.excess(must) for must in self._musts[menu] if _is_about_menu(must))


def _subjects(statement: Statement) -> Iterator[Option | Menu]:
    for atom in statement.amount.terms:
        if isinstance(atom, Held):
            yield atom.option
        elif not isinstance(atom, Choice):
            yield atom.menu


def _is_about_menu(statement: Statement) -> bool:
    return all(isinstance(atom, Uses | Opened) for atom in statement.amount.terms)
