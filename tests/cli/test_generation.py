"""A calendar names the plan that it shows, so that files of two generations can be told apart."""

from __future__ import annotations

from pathlib import Path

from periodize.plan import read_plan, write_plan
from periodize.plan.generation import LETTERS, is_of_another, mark_in, mark_of
from tests.cli.running import run


def test_a_calendar_names_its_plan(solved: dict[str, bytes]) -> None:
    """What stands in it is the beginning of the sha256 of the file beside it."""
    mark = mark_in(solved["two.ics"])
    assert mark == mark_of(solved["two.plan.json"])
    assert len(mark or "") == LETTERS
    plan = read_plan(solved["two.plan.json"], "")
    assert mark_of(plan) == mark
    assert mark_of(plan.replace(seed=2)) != mark
    assert mark_in(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") is None


def test_files_of_two_generations(scenario: Path, tmp_path: Path) -> None:
    """`check` says it, and solving again puts both right; one that names no plan is let be."""
    plan, calendar = tmp_path / "two.plan.json", tmp_path / "two.ics"
    assert "shows another plan" not in run("check", scenario, plan).stderr
    ours = plan.read_bytes()
    plan.write_bytes(write_plan(read_plan(ours, "").replace(seed=2)))
    assert is_of_another(plan, calendar)
    outcome = run("check", scenario, plan)
    assert "two.ics shows another plan than" in outcome.stderr
    assert outcome.exit_code == 0
    assert run("solve", scenario, "--quiet").exit_code == 0
    assert plan.read_bytes() == ours
    assert not is_of_another(plan, calendar)
    calendar.write_bytes(calendar.read_bytes().replace(b"X-PERIODIZE-PLAN", b"X-OTHER"))
    assert not is_of_another(plan, calendar)
    calendar.unlink()
    assert not is_of_another(plan, calendar)
