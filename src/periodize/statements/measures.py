"""What can be measured of a plan before there is one, as amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from periodize.block import Block, Menu, Option
from periodize.dates import DateRange
from periodize.statements.amounts import Amount
from periodize.statements.atoms import Atom, Credit, Held, Known, Opened, Uses


@dataclass(slots=True)
class Measures:
    """Counts and sums of what could stand in a block.

    Attributes:
        block: the block to plan.
    """

    block: Block
    _menus_with: dict[str, dict[int, list[Menu]]] = field(default_factory=dict, init=False)

    @property
    def options(self) -> tuple[Option, ...]:
        """Every session that could stand, sorted by start."""
        return self.block.options.all

    def count(self, options: Iterable[Option]) -> Amount:
        """How many of these sessions stand."""
        return Amount({Held(option): 1 for option in options})

    def uses(self, menu: Menu, exercise: str) -> Amount:
        """Whether the menu holds the exercise."""
        return Amount({Uses(menu, exercise): 1})

    def minutes(self, options: Iterable[Option]) -> Amount:
        """The minutes of those of these sessions that stand."""
        return Amount({Held(option): option.minutes for option in options})

    def count_uses(self, menu: Menu, exercises: Iterable[str]) -> Amount:
        """How many of these exercises the menu holds."""
        return self.weigh_uses(menu, ((exercise, 1) for exercise in exercises))

    def weigh_uses(self, menu: Menu, weights: Iterable[tuple[str, int]]) -> Amount:
        """What the exercises that the menu holds weigh together."""
        return Amount({Uses(menu, exercise): weight for exercise, weight in weights})

    def total(self, amounts: Iterable[Amount]) -> Amount:
        """The sum of some amounts."""
        result = Amount()
        for amount in amounts:
            result.constant += amount.constant
            for atom, weight in amount.terms.items():
                result.terms[atom] = result.terms.get(atom, 0) + weight
        return result

    def opened(self, menu: Menu) -> Amount:
        """Whether sessions may use the menu."""
        return Amount({Opened(menu): 1})

    def in_week(
        self, week: int, credit: Callable[[Menu, str], int], among: Collection[str] | None = None
    ) -> Amount:
        """What a week's sessions add up to.

        Args:
            week: index of the week.
            credit: what one session of a menu adds for an exercise that the menu holds.
            among: the exercises that add something at all; None may be any.
        """
        terms: dict[Atom, int] = {}
        for menu in self._menus_of(week):
            credits = tuple(
                (exercise, worth)
                for exercise in self.block.menus.fillers(menu.focus)
                if (among is None or exercise in among)
                and self._has_begun(week, menu, exercise)
                and (worth := credit(menu, exercise)) > 0
            )
            if credits:
                terms[Credit(week, menu, credits)] = 1
        return Amount(terms)

    def holding(self, week: int, exercises: Collection[str]) -> Amount:
        """How often a week's sessions hold any of some exercises."""
        terms: dict[Atom, int] = {}
        for menu in self._menus_of(week):
            terms |= self.sessions_with(week, menu, exercises).terms
        return Amount(terms)

    def sessions_with(self, week: int, menu: Menu, exercises: Collection[str]) -> Amount:
        """How often the sessions of a menu hold any of some exercises in a week."""
        fillers = self.block.menus.fillers(menu.focus)
        credits = tuple(
            (name, 1) for name in exercises if name in fillers and self._has_begun(week, menu, name)
        )
        return Amount({Credit(week, menu, credits): 1} if credits else {})

    def _has_begun(self, week: int, menu: Menu, exercise: str) -> bool:
        return self.block.doses.has_begun(menu.focus, exercise, self.block.calendar.weeks[week])

    def known(self, weeks: Iterable[int], exercise: str) -> Amount:
        """At how many menus sessions of some weeks hold the exercise."""
        if exercise not in self._menus_with:
            self._menus_with[exercise] = self._weeks_with(exercise)
        menus = self._menus_with[exercise]
        spans: dict[Menu, tuple[int, ...]] = defaultdict(tuple)
        for week in weeks:
            for menu in menus.get(week, ()):
                spans[menu] += (week,)
        return Amount({Known(span, menu, exercise): 1 for menu, span in spans.items()})

    def _weeks_with(self, exercise: str) -> dict[int, list[Menu]]:
        """By week the menus whose sessions could hold the exercise."""
        found: dict[int, list[Menu]] = defaultdict(list)
        for week in self.block.calendar.weeks:
            for menu in self._menus_of(week.index):
                named = exercise in self.block.menus.fillers(menu.focus)
                if named and self._has_begun(week.index, menu, exercise):
                    found[week.index].append(menu)
        return dict(found)

    def known_in(self, days: DateRange, exercise: str) -> Amount:
        """At how many menus sessions of some days hold the exercise."""
        weeks = (w.index for w in self.block.calendar.weeks if w.days.start < days.end)
        reached = (
            index for index in weeks if self.block.calendar.weeks[index].days.end > days.start
        )
        atoms = (atom for atom in self.known(reached, exercise).terms if isinstance(atom, Known))
        return Amount({atom._replace(days=days): 1 for atom in atoms})

    def _menus_of(self, week: int) -> Sequence[Menu]:
        return self.block.options.menus_of(self.block.calendar.weeks[week].segment)
