"""Return from a break: what was away comes back lighter, and jumps wait for lifts.

After days off loads begin below what they were and come back over some weeks, the first of which
is a deload where the model has deloads and the phase is not light anyway. A jump stands only some
days after a session for the legs, so after a break lifts come first. A main lift that is new, or
was not done for weeks, starts low; what comes in for the first time in the weeks back starts lower
still. Before the block nothing is known: its first main lifts are new,
jumps may stand in its first days, and no load is known to come back to. Loads follow once the
sessions stand, so only jumps are placed otherwise for its sake. What was done before a plan was
made again is not judged.

Why: strength returns fast, but tendon, bone and what keeps soreness small have gone, and illness
takes its time.
Reference: detraining, Spiering 2021 (doi 10.1519/JSC.0000000000003964), grade A; how loads come
back: coaching practice, grade D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from periodize.block import Block, Option
from periodize.dates import DateRange, add_days, days_between, format_short_day
from periodize.model.progression import ReturnNumbers
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.breaks import DaysOff, Lift, is_main, is_new, lifts_of
from periodize.rules.looser import Looser, NoStep

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

ROUNDING = 0.001


class ReturnFromBreak(ReturnNumbers, Rule):  # noqa: D101, its numbers bring the docstring
    rule: Literal["return_from_break"]

    judges_by: ClassVar[tuple[str, ...]] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask for a session for the legs some days before each jump."""
        fewest, most = self.lifts_before
        legs: dict[date, list[Option]] = defaultdict(list)
        for option in decide.options:
            if option.loads_legs:
                legs[option.date].append(option)
        for option in decide.options:
            days = DateRange(add_days(option.date, -most), add_days(option.date, 1 - fewest))
            past = block.doses.done(option.start, option.place, option.focus)
            names = () if past else self._jumps(block, option.focus)
            if not names or days.start < block.scenario.days.start:
                continue
            lifted = decide.count(each for day in days for each in legs.get(day, ()))
            for name in names:
                held = decide.count([option]) + decide.uses(option.menu, name)
                decide.at_most(held - lifted, 1)

    def _jumps(self, block: Block, focus: str) -> list[str]:
        """The exercises of a focus that wait."""
        fillers = block.menus.fillers(focus)
        return sorted(name for name in fillers if fillers[name].dose_of(name) in self.jumps)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Follow each lift over the days off, and count the days from lifts to jumps."""
        yield from self._hasty_jumps(block, plan)
        away = DaysOff(block, plan, self)
        for name, lifts in lifts_of(block, plan).items():
            for lift in lifts:
                day = lift.session.date
                if lift.done.percent_1rm is None or _is_past(block, lift.session):
                    continue
                for text in self._too_heavy(block, lift, lifts, away):
                    told = block.catalogue.name_of(name)
                    yield self.breach(day, f"{lift.session.focus}: {told} {text}")

    def _too_heavy(
        self, block: Block, lift: Lift, lifts: Sequence[Lift], away: DaysOff
    ) -> Iterator[str]:
        percent = lift.done.percent_1rm or 0
        told = f"stands at {percent:g} % of the 1RM on {format_short_day(lift.session.date)}"
        back = away.comeback(lift)
        if back and back.percent and percent > back.percent + ROUNDING:
            yield f"{told}, after {back.off} days off; at most {back.percent:g} %"
        high = percent > self.new_percent and is_main(block, lift)
        if high and is_new(lift, lifts, self.new_days):
            yield f"{told} and is new; at most {self.new_percent:g} %"
        share = away.share_of_start(lift)
        if share is not None and percent > self.new_percent * share + ROUNDING:
            yield f"{told} and is new in a week back; at most {self.new_percent * share:g} %"

    def _hasty_jumps(self, block: Block, plan: Plan) -> Iterator[Violation]:
        fewest, most = self.lifts_before
        legs = [session.date for session in plan.sessions if session.loads_legs]
        for session in plan.sessions:
            early = days_between(block.scenario.days.start, session.date) < most
            if early or _is_past(block, session):
                continue
            names = set(self._jumps(block, session.focus)) if _is_known(block, session) else set()
            held = sorted(names & {done.exercise for done in session.exercises})
            if any(fewest <= days_between(day, session.date) <= most for day in legs):
                continue
            for name in held:
                text = (
                    f"{session.focus} on {format_short_day(session.date)} holds "
                    f"{block.catalogue.name_of(name)}, with no session for the legs {fewest} to "
                    f"{most} days before"
                )
                yield self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("what comes back takes its weeks")

    def explain(self) -> str:
        """Say the weeks, what is new, and when jumps may come."""
        shares = ", ".join(f"{100 * share:g}" for share in self.shares)
        jumps = ""
        if self.jumps:
            fewest, most = self.lifts_before
            jumps = f" A jump needs a session for the legs {fewest} to {most} days before it."
        return (
            f"After {self.days_off} days off or more loads come back over "
            f"{100 * self.weeks_back:g} % of the weeks missed ({shares} % of what they were). A "
            f"main lift that was not done for {self.new_days} days starts at most at "
            f"{self.new_percent:g} % of the 1RM; what is new in the weeks back, at their share of "
            f"that.{jumps}"
        )


def _is_known(block: Block, session: Session) -> bool:
    return session.focus in block.model.focuses


def _is_past(block: Block, session: Session) -> bool:
    return block.doses.done(session.start, session.place, session.focus) is not None
