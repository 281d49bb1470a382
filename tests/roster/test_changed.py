"""One scenario for several athletes: what is set, moved dates, and where problems are told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from periodize.errors import InputRefused
from periodize.policy.case import case_of
from periodize.roster.parcel import packed
from periodize.roster.reading import load_roster
from periodize.scenario.scenario import Scenario
from tests.roster.squads import squad


def understood(folder: Path, entry: str) -> Scenario:
    """The scenario of the one athlete whose entry is given."""
    roster = load_roster(squad(folder, f"athletes:\n  - {entry}\n"))
    with packed(roster.members[0]).opened() as draft:
        return draft.scenario()


def test_any_part_can_be_set(tmp_path: Path) -> None:
    """A part, or a value deep in it, is as the roster says; the id is the athlete's own."""
    set_ = (
        "{weekly_minutes: 50, athlete.level: novice, rules: [{rule: recovery_gap, hours: 60}], "
        "athlete.one_rep_max_kg.back-squat: 120}"
    )
    found = understood(tmp_path, f"{{scenario: anna.yaml, id: carl, set: {set_}}}")
    assert (found.id, found.weekly_minutes, found.athlete.level) == ("carl", 50, "novice")
    assert found.athlete.one_rep_max_kg["back-squat"] == 120
    assert [rule.rule for rule in found.rules] == ["recovery_gap"]


def test_every_date_moves_with_the_start(tmp_path: Path) -> None:
    """Runs, races and phases are as far into the block as they were."""
    before = understood(tmp_path, "anna.yaml")
    found = understood(tmp_path, "{scenario: anna.yaml, id: carl, start: 2027-06-07}")
    later = dt.timedelta(weeks=5)
    assert found.days.start == before.days.start + later
    assert [race.date for race in found.races] == [race.date + later for race in before.races]
    assert [run.start for run in found.runs] == [run.start + later for run in before.runs]
    assert found.phases[0].since == before.phases[0].since + later


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{scenario: anna.yaml, start: 2027-06-08}", "roster.yaml:4:34: weeks stay whole"),
        (
            "{scenario: anna.yaml, set: {weekly_minutes: -1}}",
            "roster.yaml:4:49: weekly_minutes must be at least 0, not -1",
        ),
        (
            "{scenario: anna.yaml, set: {athlete.levle: novice}}",
            "roster.yaml:4:33: unknown key 'levle'",
        ),
        (
            "{scenario: anna.yaml, set: {rules: [{rule: recovery_gap, ours: 3}]}}",
            "roster.yaml:4:68: recovery_gap has no 'ours'",
        ),
        ("{scenario: anna.yaml, set: {name.x: 3}}", "roster.yaml:4:33: name.x leads through"),
    ],
)
def test_a_problem_is_told_where_it_stands(tmp_path: Path, entry: str, told: str) -> None:
    """What the roster sets wrongly is told with the line of the roster."""
    with pytest.raises(InputRefused) as refused:
        case_of(understood(tmp_path, entry))
    assert told in "\n".join(map(str, refused.value.problems))


def test_a_problem_of_the_file_is_told_there(tmp_path: Path) -> None:
    """Setting one part leaves the lines of the others as they are."""
    entry = "{scenario: ben.yaml, set: {weekly_minutes: 60}}"
    roster = squad(tmp_path, f"athletes:\n  - {entry}\n")
    ben = tmp_path / "ben.yaml"
    ben.write_text(ben.read_text().replace("km: 20", "km: -20"))
    with (
        pytest.raises(InputRefused) as refused,
        packed(load_roster(roster).members[0]).opened() as draft,
    ):
        draft.scenario()
    assert "ben.yaml:10:" in str(refused.value.problems[0])
