"""Deload: every few weeks one that is lighter, with fewer sets of the same loads.

A taper, race, recovery or transition week counts as one, and so does a week without strength. Which
weeks they are is settled before anything is placed: the runner's own down-weeks first, else every
third or fourth week. A proof is for these weeks: fewer sets take less time, so in windows that only
a deload fits into, other weeks may hold more. The plan says which weeks are deloads; another choice
is as good where it keeps to these numbers.

A deload is lighter for the legs than the week before it: no more sessions, clearly fewer sets.

Why: strength shows once fatigue is gone, and joints and motivation catch up; load is kept since it
is what holds strength.
Reference: Bell 2022 (doi 10.3389/fspor.2022.1073223) and Bell 2023 (doi 10.1186/s40798-023-00633-0)
for fewer sets at the same load, grade C; the weeks and shares: coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from periodize.block import Block, Menu, Week
from periodize.dates import format_short_day
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.model.progression import DeloadNumbers
from periodize.model.vocabulary import PATTERNS
from periodize.plan import LEG_CLASSES, Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, NoStep
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide

HUNDRED = 100
"""Shares are read to the percent."""
MOST_SETS = 200
"""More sets for the legs than any week holds."""


class Deload(DeloadNumbers, Rule):  # noqa: D101, its numbers bring the docstring
    reach: ClassVar[Reach] = "weeks"

    rule: Literal["deload"]

    def constrain(self, block: Block, decide: Decide) -> None:
        """Bind the legs of each deload to the week before; its weeks are settled in the block."""
        for_legs = self._for_legs(block)
        for before, week in self._followed(block):
            earlier = [option for option in block.options.in_week(before) if option.loads_legs]
            later = [option for option in block.options.in_week(week) if option.loads_legs]
            if before.deload or not earlier:
                any_legs = decide.count(earlier) * MOST_SETS
                decide.at_most(decide.count(later) - any_legs, 1)
                continue
            rested = decide.choice(f"no legs in week {before.number}")
            for option in earlier:
                decide.define(rested + decide.count([option]), 1)
            decide.at_most(decide.count(later) - decide.count(earlier) - rested, 0)
            if for_legs:
                part, whole = self._share_of_legs
                sets = _leg_sets(block, decide, week, for_legs) * whole
                most = _leg_sets(block, decide, before, for_legs) * part
                decide.at_most(sets - most - rested * (whole * MOST_SETS), 0)

    def _followed(self, block: Block) -> Iterator[tuple[Week, Week]]:
        """Each deload of which nothing was done yet, with the week before it."""
        for before, week in pairwise(block.calendar.weeks):
            asked = self.legs_at_most is not None and week.deload
            if asked and not _was_done(block, week):
                yield before, week

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for light weeks too far apart, weeks that are half a deload, and full sets."""
        held = [
            [session for session in plan.sessions if session.date in week.days]
            for week in block.calendar.weeks
        ]
        yield from self._far_apart(block, held)
        for week, sessions in zip(block.calendar.weeks, held, strict=True):
            lighter = [session for session in sessions if session.deload]
            if 0 < len(lighter) < len(sessions):
                text = f"week {week.number} is a deload for some of its sessions only"
                yield self.breach(week.days.start, text)
            for session in lighter:
                yield from self._full(block, week, session)
        for earlier, later in pairwise(zip(block.calendar.weeks, held, strict=True)):
            yield from self._heavier(block, earlier, later)

    def _heavier(
        self, block: Block, earlier: tuple[Week, list[Session]], later: tuple[Week, list[Session]]
    ) -> Iterator[Violation]:
        """Compare what a deload holds for the legs with the week before it."""
        (before, held_before), (week, held) = earlier, later
        asked = self.legs_at_most is not None and any(session.deload for session in held)
        if not asked or _was_done(block, week):
            return
        if any(session.deload for session in held_before if session.loads_legs):
            return
        monday, told = week.days.start, f"week {week.number}, a deload, holds"
        legs = [session for session in held if session.loads_legs]
        full = [session for session in held_before if session.loads_legs]
        if (over := len(legs) - max(1, len(full))) > 0:
            text = f"{told} {len(legs)} sessions for the legs, week {before.number} {len(full)}"
            yield self.breach(monday, text, over)
        if not full or not self.leg_patterns:
            return
        sets, most = self._sets_for_legs(block, legs), self._sets_for_legs(block, full)
        part, whole = self._share_of_legs
        if (over := whole * sets - part * most) > 0:
            text = f"{told} {sets} sets for the legs, week {before.number} {most}"
            yield self.breach(monday, f"{text}; at most {100 * part / whole:g} %", over)

    @property
    def _share_of_legs(self) -> tuple[int, int]:
        """`legs_at_most` as a fraction of small numbers, such as three fifths."""
        share = Fraction(self.legs_at_most or 0).limit_denominator(HUNDRED)
        return share.numerator, share.denominator

    def _sets_for_legs(self, block: Block, sessions: list[Session]) -> int:
        for_legs = self._for_legs(block)
        done = [each for session in sessions for each in session.exercises]
        return sum(each.sets for each in done if each.exercise in for_legs)

    def _for_legs(self, block: Block) -> frozenset[str]:
        """The exercises that move in one of the patterns for the legs."""
        known, patterns = block.catalogue.exercises.items(), set(self.leg_patterns)
        return frozenset(name for name, each in known if not patterns.isdisjoint(each.patterns))

    def _far_apart(self, block: Block, held: list[list[Session]]) -> Iterator[Violation]:
        light = [
            week.index
            for week, sessions in zip(block.calendar.weeks, held, strict=True)
            if week.phase in self.counted or all(session.deload for session in sessions)
        ]
        for earlier, later in pairwise([-1, *light, len(block.calendar.weeks)]):
            over = later - earlier - self.at_most_apart
            if over > 0:
                weeks = f"weeks {earlier + 2} to {later}"
                text = f"{weeks} go by without a deload; at most {self.at_most_apart - 1} may"
                yield self.breach(block.calendar.weeks[later - 1].days.start, text, over)

    def _full(self, block: Block, week: Week, session: Session) -> Iterator[Violation]:
        """Compare a deload's sets with those that the phase gives its exercises in full."""
        if session.focus not in block.model.focuses:
            return
        known = [
            done
            for done in session.exercises
            if block.doses.is_dosed(session.focus, done.exercise, week)
        ]
        full = sum(block.doses.full_sets(session.focus, done.exercise, week) for done in known)
        sets = sum(done.sets for done in known)
        if sets > max(len(known), full * self.at_most_of_sets):
            text = (
                f"{session.focus} on {format_short_day(session.date)} holds {sets} of {full} sets "
                f"in a deload; at most {100 * self.at_most_of_sets:g} %"
            )
            yield self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("it chooses weeks, not days")

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The kinds of exercise whose sets it cuts, and the movements of the legs."""
        kinds = {kind for phase in model.phases.values() for kind in phase.kinds}
        yield from names_at(("sets",), self.sets, sorted({*kinds, "default"}))
        yield from names_at(("leg_patterns",), self.leg_patterns, PATTERNS)

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


def _leg_sets(block: Block, decide: Decide, week: Week, exercises: Collection[str]) -> Amount:
    """The sets that a week's sessions that load the legs hold of some exercises."""

    def sets(menu: Menu, exercise: str) -> int:
        if block.model.focuses[menu.focus].load_class not in LEG_CLASSES:
            return 0
        return block.doses.dose(menu.focus, exercise, week).sets

    return decide.in_week(week.index, sets, exercises)


def _was_done(block: Block, week: Week) -> bool:
    """Whether something of a week was done already; then it is what it was."""
    lived = block.scenario.lived
    return lived is not None and any(session.date in week.days for session in lived.sessions)
