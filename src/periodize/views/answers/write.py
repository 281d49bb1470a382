"""Answers of the library as JSON, and the schema of that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from periodize.questions.alternatives import AlternativesAnswer
from periodize.questions.find_date import Candidate
from periodize.questions.prices import PricesAnswer
from periodize.questions.repairs import RepairsAnswer
from periodize.questions.replan import ReplanAnswer
from periodize.questions.slack import SlackAnswer
from periodize.questions.what_if import VariantAnswer
from periodize.questions.why import WhyAnswer, WhyNotAnswer
from periodize.roster.solving import RosterAnswer
from periodize.views.answers import declared, kept, roster

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DECLARED: Mapping[type, type[declared.Answer]] = {
    AlternativesAnswer: declared.Alternatives,
    Candidate: declared.Candidate,
    PricesAnswer: declared.Prices,
    RepairsAnswer: declared.Repairs,
    ReplanAnswer: declared.Replanned,
    RosterAnswer: roster.RosterPlans,
    SlackAnswer: declared.SlackOfPlan,
    VariantAnswer: declared.Variant,
    WhyAnswer: declared.Why,
    WhyNotAnswer: declared.WhyNot,
}
"""What the library answers, and how that is declared as JSON."""

COMMANDS: Mapping[str, Any] = {
    "alternatives": declared.Alternatives,
    "find-date": tuple[declared.Candidate, ...],
    "log": kept.Logged,
    "prices": declared.Prices,
    "repairs": declared.Repairs,
    "refresh": kept.Refreshed,
    "replan": declared.Replanned,
    "roster solve": roster.RosterPlans,
    "runs": kept.Runs,
    "slack": declared.SlackOfPlan,
    "sync": kept.Synced,
    "weekly": kept.Weekly,
    "what-if": tuple[declared.Variant, ...],
    "why": declared.Why,
    "why-not": declared.WhyNot,
}
"""By command, what its `--json` prints; of some commands one answer for each day or variant."""


def as_json(answer: Any) -> Any:
    """An answer, or several, as plain data.

    Raises:
        KeyError: it is none of the library's answers.
    """
    if isinstance(answer, list | tuple):
        return [as_json(each) for each in answer]
    return DECLARED[type(answer)].model_validate(answer).model_dump(mode="json")


def schema() -> dict[str, Any]:
    """The JSON Schema of all answers, format 1, draft 2020-12; by command under `properties`."""
    inputs = [(name, "serialization", TypeAdapter(kind)) for name, kind in COMMANDS.items()]
    places, shared = TypeAdapter.json_schemas(inputs)  # type: ignore[arg-type]
    return {
        "$schema": DIALECT,
        "title": "periodize answers, format 1",
        "description": "What each command prints with --json, by the command's name.",
        "type": "object",
        "properties": {name: each for (name, _), each in places.items()},
        **shared,
    }
