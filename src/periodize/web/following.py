"""How far a question has come, told while it is waited for."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, TypeVar

from periodize.jobs import Job

T = TypeVar("T")
SECONDS_BETWEEN = 0.2
"""Between two words on how far it is."""


async def followed(job: Job[T]) -> AsyncIterator[dict[str, Any]]:
    """How far it has come, until it is over; whoever stops listening stops it."""
    loop, over = asyncio.get_running_loop(), asyncio.Event()

    def tell() -> None:
        # Where the server has ended meanwhile, nobody waits any more.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(over.set)

    job.when_over(tell)
    try:
        while not over.is_set():
            try:
                await asyncio.wait_for(over.wait(), SECONDS_BETWEEN)
            except TimeoutError:
                yield {"progress": _how_far(job)}
    finally:
        if not job.is_over:
            job.cancel()


def _how_far(job: Job[Any]) -> str:
    step, progress = job.step, job.progress
    which = f"{step.number} of {step.count}: {step.name}. " if step and step.count > 1 else ""
    if progress is None:
        return f"{which}Seeking a plan."
    best = "none yet" if progress.value is None else str(progress.value)
    return f"{which}{progress.goal}: best {best}, least {progress.bound}."
