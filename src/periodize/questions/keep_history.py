"""The past stands: before a day, a plan holds what was done and nothing else.

Why: what was trained cannot be moved, and what was missed cannot be made up for in the past.
Reference: the athlete's own record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from periodize.block import Block, Menu, Week
from periodize.dates import format_short_day
from periodize.plan import Plan, Slot
from periodize.questions.standing import standings
from periodize.rules.base import Rule, Violation
from periodize.statements.decide import Decide


class PastStands(Rule):
    """Before a day, exactly the sessions that were done, with the exercises that they had.

    Attributes:
        until: the first day that is still open.
        done: the sessions that were done, each with the ids of its exercises; some may have been
            done ahead of that day.
    """

    rule: Literal["past_stands"] = "past_stands"
    until: date
    done: tuple[tuple[Slot, tuple[str, ...]], ...] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Hold what was done with its menus, and close every other option before the day."""
        options = {option.slot: option for option in decide.options}
        menus: dict[Menu, tuple[str, ...]] = {}
        weeks: dict[Menu, Week] = {}
        for place, exercises in self.done:
            found = [options[place]] if place in options else []
            decide.at_least(decide.count(found), 1)
            menus |= {option.menu: exercises for option in found}
            weeks |= {option.menu: block.calendar.weeks[option.week] for option in found}
        for menu, exercises in menus.items():
            for name in block.menus.fillers(menu.focus):
                held = decide.uses(menu, name)
                if name in exercises:
                    decide.at_least(held, 1)
                elif block.doses.has_begun(menu.focus, name, weeks[menu]):
                    decide.at_most(held, 0)
        stood = {place for place, _ in self.done}
        for place, option in options.items():
            if option.date < self.until and place not in stood:
                decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare the plan's past with what was done."""
        held = {session.slot: session for session in plan.sessions}
        for place, exercises in self.done:
            day = place.start.date()
            if place not in held:
                yield self.breach(day, f"{place.text}, was done and is not in the plan")
            elif {done.exercise for done in held[place].exercises} != set(exercises):
                yield self.breach(day, f"{place.text}, was done with other exercises")
        stood = {place for place, _ in self.done}
        for place in standings(plan.sessions):
            if place.start.date() < self.until and place not in stood:
                yield self.breach(place.start.date(), f"{place.text}, was not done")

    def explain(self) -> str:
        """Say from when on the plan is open, and on which days something was done."""
        until = format_short_day(self.until)
        if not self.done:
            return f"Before {until} nothing was done, and nothing can stand."
        days = [format_short_day(place.start.date()) for place, _ in sorted(self.done)]
        span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
        what = "the session that was" if len(days) == 1 else f"the {len(days)} sessions that were"
        return f"Before {until} stands what was done, and nothing else: {what} done, {span}."

    def impossible(self, block: Block) -> tuple[Slot, ...]:
        """What was done and could not be held by itself as the scenario is now."""
        options = {option.slot: option for option in block.options.all}
        return tuple(
            place
            for place, exercises in self.done
            if place not in options
            or not block.menus.at_hand(options[place].menu).issuperset(exercises)
        )


def exercises_of(plan: Plan) -> Mapping[Slot, tuple[str, ...]]:
    """The exercises of each session of a plan."""
    return {
        session.slot: tuple(done.exercise for done in session.exercises)
        for session in plan.sessions
    }
