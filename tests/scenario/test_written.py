"""A variant in a scenario's own lines: what it does not name stays, byte by byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from periodize.errors import InputRefused
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.draft import draft_of
from periodize.scenario.variant.variant import Variant, variant_of
from periodize.scenario.variant.written import changed_lines, with_variants
from periodize.web.keeping import says_the_same
from tests.cli.running import ROOT, TWO_WEEKS

RACE = 'City; run, "10"'
Said = dict[str, Any]
CHANGES: dict[str, Said] = {
    "move": {"move_races": {RACE: "2027-05-09"}},
    "add": {"add_races": [{"name": "Tune: up #1", "date": "2027-05-11", "km": 5, "priority": "C"}]},
    "drop": {"drop_races": [RACE]},
    "away": {"away": [{"from": "2027-05-06", "to": "2027-05-08"}]},
    "pin": {"set": {"pins": [{"date": "2027-05-06", "focus": "lower-strength"}]}},
    "rule": {"set": {"rules.recovery_gap.hours": 72}},
    "off": {"set": {"rules.steady_week.enabled": False}},
}
NOTED = """\
# Whose plan this is.
runs:
  - date: 2027-05-04   # the club
    kind: easy
    km: 8
    # Sundays.
  - date: 2027-05-09
    kind: long
    km: 20
"""


def _variant(name: str) -> Variant:
    return variant_of(name, **CHANGES[name])


def _read(content: bytes) -> Scenario:
    return draft_of(content, "two.yaml", Path()).scenario()


@pytest.mark.parametrize("name", CHANGES)
def test_the_file_says_what_the_variant_says(name: str) -> None:
    """Read again, the file is the scenario with the variant."""
    content = TWO_WEEKS.encode()
    written = with_variants(content, "two.yaml", [_variant(name)])
    varied = draft_of(content, "two.yaml", Path()).changed(_variant(name)).scenario()
    assert written != content
    assert says_the_same(_read(written), varied)
    assert not says_the_same(_read(written), _read(content))


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("file", ["autumn-marathon", "marathon-doubles", "year-with-two-goals"])
def test_other_lines_stay(name: str, file: str) -> None:
    """Of a long file only the lines that the change is about differ, and no comment is lost."""
    content = (ROOT / "scenarios" / f"{file}.yaml").read_bytes()
    draft = draft_of(content, file, ROOT / "scenarios")
    race = draft.scenario().races[0].name
    day = draft.scenario().days.start.isoformat()
    changes: dict[str, Said] = {
        "move": {"move_races": {race: day}},
        "add": {"add_races": [{"name": "More", "date": day, "km": 5, "priority": "C"}]},
        "drop": {"drop_races": [race]},
        "away": {"away": [{"from": day, "to": day}]},
        "pin": {"set": {"pins": [{"date": day, "focus": "core"}]}},
    }
    variant = variant_of(name, **changes.get(name, CHANGES[name]))
    written = with_variants(content, file, [variant])
    lines = [line for line in changed_lines(content, written) if line[0] in "+-"]
    assert 0 < len(lines) <= 5, lines
    assert not [line for line in lines if line.startswith("-") and "#" in line.split('"')[0]]


def test_comments_of_what_goes_stay() -> None:
    """A comment between two entries stays when the one before it goes."""
    text = TWO_WEEKS.split("runs:")[0] + NOTED + "places:" + TWO_WEEKS.split("places:")[1]
    race = {"name": "Tune-up", "date": "2027-05-04", "km": 5, "priority": "C"}
    written = with_variants(text.encode(), "two.yaml", [variant_of("add", add_races=[race])])
    assert b"# Whose plan this is." in written and b"# Sundays." in written
    assert b"2027-05-04   # the club" not in written
    assert b"  - {name: Tune-up, date: 2027-05-04, km: 5, priority: C}" in written


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay(end: str) -> None:
    """A file keeps the line ends that it has."""
    content = TWO_WEEKS.replace("\n", end).encode()
    written = with_variants(content, "two.yaml", [_variant("move")])
    lines = written.decode().split(end)
    assert len(lines) == len(TWO_WEEKS.split("\n"))
    assert sum(a != b for a, b in zip(lines, TWO_WEEKS.split("\n"), strict=True)) == 1


def test_a_name_is_only_a_name() -> None:
    """What a name holds breaks no line and adds no key."""
    name = "# {a: b}, 'c' \"d\": - [e]"
    race = {"name": name, "date": "2027-05-11", "km": 5, "priority": "C"}
    variant = variant_of("add", add_races=[race])
    read = _read(with_variants(TWO_WEEKS.encode(), "two.yaml", [variant]))
    assert name in [each.name for each in read.races]


def test_several_changes_come_one_after_the_other() -> None:
    """A race that is added can be moved and dropped again: the file is as it was."""
    day = {"name": "More", "date": "2027-05-11", "km": 5, "priority": "C"}
    changes = [
        variant_of("add", add_races=[day]),
        variant_of("move", move_races={"More": "2027-05-12"}),
        variant_of("drop", drop_races=["More"]),
    ]
    assert with_variants(TWO_WEEKS.encode(), "two.yaml", changes) == TWO_WEEKS.encode()


def test_what_is_not_there_is_refused() -> None:
    """A race that the file does not name."""
    with pytest.raises(InputRefused, match="no race is called"):
        with_variants(TWO_WEEKS.encode(), "two.yaml", [variant_of("x", drop_races=["Paris"])])
