"""Progress on stderr while a plan is sought: which goal, what is missed, the least, and seconds."""

from __future__ import annotations

import sys
import time

from periodize.cli.terminal.door import warn, write_over
from periodize.engine import Progress

PATIENCE_SECONDS = 1.0
"""Nothing is shown before this: an answer that comes at once needs no progress."""
DOING = {
    "edges": "fitting the parts of the block together",
    "conflict": "looking for the rules that clash",
    "moved": "keeping what can stay",
}
"""What is being done in searches that are for none of the goals."""
STEP_SECONDS = 0.1
LOG_SECONDS = 5.0


class ProgressLine:
    """One line that is written over on a terminal; a line every few seconds elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._started = self._last = time.monotonic()
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        """Show how far the search has come."""
        now = time.monotonic()
        pause = STEP_SECONDS if self._terminal else LOG_SECONDS if self._shown else 0.0
        if self._quiet or now - self._started < PATIENCE_SECONDS or now - self._last < pause:
            return
        self._last, self._shown = now, True
        text = f"{_told(progress)}, {now - self._started:.1f} s"
        (write_over if self._terminal else warn)(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._terminal and self._shown:
            write_over("")


def _told(progress: Progress) -> str:
    if progress.goal in DOING:
        return DOING[progress.goal]
    value = "searching" if progress.value is None else f"{progress.value} missed"
    return f"{progress.goal}: {value}, least {max(0, progress.bound)}"


class StepLine:
    """Says which of several plans is sought, once the whole takes longer than a moment."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._started = time.monotonic()

    def __call__(self, number: int, count: int, name: str) -> None:
        """Say that a plan is about to be sought."""
        if not self._quiet and count > 1 and time.monotonic() - self._started > PATIENCE_SECONDS:
            warn(f"{number} of {count}: {name}")


class FoundLine:
    """Says each part of an answer as it comes, before the answer as a whole."""

    def __init__(self, progress: ProgressLine, *, quiet: bool) -> None:
        self._progress, self._quiet = progress, quiet

    def __call__(self, text: str) -> None:
        """Say what was found."""
        if not self._quiet:
            self._progress.clear()
            warn(f"found: {text}")
