"""Variants: what their files may say, and what they make of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from periodize.errors import InputRefused
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.draft import open_draft
from periodize.scenario.variant.variant import read_variant, value_of, variant_of
from tests.questions.small import SMALL, a_draft

RACE = 'City; run, "10"'


def with_changes(text: str = SMALL, **said: Any) -> Scenario:
    """The small scenario with a variant over it."""
    return a_draft(text).changed(variant_of("other", **said)).scenario()


def test_races_come_move_and_go() -> None:
    """A race is added with its name, moved with its hour, and dropped."""
    added = with_changes(add_races=[{"date": "2027-05-08", "km": 5, "priority": "B"}])
    assert [(race.name, race.km) for race in added.races] == [("New race", 5.0), (RACE, 10.0)]
    moved = with_changes(move_races={RACE: "2027-05-15"})
    assert [race.start.isoformat() for race in moved.races] == ["2027-05-15T09:00:00"]
    assert with_changes(drop_races=[RACE]).races == ()


def test_a_race_takes_the_place_of_the_runs_of_its_day() -> None:
    """Where a race is added, the dated run of that day gives way; other runs stay."""
    text = SMALL.replace("runs:\n", "runs:\n  - {date: 2027-05-08, kind: easy, km: 8}\n")
    before = with_changes(text, weekly=None)
    after = with_changes(text, add_races=[{"date": "2027-05-08", "km": 5}])
    gone = {run.date for run in before.runs} - {run.date for run in after.runs}
    assert [day.isoformat() for day in gone] == ["2027-05-08"]


@pytest.mark.parametrize(
    ("exceptions", "open_days"),
    [
        ("", "03 04 10 11 13 14"),
        ("{from: 2027-05-04, to: 2027-05-13, windows: []}", "03 14"),
        ("{from: 2027-05-07, windows: []}", "03 04 10 11 13 14"),
        (
            "{from: 2027-05-12, windows: [{from: '18:00', to: '19:00', at: gym}]}",
            "03 04 10 11 12 13 14",
        ),
    ],
)
def test_days_away(exceptions: str, open_days: str) -> None:
    """From the 6th to the 8th nothing can be done; exceptions beside these days stay."""
    text = SMALL + (f"  exceptions: [{exceptions}]\n" if exceptions else "")
    away = with_changes(text, away=[{"from": "2027-05-06", "to": "2027-05-08"}])
    days = sorted({f"{window.date.day:02}" for window in away.windows})
    assert " ".join(days) == open_days


def test_away_from_the_usual_hours() -> None:
    """Where no availability is given, the usual hours stay on all other days."""
    text = SMALL.partition("availability:")[0]
    away = with_changes(text, away=[{"from": "2027-05-06"}])
    usual = a_draft(text).scenario()
    assert [w for w in usual.windows if w.date.day != 6] == list(away.windows)


def test_values_are_set_by_path() -> None:
    """A path leads through mappings, lists by number, and rules and races by name."""
    scenario = with_changes(
        set={
            "weekly_minutes": 75,
            "athlete.level": "novice",
            "rules.recovery_gap.hours": 72,
            "runs.0.km": 12,
            f"races.{RACE}.priority": "B",
        }
    )
    assert (scenario.weekly_minutes, scenario.athlete.level) == (75, "novice")
    assert [(rule.rule, rule.values) for rule in scenario.rules] == [
        ("recovery_gap", {"hours": 72})
    ]
    assert {run.km for run in scenario.runs if run.kind == "intervals"} == {12.0}
    assert [race.priority for race in scenario.races] == ["B"]


def test_the_scenario_itself_stays() -> None:
    """A variant changes a copy; its digest is another, and the same each time."""
    draft = a_draft()
    before = draft.scenario()
    changed = with_changes(set={"weekly_minutes": 75})
    assert draft.scenario() == before
    assert changed.sha256 != before.sha256
    assert changed.sha256 == with_changes(set={"weekly_minutes": 75}).sha256


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"move_races": {"City": "2027-05-15"}}, "no race is called 'City'"),
        ({"drop_races": ["Berlin"]}, "no race is called 'Berlin'"),
        ({"away": [{"from": "tomorrow"}]}, "is not a date"),
        ({"add_races": [{"km": 5}]}, "a race needs 'date'"),
        ({"add_race": [{"km": 5}]}, "did you mean 'add_races'"),
        ({"set": {"name.first": 1}}, "leads through 'name'"),
        ({"set": {"weekly_minutes": "much"}}, "weekly_minutes must be a whole number"),
    ],
)
def test_what_cannot_be_changed(said: dict[str, Any], expected: str) -> None:
    """A change that cannot be made is refused with what was read and what is allowed."""
    with pytest.raises(InputRefused, match=expected):
        with_changes(**said)


def test_the_file_of_a_variant(tmp_path: Path) -> None:
    """A file says the same, is called by its name or its file's, and its mistakes have a place."""
    file = tmp_path / "later.yaml"
    file.write_text(f"move_races: {{'{RACE}': 2027-05-15}}\nset: {{weekly_minutes: 75}}\n")
    variant = read_variant(file)
    assert variant.name == "later"
    assert a_draft().changed(variant).scenario().weekly_minutes == 75
    file.write_text("name: Later\ndrop_races: [Berlin]\n")
    assert read_variant(file).name == "Later"
    with pytest.raises(InputRefused, match=r"later\.yaml:2:14: no race is called 'Berlin'"):
        a_draft().changed(read_variant(file))
    file.write_text("drop_race: [Berlin]\n")
    with pytest.raises(
        InputRefused, match=r"later\.yaml:1:1: unknown key 'drop_race' in a variant"
    ):
        read_variant(file)


