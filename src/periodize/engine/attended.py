"""A thread to search in, so that Ctrl-C always finds somebody listening.

The calling thread waits in short steps, reports progress, and stops the search when it is
interrupted; where something stands that can be taken instead, it does not wait for its end.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from periodize.engine.search import Deadline, Report
from periodize.interrupts import attending

T = TypeVar("T")

STEP_SECONDS = 0.02
WANTED_SECONDS = 0.8
"""How long whoever stops a search waits for that, so as not to leave without any plan."""
STATING_SECONDS = 3.0
"""How long a limit may be overrun until rules have said what a plan at once needs to know."""


class StillWorking(Exception):
    """The work went on longer than could be waited for after its end was due; it ends by itself."""


def attended(
    work: Callable[[], T],
    deadline: Deadline,
    report: Report | None,
    patience: float | None = None,
) -> T:
    """Do work that searches in a thread of its own, and stop it when the user interrupts.

    The work ends with what it has, or raises; either is passed on.

    Args:
        work: what is done.
        deadline: when to stop.
        report: called while it is done.
        patience: seconds that are waited once its end is due, where there is something standing to
            take instead; None waits for its end.

    Raises:
        StillWorking: it was not over by then; nobody hears any more what comes of it.
    """
    outcome: list[T] = []
    failure: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:
            failure.append(error)
        finally:
            done.set()

    threading.Thread(target=run, daemon=True).start()
    with attending(deadline.ask_to_stop):
        _watch(done, deadline, report, patience)
    if not done.is_set():
        deadline.abandon()
        raise StillWorking
    if failure:
        raise failure[0]
    return outcome[0]


def _watch(
    done: threading.Event, deadline: Deadline, report: Report | None, patience: float | None
) -> None:
    due: float | None = None
    # An event, since an interrupted Thread.join calls a running thread finished (bpo-45274).
    while not done.is_set():
        try:
            done.wait(STEP_SECONDS)
            under_way = tuple(deadline.running)
            if deadline.stopped:
                deadline.stop()
            elif report and under_way:
                report(under_way[0].progress)
            if deadline.left == 0 and patience is not None:
                deadline.end_searches()
                due = due or time.monotonic() + patience
                if _is_late(deadline, time.monotonic() - due):
                    return
        except KeyboardInterrupt:
            deadline.stop()


def _is_late(deadline: Deadline, seconds: float) -> bool:
    """Whether work is no longer waited for, so many seconds after it should have ended."""
    if deadline.standing is None:
        return deadline.stopped and seconds >= 0
    stating = WANTED_SECONDS if deadline.stopped else STATING_SECONDS
    return seconds >= (0 if deadline.standing.is_stated else stating)
