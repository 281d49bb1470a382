"""What comes of a try, and of many."""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

MOST_SECONDS = 5.0
"""Longer no try on a file may take."""
SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a try.

    Attributes:
        what: in a word or two.
        well: whether that is as it should be.
        seconds: how long the command, or the part of it that counts, took.
    """

    what: str
    well: bool = True
    seconds: float = 0.0


Trial = Callable[[Path, Random], Came]


def tried(trial: Trial, scenario: Path, seed: int) -> Came:
    """One try; what nobody caught, or hangs, is not well. A try may bring its own seconds."""
    begun = time.monotonic()
    try:
        came = trial(scenario, Random(seed))
    except Exception as error:
        return Came(f"uncaught {type(error).__name__}, seed {seed}", well=False)
    taken = came if came.seconds else replace(came, seconds=time.monotonic() - begun)
    if not taken.well:
        return replace(taken, what=f"{taken.what}, seed {seed}")
    return taken


@dataclass(frozen=True, slots=True)
class Gate:
    """How good a kind of try must be.

    Attributes:
        asked: the gate in words.
        share: how many of all must have come out well.
        p95: seconds in which 95 of 100 must be done.
        worst: seconds that none may exceed.
        mb: what the process may hold at most.
    """

    asked: str
    share: float = 1.0
    p95: float | None = None
    worst: float | None = None
    mb: int | None = None

    def row(self, kind: str, came: Sequence[Came]) -> str:
        """The line of the table of gates."""
        seconds, well = sorted(each.seconds for each in came), sum(each.well for each in came)
        p95, worst = seconds[min(len(seconds) - 1, int(SHARE * len(seconds)))], seconds[-1]
        kept = "kept" if all(self._kept(len(came), well, p95, worst)) else "MISSED"
        figures = f"{p95:.2f} | {worst:.2f} | {peak_mb()}"
        return f"| {kind} | {self.asked} | {well} of {len(came)} | {figures} | {kept} |"

    def _kept(self, tries: int, well: int, p95: float, worst: float) -> Iterator[bool]:
        yield well >= self.share * tries
        yield self.p95 is None or p95 <= self.p95
        yield self.worst is None or worst <= self.worst
        yield self.mb is None or peak_mb() <= self.mb


HEAD = """\
| kind | gate | well | p95 s | worst s | peak MB | |
|---|---|---|---|---|---|---|"""


def counted(came: Sequence[Came]) -> Iterator[str]:
    """How often each thing came, the most frequent first."""
    for what, count in Counter(each.what for each in came).most_common():
        yield f"{count:6} {what}"


def peak_mb() -> int:
    """The most that this process has held."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes // (1024 * 1024 if sys.platform == "darwin" else 1024)
