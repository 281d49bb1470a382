"""Ctrl-C and the request to end: the best plan so far is written whole, or nothing is.

The signals are sent by the process itself, at its first report of a search under way.
"""

from __future__ import annotations

import dataclasses
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from periodize import planning
from periodize.engine import Deadline
from periodize.plan import Plan, read_plan
from periodize.policy.case import Case
from periodize.referee import Verdict, check, judge
from periodize.scenario import load
from tests.cli.running import ROOT, a_scenario, contents, process, run

INTERRUPTING = """
import os
from periodize.cli import main
from periodize.cli.terminal import progress_line
def interrupt(self, reported):
    for _ in range({times}):
        os.kill(os.getpid(), {number})
progress_line.ProgressLine.__call__ = interrupt
main()
"""
LONG = ROOT / "scenarios" / "winter-dst-new-year.yaml"


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_during_a_search(tmp_path: Path, number: int, code: int, times: int) -> None:
    """The exit code names the signal, however often it comes; no file is torn."""
    outcome = process(
        "solve",
        LONG,
        "--out",
        tmp_path / "out",
        code=INTERRUPTING.format(times=times, number=int(number)),
    )
    told = outcome.stderr.decode()
    assert outcome.returncode == code, told
    assert "Traceback" not in told
    assert "stopped" in told
    if not (tmp_path / "out").exists():
        assert outcome.stdout == b""
        return
    written = contents(tmp_path / "out")
    assert sorted(written) == ["winter-dst-new-year.ics", "winter-dst-new-year.plan.json"]
    plan = read_plan(written["winter-dst-new-year.plan.json"], "")
    assert check(load(LONG), plan).accepted
    assert ("not proven" in told) == (plan.status == "feasible")


def stopped_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that was interrupted with a plan in hand."""
    honest = planning.choose  # type: ignore[attr-defined]

    def choose(*arguments: Any, **options: Any) -> object:
        found = honest(*arguments, **options)
        bounds = {**found.bounds, "preferences": -1}
        options["deadline"].stop()
        return dataclasses.replace(found, bounds=bounds, proven=False)

    monkeypatch.setattr(planning, "choose", choose)


def test_the_best_plan_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that stands when the user stops is written, printed and called unproven."""
    stopped_engine(monkeypatch)
    scenario = a_scenario(tmp_path)
    outcome = run("solve", scenario)
    assert outcome.exit_code == 130
    assert outcome.stderr.endswith("stopped; the best plan so far is not proven\n")
    assert "Two weeks" in outcome.stdout
    plan = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    assert (plan.status, plan.reproducible) == ("feasible", False)
    assert [goal.proven for goal in plan.goals][-1] is False
    assert check(load(scenario), plan).accepted


def test_before_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt before the search ends the command; nothing is written."""

    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(planning, "case_of", interrupt)
    outcome = run("solve", a_scenario(tmp_path))
    assert (outcome.exit_code, outcome.stdout) == (143, "")
    assert outcome.stderr.endswith("stopped\n")
    assert sorted(contents(tmp_path)) == ["two.yaml"]


def test_after_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt while the referee judges loses nothing: the proven plan is written."""
    heard = threading.Event()
    stop = Deadline.stop

    def hear(deadline: Deadline) -> None:
        stop(deadline)
        heard.set()

    monkeypatch.setattr(Deadline, "stop", hear)

    def late(case: Case, plan: Plan) -> Verdict:
        os.kill(os.getpid(), signal.SIGTERM)
        heard.wait(10)
        return judge(case, plan)

    monkeypatch.setattr(planning, "judge", late)
    outcome = run("solve", a_scenario(tmp_path))
    assert outcome.exit_code == 143
    assert read_plan((tmp_path / "two.plan.json").read_bytes(), "").status == "optimal"


def test_signals_are_given_back(tmp_path: Path) -> None:
    """After a command the process listens as before."""
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    run("solve", a_scenario(tmp_path), "--dry-run")
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
