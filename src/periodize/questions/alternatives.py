"""Other plans that are as good, or nearly: each differs from all before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from periodize.errors import OutOfTime
from periodize.plan import Plan
from periodize.questions.asking import Asking, Clash
from periodize.questions.difference import Difference, difference
from periodize.questions.min_difference import Differs
from periodize.questions.standing import standings
from periodize.rules.base import Rule
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another plan; `number` counts from 2, since the base plan is the first."""

    number: int
    plan: Plan
    difference: Difference


@dataclass(frozen=True, slots=True)
class AlternativesAnswer:
    """Other plans, best first.

    Attributes:
        found: the plans within the price.
        complete: whether as many were found as were asked for.
        next_best: the best plan beyond the price; None if the search ended before.
        none_differs: whether no further plan at all differs so much.
        late: whether time ran out before there was another plan.
    """

    found: tuple[Alternative, ...]
    complete: bool
    next_best: Alternative | None
    none_differs: bool
    late: bool = False

    @property
    def proven(self) -> bool:
        """Whether each is the best within the price of those that differ from all before it."""
        if self.late:
            return False
        shown = [*self.found, *([self.next_best] if self.next_best else [])]
        return all(each.difference.proven for each in shown)


def alternatives(
    scenario: Scenario,
    base: Plan,
    asking: Asking,
    *,
    count: int = 3,
    differ: int = 4,
    price: Mapping[str, int] | None = None,
) -> AlternativesAnswer:
    """Find plans that differ in at least so many sessions from the base plan and from each other.

    Args:
        scenario: what the plans are for.
        base: its plan.
        asking: how to solve.
        count: how many plans.
        differ: in how many sessions.
        price: by goal, how much more may be missed; nothing where a goal is not named.
    """
    rules: list[Rule] = [_differs(base, 1, differ)]
    found: list[Alternative] = []
    numbers = [(f"plan {number}", number) for number in range(2, count + 2)]
    for place in asking.steps(numbers):
        try:
            plan = _next(scenario, base, asking, rules, price)
        except OutOfTime:
            return AlternativesAnswer(tuple(found), False, None, False, late=True)
        if isinstance(plan, Clash):
            return AlternativesAnswer(tuple(found), False, None, True)
        other = Alternative(place + 2, plan, difference(base, plan))
        allowed = price or {}
        if any(goal.change > allowed.get(goal.name, 0) for goal in other.difference.goals):
            return AlternativesAnswer(tuple(found), False, other, False)
        found.append(other)
        rules.append(_differs(plan, other.number, differ))
    return AlternativesAnswer(tuple(found), True, None, False)


def _next(
    scenario: Scenario,
    base: Plan,
    asking: Asking,
    rules: Sequence[Rule],
    price: Mapping[str, int] | None,
) -> Plan | Clash:
    """A plan that is as good, else the best one within the price, else the best one of all."""
    as_good = asking.as_good(scenario, base, rules)
    if as_good is None and price:
        as_good = asking.as_good(scenario, base, rules, price)
    return as_good or asking.plan(scenario, also=tuple(rules), earlier=base)


def _differs(plan: Plan, number: int, differ: int) -> Differs:
    return Differs(
        rule="differs" if number == 1 else f"differs_{number}",
        number=number,
        sessions=standings(plan.sessions),
        at_least=differ,
    )
