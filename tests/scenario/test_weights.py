"""Kilograms from pounds, and the usual sets."""

from __future__ import annotations

import pytest

from periodize.scenario.resolve.weights import USUAL_KG, USUAL_LB, to_kg, usual, usual_in_words


def test_pounds() -> None:
    """Pounds become kilograms to a tenth of a gram."""
    assert to_kg(45) == 20.4117
    assert to_kg(0) == 0


@pytest.mark.parametrize("what", USUAL_KG)
def test_usual_sets(what: str) -> None:
    """Either set is in kg and ascends, and both hold the same things."""
    assert set(USUAL_KG) == set(USUAL_LB)
    assert usual(what, "metric") == USUAL_KG[what]
    assert usual(what, "imperial") == tuple(to_kg(lb) for lb in USUAL_LB[what])
    for units in ("metric", "imperial"):
        assert list(usual(what, units)) == sorted(set(usual(what, units)))


def test_in_words() -> None:
    """Sets are told in the output's units, and long ones cut."""
    assert usual_in_words("plates", "metric") == "1.25, 2.5, 5, 10, 15, 20 kg"
    assert usual_in_words("bar", "imperial") == "45 lb"
    assert usual_in_words("dumbbells", "metric") == "2, 4, … 30 kg"
