"""The numbers by which loads climb and weeks lighten; a model has them in its rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import ceil
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from periodize.dates import WEEKDAYS, days_between, monday_of
from periodize.model.names import Phase
from periodize.model.part import Part

Weeks = Annotated[int, Field(ge=1, le=26)]
Share = Annotated[float, Field(gt=0, le=1)]
Cost = Annotated[int, Field(ge=0, le=100)]
DaysBefore = Annotated[int, Field(ge=1, le=28)]


class Numbers(Part):
    """Numbers that a rule of the model holds, and that the block needs before any rule speaks."""


class DeloadNumbers(Numbers):
    """When a lighter week is due, and how much lighter it is.

    Weeks are counted from one light week to the next: a deload, or a week that is light already.
    The block begins as if rested, and ends as if a light week followed.

    Attributes:
        every: [fewest, most] weeks from one light week to the next that are wished.
        masters_every: the same from `masters_age` on.
        masters_age: age in years from which an athlete is a master.
        at_most_apart: most weeks from one light week to the next; must hold.
        sets: the share of its sets that an exercise keeps in a deload, by kind of dose, `default`
            for the others; halves round up, and one set stays.
        at_most_of_sets: the largest share of its full sets that a session of a deload holds, one
            set of each exercise aside; must hold.
        legs_at_most: the largest share of the sets for the legs, in sessions that load the legs, of
            the week before; must hold where that week trained them. It then holds no more such
            sessions than that week either, and one at most where that week held none. None asks
            nothing of the legs.
        leg_patterns: the patterns of the exercises that count for that.
        minutes: the share of the longest length that there is room for that a session of a deload
            reserves at most; the shortest length stays.
        counted: phases whose weeks are light already; so is a week without windows or sessions.
        down_week: a week of running that is at most this share of the mean of the weeks beside it
            is the runner's own down-week.
        soon_cost, late_cost: of each week that a light week comes sooner or later than `every`.
        down_week_worth: what a deload in a down-week makes up for of these costs.
        beside_cost: of a deload right before or after a down-week that is none itself.
        opening_cost: of a deload before the last week of a phase of at most `short_phase` weeks,
            or in its only one, which would leave the phase little to do.
        short_phase: weeks.
        crowded_cost: of each deload beyond the first in a phase of at most `crowded_phase` weeks.
        crowded_phase: weeks.
    """

    every: tuple[Weeks, Weeks] = (3, 4)
    masters_every: tuple[Weeks, Weeks] | None = None
    masters_age: int = Field(default=40, ge=0, le=120)
    at_most_apart: Weeks = 6
    sets: Mapping[str, Share] = {}
    at_most_of_sets: Share = 1.0
    legs_at_most: Share | None = None
    leg_patterns: tuple[str, ...] = ()
    minutes: Share = 1.0
    counted: tuple[Phase, ...] = ()
    down_week: float = Field(default=0.0, ge=0, le=1)
    soon_cost: Cost = 1
    late_cost: Cost = 1
    down_week_worth: Cost = 0
    beside_cost: Cost = 0
    opening_cost: Cost = 0
    short_phase: Annotated[int, Field(ge=0, le=26)] = 0
    crowded_cost: Cost = 0
    crowded_phase: Annotated[int, Field(ge=0, le=26)] = 0

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for key, span in (("every", self.every), ("masters_every", self.masters_every)):
            if span and not span[0] <= span[1] <= self.at_most_apart:
                raise ValueError(
                    f"{key} must rise, and end at at_most_apart ({self.at_most_apart}) or before; "
                    f"read {list(span)}"
                )
        return self

    def rhythm(self, age: int | None) -> tuple[int, int]:
        """Fewest and most weeks from one light week to the next, at an age in years."""
        master = age is not None and age >= self.masters_age
        return self.masters_every if master and self.masters_every else self.every

    def lengths_left(self, lengths: tuple[int, ...]) -> tuple[int, ...]:
        """Which of the lengths of a session, ascending, a deload may reserve."""
        most = self.minutes * max(lengths)
        return tuple(length for length in lengths if length <= most) or lengths[:1]

    def sets_left(self, kind: str, sets: int) -> int:
        """How many of its sets an exercise keeps in a deload."""
        share = self.sets.get(kind, self.sets.get("default", 1.0))
        return max(1, int(sets * share + 0.5))


class RampNumbers(Numbers):
    """How fast loads climb. What is compared is the heaviest of the last week with the exercise.

    Only like is compared with like: the same exercise, at the same place, with the same kit.

    Attributes:
        rise: the largest rise of a load in a week, as a share; one step of the plates or dumbbells
            at hand is allowed too. At 0 nothing rises.
        break_days: after more days than these without the exercise its load does not rise.
        hold: phases in which no load rises.
    """

    rise: float = Field(default=0.1, ge=0, le=1)
    break_days: int = Field(default=14, ge=1, le=365)
    hold: tuple[Phase, ...] = ()

    def steps(self, last: date, now: date) -> int:
        """How many steps a load may climb from one day with the exercise to the next.

        One for each week that has begun since, however often it was done; none after a break.
        """
        if not self.rise or days_between(last, now) > self.break_days:
            return 0
        return days_between(monday_of(last), monday_of(now)) // len(WEEKDAYS)


class ReturnNumbers(Numbers):
    """How an athlete starts, and comes back after days off.

    Days off are full days between two sessions: for the legs, without a session for them; for the
    rest, without any session. Before the block nothing is known, so it begins as if rested.

    Attributes:
        days_off: from so many days off on an athlete comes back.
        shares: what a load is of the one before the break, in the weeks back; of a shorter break
            only the last ones.
        weeks_back: over how many weeks it comes back, as a share of the weeks missed, a begun one
            whole.
        new_days: a main lift that was last done longer ago than so many days is new.
        new_percent: the largest %1RM of a main lift in the week in which it is new. What the block
            has not held before, main lift or not, starts in the weeks back at the week's share
            of it.
        jumps: kinds of dose whose exercises are jumps that wait.
        lifts_before: [fewest, most] days before a jump between which a session for the legs must
            stand, once the block has lasted that long.
        counted_reserve: repetitions in reserve at which the last set of a main lift stops in the
            first heavy session after a deload, where it goes on as long as it is clean; None has
            no such set.
        uncounted_days: days from the first session after days off in which no set is counted.
    """

    days_off: int = Field(default=10, ge=1, le=365)
    shares: tuple[Share, ...] = (0.7, 0.8, 0.9)
    weeks_back: Share = 0.5
    new_days: int = Field(default=28, ge=1, le=365)
    new_percent: float = Field(default=70, gt=0, le=100)
    jumps: tuple[str, ...] = ()
    lifts_before: tuple[DaysBefore, DaysBefore] = (7, 11)
    counted_reserve: int | None = Field(default=None, ge=1, le=5)
    uncounted_days: int = Field(default=0, ge=0, le=365)

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.lifts_before[0] > self.lifts_before[1]:
            raise ValueError(f"lifts_before must rise; read {list(self.lifts_before)}")
        if list(self.shares) != sorted(self.shares):
            raise ValueError(f"shares must rise; read {list(self.shares)}")
        return self

    def weeks_of(self, off: int) -> int:
        """Over how many weeks loads come back after so many days off."""
        return ceil(ceil(off / 7) * self.weeks_back) if off >= self.days_off else 0

    def share(self, off: int, week: int) -> float | None:
        """The share of a load in a week back, counted from 0; None once it is back."""
        left = self.weeks_of(off) - week
        if left <= 0 or week < 0 or not self.shares:
            return None
        return self.shares[max(0, len(self.shares) - left)]


class RuleNumbers(NamedTuple):
    """What some rules of a model lend to a block, which needs it before any rule speaks.

    Attributes:
        deload: when a week is lighter and by how much; None where the model knows no deload.
        load_ramp: how fast loads climb; None where the model does not say.
        returning: how an athlete starts and comes back; None where the model does not say.
        hours_before_runs: every number of hours that some session must or should end before some
            run; shorter lengths are offered where they keep one.
    """

    deload: DeloadNumbers | None = None
    load_ramp: RampNumbers | None = None
    returning: ReturnNumbers | None = None
    hours_before_runs: frozenset[int] = frozenset()
