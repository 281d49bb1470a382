"""Ctrl-C and the request to end: the best plan so far is written whole, or nothing is.

The signals are sent by the process itself, at its first report of a search under way.
"""

from __future__ import annotations

import dataclasses
import signal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from benchmarks.faults.signalled import QUIET, Point, signalled

from periodize import planning
from periodize.plan import read_plan
from periodize.referee import check
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
CALLS = 1_500_000
"""Nearly as many as `solve` makes on the two weeks."""
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


AT = """
import os
from benchmarks.faults.signalled import QUIET, Point, signalled
from periodize import planning
from periodize.policy import case
from periodize.cli import main
def stop(*_):
    for _ in range({times}):
        os.kill(os.getpid(), {number})
    return None
{where}
main()
"""
BEFORE = "case.case_of = stop"
JUDGING = """
judge = planning.judge
planning.judge = lambda *given: stop() or judge(*given)
"""
WRITING = """
from periodize.workspace import files
write = files._write_beside
files._write_beside = lambda change: stop() or write(change)
"""
SIGNALS: dict[int, int] = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


@pytest.mark.parametrize(
    ("where", "number", "times", "written"),
    [
        (BEFORE, signal.SIGHUP, 1, False),
        (BEFORE, signal.SIGTERM, 10, False),
        (JUDGING, signal.SIGINT, 10, True),
        (JUDGING, signal.SIGTERM, 1, True),
        (WRITING, signal.SIGHUP, 10, True),
        (WRITING, signal.SIGINT, 1, True),
    ],
)
def test_at_other_moments(
    tmp_path: Path, where: str, number: int, times: int, written: bool
) -> None:
    """Before the search nothing is written; a plan that is there by then is written, proven."""
    outcome = process(
        "solve",
        a_scenario(tmp_path),
        code=AT.format(number=int(number), times=times, where=where),
    )
    told = outcome.stderr.decode()
    assert outcome.returncode == SIGNALS[number], told
    assert "Traceback" not in told
    names = ["two.ics", "two.plan.json", "two.yaml"] if written else ["two.yaml"]
    assert sorted(contents(tmp_path)) == names
    if written:
        plan = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
        assert plan.status == "optimal"


def test_where_nobody_listens(tmp_path: Path) -> None:
    """A program that calls a command itself keeps its own signals."""
    numbers = [*SIGNALS]
    before = [signal.getsignal(number) for number in numbers]
    run("solve", a_scenario(tmp_path), "--dry-run")
    assert [signal.getsignal(number) for number in numbers] == before


def test_what_is_switched_off_stays_off(tmp_path: Path) -> None:
    """A command under `nohup` goes on when the terminal is closed."""
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" + AT.format(
        number=int(signal.SIGHUP), times=1, where=JUDGING
    )
    outcome = process("solve", a_scenario(tmp_path), code=code)
    assert outcome.returncode == 0


@pytest.mark.parametrize("seed", range(6))
def test_at_a_point_that_is_drawn(tmp_path: Path, seed: int) -> None:
    """Wherever a command is, it ends quietly by the signal, and no part of a file is left."""
    random = Random(seed)
    point = Point(
        at=int(CALLS ** random.random()),
        number=random.choice([*SIGNALS]),
        times=random.choice((1, 2, 10)),
    )
    scenario = a_scenario(tmp_path)
    outcome = signalled(point, ("solve", scenario, "--quiet"), tmp_path)
    assert b"Traceback" not in outcome.stderr, point
    assert outcome.returncode in QUIET[point.number], point
    assert set(contents(tmp_path)) in ({"two.yaml"}, {"two.yaml", "two.ics", "two.plan.json"})
