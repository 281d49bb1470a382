"""Worker processes of this machine, each with one piece of work at a time.

Each worker has a line of its own, so that one that is killed is known by name: its work is tried
once more in a new one, and nobody else's is touched. An executor of the standard library loses all
that is under way when one of its processes dies, and does not say whose work did it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from periodize.interrupts import is_abandoned
from periodize.roster.engine import ATTEMPTS, GRACE_SECONDS, Done, Work, reason_of

STEP_SECONDS = 0.1
PATIENCE_SECONDS = 5.0
"""How long an ended process is waited for."""


def serve(line: Connection) -> None:
    """Do what comes over the line, one after the other, until it is closed: a worker's life."""
    # Ctrl-C reaches every process of a terminal; whoever handed out the work ends the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            work: Work = line.recv()
            line.send(answer := _answer(work))
            if answer.is_last:
                os._exit(0)


def _answer(work: Work) -> Done:
    try:
        value, failure = work.call(work.given), None
    except Exception as error:
        value, failure = None, reason_of(error)
    return Done(work.key, value, failure, is_abandoned())


@dataclass(slots=True)
class _Try:
    work: Work
    number: int = 1


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    trying: _Try | None = None
    since: float = 0.0

    def begin(self, trying: _Try) -> None:
        self.trying, self.since = trying, time.monotonic()
        # One that died while it had nothing to do is noticed where its answer is waited for.
        with contextlib.suppress(OSError):
            self.line.send(trying.work)

    def is_late(self) -> bool:
        limit = self.trying.work.limit if self.trying else None
        return limit is not None and time.monotonic() - self.since > limit + GRACE_SECONDS

    def end(self) -> None:
        self.process.kill()
        self.process.join(PATIENCE_SECONDS)
        self.line.close()


class Workers:
    """So many processes of this machine."""

    def __init__(self, count: int) -> None:
        """Begin with none; they are started as there is work for them.

        Args:
            count: how many there are at most; at least 1.
        """
        self._count = count
        # Forked processes of one with threads and a solver may hang.
        self._kind = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._again: deque[_Try] = deque()

    def __enter__(self) -> Workers:
        """The workers, until the end of a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all of them."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    @property
    def running(self) -> int:
        """How many have something to do."""
        return sum(worker.trying is not None for worker in self._workers)

    def run(self, work: Iterable[Work], stop: threading.Event) -> Iterator[Done | None]:
        """Do all of it; see `Engine.run`."""
        waiting = iter(work)
        while not stop.is_set():
            self._hand_out(waiting)
            busy = [worker for worker in self._workers if worker.trying]
            if not busy:
                return
            ready = wait([worker.line for worker in busy], STEP_SECONDS)
            heard = [answer for worker in busy if (answer := self._heard(worker, ready))]
            yield from heard
            if not heard:
                yield None
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_out(self, waiting: Iterator[Work]) -> None:
        """Give everybody something to do, as long as there is anything."""
        for place in range(self._count):
            free = place >= len(self._workers) or self._workers[place].trying is None
            trying = self._next(waiting) if free else None
            if trying is None:
                continue
            if place >= len(self._workers):
                self._workers.append(self._started())
            self._workers[place].begin(trying)

    def _next(self, waiting: Iterator[Work]) -> _Try | None:
        following = next(waiting, None)
        if following is not None:
            return _Try(following)
        return self._again.popleft() if self._again else None

    def _started(self) -> _Worker:
        ours, theirs = self._kind.Pipe()
        process = self._kind.Process(target=serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _heard(self, worker: _Worker, ready: Sequence[object]) -> Done | None:
        """What a worker has to say, if anything; one that died or is late is replaced."""
        if worker.line in ready:
            try:
                answer: Done = worker.line.recv()
            except (EOFError, OSError):
                return self._lost(worker, "")
            trying, worker.trying = worker.trying, None
            if answer.is_last:
                self._replace(worker)
            return self._tried(trying, answer) if trying else None
        if worker.is_late():
            return self._lost(worker, "did not end in time, and was ended")
        return None

    def _lost(self, worker: _Worker, why: str) -> Done | None:
        worker.end()
        why = why or f"its process ended ({_how(worker.process.exitcode)})"
        trying = worker.trying
        self._replace(worker)
        return self._tried(trying, Done(trying.work.key, failure=why)) if trying else None

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._workers[self._workers.index(worker)] = self._started()

    def _tried(self, trying: _Try, answer: Done) -> Done | None:
        """The answer, or nothing where the work is to be tried once more."""
        if answer.failure is None:
            return answer
        if trying.number < ATTEMPTS:
            self._again.append(_Try(trying.work, trying.number + 1))
            return None
        return Done(answer.key, failure=f"{answer.failure}; tried {ATTEMPTS} times")


def _how(code: int | None) -> str:
    """How a process ended."""
    if code is None or code >= 0:
        return f"exit {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"
