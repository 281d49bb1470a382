"""A plan on the disk is a floor: nothing worse takes its place unasked."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click
import pytest

from periodize import planning
from periodize.cli.terminal.numbers import BEGAN, SHORTEST_SECONDS, left_of
from periodize.errors import OutOfTime
from periodize.plan import GoalRecord, Plan, Replanned, ScenarioRef, read_plan, write_plan
from periodize.policy.case import case_of
from periodize.scenario import load
from periodize.workspace.floor import is_better, is_start
from tests.cli.running import contents, run


def unproven(plan: Plan, **changes: Any) -> Plan:
    """The plan as if its last goal were open."""
    *others, last = plan.goals
    last = GoalRecord(name=last.name, value=last.value, bound=last.bound - 1, proven=False)
    return plan.replace(status="feasible", goals=(*others, last), **changes)


def emptier(plan: Plan) -> Plan:
    """A plan that misses a session more."""
    first, *others = unproven(plan).goals
    worse = GoalRecord(name=first.name, value=first.value + 1, bound=first.bound, proven=False)
    return unproven(plan).replace(goals=(worse, *others))


@pytest.fixture
def standing(scenario: Path) -> Plan:
    """The plan that stands beside the two weeks."""
    return read_plan(scenario.with_name("two.plan.json").read_bytes(), "")


def test_what_is_better(scenario: Path, standing: Plan) -> None:
    """The goals in order decide, then what is proven; a proven plan is never held to be worse."""
    read = load(scenario)
    assert is_better(standing, emptier(standing), read)
    assert is_better(standing, unproven(standing), read)
    assert not is_better(standing, standing, read)
    assert not is_better(emptier(standing), unproven(standing), read)


def test_only_the_very_same_is_compared(scenario: Path, standing: Plan) -> None:
    """Another scenario, model or version, a plan made again, or one that is not what it says."""
    read, found = load(scenario), emptier(standing)
    assert standing.scenario is not None
    other = ScenarioRef(id="x", name="x", sha256="0" * 64)
    for changed in (
        standing.replace(scenario=other),
        standing.replace(model="goal-zones"),
        standing.replace(versions={"periodize": "0.0.1"}),
        standing.replace(replanned=Replanned(since=read.days.start)),
        standing.replace(goals=()),
        standing.replace(sessions=standing.sessions[1:]),
    ):
        assert not is_better(changed, found, read)


def cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that has no time."""

    def choose(case: Any, *, deadline: Any, **_: Any) -> object:
        from periodize.engine.standing import Standing

        assert case.decided
        deadline.standing = Standing(case.begun)
        raise OutOfTime

    monkeypatch.setattr(planning, "choose", choose)


def test_a_better_plan_stays(
    tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No byte changes, and which of the two stands is said; asked for, the worse one is written."""
    before = contents(tmp_path)
    cut_short(monkeypatch)
    outcome = run("solve", scenario, "--time-limit", "0.01")
    assert outcome.exit_code == 0
    assert "two.plan.json is no worse than what was found by now, and stays" in outcome.stderr
    assert "proven" in outcome.stdout.lower()
    assert contents(tmp_path) == before
    assert run("solve", scenario, "--time-limit", "0.01", "--anew", "--quiet").exit_code == 0
    new = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    assert new.status == "feasible"
    assert contents(tmp_path) != before


def test_where_none_stands_a_plan_is_written(
    tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without time a whole plan comes of it all the same, and it is called unproven."""
    for name in ("two.plan.json", "two.ics"):
        (tmp_path / name).unlink()
    cut_short(monkeypatch)
    assert run("solve", scenario, "--time-limit", "0.01").exit_code == 0
    assert run("check", scenario, tmp_path / "two.plan.json").exit_code == 0


def test_a_limit_counts_from_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reading took is not there for the search; none at all stays none."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with click.Context(click.Command("solve")) as called:
        called.meta[BEGAN] = 98.0
        assert left_of(5) == 3
        assert left_of(1) == SHORTEST_SECONDS
        assert left_of(0) == 0
        assert left_of(None) is None


def test_what_a_search_begins_with(scenario: Path, standing: Plan) -> None:
    """A plan of the very same that is not proven; one that is proven begins no search."""
    case = case_of(load(scenario))
    assert is_start(unproven(standing), case, 1)
    assert not is_start(standing, case, 1)
    assert not is_start(unproven(standing), case, 2)
    for changed in (
        unproven(standing, versions={"periodize": "0.0.1"}),
        unproven(standing, model="goal-zones"),
        unproven(standing, replanned=Replanned(since=load(scenario).days.start)),
    ):
        assert not is_start(changed, case, 1)


def test_a_search_begins_with_the_plan_that_stands(
    tmp_path: Path, scenario: Path, standing: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its sessions are handed to the search, unless the plan is asked for anew."""
    begun: list[int] = []
    honest = planning.choose  # type: ignore[attr-defined]

    def choose(*given: Any, **options: Any) -> object:
        begun.append(len(options["start"]))
        return honest(*given, **options)

    monkeypatch.setattr(planning, "choose", choose)
    for more in ((), ("--anew",)):
        (tmp_path / "two.plan.json").write_bytes(write_plan(unproven(standing)))
        assert run("solve", scenario, "--quiet", *more).exit_code == 0
    assert begun == [len(standing.sessions), 0]
    found = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    assert found.status == "optimal"
