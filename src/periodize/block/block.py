"""A block: a scenario under a model. What the rules reason about and the engine decides on.

It stands in layers, a file each, that know only those before them: `weeks`, `fillers` of focuses,
what is on offer (`offers`), `doses`, `options`. On top are the menus that the options ask for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from periodize.block.options import Options
from periodize.block.types import Menu, Option, Week

LAST_PHASES = frozenset({"taper", "race"})
"""The phases before a goal race, which bring nothing new."""


@dataclass(frozen=True, eq=False)
class Block(Options):
    """A scenario under a model, with everything that follows from the two alone."""

    @cached_property
    def menus(self) -> tuple[Menu, ...]:
        """Every menu that some window could ask for, sorted."""
        return tuple(sorted({option.menu for option in self.options}))

    def menus_of(self, segment: int) -> Sequence[Menu]:
        """The menus of a segment, sorted."""
        return self._menus_of.get(segment, ())

    @cached_property
    def _menus_of(self) -> Mapping[int, Sequence[Menu]]:
        found: dict[int, list[Menu]] = defaultdict(list)
        for menu in self.menus:
            found[menu.segment].append(menu)
        return found

    def menu_weeks(self, menu: Menu) -> tuple[Week, ...]:
        """The weeks of a menu's segment."""
        return tuple(week for week in self.weeks if week.segment == menu.segment)

    def options_in(self, week: Week) -> Sequence[Option]:
        """The options of a week, sorted."""
        return self._options_in.get(week.index, ())

    @cached_property
    def _options_in(self) -> Mapping[int, Sequence[Option]]:
        found: dict[int, list[Option]] = defaultdict(list)
        for option in self.options:
            found[option.week].append(option)
        return found

    def shortest(self, menu: Menu) -> Mapping[int, int]:
        """By week that offers a menu, the fewest minutes of a session of it."""
        return self._shortest.get(menu, {})

    @cached_property
    def _shortest(self) -> Mapping[Menu, Mapping[int, int]]:
        found: dict[Menu, dict[int, int]] = defaultdict(dict)
        for option in self.options:
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
        for option in self.options:
            if self.workable(option.menu):
                found[option.week][option.focus].add(option.date)
        return {
            week: {focus: frozenset(days) for focus, days in by_focus.items()}
            for week, by_focus in found.items()
        }

    @cached_property
    def schedulable(self) -> frozenset[str]:
        """What some session of the block could hold, rungs aside."""
        menus = (menu for menu in self.menus if self.workable(menu))
        return frozenset().union(*map(self.usable, menus))

    def trainable(self, week: Week) -> frozenset[tuple[Menu, str]]:
        """Every exercise at hand in a week, with the menu that would hold it."""
        return self._trainable[week.segment]

    @cached_property
    def _trainable(self) -> Mapping[int, frozenset[tuple[Menu, str]]]:
        found: dict[int, set[tuple[Menu, str]]] = {week.segment: set() for week in self.weeks}
        for menu in self.menus:
            if self.workable(menu):
                found[menu.segment] |= {(menu, exercise) for exercise in self.at_hand(menu)}
        return {segment: frozenset(pairs) for segment, pairs in found.items()}

    def rotation(self, menu: Menu) -> int:
        """How often the accessories have changed: by segment, but no more from the taper on."""
        phases = {week.segment: week.phase for week in self.weeks}
        training = [segment for segment in phases if phases[segment] not in LAST_PHASES]
        return max(0, sum(segment <= menu.segment for segment in training) - 1)
