"""roster.yaml: who is on it, and what is wrong with it, each with its line."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from periodize.errors import InputRefused
from periodize.roster.document import json_schema
from periodize.roster.reading import load_roster
from tests.roster.squads import SMALL, squad


def problems(roster: Path) -> list[str]:
    """What is wrong with a roster, without its folder."""
    with pytest.raises(InputRefused) as refused:
        load_roster(roster)
    return [str(each).removeprefix(f"{roster.parent}/") for each in refused.value.problems]


def ids(roster: Path) -> list[str]:
    """The athletes of a roster, as listed."""
    return [member.id for member in load_roster(roster).members]


def test_names_patterns_and_mappings(tmp_path: Path) -> None:
    """A name, a mapping and a pattern list athletes; a pattern leaves out who is named."""
    (tmp_path / "squad").mkdir()
    (tmp_path / "squad" / "cleo.yaml").write_text(SMALL)
    (tmp_path / "squad" / "dan.yml").write_text(SMALL)
    text = (
        'athletes: [ben.yaml, "squad/*", {scenario: squad/cleo.yaml, id: c-2, first: true}, "*"]\n'
    )
    roster = squad(tmp_path, text)
    assert ids(roster) == ["ben", "dan", "c-2", "anna"]
    assert [each.id for each in load_roster(roster).by_priority] == ["c-2", "ben", "dan", "anna"]


def test_a_folder_names_its_scenario(tmp_path: Path) -> None:
    """Where every file is called scenario.yaml, the folder is the athlete's name."""
    for name in ("anna", "ben"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(SMALL)
    roster = tmp_path / "roster.yaml"
    roster.write_text("format: 1\nname: A\nathletes: ['*/scenario.yaml']\n")
    assert ids(roster) == ["anna", "ben"]


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """Each has its line and column, and what was probably meant."""
    text = """athletes:
  - ana.yaml
  - {scenario: ben.yaml, frist: true}
  - ../ben.yaml
shared: [{name: room, place: gym, at_most: 0}]
"""
    assert problems(squad(tmp_path, text)) == [
        "roster.yaml:5:26: unknown key 'frist' in an athlete; allowed: scenario, id, first, start, "
        "set, tags; did you mean 'first'?",
        "roster.yaml:7:44: at_most must be at least 1, not 0",
    ]
    whole = text.replace("frist", "first").replace("at_most: 0", "at_most: 1")
    assert problems(squad(tmp_path, whole)) == [
        "roster.yaml:4:5: there is no file 'ana.yaml' in the roster's folder; did you mean "
        "'anna.yaml'?",
        "roster.yaml:6:5: '../ben.yaml' leads out of the roster's folder",
    ]


@pytest.mark.parametrize(
    ("athletes", "told"),
    [
        ("[x/*.yaml]", "no scenario matches 'x/*.yaml'"),
        ("[anna.yaml, anna.yaml]", "'anna.yaml' is listed twice"),
        ("[anna.yaml, {scenario: ben.yaml, id: anna}]", "are both called 'anna'; give one an id"),
        ("[{scenario: '*.yaml', id: anna}]", "a pattern may name several athletes"),
        ("[/etc/x.yaml]", "'/etc/x.yaml' leads out of the roster's folder"),
        ("[]", "athletes must hold at least one entry"),
    ],
)
def test_what_cannot_be(tmp_path: Path, athletes: str, told: str) -> None:
    """What names nobody, or two by one name, is refused with its place."""
    (found,) = problems(squad(tmp_path, f"athletes: {athletes}\n"))
    assert found.startswith("roster.yaml:3:")
    assert told in found


def test_a_place_is_shared_once(tmp_path: Path) -> None:
    """Two entries for one place would leave open which of them holds."""
    place = "{name: room, place: gym, at_most: 2}"
    text = f"athletes: ['*.yaml']\nshared: [{place}, {place.replace('room', 'hall')}]\n"
    (found,) = problems(squad(tmp_path, text))
    assert "'gym' is shared twice" in found


def test_the_schema_takes_what_is_read(tmp_path: Path) -> None:
    """An editor accepts what the program does, and refuses a key that it refuses."""
    jsonschema.Draft202012Validator.check_schema(json_schema())
    entry = {"scenario": "a.yaml", "first": True, "set": {"weekly_minutes": 60}, "tags": ["x"]}
    roster = {"format": 1, "name": "A", "athletes": ["b.yaml", entry]}
    jsonschema.validate(roster, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**roster, "athletes": [{**entry, "frist": True}]}, json_schema())
