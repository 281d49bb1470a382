"""Hard run days: beside hard running there is room for a little light work, and for no more.

Why: what is lifted on the day of hard running is taken from the run, or from the recovery after it.
Reference: S2 (a brief workout for arms or trunk on such days), coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.gaps import run_words
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.reach import Reach
from periodize.rules.words import DemandWord, LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


LOOSER_MINUTES, MOST_MINUTES = 15, 240
"""How much longer a step allows a session to be, and how long can be asked at all."""


class HardRunDays(Rule):
    """Load classes and minutes of the sessions on days with hard runs or races.

    A session that is both of another class and too long counts once.

    Attributes:
        demands: the runs that make a day hard; a race counts as quality.
        classes: the load classes that may stand there.
        minutes: the most minutes of each session there; None asks nothing.
    """

    reach: ClassVar[Reach] = "session"

    rule: Literal["hard_run_days"]
    demands: tuple[DemandWord, ...] = ("quality",)
    classes: tuple[LoadClassWord, ...] = ()
    minutes: int | None = Field(default=None, ge=1, le=MOST_MINUTES)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid what is too heavy or too long on those days."""
        for option in decide.options:
            runs = block.calendar.efforts_by_date.get(option.date, ())
            short = self.minutes is None or option.minutes <= self.minutes
            light = short and option.load_class in self.classes
            if not light and any(run.demand.intersection(self.demands) for run in runs):
                decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at the sessions of each hard day."""
        hard = {
            run.date: run.kind
            for demand in self.demands
            for run in block.calendar.efforts
            if demand in run.demand
        }
        for session in plan.sessions:
            if session.date in hard and (text := self._fault(session)):
                told = f"{session.focus} stands on {format_short_day(session.date)}"
                yield self.breach(
                    session.date, f"{told}, the day of the {run_words(hard[session.date])}; {text}"
                )

    def _fault(self, session: Session) -> str | None:
        if session.load_class not in self.classes:
            return f"only {' or '.join(self.classes)} may" if self.classes else "nothing may"
        if self.minutes is not None and session.minutes > self.minutes:
            return f"{session.minutes} min are too many; at most {self.minutes} min"
        return None

    def looser(self, block: Block) -> Looser:
        """Longer sessions there, if their minutes are bounded."""
        text = f"sessions {LOOSER_MINUTES} min longer on days with hard runs"
        if self.minutes is None:
            return ()
        longer = min(self.minutes + LOOSER_MINUTES, MOST_MINUTES)
        return with_numbers(block, self.rule, text, {"minutes": longer})

    def explain(self) -> str:
        """Say what may stand."""
        long = "" if self.minutes is None else f", of at most {self.minutes} min"
        what = f"only {', '.join(self.classes)} may stand{long}" if self.classes else ""
        days = f"On days with {' or '.join(self.demands)} running"
        return f"{days} {what or 'nothing may stand'}."
