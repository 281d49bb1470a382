"""A case: a scenario under its policy, what every question and every judgement is about."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from periodize.block import Block, as_lived
from periodize.errors import InputRefused, Problem
from periodize.model.periodization import Model
from periodize.plan import Plan
from periodize.policy.choose import model_of
from periodize.policy.settle import settle
from periodize.rules.base import Rule, Urgency
from periodize.scenario.scenario import Pin, Scenario

if TYPE_CHECKING:
    from periodize.statements.decide import Decide
    from periodize.statements.decided import Decided


@dataclass(frozen=True)
class Case:
    """A scenario's block, and the rules that hold for it.

    Attributes:
        block: what could stand.
        rules: the model's and the scenario's, then those that a question adds.
    """

    block: Block
    rules: tuple[Rule, ...]

    def __reduce__(self) -> tuple[object, ...]:
        return Case, (self.block, self.rules)

    @property
    def scenario(self) -> Scenario:
        """What is fixed and what is wished."""
        return self.block.scenario

    @property
    def model(self) -> Model:
        """The model's tables, with the scenario's changes."""
        return self.block.model

    @cached_property
    def decided(self) -> Decided:
        """What the rules ask of a plan before there is one.

        First said is what a plan at once needs to know; told it is in the order of the rules.
        """
        for urgency in get_args(Urgency):
            for rule in self.rules:
                if rule.urgency == urgency:
                    self.begun.speak(rule)
            self.begun.suffices = True
        return self.begun.decided(self.rules)

    @cached_property
    def begun(self) -> Decide:
        """What the rules have asked so far, while they are asked: for whoever cannot wait."""
        # Only who solves or explains needs the words of rules; a judgement does without.
        from periodize.statements.decide import Decide

        return Decide(self.block)

    def with_rules(self, *more: Rule) -> Case:
        """The same with further rules."""
        return replace(self, rules=(*self.rules, *more)) if more else self


def case_of(scenario: Scenario, model: str | None = None) -> Case:
    """Put a scenario under its model, or the one named, with the rules that hold then.

    Raises:
        InputRefused: the model, a rule or a pin of the scenario cannot be used.
    """
    policy = settle(scenario, model_of(scenario, model))
    block = policy.block(scenario)
    if problems := sorted((*_pin_problems(block), *_refused(block, policy.rules))):
        raise InputRefused(problems)
    return Case(block, policy.rules)


def case_of_plan(scenario: Scenario, plan: Plan) -> Case:
    """Put a scenario under the model that a plan names, else its own, with the rules that hold.

    Where the plan was made in the middle of its block, the scenario is taken as it was lived until
    then.

    Raises:
        InputRefused: the model, a rule or a pin of the scenario cannot be used.
    """
    if plan.replanned:
        now = settle(scenario, model_of(scenario, plan.model)).block(scenario)
        said = plan.replanned
        scenario = as_lived(now, plan, said.since, said.done, missed=said.missed_days)
    return case_of(scenario, plan.model)


def _pin_problems(block: Block) -> Iterator[Problem]:
    for pin in block.scenario.pins:
        if pin.focus is not None and pin.date in block.scenario.days:
            yield from _not_offered(block, pin, pin.focus)


def _refused(block: Block, rules: Iterable[Rule]) -> Iterator[Problem]:
    """What of the model's tables a rule could never let stand."""
    for rule in rules:
        for message in rule.refuses(block):
            yield Problem(f"model {block.model.name}", 0, 0, message)


def _not_offered(block: Block, pin: Pin, focus: str) -> Iterator[Problem]:
    week = block.calendar.week_of(pin.date)
    offered = [name for name, each in block.model.focuses.items() if block.menus.offers(each, week)]
    if focus not in offered:
        near = difflib.get_close_matches(focus, offered, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        message = (
            f"{focus!r} cannot be pinned in week {week.number} ({week.phase}); "
            f"allowed: {', '.join(offered)}{hint}"
        )
        yield block.scenario.marks.problem((*pin.where, "focus"), message)
