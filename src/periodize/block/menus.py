"""What menus may hold: exercises of each focus, the kit of a place, the rungs that are open."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from periodize.block.calendar import Calendar
from periodize.block.rungs import Rungs
from periodize.block.types import Menu, Week
from periodize.model.catalogue import Catalogue, Exercise
from periodize.model.focus import Focus, Role
from periodize.model.names import LEVELS
from periodize.model.periodization import Model
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Menus:
    """What an athlete could do of each focus: in general, at a place, in a segment.

    Attributes:
        calendar: the weeks that it is done in.
        catalogue: every exercise that there is.
    """

    calendar: Calendar
    catalogue: Catalogue

    @cached_property
    def scenario(self) -> Scenario:
        """What is fixed and what is wished."""
        return self.calendar.scenario

    @cached_property
    def model(self) -> Model:
        """The model's tables."""
        return self.calendar.model

    def fillers(self, focus: str) -> Mapping[str, Role]:
        """The exercises that may fill a focus, each with its role: the first that fits it.

        The athlete's own exercises come first, in the roles whose exercises move like them. Only
        exercises within the athlete's level and ability; kit, care and the rungs of ladders are for
        the rules. A rung that the athlete is known to be able to do is open at any level.
        """
        return self._fillers[focus]

    @cached_property
    def _fillers(self) -> Mapping[str, Mapping[str, Role]]:
        return {name: self._fill(focus) for name, focus in self.model.focuses.items()}

    def _fill(self, focus: Focus) -> Mapping[str, Role]:
        level = LEVELS.index(self.scenario.athlete.level)
        found: dict[str, Role] = {}
        for role in focus.roles:
            for exercise in self._candidates(role):
                fits = LEVELS.index(exercise.level) <= level or self.rungs.is_able(exercise.id)
                if fits and self._is_able(exercise):
                    found.setdefault(exercise.id, role)
        return found

    def _candidates(self, role: Role) -> Iterator[Exercise]:
        if role.exercises:
            known = self.catalogue.exercises
            listed = [known[name] for name in role.exercises if name in known]
            patterns = {exercise.patterns[0] for exercise in listed}
            own = (exercise for exercise in self.scenario.exercises if exercise not in listed)
            yield from (exercise for exercise in own if exercise.patterns[0] in patterns)
            yield from listed
            return
        for exercise in self.catalogue.exercises.values():
            fits = set(exercise.patterns) & set(role.patterns)
            if fits and (not role.kinds or exercise.kind in role.kinds):
                yield exercise

    def _is_able(self, exercise: Exercise) -> bool:
        ability = self.rungs.abilities.get(exercise.id)
        return ability is None or ability >= self.model.least_ability

    @cached_property
    def rungs(self) -> Rungs:
        """Where the athlete stands on the model's ladders."""
        return Rungs(self.model.ladders, self.scenario.athlete, self.calendar.weeks)

    def warms_up(self, focus: str, exercise: str) -> bool:
        """Whether an exercise of a focus belongs to its warm-up, and counts as no work."""
        role = self.fillers(focus).get(exercise)
        return role is not None and role.stage == "warm-up"

    def usable(self, menu: Menu) -> frozenset[str]:
        """What would be at hand for a menu if all rungs were open."""
        return self._usable.get((menu.focus, menu.place), frozenset())

    @cached_property
    def _usable(self) -> Mapping[tuple[str, str], frozenset[str]]:
        careful = self.scenario.athlete.careful_with
        known = self.catalogue.exercises
        return {
            (focus, name): frozenset(
                exercise
                for exercise in self.fillers(focus)
                if known[exercise].available_with(place.equipment)
                and not known[exercise].stress & careful
            )
            for focus in self.model.focuses
            for name, place in self.scenario.places.items()
        }

    def at_hand(self, menu: Menu) -> frozenset[str]:
        """The fillers of a menu that its place has the kit for and the athlete's body allows.

        Of a ladder, the rungs that are open in the menu's segment.
        """
        if menu not in self._open_to:
            self._open_to[menu] = self.rungs.open_in(menu.segment, self.usable(menu))
        return self._open_to[menu]

    @cached_property
    def _open_to(self) -> dict[Menu, frozenset[str]]:
        return {}

    def workable(self, menu: Menu) -> bool:
        """Whether enough fillers are at hand for every part that the focus must have."""
        if menu not in self._workable:
            self._workable[menu] = self._has_enough(menu)
        return self._workable[menu]

    @cached_property
    def _workable(self) -> dict[Menu, bool]:
        return {}

    def _has_enough(self, menu: Menu) -> bool:
        roles = self.fillers(menu.focus)
        found = Counter(roles[exercise].role for exercise in self.at_hand(menu))
        focus = self.model.focuses[menu.focus]
        return all(found[role.role] >= role.at_least for role in focus.roles)

    def fewest(self, menu: Menu, role: Role) -> int:
        """The exercises that a part must hold: what it needs, and what the kit at hand allows."""
        fillers = self.fillers(menu.focus)
        at_hand = sum(fillers[exercise] is role for exercise in self.at_hand(menu))
        return max(role.at_least, min(role.where_possible, at_hand))

    def ranking(self, menu: Menu, role: Role) -> tuple[str, ...]:
        """The exercises at hand for a role of a menu, best first; own ones lead."""
        roles, at_hand = self.fillers(menu.focus), self.at_hand(menu)
        return tuple(name for name in roles if roles[name] is role and name in at_hand)

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
        runs = self.calendar.efforts_by_date.get(day, ())
        return not focus.beside or any(run.demand.intersection(focus.beside) for run in runs)
