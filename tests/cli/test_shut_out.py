"""Where the output has no room: a sentence and an exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, a_scenario, contents

FULL = Path("/dev/full")


def into(arguments: list[str | Path], *, stdout: object, stderr: object) -> tuple[int, bytes]:
    """The exit code of a command and what it says, with its streams led elsewhere."""
    code = [sys.executable, "-c", "from periodize.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(
        code,
        stdout=stdout,  # type: ignore[call-overload]
        stderr=stderr,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return done.returncode, done.stderr or b""


@pytest.mark.parametrize("arguments", [["rules"], ["--help"], ["solve", "two.yaml", "--quiet"]])
def test_no_room_for_the_output(tmp_path: Path, arguments: list[str | Path]) -> None:
    """A full disk is told with exit code 5; what is printed to nobody is no failure."""
    scenario = a_scenario(tmp_path)
    given = [scenario if each == "two.yaml" else each for each in arguments]
    with FULL.open("wb") as full:
        code, told = into(given, stdout=full, stderr=subprocess.PIPE)
    if "--quiet" in arguments:
        assert (code, told) == (0, b"")
        assert sorted(contents(tmp_path)) == ["two.ics", "two.plan.json", "two.yaml"]
    else:
        assert code == 5
        assert told == b"the output cannot be written: No space left on device\n"


def test_no_room_for_notes(tmp_path: Path) -> None:
    """Where errors and progress cannot be read, the result is written all the same."""
    with FULL.open("wb") as full:
        code, _ = into(["solve", a_scenario(tmp_path)], stdout=subprocess.DEVNULL, stderr=full)
    assert code == 0
    assert sorted(contents(tmp_path)) == ["two.ics", "two.plan.json", "two.yaml"]
