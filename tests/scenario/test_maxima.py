"""Weights that nobody can have meant are refused, with what is allowed."""

from __future__ import annotations

import pytest

from tests.scenario.texts import HEAD, said


def refused(*lines: str) -> list[str]:
    """The problems of an athlete who says this, without the file's name."""
    athlete = "".join(f"  {line}\n" for line in lines)
    return [each.partition(": ")[2] for each in said(f"{HEAD}athlete:\n{athlete}")]


@pytest.mark.parametrize(
    ("exercise", "most"),
    [
        ("back-squat", 525),
        ("romanian-deadlift", 510),
        ("bench-press", 355),
        ("overhead-press", 230),
        ("bent-over-row", 525),
    ],
)
def test_more_than_was_ever_lifted(exercise: str, most: int) -> None:
    """The heaviest lift on record is read, a kilogram more is not; of some there is no record."""
    assert refused(f"one_rep_max_kg: {{{exercise}: {most}}}") == []
    assert refused(f"one_rep_max_kg: {{{exercise}: {most + 1}}}") == [
        f"nobody ever lifted {most + 1} kg; allowed: more than 0, at most {most} kg"
    ]


def test_pounds() -> None:
    """The range is told in the unit that was read."""
    assert refused("one_rep_max_lb: {bench-press: 782}") == []
    assert refused("one_rep_max_lb: {bench-press: 784}") == [
        "nobody ever lifted 784 lb; allowed: more than 0, at most 783 lb"
    ]


@pytest.mark.parametrize(
    ("mass", "allowed"),
    [
        ("kg: 20", ""),
        ("kg: 635", ""),
        ("kg: 19", "20 to 635 kg"),
        ("kg: 636", "20 to 635 kg"),
        ("lb: 6.6", "44 to 1400 lb"),
    ],
)
def test_a_body_that_nobody_has(mass: str, allowed: str) -> None:
    """From a child to the heaviest body that was ever measured."""
    found = refused(f"body_mass_{mass}")
    expected = f"a body mass of {mass.partition(': ')[2]} {mass[:2]}; allowed: {allowed}"
    assert found == ([expected] if allowed else [])


def test_beside_other_mistakes() -> None:
    """An exercise that is not known is told once, and beside it what nobody lifted."""
    found = refused("one_rep_max_kg: {no-such-lift: 400, back-squat: 900}")
    assert len(found) == 2
    assert "is not an exercise" in found[0] and "nobody ever lifted 900 kg" in found[1]
