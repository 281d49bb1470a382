"""What each week asks of an exercise: sets and repetitions, and the rounds of a circuit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from periodize.block.calendar import Calendar
from periodize.block.menus import Menus
from periodize.block.rounds import breaks, listed_dose, minutes_to_grow, rounds_by_week
from periodize.block.types import Week
from periodize.model.focus import Dose
from periodize.model.progression import DeloadNumbers
from periodize.plan import Prescription, Session


@dataclass(frozen=True, eq=False)
class Doses:
    """The doses of a block's weeks, deloads and rounds counted in.

    Attributes:
        menus: the exercises that are dosed.
    """

    menus: Menus

    @cached_property
    def calendar(self) -> Calendar:
        """The weeks."""
        return self.menus.calendar

    def listed_dose(self, kind: str, week: Week) -> Dose:
        """The dose that the model lists for a kind of work in a week; a deload climbs no step."""
        return listed_dose(self.calendar, kind, week)

    def dose(self, focus: str, exercise: str, week: Week) -> Dose:
        """The dose of an exercise of a focus in a week, with the sets that the week has of it."""
        key = focus, exercise, week.index
        if key not in self._doses:
            self._doses[key] = self._dose(focus, exercise, week)
        return self._doses[key]

    @cached_property
    def _doses(self) -> dict[tuple[str, str, int], Dose]:
        return {}

    def _dose(self, focus: str, exercise: str, week: Week) -> Dose:
        kind = self.menus.fillers(focus)[exercise].dose_of(exercise)
        dose = self.listed_dose(kind, week)
        rounds = self.rounds(focus, week)
        sets = self._lighter(week, kind, self._known_sets(kind, week)) if rounds is None else rounds
        sets = self._done_sets.get((focus, exercise, week.index), sets)
        return dose if sets == dose.sets else self._with_sets(kind, week, dose, sets)

    @cached_property
    def prescribed(self) -> dict[tuple[str, str, str, int, dt.date | None], Prescription]:
        """What was written down already: asked for often.

        By focus, place, exercise, week, and the day of the logs that tell the maxima.
        """
        return {}

    def done(self, start: dt.datetime, place: str, focus: str) -> Session | None:
        """The session as it was done; None where it was not, or is still to come."""
        return self._done.get((start, place, focus))

    @cached_property
    def _done(self) -> Mapping[tuple[dt.datetime, str, str], Session]:
        lived = self.calendar.scenario.lived
        return {(s.start, s.place, s.focus): s for s in lived.sessions} if lived else {}

    @cached_property
    def _done_sets(self) -> Mapping[tuple[str, str, int], int]:
        return {
            (session.focus, each.exercise, self.calendar.week_of(session.date).index): each.sets
            for session in self._done.values()
            for each in session.exercises
        }

    def _with_sets(self, kind: str, week: Week, dose: Dose, sets: int) -> Dose:
        key = kind, week.phase, week.step, sets
        if key not in self._changed_doses:
            self._changed_doses[key] = dose.model_copy(update={"sets": sets})
        return self._changed_doses[key]

    @cached_property
    def _changed_doses(self) -> dict[tuple[str, str, int, int], Dose]:
        return {}

    def is_dosed(self, focus: str, exercise: str, week: Week) -> bool:
        """Whether the focus holds the exercise, and the week's phase has a dose for it."""
        role = self.menus.fillers(focus).get(exercise)
        kinds = self.calendar.model.phases[week.phase].kinds
        return role is not None and role.dose_of(exercise) in kinds

    def has_begun(self, focus: str, exercise: str, week: Week) -> bool:
        """Whether the part that an exercise fills is held by then, weeks counted in the block."""
        return week.number >= self.menus.fillers(focus)[exercise].from_week

    def full_sets(self, focus: str, exercise: str, week: Week) -> int:
        """The sets of an exercise where the week is no deload; in a circuit they are the rounds."""
        if by_week := self._rounds.get(focus):
            return by_week[week.index]
        return self.listed_dose(self.menus.fillers(focus)[exercise].dose_of(exercise), week).sets

    def rounds(self, focus: str, week: Week) -> int | None:
        """How often a circuit is gone round in a week; None for a focus that is none."""
        by_week = self._rounds.get(focus)
        if by_week is None:
            return None
        kind = self.calendar.model.focuses[focus].last_role.dose
        return self._lighter(week, kind, by_week[week.index])

    def lengths(self, focus: str, week: Week) -> tuple[int, ...]:
        """The minutes that a focus may reserve in a week, ascending; in a deload the short ones.

        A circuit that goes by rounds is as long as its rounds.
        """
        lengths = self.calendar.model.focuses[focus].lengths(week.phase)
        if not (week.deload and self._deload) or focus in self._rounds:
            return lengths
        return self._deload.lengths_left(lengths)

    def round_breaks(self, focus: str, week: Week) -> int:
        """Seconds that a week's rounds take beyond their stations; 0 for what is no circuit."""
        asked = self.calendar.model.focuses[focus]
        return breaks(self.menus, asked, week, self.rounds(focus, week) or 0)

    def minutes_to_grow(self, focus: str) -> Mapping[int, int]:
        """By rounds beyond the most of the block, the weekly minutes that would hold them."""
        asked, by_week = self.calendar.model.focuses[focus].rounds, self._rounds.get(focus)
        return minutes_to_grow(self.menus, focus, asked, by_week) if asked and by_week else {}

    @cached_property
    def _rounds(self) -> Mapping[str, tuple[int, ...]]:
        return {
            name: rounds_by_week(self.menus, name, focus.rounds)
            for name, focus in self.calendar.model.focuses.items()
            if focus.rounds
        }

    def _known_sets(self, kind: str, week: Week) -> int:
        """The sets of a kind of work in a full week, or in the one before a deload if fewer."""
        sets = self.listed_dose(kind, week).sets
        before = self.calendar.weeks[max(0, week.index - 1)]
        if not week.deload or kind not in self.calendar.model.phases[before.phase].kinds:
            return sets
        return min(sets, self.listed_dose(kind, before).sets)

    def _lighter(self, week: Week, kind: str, sets: int) -> int:
        """The sets of a kind of work that a week has: fewer in a deload."""
        return self._deload.sets_left(kind, sets) if self._deload and week.deload else sets

    @cached_property
    def _deload(self) -> DeloadNumbers | None:
        return self.calendar.numbers.deload
