"""Deload: every few weeks one that is lighter, with fewer sets of the same loads.

A taper, race, recovery or transition week counts as one, and so does a week without strength. Which
weeks they are is settled before anything is placed: the runner's own down-weeks first, else every
third or fourth week. A proof is for these weeks: fewer sets take less time, so in windows that only
a deload fits into, other weeks may hold more. The plan says which weeks are deloads; another choice
is as good where it keeps to these numbers.

Why: strength shows once fatigue is gone, and joints and motivation catch up; load is kept since it
is what holds strength.
Reference: Bell 2022 (doi 10.3389/fspor.2022.1073223) and Bell 2023 (doi 10.1186/s40798-023-00633-0)
for fewer sets at the same load, grade C; the weeks and shares: coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from periodize.block import Block, Week
from periodize.dates import format_short_day
from periodize.model.progression import DeloadNumbers
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Violation

if TYPE_CHECKING:
    from periodize.rules.decide import Decide


class Deload(DeloadNumbers, Rule):  # noqa: D101, its numbers bring the docstring
    weighs_days: ClassVar[bool] = False

    rule: Literal["deload"]

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask nothing: the weeks are settled in the block, and doses follow from them."""

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for light weeks too far apart, weeks that are half a deload, and full sets."""
        held = [
            [session for session in plan.sessions if session.date in week.days]
            for week in block.weeks
        ]
        yield from self._far_apart(block, held)
        for week, sessions in zip(block.weeks, held, strict=True):
            lighter = [session for session in sessions if session.deload]
            if 0 < len(lighter) < len(sessions):
                text = f"week {week.number} is a deload for some of its sessions only"
                yield self.breach(week.days.start, text)
            for session in lighter:
                yield from self._full(block, week, session)

    def _far_apart(self, block: Block, held: list[list[Session]]) -> Iterator[Violation]:
        light = [
            week.index
            for week, sessions in zip(block.weeks, held, strict=True)
            if week.phase in self.counted or all(session.deload for session in sessions)
        ]
        for earlier, later in pairwise([-1, *light, len(block.weeks)]):
            over = later - earlier - self.at_most_apart
            if over > 0:
                weeks = f"weeks {earlier + 2} to {later}"
                text = f"{weeks} go by without a deload; at most {self.at_most_apart - 1} may"
                yield self.breach(block.weeks[later - 1].days.start, text, over)

    def _full(self, block: Block, week: Week, session: Session) -> Iterator[Violation]:
        """Compare a deload's sets with those that the phase gives its exercises in full."""
        if session.focus not in block.model.focuses:
            return
        known = [
            done for done in session.exercises if block.is_dosed(session.focus, done.exercise, week)
        ]
        full = sum(block.full_sets(session.focus, done.exercise, week) for done in known)
        sets = sum(done.sets for done in known)
        if sets > max(len(known), full * self.at_most_of_sets):
            text = (
                f"{session.focus} on {format_short_day(session.date)} holds {sets} of {full} sets "
                f"in a deload; at most {100 * self.at_most_of_sets:g} %"
            )
            yield self.breach(session.date, text)

    def explain(self) -> str:
        """Say the rhythm and what is left of the sets."""
        fewest, most = self.every
        masters = f" ({self._masters})" if self.masters_every else ""
        shares = sorted({100 * share for share in (self.sets or {"": 1.0}).values()})
        left = " to ".join(f"{share:g}" for share in dict.fromkeys((shares[0], shares[-1])))
        return (
            f"A light week comes every {fewest} to {most} weeks{masters}, at most "
            f"{self.at_most_apart} after the last; a deload keeps the loads, and {left} % of the "
            "sets."
        )

    @property
    def _masters(self) -> str:
        fewest, most = self.masters_every or self.every
        span = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        return f"every {span} from {self.masters_age} years on"
