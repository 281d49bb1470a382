"""The sessions that could stand in a block, and the menus that they ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from periodize.block.calendar import Calendar
from periodize.block.doses import Doses
from periodize.block.offered import Offered
from periodize.block.types import Menu, Option, Week
from periodize.model.names import LAST_PHASES


@dataclass(frozen=True, eq=False)
class Options:
    """The sessions that could stand in a block.

    Attributes:
        doses: what their weeks ask of them.
    """

    doses: Doses

    @cached_property
    def calendar(self) -> Calendar:
        """The weeks."""
        return self.doses.calendar

    @cached_property
    def all(self) -> tuple[Option, ...]:
        """Every session that the windows and the model offer, rules aside, sorted."""
        return Offered(self.doses).sessions()

    @cached_property
    def menus(self) -> tuple[Menu, ...]:
        """Every menu that some window could ask for, sorted."""
        return tuple(sorted({option.menu for option in self.all}))

    def menus_of(self, segment: int) -> Sequence[Menu]:
        """The menus of a segment, sorted."""
        return self._menus_of.get(segment, ())

    @cached_property
    def _menus_of(self) -> Mapping[int, Sequence[Menu]]:
        found: dict[int, list[Menu]] = defaultdict(list)
        for menu in self.menus:
            found[menu.segment].append(menu)
        return found

    def in_week(self, week: Week) -> Sequence[Option]:
        """The options of a week, sorted."""
        return self._in_week.get(week.index, ())

    @cached_property
    def _in_week(self) -> Mapping[int, Sequence[Option]]:
        found: dict[int, list[Option]] = defaultdict(list)
        for option in self.all:
            found[option.week].append(option)
        return found

    def shortest(self, menu: Menu) -> Mapping[int, int]:
        """By week that offers a menu, the fewest minutes of a session of it."""
        return self._shortest.get(menu, {})

    @cached_property
    def _shortest(self) -> Mapping[Menu, Mapping[int, int]]:
        found: dict[Menu, dict[int, int]] = defaultdict(dict)
        for option in self.all:
            known = found[option.menu].get(option.week, option.minutes)
            found[option.menu][option.week] = min(known, option.minutes)
        return found

    @cached_property
    def with_time(self) -> dict[Menu, bool]:
        """Whether the sessions of a menu have time for all its parts, as far as it was asked."""
        return {}

    def days_for(self, week: Week) -> Mapping[str, frozenset[date]]:
        """The days of a week on which each focus could be trained."""
        return self._days_for.get(week.index, {})

    @cached_property
    def _days_for(self) -> Mapping[int, Mapping[str, frozenset[date]]]:
        found: dict[int, dict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
        for option in self.all:
            if self.doses.menus.workable(option.menu):
                found[option.week][option.focus].add(option.date)
        return {
            week: {focus: frozenset(days) for focus, days in by_focus.items()}
            for week, by_focus in found.items()
        }

    @cached_property
    def schedulable(self) -> frozenset[str]:
        """What some session of the block could hold, rungs aside."""
        menus = (menu for menu in self.menus if self.doses.menus.workable(menu))
        return frozenset().union(*map(self.doses.menus.usable, menus))

    def trainable(self, week: Week) -> frozenset[tuple[Menu, str]]:
        """Every exercise at hand in a week, with the menu that would hold it."""
        return self._trainable[week.segment]

    @cached_property
    def _trainable(self) -> Mapping[int, frozenset[tuple[Menu, str]]]:
        found: dict[int, set[tuple[Menu, str]]] = {
            week.segment: set() for week in self.calendar.weeks
        }
        for menu in self.menus:
            if self.doses.menus.workable(menu):
                found[menu.segment] |= {
                    (menu, exercise) for exercise in self.doses.menus.at_hand(menu)
                }
        return {segment: frozenset(pairs) for segment, pairs in found.items()}

    def rotation(self, menu: Menu) -> int:
        """How often the accessories have changed: by segment, but no more from the taper on.

        A segment that begins with a deload goes on with what was done, since a lighter week brings
        nothing new; nor does one change them in which nothing was done.
        """
        first: dict[int, Week] = {}
        for week in self.calendar.weeks:
            if week.phase not in LAST_PHASES and not week.rested:
                first.setdefault(week.segment, week)
        later = tuple(first.values())[1:]
        return sum(week.segment <= menu.segment and not week.deload for week in later)
