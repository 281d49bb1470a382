"""A command that gets signals at a chosen point: after so many calls in its main thread.

The point is the same on every machine, so that a failure can be repeated; what happens in other
threads by then is not. The calls count from where the program begins: what comes before that is
Python's own start.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
QUIET: dict[int, tuple[int, ...]] = {
    signal.SIGINT: (130, -signal.SIGINT),
    signal.SIGTERM: (143, -signal.SIGTERM),
    signal.SIGHUP: (129, -signal.SIGHUP),
}
"""The exit codes of a command that a signal ended; before it listens Python ends by the signal."""
CODE = """
import os, sys
at, number, times = {at}, {number}, {times}
calls = 0
def count(frame, event, argument):
    global calls
    calls += 1
    if calls == at:
        for _ in range(times):
            os.kill(os.getpid(), number)
from periodize.cli import main
sys.setprofile(count)
try:
    main()
finally:
    sys.setprofile(None)
    os.write(2, b"calls: %d\\n" % calls)
"""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a command is signalled: after so many calls, with a signal, so many times."""

    at: int
    number: int
    times: int = 1


def signalled(
    point: Point, arguments: Sequence[str | Path], folder: Path
) -> subprocess.CompletedProcess[bytes]:
    """The outcome of a command that is signalled at a point."""
    code = CODE.format(at=point.at, number=int(point.number), times=point.times)
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )


def calls_of(arguments: Sequence[str | Path], folder: Path) -> int:
    """How many calls a command makes that nobody signals."""
    outcome = signalled(Point(0, signal.SIGINT), arguments, folder)
    return int(outcome.stderr.split(b"calls: ")[-1])
