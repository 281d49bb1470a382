"""Activation: light work stands directly beside a run, to wake up what the run needs.

Why: bands before a run switch the hips on, after it they add a little at no extra trip; by
themselves in the middle of a day they do neither.
Reference: S1 (band work directly before or after a run), coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import after, format_short_day, minutes_between
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


LOOSER_MINUTES, MOST_MINUTES = 15, 240
"""How many more a step allows between, and how many can be asked at all."""


class Activation(Rule):
    """Minutes between a session of some focuses and the nearest run or race of its day.

    It ends at most so long before one starts, or starts at most so long after one ends. A model
    offers starts that end where a run begins by naming the focus under `starts.before_run`.

    Attributes:
        focuses: the focuses that stand beside runs; none asks nothing.
        minutes: the most minutes between, 0 to 240.
        without_run: whether days without a run may hold them, at any hour.
        alone_cost: of each session on such a day, in the goal that wants the session.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    judges_by: ClassVar[tuple[str, ...]] = ("starts",)
    reach: ClassVar[Reach] = "session"

    rule: Literal["activation"]
    focuses: tuple[str, ...] = ()
    minutes: int = Field(default=15, ge=0, le=MOST_MINUTES)
    without_run: bool = False
    alone_cost: int = Field(default=0, ge=0, le=100)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid starts that no run stands beside."""
        for option in decide.options:
            if option.focus not in self.focuses:
                continue
            runs = block.calendar.efforts_by_date.get(option.date, ())
            beside = any(
                option.end <= run.start <= after(option.end, self.minutes)
                or run.end <= option.start <= after(run.end, self.minutes)
                for run in runs
            )
            if not (beside if runs else self.without_run):
                decide.forbid(option)
            elif not runs:
                decide.prefer_at_most(decide.count([option]), 0, self.alone_cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Measure the way from each session to the nearest run of its day."""
        for session in plan.sessions:
            if session.focus not in self.focuses:
                continue
            told = f"{session.focus} on {format_short_day(session.date)}"
            distances = list(_distances(block, session))
            nearest = min((each for each in distances if each >= 0), default=None)
            if not distances:
                text = f"{told} stands on a day without a run"
                if not self.without_run:
                    yield self.breach(session.date, text)
                elif self.alone_cost:
                    yield self.missed(session.date, text, self.alone_cost)
            elif nearest is None:
                yield self.breach(session.date, f"{told} stands beside no run")
            elif nearest > self.minutes:
                text = f"{told} stands {nearest} min from the nearest run; at most {self.minutes}"
                yield self.breach(session.date, f"{text} min may lie between")

    def looser(self, block: Block) -> Looser:
        """More minutes between, if any focus is held to them."""
        longer = min(self.minutes + LOOSER_MINUTES, MOST_MINUTES)
        text = f"{LOOSER_MINUTES} min more between a session and its run"
        return with_numbers(block, self.rule, text, {"minutes": longer} if self.focuses else {})

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that stand beside runs."""
        yield from names_at(("focuses",), self.focuses, model.focuses)

    def explain(self) -> str:
        """Say the focuses and minutes."""
        free = "" if self.without_run else ", and not on days without one"
        if self.without_run and self.alone_cost:
            free = f"; each on a day without one costs {self.alone_cost}"
        which = ", ".join(self.focuses) or "any"
        return (
            f"Sessions of {which} end at most {self.minutes} min before a run of their day or "
            f"start at most {self.minutes} min after one{free}."
        )


def _distances(block: Block, session: Session) -> Iterator[int]:
    """Minutes to each run and race of the day; negative where they overlap."""
    for run in block.calendar.efforts:
        if run.date == session.date:
            before, behind = (session.end, run.start), (run.end, session.start)
            yield max(minutes_between(*before), minutes_between(*behind))
