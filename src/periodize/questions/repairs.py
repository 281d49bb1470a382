"""No plan: what to relax, by how much, and what plan that buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from periodize.errors import InputRefused
from periodize.plan import BrokenWish, Plan
from periodize.questions.asking import Asking, Clash
from periodize.scenario.situation import RuleChange, Scenario

MOST_RULES = 3
"""Rules that one repair may relax."""
PRICE = 1000
"""What a breach costs while repairs are sought: more than all else in its goal, the first one."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Rules that give, and what the best plan then breaks.

    Attributes:
        rules: those that are relaxed.
        breaches: where the plan breaks them, each with date and numbers; as few as can be.
        goals: what the plan misses in each goal, the breaches aside.
        sessions: how many it has.
        proven: whether no plan breaks them less, or is better.
        plan: accepted by the referee under the relaxed rules.
    """

    rules: tuple[str, ...]
    breaches: tuple[BrokenWish, ...]
    goals: tuple[int, ...]
    sessions: int
    proven: bool
    plan: Plan

    @property
    def amount(self) -> int:
        """How many units of the rules are broken."""
        return sum(breach.cost for breach in self.breaches) // PRICE

    @property
    def yaml(self) -> str:
        """The lines under `rules:` that relax them."""
        return ", ".join(
            f"{{rule: {name}, penalty: {PRICE}, goal: sessions}}" for name in self.rules
        )

    @property
    def rank(self) -> tuple[int, int, tuple[int, ...]]:
        """Cheapest first: fewest rules, least broken, best goals."""
        return len(self.rules), self.amount, self.goals


def repairs(scenario: Scenario, clash: Clash, asking: Asking) -> tuple[Repair, ...]:
    """Relax each rule of a clash in turn, and rank what that takes.

    Rules that cannot be priced have no repair. Where a second clash stands behind the first, the
    first of its rules that helps gives, too; unless that one is enough by itself.
    """
    names = [(each.rule, each) for each in clash.others]
    found = [_repaired(scenario, (names[place][0],), asking) for place in asking.steps(names)]
    every = [each for each in found if each]
    needed = (e for e in every if not any(set(o.rules) < set(e.rules) for o in every))
    return tuple(sorted(needed, key=lambda each: each.rank))


def _repaired(scenario: Scenario, names: Sequence[str], asking: Asking) -> Repair | None:
    try:
        found = asking.plan(_relaxed(scenario, names))
    except InputRefused:
        return None
    if isinstance(found, Plan):
        return _repair(found, names)
    more = [each.rule for each in found.others if each.rule not in names]
    if len(names) == MOST_RULES:
        return None
    further = (_repaired(scenario, (*names, name), asking) for name in more)
    return next((each for each in further if each), None)


def _repair(plan: Plan, names: Sequence[str]) -> Repair:
    broken = tuple(w for w in plan.broken_wishes if w.rule in names and w.cost >= PRICE)
    first, *rest = (goal.value for goal in plan.goals)
    goals = (first - sum(breach.cost for breach in broken), *rest)
    proven = plan.status == "optimal"
    return Repair(tuple(names), broken, goals, len(plan.sessions), proven, plan)


def _relaxed(scenario: Scenario, names: Sequence[str]) -> Scenario:
    changes = tuple(
        RuleChange(rule=name, values={"penalty": PRICE, "goal": "sessions"}, where=())
        for name in names
    )
    return replace(scenario, rules=(*scenario.rules, *changes))
