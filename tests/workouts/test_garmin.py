"""What Garmin's watches call our exercises."""

from __future__ import annotations

from garmin_fit_sdk import Profile

from periodize.model.catalogue import load_catalogue
from periodize.model.shipped import shipped
from periodize.workouts.garmin import garmin_names

TYPES = Profile["types"]


def test_every_exercise_has_a_category() -> None:
    """Each exercise of the catalogue is there, in its order, and nothing else is."""
    assert list(garmin_names()) == list(load_catalogue().exercises)


def test_numbers_are_those_of_the_profile() -> None:
    """Names and numbers are those of Garmin's tables; only what has a name can be a near one."""
    said = shipped("garmin")
    categories = {name: int(number) for number, name in TYPES["exercise_category"].items()}
    assert {name: categories[name] for name in said["categories"]} == said["categories"]
    for exercise, entry in said["exercises"].items():
        assert entry["category"] in said["categories"], exercise
        if "name" in entry:
            names = TYPES[f"{entry['category']}_exercise_name"]
            numbers = {name: int(number) for number, name in names.items()}
            assert numbers[entry["name"]] == entry["number"], exercise
        else:
            assert not {"number", "near"} & set(entry), exercise


def test_how_many_are_the_same() -> None:
    """Of most exercises Garmin knows the same or a near one; of few only the kind."""
    names = garmin_names().values()
    only = [each for each in names if each.name is None]
    same = [each for each in names if each.name is not None and not each.near]
    assert len(same) >= 80
    assert len(only) <= 12
