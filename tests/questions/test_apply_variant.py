"""What is wrong with a variant is told of the part that says it, in the words of the scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from periodize.errors import InputRefused
from periodize.questions.apply_variant import varied
from periodize.scenario.variant.variant import read_variant, value_of, variant_of
from tests.questions.small import SMALL, a_draft


def refused(text: str = SMALL, /, **said: Any) -> list[str]:
    """The problems of the small scenario with a variant."""
    with pytest.raises(InputRefused) as error:
        varied(a_draft(text), variant_of("other", **said))
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"set": {"weekly_minutes": "much"}}, "--set weekly_minutes: weekly_minutes must be a who"),
        ({"set": {"rules.x.hours": 1}}, "--set rules.x.hours: 'x' is not a rule"),
        ({"set": {"rules.recovery_gap.hors": 1}}, "--set rules.recovery_gap.hors: recovery_gap ha"),
        (
            {"set": {"rules.weekly_minutes": 60}},
            "--set rules.weekly_minutes: rules.weekly_minute",
        ),
        ({"set": {"model": "runer"}}, "--set model: 'runer' is not a model"),
        ({"drop_races": ["Berlin"]}, "--drop-race Berlin: no race is called 'Berlin'"),
        ({"move_races": {"X": "2027-05-09"}}, "--move-race X: no race is called 'X'"),
        ({"add_races": [{"date": "2027-05-16", "km": 0}]}, "--add-race 2027-05-16: "),
        ({"away": [{"from": "2027-05-09", "to": "2027-05-08"}]}, "--away 2027-05-09: 'to' (2027-"),
    ],
)
def test_the_option_is_blamed(said: dict[str, Any], expected: str) -> None:
    """A value that the scenario, a rule or the model refuses is told of the option, alone."""
    (only,) = refused(**{"set": {"weekly_minutes": 100}, **said})
    assert only.startswith(expected)


def test_only_the_part_that_is_wrong_is_blamed() -> None:
    """Parts that are right together are not blamed, though one of them alone would be wrong."""
    swapped = [{"date": "2027-05-16", "km": 5}]
    dropped = ['City; run, "10"']
    found = refused(add_races=swapped, drop_races=dropped, set={"weekly_minutes": -1})
    assert [each.split(":")[0] for each in found] == ["--set weekly_minutes"]


def test_every_wrong_part_is_told() -> None:
    """Several mistakes are told at once, each of its own option."""
    found = refused(drop_races=["Berlin"], set={"weekly_minutes": -1, "name": " "})
    options = [each.split(":")[0] for each in found]
    assert options == ["--drop-race Berlin", "--set weekly_minutes", "--set name"]


def test_the_scenario_is_blamed_for_its_own_mistakes() -> None:
    """Where the scenario is wrong without the variant, its own line is told."""
    assert refused(f"{SMALL}weekly_minutes: much\n", set={"name": "Other"}) == [
        "small.yaml:19:17: weekly_minutes must be a whole number, not 'much'"
    ]


def test_a_file_is_blamed_by_its_line(tmp_path: Path) -> None:
    """What a variant's file says wrongly has its line and column."""
    file = tmp_path / "later.yaml"
    file.write_text("set:\n  name: Later\n  weekly_minutes: -1\n")
    with pytest.raises(InputRefused, match=r"later\.yaml:3:19: weekly_minutes must be at least"):
        varied(a_draft(), read_variant(file))


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2027-05-02", False), ("2027-05-03", True), ("2027-06-13", True), ("2027-06-14", False)],
)
def test_races_near_the_block_count(day: str, counts: bool) -> None:
    """From the block's first day to four weeks after its last a race counts; others are refused."""
    added: dict[str, Any] = {"add_races": [{"date": day, "km": 5, "priority": "C"}]}
    moved: dict[str, Any] = {"move_races": {'City; run, "10"': day}}
    for said in (added, moved):
        if counts:
            found = varied(a_draft(), variant_of("other", **said))
            assert day in {race.date.isoformat() for race in found.races}
        else:
            (only,) = refused(**said)
            assert "from Mon 3 May 2027, when the block begins, to Sun 13 Jun 2027" in only


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        ("2027-05-01", "2027-05-02", False),
        ("2027-05-01", "2027-05-03", True),
        ("2027-05-16", "2027-05-20", True),
        ("2027-05-17", "2027-05-20", False),
    ],
)
def test_days_away_touch_the_block(since: str, until: str, counts: bool) -> None:
    """An absence that shares no day with the block is refused, one that shares a day is not."""
    said: dict[str, Any] = {"away": [{"from": since, "to": until}]}
    if counts:
        assert varied(a_draft(), variant_of("other", **said)).windows
    else:
        (only,) = refused(**said)
        assert "outside the block, Mon 3 May 2027 to Sun 16 May 2027" in only


@pytest.mark.parametrize("text", ["[", "&a 1", "1\nother: 2"])
def test_no_value(text: str) -> None:
    """What is no single value is told of its option."""
    with pytest.raises(InputRefused, match=r"^--set name: .* is no value; write it as a scenario"):
        value_of("name", text)
