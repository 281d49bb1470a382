"""Races so close that the rest after the first one reaches to the second are told, by the model."""

from __future__ import annotations

import pytest

from periodize.questions.near_races import near_races
from periodize.scenario.variant.variant import variant_of
from tests.questions.small import SMALL, a_draft, opened, small

RACE = 'City; run, "10"'


def near(text: str = SMALL) -> list[tuple[str, str, int, int]]:
    """Both names, the days between, and the rest."""
    return [(n.first, n.second, n.days, n.rest) for n in near_races(a_draft(text).scenario())]


def with_race(day: str, km: float, priority: str) -> str:
    """The small scenario, whose 10 km C race is on the 16th, with another race."""
    race = f"{{date: {day}, name: Other, km: {km}, priority: {priority}}}"
    return SMALL.replace("races: [", f"races: [{race}, ")


@pytest.mark.parametrize(
    ("day", "km", "priority", "expected"),
    [
        ("2027-05-12", 10, "B", []),
        ("2027-05-13", 10, "B", [("Other", RACE, 3, 4)]),
        ("2027-05-13", 10, "C", []),
        ("2027-05-15", 10, "C", [("Other", RACE, 1, 2)]),
        ("2027-05-17", 42.2, "B", [(RACE, "Other", 1, 2)]),
        ("2027-05-18", 42.2, "B", []),
        ("2027-05-03", 42.2, "B", [("Other", RACE, 13, 14)]),
    ],
)
def test_the_first_race_decides(
    day: str, km: float, priority: str, expected: list[tuple[str, str, int, int]]
) -> None:
    """Two races are near if the model's rest after the first, C races less, reaches the second."""
    assert near(with_race(day, km, priority)) == expected


def test_the_models_numbers_count() -> None:
    """Another number of the rule, or no rule, and the same two races are near no more."""
    text = with_race("2027-05-13", 10, "B")
    shorter = "rules: [{rule: after_race, days: {10k: {plyometric: 3}}}]\n"
    assert near(text)
    assert near(text + shorter) == []
    assert near(text + "rules: [{rule: after_race, enabled: false}]\n") == []


def test_it_is_said_in_a_sentence() -> None:
    """Names, days and the rest."""
    (two,) = near_races(a_draft(with_race("2027-05-15", 10, "C")).scenario())
    assert str(two) == (
        f"{RACE} on Sun 16 May comes 1 day after Other on Sat 15 May; after_race asks 2 days "
        "before all strength is back"
    )


def test_answers_warn() -> None:
    """find-date and what-if tell the near races of the day, and a day behind the block as such."""
    found = small().find_date({"km": 42.2, "priority": "B"}, "2027-05-17", "2027-05-18")
    told = sorted((each.day.day, len(each.near), each.behind) for each in found)
    assert told == [(17, 1, True), (18, 0, True)]
    race = {"date": "2027-05-17", "km": 42.2, "priority": "B"}
    close = small().what_if(variant_of("close", add_races=[race]))
    assert [two.days for two in close.near] == [1]
    assert small().what_if(variant_of("dropped", drop_races=[RACE])).near == ()


def test_what_was_near_before_is_not_told_again() -> None:
    """A variant that leaves two near races as they are says nothing of them."""
    scenario = opened(with_race("2027-05-15", 10, "C"))
    assert near_races(scenario.scenario)
    assert scenario.what_if(variant_of("less", set={"weekly_minutes": 90})).near == ()
