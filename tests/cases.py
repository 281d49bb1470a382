"""Blocks and rules for tests, put together from whatever model and catalogue a test has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from periodize.block import Block
from periodize.model.catalogue import Catalogue, load_catalogue
from periodize.model.load import load_model
from periodize.model.periodization import Model
from periodize.model.progression import DeloadNumbers, RampNumbers, ReturnNumbers, RuleNumbers
from periodize.policy.case import case_of
from periodize.policy.settle import settle
from periodize.rules.base import Rule
from periodize.rules.before_run import BeforeRun
from periodize.rules.same_day_order import SameDayOrder
from periodize.scenario.scenario import Scenario


def under_model(scenario: Scenario, model: str | None = None) -> tuple[Block, tuple[Rule, ...]]:
    """A scenario's block and the rules that hold for it."""
    case = case_of(scenario, model)
    return case.block, case.rules


def rules_of(block: Block) -> tuple[Rule, ...]:
    """The rules of a block's model, with what its scenario changes."""
    return settle(block.scenario, block.model).rules


def build(scenario: Scenario, model: Model | None = None) -> Block:
    """A block under a model as it is written, whatever the scenario changes of it."""
    catalogue = load_catalogue().with_own(scenario.exercises)
    return put_under(scenario, model or load_model(scenario.model), catalogue)


def put_under(scenario: Scenario, model: Model, catalogue: Catalogue) -> Block:
    """A block of these three, with the numbers that the model's rules lend it."""
    return Block(scenario, model, catalogue, numbers_in(model))


def numbers_in(model: Model) -> RuleNumbers:
    """The numbers that a model's rules lend to a block, also where an entry says no more."""
    deload, ramp, returning = (
        next(_said(model, name, kind), None)
        for name, kind in (
            ("deload", DeloadNumbers),
            ("load_ramp", RampNumbers),
            ("return_from_break", ReturnNumbers),
        )
    )
    hours: frozenset[int] = frozenset()
    for rule in (BeforeRun, SameDayOrder):
        for entry in model.rules:
            if entry["rule"] == rule.model_fields["rule"].annotation.__args__[0]:  # type: ignore[union-attr]
                hours |= rule.model_validate(entry).hours_before_runs()
    return RuleNumbers(deload, ramp, returning, hours)


def _said(model: Model, name: str, kind: Any) -> Iterator[Any]:
    for entry in model.rules:
        if entry["rule"] == name and entry.get("enabled", True):
            yield kind.model_validate({k: entry[k] for k in kind.model_fields if k in entry})
