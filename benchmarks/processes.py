"""Measurements in processes of their own, one after the other, with what each one cost."""

from __future__ import annotations

import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "from periodize.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Run:
    """A process that ended: what it printed, its seconds and its most memory (megabytes)."""

    printed: str
    wall: float
    cpu: float
    megabytes: float


def run(arguments: Sequence[str]) -> Run:
    """Run Python with some arguments.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], stdout=out, stderr=errors, env=environment, cwd=ROOT
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        for stream in (out, errors):
            stream.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: {errors.read().decode()[-2000:]}")
        printed = out.read().decode()
    return Run(printed, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measured(kind: str, file: Path, *more: float) -> Mapping[str, Any]:
    """A measurement (see `measure`), with the most memory that it took."""
    found = run(["-m", "benchmarks.measure", kind, str(file), *map(str, more)])
    return {**json.loads(found.printed.splitlines()[-1]), "megabytes": found.megabytes}


def command(line: str, repeats: int) -> Run:
    """A whole command from outside, the median of some repeats; the first, unmeasured, warms up."""
    runs = [run(["-c", COMMAND, *shlex.split(line)]) for _ in range(repeats + 1)][1:]
    return Run(
        runs[-1].printed,
        statistics.median(each.wall for each in runs),
        statistics.median(each.cpu for each in runs),
        max(each.megabytes for each in runs),
    )


def medians(found: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Repeats of one measurement as one: numbers as their median, all else as in the last."""
    every = list(found)
    return {
        key: _median([each[key] for each in every if key in each], last)
        for key, last in every[-1].items()
    }


def _median(values: Sequence[Any], last: Any) -> Any:
    if isinstance(last, Mapping):
        return medians(values)
    return statistics.median(values) if isinstance(last, float) else last
