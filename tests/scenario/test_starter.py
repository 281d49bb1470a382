"""The starter scenario and the schema for editors fit the reader and each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest

from periodize.reading.source import read
from periodize.scenario import json_schema, starter_text
from tests.scenario.texts import EXAMPLE, HEAD, said, scenario

CHECKER = jsonschema.Draft202012Validator(
    json_schema(), format_checker=jsonschema.FormatChecker(["date"])
)


def as_json(value: Any) -> Any:
    """The data of a file with its dates as text."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def data(text: str) -> Any:
    """The text as JSON data."""
    return as_json(read(text, "plan.yaml").data)


def test_starter_is_fine() -> None:
    """The starter loads without problems and leaves nothing to assume."""
    found = scenario(starter_text())
    assert found.notes == ()
    assert [race.priority for race in found.races] == ["C", "A"]


def test_schema_is_a_schema() -> None:
    """The schema follows its dialect."""
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "periodize scenario, format 1"


@pytest.mark.parametrize("text", [starter_text(), EXAMPLE, HEAD])
def test_schema_accepts(text: str) -> None:
    """What the reader accepts, an editor accepts."""
    assert [error.message for error in CHECKER.iter_errors(data(text))] == []


@pytest.mark.parametrize(
    "line",
    [
        "goal: speed",
        "runs: [{date: 2027-05-04, kind: easy, kms: 4}]",
        "runs: [{every: [tues], kind: easy}]",
        "runs: [{import: 7}]",
        "runs: [{date: 2026-02-30, kind: easy}]",
        "runs: [{date: 2027-05-04, kind: easy, start: 25:00}]",
        "races: [{date: 2027-05-04, name: X}]",
        "races: [{date: 2027-05-04, name: X, km: 0}]",
        "places: {gym: {equipment: [barbel]}}",
        "calendar: {name: ''}",
        "id: Anna Autumn",
        "rules: [{hours: 72}]",
        "athlete: {level: }",
    ],
)
def test_schema_refuses(line: str) -> None:
    """What the reader refuses in a field, an editor refuses."""
    text = f"{HEAD}{line}\n"
    assert said(text)
    assert not CHECKER.is_valid(data(text))


def test_every_field_is_described() -> None:
    """Every key that an editor can offer says what it means."""
    definitions = json_schema()["$defs"]
    parts = [json_schema(), *(definitions[name] for name in definitions)]
    missing = [
        f"{part['title']}.{key}"
        for part in parts
        for key, field in part.get("properties", {}).items()
        if "description" not in field and "$ref" not in field
    ]
    assert missing == []


def test_units_of_an_own_exercise() -> None:
    """The fields of an own exercise say in what they count."""
    fields = json_schema()["$defs"]["ExerciseEntry"]["properties"]
    assert "per rep" in fields["contacts"]["description"]
    assert "half a set" in fields["secondary"]["description"]
    assert "in seconds" in fields["doses"]["description"]
    assert "load_lb in lb" in fields["doses"]["description"]
