"""From what a page asks to what it shows: a line of JSON for each step, the last one the answer.

A question runs in a thread of its own; the server goes on answering meanwhile. Where a newer one
has come, the older says so and changes nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from anyio import to_thread

from periodize.errors import CouldNotWrite, InputRefused, Interrupted, PeriodizeError
from periodize.jobs import Job
from periodize.pictures.markup import Child, fragment, tag
from periodize.questions.difference import price_text
from periodize.web.again import Again, keep_again, make_again
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
from periodize.web.following import followed
from periodize.web.keeping import keep, kept_lines
from periodize.web.looking import DateSearch
from periodize.web.pages.block import block_part, figures_part, headline
from periodize.web.pages.changing import changing
from periodize.web.pages.questions import (
    alternatives_part,
    candidates_part,
    feeds_part,
    kept_part,
    lines_part,
    prices_part,
    repairs_part,
    replan_part,
)
from periodize.web.pages.session import session_part
from periodize.web.pages.what_if import what_if_region

T = TypeVar("T")
Line = dict[str, Any]

READ_ONLY = "Nothing is written: this page was opened to read only."


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
            async for line in self._everything(said, f"That cannot be: {said}"):
                yield line
        except (CouldNotWrite, PeriodizeError) as error:
            async for line in self._everything(str(error), str(error)):
                yield line

    def _answered(self, asked: Asked) -> AsyncIterator[Line]:
        desk = self.desk
        match asked:
            case SeekPlan():
                return self._job(desk.seek_plan(), desk.found_plan)
            case Move() | AddRace() | DropRace() | Away() | SetNumber():
                return self._job(desk.try_out(asked), desk.tried)
            case OpenSession():
                job = desk.read(lambda it: session_part(it, asked.id, self.address))
                return self._shown(job, lambda parts: parts)
            case FindDate():
                search = DateSearch(asked)
                return self._shown(desk.ask(search.answered), candidates_part, search.line)
            case Replan():
                return self._again(asked)
            case Simple():
                return self._simple(asked.ask)

    def _simple(self, word: str) -> AsyncIterator[Line]:
        desk = self.desk
        match word:
            case "undo":
                return self._done(desk.take_off)
            case "beside":
                return self._done(desk.set_aside)
            case "reload":
                return self._done(desk.lay_out)
            case "keep":
                return self._keep()
            case "keep-again":
                return self._keep_again()
            case "lines":
                return self._lines()
            case "feeds":
                return self._feeds()
            case "repairs":
                return self._shown(desk.ask(lambda it: it.repairs()), repairs_part)
            case "prices":
                return self._shown(desk.ask(lambda it: it.prices()), prices_part)
            case "alternatives":
                return self._shown(desk.ask(lambda it: it.alternatives()), alternatives_part)
        return self._stopped()

    async def _stopped(self) -> AsyncIterator[Line]:
        self.desk.stop()
        yield {"stopped": True}

    async def _done(self, step: Callable[[], None]) -> AsyncIterator[Line]:
        """Do what seeks no plan, and show everything."""
        self.desk.stop()
        await to_thread.run_sync(step)
        async for line in self._everything():
            yield line

    async def _keep(self) -> AsyncIterator[Line]:
        if self.read_only:
            async for line in self._everything(READ_ONLY, READ_ONLY):
                yield line
            return
        job = keep(self.desk)
        async for line in followed(job):
            yield line
        lines = job.result(0)
        await to_thread.run_sync(self.desk.lay_out)
        async for line in self._everything():
            yield line
        yield _opened(kept_part(lines), "Kept: the scenario, its plan and its calendar.")

    async def _again(self, asked: Replan) -> AsyncIterator[Line]:
        job = make_again(self.desk, asked)
        async for line in followed(job):
            yield line
        self.desk.again = again = job.result(0)
        yield _opened(replan_part(again, read_only=self.read_only), "Here it is.")

    async def _keep_again(self) -> AsyncIterator[Line]:
        again = self.desk.again
        if self.read_only or not isinstance(again, Again):
            yield {"said": READ_ONLY if self.read_only else "There is no plan to keep."}
            return
        await to_thread.run_sync(keep_again, self.desk, again)
        async for line in self._everything(said="Kept: the plan and its calendar."):
            yield line

    async def _lines(self) -> AsyncIterator[Line]:
        trial = self.desk.trial
        lines = await to_thread.run_sync(kept_lines, self.desk, trial) if trial else []
        part = lines_part("Lines of the scenario that would change", lines)
        yield _opened(part, "These lines change.")

    async def _feeds(self) -> AsyncIterator[Line]:
        if self.read_only and not key_file(self.desk.file).is_file():
            yield {"said": READ_ONLY}
        else:
            yield _opened(feeds_part(addresses(self.desk.file)), "Here they are.")

    async def _job(self, job: Job[T], take: Callable[[T], object]) -> AsyncIterator[Line]:
        """Wait for what changes the page."""
        async for line in followed(job):
            yield line
        found = job.result(0)
        if not self.desk.is_wanted(job):
            raise Interrupted("a newer question was asked")
        take(found)
        async for line in self._everything():
            yield line

    async def _shown(
        self,
        job: Job[T],
        part: Callable[[T], Sequence[Child]],
        so_far: Callable[[], Line] = dict,
    ) -> AsyncIterator[Line]:
        """Wait for what is only shown."""
        async for line in followed(job):
            yield {**line, **so_far()}
        yield _opened(part(job.result(0)), "Here it is.")

    async def _everything(self, notice: str = "", said: str = "") -> AsyncIterator[Line]:
        """What is looked at first, then the rest."""
        yield await to_thread.run_sync(self._first, notice, said)
        yield await to_thread.run_sync(self._rest)

    def _first(self, notice: str, said: str) -> Line:
        desk = self.desk
        region = what_if_region(desk, read_only=self.read_only, notice=notice)
        parts = {
            "block": fragment(block_part(desk)),
            "what-if": fragment(region),
            "headline": fragment(tag("span", headline(desk))),
        }
        return {"parts": parts, "said": said or self._said()}

    def _rest(self) -> Line:
        desk = self.desk
        figures, change = fragment(figures_part(desk)), fragment(changing(desk))
        return {"parts": {"figures": figures, "change": change}}

    def _said(self) -> str:
        trial = self.desk.trial
        if trial is None:
            return headline(self.desk)
        found = trial.answer.difference
        if found is None:
            return f"{trial.name}: no plan exists."
        return f"{trial.name}: price {price_text(found.goals)}; {found.kept} sessions kept."


def _opened(part: Sequence[Child], said: str) -> Line:
    return {"parts": {"opened": fragment(part)}, "said": said, "open": True}
