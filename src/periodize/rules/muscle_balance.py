"""Muscle balance: every muscle group gets its weekly sets, none too many, hamstrings with quads.

Why: strength grows with weekly sets up to a point, and a week that trains only quads leaves the
rest of the leg behind. Sets count 1 where a muscle works directly and 1/2 where it helps; sets of
light classes count half of that, and those of a warm-up nothing.
Reference: Pelland 2024 (preprint), Schoenfeld 2017 (doi 10.1080/02640414.2016.1210197), grade A for
the direction; the ranges are coaching values that fit real blocks, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Menu, Week
from periodize.dates import counted
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.words import LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide

QUARTERS = 4
"""Sets are counted in quarters, so that half of a helping half set is still whole."""


class MuscleBalance(Rule):
    """Weekly fractional sets per muscle group; the ranges stand in the model under `muscles`.

    Attributes:
        at_most: most sets of a group a week, as the mean of two weeks in a row; must hold.
        cost: of each quarter set outside a week's range.
        half_classes: load classes whose sets count half.
        whole_focuses: focuses of these classes whose sets count whole.
        low_share: factors on the lower ends, for `novice`, `masters` and `high_mileage`.
        masters_age: age in years from which an athlete is a master.
        high_mileage_km: weekly running from which the lower ends of a week sink.
        hamstrings_to_quads: [hamstrings, quads]: the smallest ratio of weekly sets.
        ratio_cost: of each week below that ratio.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    judges_by: ClassVar[tuple[str, ...]] = ("muscles",)
    reach: ClassVar[Reach] = "menus"

    rule: Literal["muscle_balance"]
    at_most: Mapping[str, float] = {}
    cost: int = Field(default=1, ge=0)
    half_classes: tuple[LoadClassWord, ...] = ()
    whole_focuses: tuple[str, ...] = ()
    low_share: Mapping[str, float] = {}
    masters_age: int = 40
    high_mileage_km: float = Field(default=1000, gt=0)
    hamstrings_to_quads: tuple[int, int] | None = None
    ratio_cost: int = Field(default=0, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Limit pairs of weeks, price weeks outside the ranges and below the ratio."""
        credits = {
            group: {
                name: worth
                for name, exercise in block.catalogue.exercises.items()
                if (worth := exercise.credit(muscles))
            }
            for group, muscles in block.catalogue.muscle_groups.items()
        }
        weeks = [
            {
                group: self._amount(block, decide, week, counted)
                for group, counted in credits.items()
            }
            for week in block.calendar.weeks
        ]
        for week, sets in zip(block.calendar.weeks, weeks, strict=True):
            for group, (low, high) in self.asks(block, week).items():
                decide.prefer_at_most(sets[group], high, self.cost)
                decide.prefer_at_least(sets[group], low, self.cost)
            if self.hamstrings_to_quads and "quads" in self.asks(block, week):
                share, whole = self.hamstrings_to_quads
                gap = sets["quads"] * share - sets["hamstrings"] * whole
                uneven = decide.choice(f"uneven thighs in week {week.number}")
                decide.define(gap - uneven * (share * QUARTERS * 100), 0)
                decide.prefer_at_most(uneven, 0, self.ratio_cost)
        for first, second in pairwise(weeks):
            for group, limit in self.at_most.items():
                decide.at_most(first[group] + second[group], int(2 * QUARTERS * limit))

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Add up the sets of each week's sessions."""
        weeks = [self._sets(block, plan, week) for week in block.calendar.weeks]
        for week, sets in zip(block.calendar.weeks, weeks, strict=True):
            monday = week.days.start
            ranges = self.asks(block, week)
            for group, (low, high) in ranges.items():
                off = max(low - sets[group], sets[group] - high)
                if off > 0 and self.cost:
                    done, asked = _sets(sets[group]), f"{_sets(low)} to {_sets(high)}"
                    text = f"week {week.number}: {counted(done, 'set')} of {group}; {asked} asked"
                    yield self.missed(monday, text, off * self.cost)
            if self.hamstrings_to_quads and "quads" in ranges and self.ratio_cost:
                share, whole = self.hamstrings_to_quads
                if sets["quads"] * share > sets["hamstrings"] * whole:
                    text = (
                        f"week {week.number}: hamstrings below {share}/{whole} of the sets of quads"
                    )
                    yield self.missed(monday, text, self.ratio_cost)
        for index in range(len(weeks) - 1):
            for group, limit in self.at_most.items():
                both = weeks[index][group] + weeks[index + 1][group]
                over = both - int(2 * QUARTERS * limit)
                if over > 0:
                    text = (
                        f"weeks {index + 1} and {index + 2}: {_sets(both / 2)} sets of {group} a "
                        f"week; at most {limit:g}"
                    )
                    yield self.breach(block.calendar.weeks[index].days.start, text, over)

    def looser(self, block: Block) -> Looser:
        """One set more of each group that has a cap."""
        more = {group: most + 1 for group, most in self.at_most.items()}
        text = "one set more of each muscle group a week"
        return with_numbers(block, self.rule, text, {"at_most": more} if more else {})

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The groups that have a cap, and the focuses that count whole."""
        yield from names_at(("at_most",), self.at_most, catalogue.muscle_groups)
        yield from names_at(("whole_focuses",), self.whole_focuses, model.focuses)

    def explain(self) -> str:
        """Say the limits."""
        limits = ", ".join(f"{group} {limit:g}" for group, limit in self.at_most.items())
        return (
            "Weekly sets of each muscle group stay in the phase's range"
            + (f" and, over two weeks, at most {limits} a week" if limits else "")
            + "."
        )

    def weekly(self, block: Block, plan: Plan) -> list[dict[str, tuple[float, float, float]]]:
        """For each week, by muscle group: its sets, and the lowest and highest that are asked."""
        found = []
        for week in block.calendar.weeks:
            sets, ranges = self._sets(block, plan, week), self.asks(block, week)
            found.append(
                {
                    group: (sets[group] / QUARTERS, low / QUARTERS, high / QUARTERS)
                    for group, (low, high) in ranges.items()
                }
            )
        return found

    def asks(self, block: Block, week: Week) -> dict[str, tuple[int, int]]:
        """Lowest and highest quarter sets that the week asks for.

        What no kit trains has no lower end, and a deload, which holds less on purpose, none at all.
        """
        trained = set() if week.deload else self._trained(block, week)
        share = self._low_share(block, week) * week.room * QUARTERS
        return {
            group: (int(low * share) if group in trained else 0, int(high * QUARTERS))
            for ranges in block.model.muscles
            if week.phase in ranges.phases
            for group, (low, high) in ranges.sets.items()
        }

    def _trained(self, block: Block, week: Week) -> set[str]:
        credited = {exercise for _, exercise in block.options.trainable(week)}
        return {
            group
            for group, muscles in block.catalogue.muscle_groups.items()
            if any(block.catalogue.exercises[exercise].credit(muscles) for exercise in credited)
        }

    def _low_share(self, block: Block, week: Week) -> float:
        athlete = block.scenario.athlete
        age = athlete.age_in(week.days.start.year)
        kilometres = sum(run.km or 0 for run in block.calendar.efforts if run.date in week.days)
        shares = [
            self.low_share.get("novice", 1.0) if athlete.level == "novice" else 1.0,
            self.low_share.get("masters", 1.0) if (age or 0) >= self.masters_age else 1.0,
            self.low_share.get("high_mileage", 1.0) if kilometres > self.high_mileage_km else 1.0,
        ]
        return min(shares)

    def _amount(
        self, block: Block, decide: Decide, week: Week, credits: Mapping[str, int]
    ) -> Amount:
        def quarters(menu: Menu, exercise: str) -> int:
            if block.menus.warms_up(menu.focus, exercise):
                return 0
            halved = self._is_halved(menu.focus, block.model.focuses[menu.focus].load_class)
            return (
                credits[exercise]
                * block.doses.dose(menu.focus, exercise, week).sets
                * (1 if halved else 2)
            )

        return decide.in_week(week.index, quarters, credits)

    def _is_halved(self, focus: str, load_class: str) -> bool:
        return load_class in self.half_classes and focus not in self.whole_focuses

    def _sets(self, block: Block, plan: Plan, week: Week) -> dict[str, int]:
        held = [session for session in plan.sessions if session.date in week.days]
        return {
            group: sum(self._session_quarters(block, session, muscles) for session in held)
            for group, muscles in block.catalogue.muscle_groups.items()
        }

    def _session_quarters(self, block: Block, session: Session, muscles: frozenset[str]) -> int:
        worth = 1 if self._is_halved(session.focus, session.load_class) else 2
        known = block.catalogue.exercises
        return sum(
            done.sets * known[done.exercise].credit(muscles) * worth
            for done in session.exercises
            if done.exercise in known and not _warms_up(block, session, done.exercise)
        )


def _warms_up(block: Block, session: Session, exercise: str) -> bool:
    known = session.focus in block.model.focuses
    return known and block.menus.warms_up(session.focus, exercise)


def _sets(quarters: float) -> str:
    return f"{quarters / QUARTERS:g}"
