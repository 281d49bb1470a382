"""Which rules clash: a smallest set of musts that cannot hold together, found by leaving out."""

from __future__ import annotations

from collections.abc import Container, Sequence

from periodize.block import Block
from periodize.engine.formulation import Formulation
from periodize.engine.search import Aim, Deadline, search
from periodize.engine.solution import Solution
from periodize.plan import Plan
from periodize.progression import sessions_of
from periodize.rules.base import Rule
from periodize.rules.decide import Decide


def clash(block: Block, rules: Sequence[Rule], deadline: Deadline) -> list[str]:
    """Name rules that cannot hold together, and can without any one of them.

    Returns:
        One sentence for each: the rule's name, and how the plan that the others allow breaks it.

    Raises:
        Interrupted, OutOfTime: it was stopped before the rules were known.
    """
    asked = Decide(block)
    for rule in rules:
        asked.speak(rule)
    needed = [rule for rule in rules if rule.penalty is None]
    for rule in tuple(needed):
        rest = [other for other in needed if other is not rule]
        if _plan_under(asked, rest, deadline) is None:
            needed = rest
    return [_told(block, asked, rule, needed, deadline) for rule in needed]


def _told(
    block: Block, asked: Decide, rule: Rule, needed: Sequence[Rule], deadline: Deadline
) -> str:
    others = [other for other in needed if other is not rule]
    found = _plan_under(asked, others, deadline) or Solution()
    sessions = sessions_of(block, found.options, found.contents)
    broken = rule.violations(block, Plan(sessions=sessions))
    texts = [violation.text for violation in broken if violation.breaks_must]
    return f"{rule.rule}: {texts[0] if texts else rule.explain()}"


def _plan_under(asked: Decide, rules: Sequence[Rule], deadline: Deadline) -> Solution | None:
    """The smallest plan that keeps these rules' musts, or None."""
    decide = _only(asked, {rule.rule for rule in rules})
    formulation = Formulation(decide)
    formulation.model.minimize(sum(formulation.held.values()))
    answer = search(formulation.model, Aim("conflict"), 1, deadline)
    if answer.status == "unknown":
        deadline.give_up()
    return None if answer.solution is None else formulation.solution(answer.solution)


def _only(asked: Decide, names: Container[str]) -> Decide:
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
    return Decide(asked.block, forbidden, statements)
