"""Which focuses a model offers an athlete: in which weeks, at which places, beside which runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from periodize.block.fillers import Fillers
from periodize.block.pieces import Menu, Week
from periodize.model.focus import Focus
from periodize.model.names import LEVELS
from periodize.plan import HEAVY_LEG_CLASSES


@dataclass(frozen=True, eq=False)
class Offers(Fillers):
    """Where and when each focus may stand, windows and rules aside."""

    def focus(self, name: str) -> Focus | None:
        """A focus of the model, or None."""
        return self.model.focuses.get(name)

    def offers(self, focus: Focus, week: Week) -> bool:
        """Whether the phase offers a focus, and to this athlete's goal, level and kit."""
        if focus.goals and self.scenario.goal not in focus.goals:
            return False
        if LEVELS.index(focus.level) > LEVELS.index(self.scenario.athlete.level):
            return False
        stands_in = week.phase in focus.stand_in_phases and not self._lifts_heavy_in(week)
        return week.phase in focus.phases or stands_in

    def _lifts_heavy_in(self, week: Week) -> bool:
        return any(
            window.place in self.heavy_places
            for day in week.days
            for window in self.scenario.windows_by_date.get(day, ())
        )

    def offers_at(self, focus: Focus, place: str) -> bool:
        """Whether a focus is offered at a place: heavy leg work only where the weights are."""
        return focus.load_class not in HEAVY_LEG_CLASSES or place in self.heavy_places

    @cached_property
    def heavy_places(self) -> frozenset[str]:
        """The places with the kit for heavy leg work, and for most of its main lifts."""
        places = sorted({window.place for window in self.scenario.windows})
        lifts = {place: self._main_lifts(place) for place in places}
        most = max(lifts.values(), default=0)
        return frozenset(place for place, count in lifts.items() if count == most > 0)

    def _main_lifts(self, place: str) -> int:
        menus = [
            Menu(0, name, place)
            for name, focus in self.model.focuses.items()
            if focus.load_class in HEAVY_LEG_CLASSES
        ]
        return sum(
            self.fillers(menu.focus)[exercise].main
            for menu in menus
            if self.workable(menu)
            for exercise in self.usable(menu)
        )

    def runs_beside(self, focus: Focus, day: dt.date) -> bool:
        """Whether a day has a run of the kind beside which a focus stands, if it asks for one."""
        runs = self.efforts_by_date.get(day, ())
        return not focus.beside or any(run.demand.intersection(focus.beside) for run in runs)
