"""A question that is answered beside other work: started, followed, cancelled, its answer fetched.

It runs in an executor of threads that the caller hands in, so that whoever asks, a page or a
program, decides how many are answered at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from periodize.engine import Progress
from periodize.errors import Interrupted
from periodize.questions.asking import Asking

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """Which of several plans is sought: its number from 1, how many there are, and what for."""

    number: int
    count: int
    name: str


@dataclass(eq=False)
class Job(Generic[T]):
    """A question under way.

    Attributes:
        progress: how far the plan that is being sought has come; None before it has begun.
        step: which plan that is, where the question takes several.
    """

    progress: Progress | None = None
    step: Step | None = None
    _future: Future[T] = field(default_factory=Future, repr=False)
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)

    @property
    def is_over(self) -> bool:
        """Whether it has its answer, failed, or was cancelled before it began."""
        return self._future.done()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop; it may still be on its way to the end."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Stop it: at once where it waits, else with the search that is under way."""
        self._stop.set()
        self._future.cancel()

    def when_over(self, call: Callable[[], object]) -> None:
        """Have something called once it is over, at once if it is."""
        self._future.add_done_callback(lambda _: call())

    def result(self, timeout: float | None = None) -> T:
        """The answer, waited for.

        Args:
            timeout: seconds; None waits until it is over.

        Raises:
            Interrupted: it was cancelled.
            TimeoutError: there was none in time.
            PeriodizeError: the question cannot be answered.
        """
        try:
            return self._future.result(timeout)
        except CancelledError:
            raise Interrupted("cancelled before there was an answer") from None

    def _heard(self, progress: Progress) -> None:
        self.progress = progress

    def _stepped(self, number: int, count: int, name: str) -> None:
        self.step = Step(number, count, name)


def start(question: Callable[[Asking], T], executor: Executor, asking: Asking) -> Job[T]:
    """Have a question answered in an executor.

    Args:
        question: what is to be done, with how to ask; it must not change what others read.
        executor: of threads; a process could not be told to stop.
        asking: how to solve; what it remembers is shared, whom it tells is the job instead.
    """
    job: Job[T] = Job()
    told = replace(asking, report=job._heard, step=job._stepped, stop=job._stop)
    job._future = executor.submit(question, told)
    return job
