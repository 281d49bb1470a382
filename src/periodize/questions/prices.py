"""What each rule costs: one step looser, solved again, and what that buys."""

from __future__ import annotations

from dataclasses import dataclass

from periodize.plan import Plan
from periodize.questions.asking import Asking, Clash
from periodize.questions.difference import Difference, difference
from periodize.questions.steps import Step, steps
from periodize.scenario.situation import Scenario


@dataclass(frozen=True, slots=True)
class Price:
    """A rule, one step looser, and the plan that this buys.

    Attributes:
        rule: its name.
        step: what is looser.
        difference: from the base plan to the best one then.
        plan: that plan.
    """

    rule: str
    step: str
    difference: Difference
    plan: Plan

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
    """The steps that buy something, what is worth most first, and those that buy nothing."""

    prices: tuple[Price, ...]
    slack: tuple[str, ...]

    @property
    def proven(self) -> bool:
        """Whether every price is."""
        return all(price.proven for price in self.prices)


def prices(scenario: Scenario, base: Plan, asking: Asking) -> PricesAnswer:
    """Loosen each rule that must hold by one step, and sort by what it buys."""
    named = [(f"{step.rule}: {step.text}", step) for step in steps(scenario)]
    found = [_priced(base, named[place][1], asking) for place in asking.steps(named)]
    binding = sorted((f for f in found if f.binds), key=lambda each: each.difference.price)
    return PricesAnswer(
        tuple(binding), tuple(f"{each.rule}: {each.step}" for each in found if not each.binds)
    )


def _priced(base: Plan, step: Step, asking: Asking) -> Price:
    plan = asking.plan(step.scenario, near=base.sessions, earlier=base)
    if isinstance(plan, Clash):
        raise ValueError("a looser rule cannot leave no plan")
    return Price(step.rule, step.text, difference(base, plan), plan)
