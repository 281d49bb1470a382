"""What each rule costs: one step looser, solved again, and what that buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from periodize.errors import OutOfTime
from periodize.plan import Plan
from periodize.policy.case import case_of
from periodize.questions.asking import Asking, Clash
from periodize.questions.difference import Difference, difference, price_text
from periodize.questions.legs import weeks_with_longer, weeks_with_more, weeks_with_one
from periodize.questions.opening import Shut, pairs, shut
from periodize.questions.steps import steps, together
from periodize.referee import check
from periodize.rules.looser import Step
from periodize.scenario.scenario import Scenario

PAIR = 2
MAKES_ROOM = frozenset({"availability", "pins", "season_frequency", "weekly_minutes"})
"""Rules whose step changes what the block offers or asks for, besides what must hold."""
MOST_PLANS = 2
"""So many pairs of steps are solved for one kind of session in some weeks."""


@dataclass(frozen=True, slots=True)
class Price:
    """A rule, one step looser, and the plan that this buys.

    Attributes:
        rule: its name.
        step: what is looser.
        difference: from the base plan to the best one then.
        plan: that plan.
        first_legs, second_legs: the numbers of the weeks that hold no leg session, or one, and more
            then.
        longer_heavy: those of the weeks whose heavy session for the legs is longer then.
    """

    rule: str
    step: str
    difference: Difference
    plan: Plan
    first_legs: tuple[int, ...] = ()
    second_legs: tuple[int, ...] = ()
    longer_heavy: tuple[int, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether neither plan can be better."""
        return self.difference.proven

    @property
    def binds(self) -> bool:
        """Whether the step buys anything."""
        return self.difference.price < (0,) * len(self.difference.goals)


@dataclass(frozen=True, slots=True)
class PricesAnswer:
    """What the steps buy.

    Attributes:
        prices: the steps that buy something, what is worth most first; two at once where none alone
            opens a week to a kind of session that it lacks.
        slack: those that buy nothing.
        complete: whether that is proven of each of them.
        late: those for which no plan was found in time.
        closed: what weeks lack, a sentence each, and neither a step nor two of them opens.
        one_leg: the numbers of the weeks that hold one leg session.
    """

    prices: tuple[Price, ...]
    slack: tuple[str, ...]
    complete: bool = True
    late: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    one_leg: tuple[int, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether with more time no step could buy more."""
        return self.complete and not self.late and all(price.proven for price in self.prices)


def prices(scenario: Scenario, base: Plan, asking: Asking) -> PricesAnswer:
    """Loosen each rule that must hold by one step, and sort by what it buys.

    Steps that only take obligations away are taken together as far as that tells: where all of
    them buy nothing, none of them does. Where weeks stay closed to a kind of session, two steps at
    once are tried of the rules that close them.
    """
    every = steps(scenario)
    asked = [step for step in every if step.rule not in silent_rules(scenario)]
    search = _Search(scenario, base, asking, len(asked))
    # Beside an unproven plan nothing can be told of several steps at once.
    shared = [step for step in asked if step.change and base.status == "optimal"]
    if shared:
        search.settle(shared)
    for step in asked:
        if step not in shared:
            search.settle([step])
    still = [closed for closed in shut(scenario, base) if not search.opens(closed)]
    still = [closed for closed in still if not search.open_by_two(closed)]
    bought = sorted(search.bought.values(), key=lambda each: each.difference.price)
    # Where time ran out before any plan, nothing is said of what needed none either.
    told = asked if len(search.late) == len(asked) else every
    rest = [step for step in told if step not in search.bought]
    slack = tuple(str(step) for step in rest if step not in search.late)
    return PricesAnswer(
        tuple(bought),
        slack,
        search.complete,
        tuple(map(str, search.late)),
        tuple(map(str, still)),
        weeks_with_one(scenario, base),
    )


def silent_rules(scenario: Scenario) -> frozenset[str]:
    """The rules that ask nothing which must hold; without what they ask no plan is better."""
    case = case_of(scenario)
    said = {each.rule for each in case.decided.statements if each.penalty is None}
    forbidding = {name for names in case.decided.forbidden.values() for name in names}
    named = {rule.rule for rule in case.rules}
    return frozenset(named - said - forbidding - MAKES_ROOM)


@dataclass(slots=True)
class _Search:
    scenario: Scenario
    base: Plan
    asking: Asking
    count: int
    settled: int = 0
    complete: bool = True
    bought: dict[Step, Price] = field(default_factory=dict)
    late: list[Step] = field(default_factory=list)

    def settle(self, group: Sequence[Step]) -> None:
        """Find what each step of a group buys."""
        self.asking.tell(self.settled + 1, self.count, ", ".join(step.rule for step in group))
        try:
            plan = self._planned(group)
        except OutOfTime:
            self.late += group
            self.settled += len(group)
            return
        found = difference(self.base, plan)
        if found.price >= (0,) * len(found.goals) and (found.proven or len(group) == 1):
            self.settled += len(group)
            self.complete = self.complete and found.proven
            return
        used = self._used(group, plan)
        rest = [step for step in group if step not in used]
        if len(used) == 1:
            # It alone buys all that the group does, with the very plan.
            self.settled += 1
            self._buy(used[0], found, plan)
        elif len(used) == PAIR and rest:
            # What two buy together tells of neither, so each is asked at once.
            for step in used:
                self.settle([step])
        elif used and rest:
            self.settle(used)
        else:
            half = len(group) // 2
            self.settle(group[:half])
            rest = list(group[half:])
        if rest:
            self.settle(rest)

    def opens(self, closed: Shut) -> bool:
        """Whether any step that buys something opens weeks that were closed."""
        return any(closed.is_opened(self.scenario, each.plan) for each in self.bought.values())

    def open_by_two(self, closed: Shut) -> bool:
        """Open weeks by two steps at once; tell whether the first two that could do it do."""
        for step in islice(pairs(self.scenario, closed), MOST_PLANS):
            self.count += 1
            self.settle([step])
            if self.opens(closed):
                return True
        return False

    def _buy(self, step: Step, found: Difference, plan: Plan) -> None:
        self.bought[step] = self._price(step, found, plan)
        self.asking.tell_found(f"{step.rule}, {step.text}: {price_text(found.goals)}")

    def _price(self, step: Step, found: Difference, plan: Plan) -> Price:
        first, second = (weeks_with_more(self.scenario, self.base, plan, held) for held in (0, 1))
        longer = weeks_with_longer(self.scenario, self.base, plan)
        return Price(step.rule, step.text, found, plan, first, second, longer)

    def _planned(self, group: Sequence[Step]) -> Plan:
        looser = together(self.scenario, group)
        plan = self.asking.plan(looser, near=self.base.sessions, earlier=self.base)
        if isinstance(plan, Clash):
            raise ValueError("a looser rule cannot leave no plan")
        return plan

    def _used(self, group: Sequence[Step], plan: Plan) -> Sequence[Step]:
        """The steps of a group without which a plan would break a rule."""
        broken = {found.rule for found in check(self.scenario, plan).broken}
        return group if len(group) == 1 else [step for step in group if step.rule in broken]
