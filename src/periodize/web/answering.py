"""From what a page asks to what it shows: a line of JSON for each step, the last one the answer.

A question runs in a thread of its own; the server goes on answering meanwhile. Where a newer one
has come, the older says so and changes nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from anyio import to_thread

from periodize.errors import CouldNotWrite, InputRefused, Interrupted, PeriodizeError
from periodize.jobs import Job
from periodize.pictures.markup import fragment, tag
from periodize.web.asked import (
    AddRace,
    Asked,
    Away,
    DropRace,
    FindDate,
    Move,
    OpenSession,
    Replan,
    SeekPlan,
    SetNumber,
    Simple,
)
from periodize.web.desk import Desk
from periodize.web.feeds import addresses, key_file
from periodize.web.keeping import keep, kept_lines
from periodize.web.pages.block import block_part, figures_part, headline
from periodize.web.pages.changing import changing
from periodize.web.pages.questions import (
    alternatives_part,
    candidates_part,
    feeds_part,
    kept_part,
    lines_part,
    prices_part,
    replan_part,
)
from periodize.web.pages.session import session_part
from periodize.web.pages.what_if import repair_lines, what_if_region

T = TypeVar("T")
Line = dict[str, Any]

SECONDS_BETWEEN = 0.2
"""Between two words on how far a question has come."""


@dataclass(eq=False)
class Answering:
    """Answers the questions of a page.

    Attributes:
        desk: the scenario.
        address: of its page.
        read_only: whether nothing may be written.
    """

    desk: Desk
    address: str
    read_only: bool

    async def lines(self, asked: Asked) -> AsyncIterator[Line]:
        """How far it is, line by line, and at the end what the page shows."""
        try:
            async for line in self._answered(asked):
                yield line
        except Interrupted:
            yield {"stopped": True}
        except InputRefused as error:
            said = "; ".join(problem.message for problem in error.problems)
            yield {**self._everything(said), "said": f"That cannot be: {said}"}
        except (CouldNotWrite, PeriodizeError) as error:
            yield {**self._everything(str(error)), "said": str(error)}

    async def _answered(self, asked: Asked) -> AsyncIterator[Line]:
        desk = self.desk
        match asked:
            case Simple():
                async for line in self._simple(asked.ask):
                    yield line
            case SeekPlan():
                async for line in self._job(desk.seek_plan(), desk.found_plan):
                    yield line
            case Move() | AddRace() | DropRace() | Away() | SetNumber():
                async for line in self._job(desk.try_out(asked), desk.pile.append):
                    yield line
            case OpenSession():
                job = desk.read(lambda it: session_part(it, asked.id, self.address))
                async for line in self._shown(job, lambda parts: parts):
                    yield line
            case FindDate():
                race = {"km": asked.km, "priority": asked.priority}
                days = (asked.since, asked.until, asked.weekdays)
                dates = desk.ask(lambda it: it.find_date(race, *days))
                async for line in self._shown(dates, candidates_part):
                    yield line
            case Replan():
                since, missed = asked.since, asked.missed
                again = desk.ask(lambda it: it.replan(since, missed=missed))
                async for line in self._shown(again, replan_part):
                    yield line

    async def _simple(self, word: str) -> AsyncIterator[Line]:
        desk = self.desk
        match word:
            case "undo":
                desk.take_off()
                yield self._everything()
            case "beside":
                desk.set_aside()
                yield self._everything()
            case "reload":
                desk.stop()
                desk.lay_out()
                yield self._everything()
            case "stop":
                desk.stop()
                yield {"stopped": True}
            case "keep":
                async for line in self._keep():
                    yield line
            case "lines":
                yield await self._lines()
            case "feeds":
                yield self._feeds()
            case "repairs":
                async for line in self._shown(desk.ask(lambda it: it.repairs()), repair_lines):
                    yield line
            case "prices":
                async for line in self._shown(desk.ask(lambda it: it.prices()), prices_part):
                    yield line
            case "alternatives":
                others = desk.ask(lambda it: it.alternatives())
                async for line in self._shown(others, alternatives_part):
                    yield line

    async def _keep(self) -> AsyncIterator[Line]:
        if self.read_only:
            said = "Nothing is written: this page was opened to read only."
            yield {**self._everything(said), "said": said}
            return
        job = keep(self.desk)
        async for line in _followed(job):
            yield line
        lines = job.result(0)
        self.desk.lay_out()
        parts = {**self._everything()["parts"], "opened": fragment(kept_part(lines))}
        yield {
            "parts": parts,
            "said": "Kept: the scenario, its plan and its calendar.",
            "open": True,
        }

    async def _lines(self) -> Line:
        trial = self.desk.trial
        lines = await to_thread.run_sync(kept_lines, self.desk, trial) if trial else []
        part = lines_part("Lines of the scenario that would change", lines)
        return {"parts": {"opened": fragment(part)}, "said": "These lines change.", "open": True}

    def _feeds(self) -> Line:
        if self.read_only and not key_file(self.desk.file).is_file():
            return {"said": "Nothing is written: this page was opened to read only."}
        shown = fragment(feeds_part(addresses(self.desk.file)))
        return {"parts": {"opened": shown}, "said": "Here they are.", "open": True}

    async def _job(self, job: Job[T], take: Callable[[T], object]) -> AsyncIterator[Line]:
        """Wait for what changes the page."""
        async for line in _followed(job):
            yield line
        found = job.result(0)
        if not self.desk.is_wanted(job):
            raise Interrupted("a newer question was asked")
        take(found)
        yield self._everything()

    async def _shown(self, job: Job[T], part: Callable[[T], Any]) -> AsyncIterator[Line]:
        """Wait for what is only shown."""
        async for line in _followed(job):
            yield line
        shown = fragment(part(job.result(0)))
        yield {"parts": {"opened": shown}, "said": "Here it is.", "open": True}

    def _everything(self, notice: str = "") -> Line:
        desk = self.desk
        parts = {
            "block": fragment(block_part(desk)),
            "figures": fragment(figures_part(desk)),
            "what-if": fragment(what_if_region(desk, read_only=self.read_only, notice=notice)),
            "change": fragment(changing(desk)),
            "headline": fragment(tag("span", headline(desk))),
        }
        return {"parts": parts, "said": self._said()}

    def _said(self) -> str:
        trial = self.desk.trial
        if trial is None:
            return headline(self.desk)
        found = trial.answer.difference
        if found is None:
            return f"{trial.name}: no plan exists."
        from periodize.questions.difference import price_text

        return f"{trial.name}: price {price_text(found.goals)}; {found.kept} sessions kept."


async def _followed(job: Job[T]) -> AsyncIterator[Line]:
    """How far it has come, until it is over; whoever stops listening stops it."""
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    job.when_over(lambda: loop.call_soon_threadsafe(over.set))
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
