"""No plan: what to relax, by how much, and what plan that buys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from periodize.errors import InputRefused, OutOfTime
from periodize.plan import BrokenWish, Plan
from periodize.questions.asking import Asking, Clash
from periodize.scenario.scenario import RuleChange, Scenario

MOST_RULES = 3
"""Rules that one repair may relax."""
PRICE = 1000
"""What a breach costs while repairs are sought: more than all else in its goal, the first one."""
SECONDS = 10.0
"""What each repair may take: without a plan yet, a quick answer is worth more than its proof."""


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
        """How many units of the rules are broken, each rule in its own."""
        return sum(breach.cost for breach in self.breaches) // PRICE

    @property
    def yaml(self) -> str:
        """The lines under `rules:` that relax them."""
        return ", ".join(
            f"{{rule: {name}, penalty: {PRICE}, goal: sessions}}" for name in self.rules
        )

    @property
    def rank(self) -> tuple[int, int, int, tuple[int, ...]]:
        """Cheapest first: fewest rules, broken in fewest places, by least, best goals."""
        return len(self.rules), len(self.breaches), self.amount, self.goals


@dataclass(frozen=True, slots=True)
class RepairsAnswer:
    """What clashes, and what it would take.

    Attributes:
        clash: the rules that cannot hold together; None where there is a plan.
        repairs: the cheapest first; of no two the one relaxes all that the other does.
        complete: whether every set of up to three rules was tried that could be one.
        unpriced: rules that clash and must hold whatever it costs, so that no repair relaxes them.
    """

    clash: Clash | None
    repairs: tuple[Repair, ...] = ()
    complete: bool = True
    unpriced: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether no repair is missing, and none could be cheaper."""
        return self.complete and all(repair.proven for repair in self.repairs)


def repairs(scenario: Scenario, clash: Clash, asking: Asking) -> RepairsAnswer:
    """Relax the rules of a clash, and rank what that takes.

    Where a second clash stands behind the first, one of its rules must give, too: each is tried,
    as in a tree of hitting sets (Reiter 1987). Rules that cannot be priced have no repair.
    """
    search = RepairSearch(scenario, clash, asking)
    search.run()
    return search.answer()


class RepairSearch:
    """The search for repairs; it can be left at any time with those that were found.

    Attributes:
        found: the repairs so far.
    """

    def __init__(self, scenario: Scenario, clash: Clash, asking: Asking) -> None:
        limit = SECONDS if asking.time_limit is None else min(SECONDS, asking.time_limit)
        self.found: list[Repair] = []
        self._scenario, self._clash = scenario, clash
        self._asking = replace(asking, time_limit=limit)
        self._complete = True
        self._unpriced: set[str] = set()

    def run(self) -> None:
        """Relax each rule, then each two, then each three that may be enough together."""
        level: list[tuple[str, ...]] = [(each.rule,) for each in self._clash.others]
        for _ in range(MOST_RULES):
            named = [(", ".join(names), names) for names in level]
            further = [more for at in self._asking.steps(named) for more in self._relax(level[at])]
            wider = {frozenset(names): names for names in further}
            enough = [set(repair.rules) for repair in self.found]
            level = [names for key, names in wider.items() if not any(e <= key for e in enough)]

    def answer(self, *, complete: bool = True) -> RepairsAnswer:
        """What was found, ranked."""
        ranked = sorted(self.found, key=lambda each: each.rank)
        unpriced = tuple(sorted(self._unpriced))
        return RepairsAnswer(self._clash, tuple(ranked), complete and self._complete, unpriced)

    def _relax(self, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Find the repair that relaxes these rules; without one, what may help beside them."""
        try:
            plan = self._asking.plan(_relaxed(self._scenario, names))
        except InputRefused:
            # All before the last could be priced: it is the last that cannot.
            self._unpriced.add(names[-1])
            return
        except OutOfTime:
            self._complete = False
            return
        if isinstance(plan, Plan):
            self.found.append(_repair(plan, names))
            return
        yield from ((*names, each.rule) for each in plan.others if each.rule not in names)


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