def test_values_as_yaml_writes_them() -> None:
    """A value on the command line is read as in the file."""
    assert [
        value_of("weekly_minutes", text) for text in ("90", "false", "[sat, sun]", '"18:00"')
    ] == [
        90,
        False,
        ["sat", "sun"],
        "18:00",
    ]


def test_opening_a_file(tmp_path: Path) -> None:
    """A file that is not there is refused when it is opened, its contents when understood."""
    with pytest.raises(InputRefused, match="cannot be read"):
        open_draft(tmp_path / "no.yaml")
    file = tmp_path / "odd.yaml"
    file.write_text("format: 1\n")
    draft = open_draft(file)
    with pytest.raises(InputRefused, match="a scenario needs 'name'"):
        draft.scenario()


def test_an_empty_variant(tmp_path: Path) -> None:
    """An empty file is refused as what it should have been, not as a scenario."""
    file = tmp_path / "x.yaml"
    file.write_text("", encoding="utf-8")
    with pytest.raises(
        InputRefused, match=r"x\.yaml:1:1: the file is empty; a variant is a mapping"
    ):
        read_variant(file)


def test_two_races_of_one_name() -> None:
    """Which of them is meant cannot be known, so neither is moved or dropped."""
    twice = [{"date": f"2027-05-{day}", "name": "Parkrun", "km": 5} for day in ("08", "15")]
    draft = a_draft(SMALL).changed(variant_of("both", add_races=twice))
    for said in ({"move_races": {"Parkrun": "2027-05-09"}}, {"drop_races": ["Parkrun"]}):
        with pytest.raises(InputRefused, match="2 races are called 'Parkrun'; give each its own"):
            draft.changed(variant_of("other", **said))


def test_a_race_takes_the_place_of_a_tables_runs(tmp_path: Path) -> None:
    """The runs that a table has on the day of a race give way, wherever it is moved."""
    (tmp_path / "runs.csv").write_text("date,kind,km\n2027-05-08,tempo,8\n2027-05-13,easy,8\n")
    file = tmp_path / "small.yaml"
    file.write_text(SMALL.replace("runs:\n", "runs:\n  - {import: runs.csv}\n"), encoding="utf-8")
    draft = open_draft(file)
    race = {"date": "2027-05-08", "name": "Parkrun", "km": 5}
    added = draft.changed(variant_of("added", add_races=[race]))
    moved = added.changed(variant_of("moved", move_races={"Parkrun": "2027-05-13"}))
    days = [
        {run.date.day for run in each.scenario().runs} & {8, 13} for each in (draft, added, moved)
    ]
    assert days[:2] == [{8, 13}, {13}]
    assert 13 not in days[2]
