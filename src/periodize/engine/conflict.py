"""Which rules clash: a smallest set of musts that cannot hold together, found by leaving out.

The first suspects come from the part of the block that has no plan, without menus while it has none
without them: that is quick, and what clashes there clashes in the block. Whether each suspect is
needed is then seen on the whole block.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.engine.coupling import Reach, Segments
from periodize.engine.formulation import Formulation
from periodize.engine.search import Aim, Deadline, search
from periodize.engine.solution import Solution
from periodize.plan import Plan
from periodize.prescribe.progression import sessions_of
from periodize.rules.base import Rule, Violation
from periodize.statements.decided import Decided


def clash(asked: Decided, rules: Sequence[Rule], within: Segments, deadline: Deadline) -> list[str]:
    """Name rules that cannot hold together, and can without any one of them.

    Args:
        asked: what the rules asked.
        rules: those that asked it.
        within: segments that have no plan.
        deadline: when to stop.

    Returns:
        One sentence for each: the rule's name, and how a plan that the others allow breaks it.

    Raises:
        Interrupted, OutOfTime: it was stopped before the rules were known.
    """
    suspects = _Suspects(asked, within, deadline)
    needed = suspects.smallest([], [rule for rule in rules if rule.penalty is None])
    plans: dict[str, Solution] = {}
    for rule in tuple(needed):
        rest = [other for other in needed if other is not rule]
        found = _plan_under(asked, rest, deadline)
        if found is None:
            needed = rest
        else:
            plans[rule.rule] = found
    return [_told(asked.block, rule, plans[rule.rule], within) for rule in needed]


class _Suspects:
    """The rules that leave some segments no plan."""

    def __init__(self, asked: Decided, within: Segments, deadline: Deadline) -> None:
        musts = [s for s in Reach(asked).inside(within) if s.penalty is None]
        self._inside = Decided(asked.block, asked.forbidden, musts)
        self._within, self._deadline = within, deadline
        speakers = {name for names in asked.forbidden.values() for name in names}
        self._speaking = speakers | {statement.rule for statement in musts}
        self._content = self._has_plan(self._speaking, content=False)

    def smallest(self, given: list[Rule], rules: list[Rule]) -> list[Rule]:
        """Rules among these that clash with the given ones, none of them without need.

        Halves first, as in QuickXplain (Junker 2004): many rules, few of which clash.
        """
        speaking = [rule for rule in rules if rule.rule in self._speaking]
        return sorted(self._among(given, speaking), key=rules.index)

    def _among(self, given: list[Rule], rules: list[Rule], *, asked: bool = False) -> list[Rule]:
        if asked and not self._has_plan({rule.rule for rule in given}, content=self._content):
            return []
        if len(rules) <= 1:
            return rules
        half = len(rules) // 2
        first, second = rules[:half], rules[half:]
        of_second = self._among([*given, *first], second, asked=True)
        of_first = self._among([*given, *of_second], first, asked=bool(of_second))
        return [*of_first, *of_second]

    def _has_plan(self, names: Container[str], *, content: bool) -> bool:
        decide = _only(self._inside, names)
        formulation = Formulation(
            decide, content=content, segments=self._within, statements=decide.statements
        )
        answer = search(formulation.rows, Aim("conflict"), 1, self._deadline)
        if answer.status == "unknown":
            self._deadline.give_up()
        return answer.solution is not None


def _told(block: Block, rule: Rule, without: Solution, within: Segments) -> str:
    """How a plan without a rule breaks it: where there is no plan, if it is broken there."""
    sessions = sessions_of(block, without.options, without.contents)
    found = rule.violations(block, Plan(sessions=sessions))
    broken = [violation for violation in found if violation.breaks_must]
    days = block.scenario.days
    here = [
        v for v in broken if v.date in days and block.calendar.week_of(v.date).segment in within
    ]
    texts = [_dated(violation) for violation in here or broken]
    return f"{rule.rule}: {texts[0] if texts else rule.explain()}"


def _dated(violation: Violation) -> str:
    """What is broken, with its day where the text does not say it."""
    day = format_short_day(violation.date)
    return violation.text if day in violation.text else f"{day}: {violation.text}"


def _plan_under(asked: Decided, rules: Sequence[Rule], deadline: Deadline) -> Solution | None:
    """The smallest plan that keeps these rules' musts, or None."""
    formulation = Formulation(_only(asked, {rule.rule for rule in rules}))
    formulation.rows.minimize(dict.fromkeys(formulation.held.values(), 1))
    answer = search(formulation.rows, Aim("conflict"), 1, deadline)
    if answer.status == "unknown":
        deadline.give_up()
    return None if answer.solution is None else formulation.solution(answer.solution)


def _only(asked: Decided, names: Container[str]) -> Decided:
    """What some of the rules asked that must hold."""
    forbidden = {
        atom: kept
        for atom, speakers in asked.forbidden.items()
        if (kept := [name for name in speakers if name in names])
    }
    statements = [
        statement
        for statement in asked.statements
        if statement.penalty is None and statement.rule in names
    ]
    return Decided(asked.block, forbidden, statements)
