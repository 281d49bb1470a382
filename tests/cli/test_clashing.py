"""Where there is no plan: what each command prints, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import CLASHING, TWO_WEEKS, a_scenario, answer, run


def test_repairs(tmp_path: Path) -> None:
    """The clash and the cheapest repairs come first, with exit 3; as JSON, whole."""
    scenario = a_scenario(tmp_path, CLASHING)
    outcome = run("repairs", scenario, "--quiet")
    assert outcome.exit_code == 3
    assert outcome.stdout.startswith("No plan exists. These rules cannot hold together:\n  - ")
    assert (
        "  pins: broken 1 time; the plan holds 0 sessions and misses, besides, " in outcome.stdout
    )
    assert "rules: [{rule: pins, penalty: 1000, goal: sessions}]" in outcome.stdout
    found = json.loads(run("repairs", scenario, "--quiet", "--json").stdout)
    assert {each["rule"] for each in found["clash"]["rules"]} == {"pins", "season_frequency"}
    assert found["repairs"][0]["rules"] == ["pins"]
    assert found["complete"] is True
    assert found["proven"] is True
    assert found["repairs"][0]["plan"] == []


def test_repairs_of_nothing(scenario: Path) -> None:
    """Where a plan exists nothing clashes, with exit 0."""
    outcome = run("repairs", scenario, "--quiet")
    assert outcome.exit_code == 0
    assert outcome.stdout == "A plan exists: no rules clash, and nothing needs repair.\n"
    assert answer("repairs", scenario)["clash"] is None


@pytest.mark.parametrize("question", [("prices",), ("slack",), ("why", "2027-05-04")])
def test_questions_without_a_plan(tmp_path: Path, question: tuple[str, ...]) -> None:
    """Without a plan a program reads the clash, and people the way on."""
    name, *rest = question
    outcome = run(name, a_scenario(tmp_path, CLASHING), *rest, "--quiet", "--json")
    assert outcome.exit_code == 3
    clash = json.loads(outcome.stdout)["clash"]["rules"]
    assert {each["rule"] for each in clash} == {"pins", "season_frequency"}
    assert "`periodize repairs` seeks a way out" in " ".join(outcome.stderr.split())


def test_replan_without_a_plan(scenario: Path) -> None:
    """A past that clashes is JSON for programs, too."""
    less = ("--set", "weekly_minutes=30", "--from", "2027-05-10")
    outcome = run("replan", scenario, *less, "--quiet", "--json")
    assert outcome.exit_code == 3
    found = json.loads(outcome.stdout)
    assert "past_stands" in [each["rule"] for each in found["clash"]["rules"]]
    assert found["plan"] is None


def test_a_pin_without_room(tmp_path: Path) -> None:
    """A pin for which no window has room and kit says so by itself."""
    pins = (
        "  sat: [{from: '10:00', to: '10:10', at: gym}]\npins: [{date: 2027-05-08, focus: upper}]\n"
    )
    outcome = run("repairs", a_scenario(tmp_path, TWO_WEEKS + pins), "--quiet")
    told = " ".join(outcome.stdout.split())
    assert "Sat 8 May is pinned to upper; nothing stands there, and no window has room" in told


def test_a_day_that_is_kept_free(tmp_path: Path) -> None:
    """No session can stand on a day that is pinned to nothing, of whatever kind."""
    scenario = a_scenario(tmp_path, f"{TWO_WEEKS}pins: [{{date: 2027-05-04, nothing: true}}]\n")
    for focus in ("core", "bands"):
        told = run("why-not", scenario, "2027-05-04", "--focus", focus, "--quiet").stdout
        assert told.endswith("  - pins: Tue 4 May is pinned to nothing\n")
