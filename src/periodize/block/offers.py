"""Which focuses a model offers an athlete: in which weeks, and beside which runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from periodize.block.fillers import Fillers
from periodize.block.types import Week
from periodize.model.focus import Focus
from periodize.model.names import LEVELS


@dataclass(frozen=True, eq=False)
class Offers(Fillers):
    """When each focus may stand, windows, kit and rules aside."""

    def focus(self, name: str) -> Focus | None:
        """A focus of the model, or None."""
        return self.model.focuses.get(name)

    def offers(self, focus: Focus, week: Week) -> bool:
        """Whether the phase offers a focus, and to this athlete's goal and level."""
        if focus.goals and self.scenario.goal not in focus.goals:
            return False
        if LEVELS.index(focus.level) > LEVELS.index(self.scenario.athlete.level):
            return False
        return week.phase in focus.phases

    def runs_beside(self, focus: Focus, day: dt.date) -> bool:
        """Whether a day has a run of the kind beside which a focus stands, if it asks for one."""
        runs = self.efforts_by_date.get(day, ())
        return not focus.beside or any(run.demand.intersection(focus.beside) for run in runs)
