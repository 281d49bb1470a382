"""Rules as a model or a scenario writes them: which class reads one, and what is wrong in it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from periodize.model.catalogue import Catalogue
from periodize.model.part import unknown
from periodize.model.periodization import Model
from periodize.model.vocabulary import PATTERNS
from periodize.reading.marks import Loc
from periodize.reading.messages import wanted
from periodize.rules.activation import Activation
from periodize.rules.after_run import AfterRun
from periodize.rules.base import Rule
from periodize.rules.before_run import BeforeRun
from periodize.rules.complex_pairs import ComplexPairs
from periodize.rules.deload import Deload
from periodize.rules.dose_zones import DoseZones
from periodize.rules.every import RULES
from periodize.rules.exercise_sets import ExerciseSets
from periodize.rules.muscle_balance import MuscleBalance
from periodize.rules.preferred_days import PreferredDays
from periodize.rules.same_day_order import SameDayOrder
from periodize.rules.season_frequency import SeasonFrequency
from periodize.rules.session_mix import SessionMix
from periodize.rules.session_size import SessionSize
from periodize.rules.words import LOAD_CLASSES

CLASSES: Mapping[str, type[Rule]] = {
    str(rule.model_fields["rule"].annotation.__args__[0]): rule  # type: ignore[union-attr]
    for rule in RULES
}
"""Each rule's class by the word that names it."""

Table = tuple[Loc, Collection[str], Collection[str]]
"""Where names stand in a rule, those that are used, and those that are known."""


def unknown_in(rule: Rule, model: Model, catalogue: Catalogue) -> Iterator[tuple[Loc, str]]:
    """Names in a rule's tables that the model and the catalogue do not have."""
    for where, used, known in _tables(rule, model, catalogue):
        for name in used:
            if name not in known:
                yield (*where, name), unknown(name, "known", known)
    if isinstance(rule, ComplexPairs):
        yield from _unknown_pairs(rule, catalogue)


def _tables(rule: Rule, model: Model, catalogue: Catalogue) -> Iterator[Table]:
    focuses = model.focuses
    match rule:
        case SessionMix():
            yield ("at_most",), rule.at_most, focuses
        case PreferredDays() | ExerciseSets() | Activation() | BeforeRun() | AfterRun():
            yield ("focuses",), rule.focuses, focuses
        case SameDayOrder():
            yield ("exempt_focuses",), rule.exempt_focuses, focuses
        case Deload():
            kinds = {kind for phase in model.phases.values() for kind in phase.kinds}
            yield ("sets",), rule.sets, sorted({*kinds, "default"})
            yield ("leg_patterns",), rule.leg_patterns, PATTERNS
        case MuscleBalance():
            yield ("at_most",), rule.at_most, catalogue.muscle_groups
            yield ("whole_focuses",), rule.whole_focuses, focuses
        case SeasonFrequency():
            for phase, names in rule.heavy.items():
                yield ("heavy", phase), names, focuses
        case SessionSize():
            known = tuple(dict.fromkeys((*LOAD_CLASSES, *focuses)))
            yield ("slots",), rule.slots, known
            for phase, slots in rule.phases.items():
                yield ("phases", phase), slots, known
        case DoseZones():
            yield ("zones",), rule.zones, focuses
            for name in set(rule.zones) & set(focuses):
                roles = [role.role for role in focuses[name].roles]
                for zone in rule.zones[name]:
                    yield ("zones", name, "roles"), zone.roles, roles
        case _:
            return


def _unknown_pairs(rule: ComplexPairs, catalogue: Catalogue) -> Iterator[tuple[Loc, str]]:
    known = catalogue.exercises
    for key, pairs in (("pairs", rule.pairs), ("also", rule.also)):
        for number, pair in enumerate(pairs):
            for place, name in enumerate(pair):
                if name not in known:
                    yield (key, number, place), unknown(name, "an exercise", known)


def sentence(name: str, detail: Mapping[str, Any]) -> str:
    """One of pydantic's error details on the rule of that name, as a sentence."""
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        allowed = sorted(set(CLASSES[name].model_fields) - {"source", "grade"})
        near = difflib.get_close_matches(key, allowed, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return f"{name} has no {key!r}; allowed: {', '.join(allowed)}{hint}"
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    told = wanted(detail["type"], detail.get("ctx", {}))
    told = told or str(detail["msg"]).removeprefix("Input should be ")
    return f"{key}: read {detail['input']!r:.60}; allowed: {told}"
