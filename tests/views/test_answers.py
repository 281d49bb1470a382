"""Answers as JSON: each field of the library's is declared, what is printed keeps the schema."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from periodize.views.answers.write import COMMANDS, DECLARED, schema
from tests.cli.running import a_scenario, answer, run
from tests.cli.schemas import assert_keeps_schema

LEFT_OUT = {"scenario"}
"""What the asker knows already."""

ASKED = {
    "alternatives": ("-n", "1", "--differ", "1"),
    "find-date": ("--race", "10:B", "--between", "2027-05-08", "2027-05-09"),
    "prices": (),
    "repairs": (),
    "replan": ("--from", "2027-05-10"),
    "slack": (),
    "what-if": ("--set", "weekly_minutes=60"),
    "why": ("2027-05-06",),
    "why-not": ("2027-05-06",),
}
"""By command, what it is asked of two small weeks."""
ELSEWHERE = {"log", "refresh", "roster solve", "runs", "sync", "weekly"}
"""Tested where there are logs, feeds, calendars, servers and rosters."""


@pytest.mark.parametrize("kind", DECLARED, ids=lambda kind: kind.__name__)
def test_every_field_is_declared(kind: type) -> None:
    """What the library answers is printed, but for the scenario; so is the format."""
    known = {field.name for field in dataclasses.fields(kind)} | {"proven"}
    declared = set(DECLARED[kind].model_fields)
    assert declared == known - LEFT_OUT | {"format"}


def test_the_schema_is_one() -> None:
    """It is a valid schema, and has every command that answers."""
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["properties"].keys() == ASKED.keys() | ELSEWHERE == COMMANDS.keys()


@pytest.mark.parametrize("command", ASKED)
def test_what_is_printed_keeps_the_schema(command: str, tmp_path: Path) -> None:
    """Each command's answer is valid, and says its format and whether it is proven."""
    scenario = a_scenario(tmp_path)
    run("solve", scenario, "--quiet")
    said = answer(command, scenario, *ASKED[command])
    assert_keeps_schema(command, said)
    for each in said if isinstance(said, list) else [said]:
        assert (each["format"], each["proven"]) == (1, True)


def test_doses_are_told(tmp_path: Path) -> None:
    """A plan in an answer has its sessions as plan.json has them: sets, repetitions, loads."""
    scenario = a_scenario(tmp_path)
    run("solve", scenario, "--quiet")
    (found,) = answer("what-if", scenario, "--set", "weekly_minutes=240")
    doses: list[Any] = [each for session in found["plan"] for each in session["exercises"]]
    assert doses
    assert all(each["sets"] >= 1 and "load_kg" in each and "name" in each for each in doses)
