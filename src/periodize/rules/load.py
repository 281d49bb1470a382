"""The rules of a block: the model's, changed as the scenario says."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from periodize.block import Block, as_lived, build
from periodize.errors import InputRefused, Problem
from periodize.plan import Plan
from periodize.rules.base import Rule
from periodize.rules.choose import model_of
from periodize.rules.complex_pairs import ComplexPairs
from periodize.rules.entries import CLASSES as CLASSES
from periodize.rules.entries import sentence, unknown_in
from periodize.rules.ladder import LadderRule
from periodize.rules.season_frequency import SeasonFrequency
from periodize.scenario.scenario import RuleChange, Scenario

OF_THE_SEASON = ("at_most", "target", "floor")
"""What a scenario changes under `season_frequency` becomes the seasons' own; phases with numbers of
their own, such as the taper, keep them."""


def under_model(scenario: Scenario, model: str | None = None) -> tuple[Block, tuple[Rule, ...]]:
    """Put a scenario under its model, or the one named, with the rules that hold then.

    Raises:
        InputRefused: the model, a rule or a pin of the scenario cannot be used.
    """
    block = build(scenario, model_of(scenario, model))
    rules = load_rules(block)
    if problems := sorted(_pin_problems(block)):
        raise InputRefused(problems)
    seasons = {
        season: quota.model_copy(update=_frequency(rules))
        for season, quota in block.model.seasons.items()
    }
    entries, _ = _entries(block)
    climbs = any(isinstance(rule, LadderRule) for rule in rules)
    numbers = {
        "seasons": seasons,
        "ladders": block.model.ladders if climbs else {},
        "rules": tuple(entries.values()),
    }
    changed = block.model.model_copy(update=numbers)
    return build(scenario, changed), tuple(_settled(rule) for rule in rules)


def block_of(scenario: Scenario, plan: Plan) -> tuple[Block, tuple[Rule, ...]]:
    """Put a scenario under the model that a plan names, else its own, with the rules that hold.

    Where the plan was made in the middle of its block, the scenario is taken as it was lived until
    then.

    Raises:
        InputRefused: the model, a rule or a pin of the scenario cannot be used.
    """
    if plan.replanned:
        now = build(scenario, model_of(scenario, plan.model))
        said = plan.replanned
        scenario = as_lived(now, plan, said.since, said.done, missed=said.missed_days)
    return under_model(scenario, plan.model)


def _frequency(rules: Sequence[Rule]) -> dict[str, int]:
    """The sessions a week that the scenario asks of its seasons, in place of the model's."""
    return {
        key: value
        for rule in rules
        if isinstance(rule, SeasonFrequency)
        for key in OF_THE_SEASON
        if (value := getattr(rule, key)) is not None
    }


def _settled(rule: Rule) -> Rule:
    if not isinstance(rule, SeasonFrequency):
        return rule
    return rule.model_copy(update=dict.fromkeys(OF_THE_SEASON))


def load_rules(block: Block) -> tuple[Rule, ...]:
    """The rules that hold for a block, in the model's order, without those that are switched off.

    Raises:
        InputRefused: the model or the scenario names an unknown rule, or a number out of bounds.
    """
    values, problems = _entries(block)
    rules = [_read(block, name, entry, problems) for name, entry in values.items()]
    for rule in rules:
        problems += _unknown_names(block, rule) if rule else ()
    if problems:
        raise InputRefused(sorted(problems))
    return tuple(rule for rule in rules if rule is not None and rule.enabled)


def _entries(block: Block) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The model's rules as written, with what the scenario changes; and changes of no rule."""
    values: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for entry in block.model.rules:
        values[str(entry.get("rule"))] = dict(entry)
    for change in block.scenario.rules:
        if change.rule in CLASSES:
            values[change.rule] = _merged(
                values.get(change.rule, {"rule": change.rule}), change.values
            )
        else:
            problems.append(_unknown(block, change))
    return values, problems


def _unknown_names(block: Block, rule: Rule) -> Iterator[Problem]:
    """Names that the model and the catalogue do not have, and pairs listed jump first."""
    for where, message in unknown_in(rule, block.model, block.catalogue):
        yield _problem(block, rule.rule, where, message)
    for focus, letter in rule.backwards(block) if isinstance(rule, ComplexPairs) else ():
        message = f"focuses.{focus}: the jump of pair {letter} must be listed after its lift"
        yield Problem(f"model {block.model.name}", 0, 0, message)


def _pin_problems(block: Block) -> Iterator[Problem]:
    for pin in block.scenario.pins:
        if pin.focus is None or pin.date not in block.scenario.days:
            continue
        week = block.week_of(pin.date)
        offered = [name for name, focus in block.model.focuses.items() if block.offers(focus, week)]
        if pin.focus not in offered:
            near = difflib.get_close_matches(pin.focus, offered, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            message = (
                f"{pin.focus!r} cannot be pinned in week {week.number} ({week.phase}); "
                f"allowed: {', '.join(offered)}{hint}"
            )
            yield block.scenario.marks.problem((*pin.where, "focus"), message)


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for key, value in new.items():
        before = merged.get(key)
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(before, value) if both else value  # type: ignore[arg-type]
    return merged


def _unknown(block: Block, change: RuleChange) -> Problem:
    near = difflib.get_close_matches(change.rule, CLASSES, 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    message = f"{change.rule!r} is not a rule; allowed: {', '.join(sorted(CLASSES))}{hint}"
    return block.scenario.marks.problem((*change.where, "rule"), message)


def _read(
    block: Block, name: str, entry: Mapping[str, Any], problems: list[Problem]
) -> Rule | None:
    try:
        return CLASSES[name].model_validate(entry)
    except KeyError:
        problems.append(Problem(block.model.name, 0, 0, f"{name!r} is not a rule"))
    except ValidationError as error:
        for detail in error.errors():
            problems.append(_problem(block, name, detail["loc"], sentence(name, dict(detail))))
    return None


def _problem(block: Block, name: str, loc: tuple[str | int, ...], message: str) -> Problem:
    for change in block.scenario.rules:
        if change.rule == name and (not loc or loc[0] in change.values):
            return block.scenario.marks.problem((*change.where, *loc), message)
    return Problem(f"model {block.model.name}", 0, 0, f"{name}: {message}")
