"""Questions about a plan that somebody wrote by hand, and replanning from one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run


@pytest.fixture
def by_hand(tmp_path: Path, solved: dict[str, bytes]) -> Path:
    """The plan of the two weeks without ids, places, or what it says of itself."""
    plan = json.loads(solved["two.plan.json"])
    for session in plan["sessions"]:
        session.pop("id")
        session.pop("place")
        session.pop("because")
    file = tmp_path / "by-hand.json"
    file.write_text(json.dumps({"format": 1, "sessions": plan["sessions"]}))
    return file


@pytest.mark.parametrize(
    "arguments",
    [("slack",), ("why", "2027-05-04"), ("replan", "--from", "2027-05-10")],
)
def test_a_plan_by_hand_is_followed(
    scenario: Path, by_hand: Path, arguments: tuple[str, ...]
) -> None:
    """What it leaves out is filled in; nothing is missing for an answer."""
    command, *others = arguments
    outcome = run(command, scenario, *others, "--plan", by_hand)
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout
