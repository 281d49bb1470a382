"""What the commands of a roster share: options, processes, progress, how it ends."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from periodize.cli.terminal.door import warn, write_over
from periodize.cli.terminal.numbers import Count
from periodize.cli.terminal.output import make_folder
from periodize.cli.terminal.search_options import (
    Command,
    quiet_option,
    seed_option,
    time_limit_option,
    with_options,
)
from periodize.interrupts import attending

if TYPE_CHECKING:
    from periodize.roster.alone import Progress
    from periodize.roster.engine import Engine
    from periodize.roster.outcome import Row

STEP_SECONDS = 0.2
LOG_SECONDS = 5.0
MOST_WORKERS = 256
CODES = {"refused": 2, "no plan": 3, "failed": 4}
"""By how it stands with an athlete without a plan, the exit code; the first that occurs counts."""


def roster_argument(command: Command) -> Command:
    """The roster that a command is about."""
    return click.argument("roster", metavar="ROSTER", type=click.Path(path_type=Path))(command)


def work_options(command: Command) -> Command:
    """Where the work is done, and how."""
    options = (
        click.option(
            "--workers",
            type=Count(1, MOST_WORKERS),
            metavar="N",
            help="Processes of this machine, each with one athlete at a time; else one a core.",
        ),
        time_limit_option(),
        seed_option(),
        quiet_option(),
    )
    return with_options(command, options)


def out_option(command: Command) -> Command:
    """The folder of the results."""
    return click.option(
        "--out",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Folder of the plans; else STEM-plans beside ROSTER.",
    )(command)


def folder_of(roster: Path, out: Path | None, *, quiet: bool) -> Path:
    """Where the results go; made where it is not there.

    Raises:
        CouldNotWrite: it cannot be made.
    """
    from periodize.roster.solving import default_folder

    folder = out or default_folder(roster)
    if not folder.is_dir():
        make_folder(folder, quiet=quiet)
    return folder


@contextlib.contextmanager
def engine_of(workers: int | None) -> Iterator[Engine]:
    """Who does the work, until the end of a `with`."""
    from periodize.roster.workers import Workers

    with Workers(workers or os.cpu_count() or 1) as engine:
        yield engine


@contextlib.contextmanager
def stoppable() -> Iterator[threading.Event]:
    """What a signal sets, so that what is done by then is kept."""
    stop = threading.Event()
    with attending(stop.set):
        yield stop


class RosterLine:
    """One line that is written over on a terminal; a line every few seconds elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._last = time.monotonic()
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        """Show how far the roster has come."""
        now = time.monotonic()
        if self._quiet or now - self._last < (STEP_SECONDS if self._terminal else LOG_SECONDS):
            return
        self._last, self._shown = now, True
        text = (
            f"{progress.done} done, {progress.running} running, {progress.failed} without a plan, "
            f"{progress.left} left"
        )
        (write_over if self._terminal else warn)(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._terminal and self._shown:
            write_over("")


def keep(file: Path, answer: Any) -> None:
    """Write an answer as JSON, where another one stands.

    Raises:
        CouldNotWrite: what stood there still stands.
    """
    from periodize.workspace.files import write_all

    content = (json.dumps(answer, indent=1, ensure_ascii=False) + "\n").encode()
    if not file.is_file() or file.read_bytes() != content:
        write_all({file: content})


def code_of(rows: Sequence[Row]) -> int:
    """The exit code: 0 where every athlete has a plan."""
    statuses = {row.status for row in rows}
    return next((code for status, code in CODES.items() if status in statuses), 0)
