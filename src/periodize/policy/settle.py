"""What holds for a scenario: its model's numbers and rules, with what the scenario changes.

Settled once, before any block; nothing below reads a model's rules as they were written.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from periodize.block import Block
from periodize.errors import InputRefused, Problem
from periodize.model.catalogue import Catalogue, load_catalogue
from periodize.model.periodization import Model
from periodize.model.progression import DeloadNumbers, RampNumbers, ReturnNumbers, RuleNumbers
from periodize.policy.entries import CLASSES, sentence, unknown_in
from periodize.rules.base import Rule
from periodize.scenario.scenario import RuleChange, Scenario

_Numbers = TypeVar("_Numbers", DeloadNumbers, RampNumbers, ReturnNumbers)


@dataclass(frozen=True, slots=True)
class Policy:
    """A model with a scenario's changes.

    Attributes:
        model: its tables, with the seasons, ladders and rules that hold.
        rules: those that hold, in the model's order, without those that are switched off.
        numbers: what rules lend to the block.
        catalogue: every exercise that there is, the athlete's own included.
    """

    model: Model
    rules: tuple[Rule, ...]
    numbers: RuleNumbers
    catalogue: Catalogue

    def block(self, scenario: Scenario) -> Block:
        """A scenario's block under it; pins are taken as they are."""
        return Block(scenario, self.model, self.catalogue, self.numbers)


def settle(scenario: Scenario, model: Model) -> Policy:
    """Settle what holds for a scenario under a model.

    Raises:
        InputRefused: the model or the scenario names an unknown rule, or a number out of bounds.
    """
    reading = _Reading(scenario, model, load_catalogue().with_own(scenario.exercises))
    written = reading.rules()
    holding = [rule for rule in written if rule.enabled]
    climbs = any("ladders" in rule.judges_by for rule in holding)
    changed = {
        "ladders": model.ladders if climbs else {},
        "rules": tuple(reading.entries.values()),
    }
    model, rules = model.model_copy(update=changed), []
    for rule in holding:
        model, left = rule.settle(model)
        rules.append(left)
    return Policy(model, tuple(rules), numbers_of(written), reading.catalogue)


def numbers_of(rules: Sequence[Rule]) -> RuleNumbers:
    """What some rules lend to a block; one that is switched off lends its hours alone."""
    holding = [rule for rule in rules if rule.enabled]
    return RuleNumbers(
        deload=_first(holding, DeloadNumbers),
        load_ramp=_first(holding, RampNumbers),
        returning=_first(holding, ReturnNumbers),
        # Of rules that are switched off too: to loosen one must take no length away.
        hours_before_runs=frozenset().union(*(rule.hours_before_runs() for rule in rules)),
    )


def _first(rules: Iterable[object], kind: type[_Numbers]) -> _Numbers | None:
    return next((rule for rule in rules if isinstance(rule, kind)), None)


class _Reading:
    """The entries of a model's rules, changed as a scenario says, and read."""

    def __init__(self, scenario: Scenario, model: Model, catalogue: Catalogue) -> None:
        self._scenario, self._model = scenario, model
        self.catalogue = catalogue
        self._problems: list[Problem] = []
        self.entries = self._changed()

    def _changed(self) -> dict[str, dict[str, Any]]:
        """The model's rules as written, with what the scenario changes."""
        values = {str(entry.get("rule")): dict(entry) for entry in self._model.rules}
        for change in self._scenario.rules:
            if change.rule in CLASSES:
                known = values.get(change.rule, {"rule": change.rule})
                values[change.rule] = _merged(known, change.values)
            else:
                self._problems.append(_unknown(self._scenario, change))
        return values

    def rules(self) -> tuple[Rule, ...]:
        """The rules, also those that are switched off.

        Raises:
            InputRefused: there is an unknown rule, an unknown name, or a number out of bounds.
        """
        problems = self._problems
        rules = [self._read(name, entry) for name, entry in self.entries.items()]
        for rule in rules:
            problems += self._unknown_names(rule) if rule else ()
        if problems:
            raise InputRefused(sorted(problems))
        return tuple(rule for rule in rules if rule is not None)

    def _read(self, name: str, entry: Mapping[str, Any]) -> Rule | None:
        try:
            return CLASSES[name].model_validate(entry)
        except KeyError:
            self._problems.append(Problem(self._model.name, 0, 0, f"{name!r} is not a rule"))
        except ValidationError as error:
            for detail in error.errors():
                told = sentence(name, dict(detail))
                self._problems.append(self._problem(name, detail["loc"], told))
        return None

    def _unknown_names(self, rule: Rule) -> Iterator[Problem]:
        """Names that the model and the catalogue do not have."""
        for where, message in unknown_in(rule, self._model, self.catalogue):
            yield self._problem(rule.rule, where, message)

    def _problem(self, name: str, loc: tuple[str | int, ...], message: str) -> Problem:
        for change in self._scenario.rules:
            if change.rule == name and (not loc or loc[0] in change.values):
                return self._scenario.marks.problem((*change.where, *loc), message)
        return Problem(f"model {self._model.name}", 0, 0, f"{name}: {message}")


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for key, value in new.items():
        before = merged.get(key)
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(before, value) if both else value  # type: ignore[arg-type]
    return merged


def _unknown(scenario: Scenario, change: RuleChange) -> Problem:
    near = difflib.get_close_matches(change.rule, CLASSES, 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    message = f"{change.rule!r} is not a rule; allowed: {', '.join(sorted(CLASSES))}{hint}"
    return scenario.marks.problem((*change.where, "rule"), message)
