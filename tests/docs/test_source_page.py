"""The page of the sources: whole, and refused where something is missing or leads nowhere."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from docs.generator.references import resolved, tried
from docs.generator.source_page import read_sources, sources_page


@pytest.fixture
def sources() -> dict[str, Any]:
    """What is written of the sources, to be damaged."""
    return copy.deepcopy(dict(read_sources()))


def refusal(sources: dict[str, Any]) -> str:
    """What is said against it."""
    with pytest.raises(ValueError, match=r"\w") as caught:
        sources_page(sources)
    return str(caught.value)


def test_every_id_has_a_row() -> None:
    """Each rule and program stands on the page once, with a place and a test."""
    page = sources_page()
    for data in read_sources().values():
        for id, rule in data["rules"].items():
            assert page.count(f"\n| {id} | {rule['asks']} | ") == 1
        assert all(f"\n| {id} | " in page for id in data["programs"])
    assert "\n| `back-squat` | S2, S3, S4 | " in page


def test_a_missing_rule_is_noticed(sources: dict[str, Any]) -> None:
    """A rule that is left out is named."""
    del sources["S3"]["rules"]["S3-R14"]
    assert refusal(sources) == "rules of S3: S3-R14 is missing"


def test_an_unknown_rule_is_noticed(sources: dict[str, Any]) -> None:
    """A rule that the source has not is named."""
    sources["S3"]["rules"]["S3-R30"] = sources["S3"]["rules"]["S3-R29"]
    assert refusal(sources) == "rules of S3: S3-R30 is not known"


def test_a_missing_program_is_noticed(sources: dict[str, Any]) -> None:
    """A program that is left out is told by its number."""
    del sources["S3"]["programs"]["s3-complex-pairs"]
    assert refusal(sources) == "S3 has 4 programs, not 3"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"where": []}, "S0-R02 is realised nowhere"),
        ({"tests": []}, "S0-R02 has no test"),
        ({"information": "none"}, "S0-R02 is information, so it is nowhere"),
        ({"where": ["rule: recovery_gap @ nobody"]}, "leads nowhere: 'no model nobody'"),
        ({"tests": ["tests/test_sources.py::test_nothing"]}, "there is no test tests/test_sou"),
    ],
)
def test_a_rule_without_a_home_is_noticed(
    sources: dict[str, Any], change: dict[str, Any], told: str
) -> None:
    """A duty needs a place that exists and a test that exists."""
    sources["S0"]["rules"]["S0-R02"] |= change
    assert told in refusal(sources)


def test_an_exercise_needs_a_session_or_a_reason(sources: dict[str, Any]) -> None:
    """One that no model can schedule must say why, and one that some can must not."""
    del sources["S0"]["not_scheduled"]["warm-up-jog"]
    sources["S0"]["not_scheduled"] |= {"back-squat": "no", "bak-squat": "no"}
    assert refusal(sources).splitlines() == [
        "back-squat is scheduled, and has a reason why not",
        "warm-up-jog is scheduled by no model",
        "not_scheduled: bak-squat is not an exercise",
    ]


@pytest.mark.parametrize(
    ("reference", "cell"),
    [
        (
            "rule: recovery_gap.gaps.circuit.circuit.must @ runner",
            "rule [recovery_gap](rules/recovery_gap.md) `gaps.circuit.circuit.must` in "
            "[runner](models/runner.md)",
        ),
        ("rule: pins @ runner", "rule [pins](rules/pins.md) in [runner](models/runner.md)"),
        (
            "model: runner focuses.circuit.roles.squat.exercises.goblet-squat",
            "`focuses.circuit.roles.squat.exercises.goblet-squat` in [runner](models/runner.md)",
        ),
        (
            "model: runner derivation.sequences.4.strength",
            "`derivation.sequences.4.strength` in [runner](models/runner.md)",
        ),
        (
            "dose: runner strength.main.0.percent",
            "dose `strength.main.0.percent` in [runner](models/runner.md)",
        ),
        ("exercise: pistol-squat.level", "exercise `pistol-squat`, its level"),
        ("exercise: pistol-squat", "exercise `pistol-squat`"),
        ("referee: order", "referee: [order](../src/periodize/referee/order.py)"),
        ("scenario: athlete.can_do", "scenario: `athlete.can_do`"),
    ],
)
def test_references_are_looked_up(reference: str, cell: str) -> None:
    """Each kind becomes a cell that leads to what it names."""
    assert resolved(reference) == cell


@pytest.mark.parametrize(
    "reference",
    [
        "rule: recovery_gaps @ runner",
        "rule: recovery_gap.gaps.circuit.power.wish @ runner",
        "rule: recovery_gap.hour @ runner",
        "rule: recovery_gap @ walker",
        "model: runner focuses.circuits",
        "model: runner focuses.circuit.roles.sqat",
        "model: runner focuses.circuit.roles.squat.exercises.back-squat",
        "model: walker focuses",
        "dose: runner strength.mane",
        "dose: runner strength.main.9",
        "exercise: pistol-sqat",
        "exercise: forearm-plank.contacts",
        "referee: odour",
        "scenario: athlete.can",
        "novel: runner",
    ],
)
def test_references_that_lead_nowhere_are_refused(reference: str) -> None:
    """A slip in any step is noticed."""
    with pytest.raises(ValueError, match=r"leads nowhere|of no kind"):
        resolved(reference)


@pytest.mark.parametrize(
    ("test", "name"),
    [
        ("tests/docs/test_source_page.py::test_tests_are_looked_up", "test_tests_are_looked_up"),
        (
            "tests/model/test_catalogue.py::TestLoading::test_happens_once",
            "test_happens_once",
        ),
        ("gold: runner: squats without the weights for them", "bad twin: squats without the "),
    ],
)
def test_tests_are_looked_up(test: str, name: str) -> None:
    """Functions, methods and bad twins become links to their files."""
    assert tried(test).startswith(f"[{name}")


@pytest.mark.parametrize(
    "test",
    [
        "tests/docs/test_source_page.py::test_nothing",
        "tests/docs/no_such_file.py::test_nothing",
        "tests/model/test_catalogue.py::test_happens_once",
        "gold: runner: a week without a fault",
        "gold: walker: a week without a fault",
    ],
)
def test_tests_that_are_not_there_are_refused(test: str) -> None:
    """A test that was renamed is noticed."""
    with pytest.raises(ValueError, match=r"there is no|has no bad twin"):
        tried(test)
