"""Every session that the windows and the model offer: when it starts, and how long it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from periodize.block.calendar import Calendar
from periodize.block.doses import Doses
from periodize.block.rounds import minutes_of
from periodize.block.types import Menu, Option, Week
from periodize.dates import add_days, after, at, minutes_between
from periodize.model.periodization import Model
from periodize.plan import LEG_CLASSES
from periodize.scenario.scenario import Scenario, Window

NEAR_DAYS = 3
"""Days in which a session's end may come too close to a run; no model's rule asks for more."""


@dataclass(frozen=True, eq=False)
class Offered:
    """Makes every session that the windows and the model offer.

    Attributes:
        doses: what their weeks ask of them.
    """

    doses: Doses

    @cached_property
    def calendar(self) -> Calendar:
        """The weeks."""
        return self.doses.calendar

    @cached_property
    def _model(self) -> Model:
        return self.calendar.model

    @cached_property
    def _scenario(self) -> Scenario:
        return self.calendar.scenario

    def sessions(self) -> tuple[Option, ...]:
        """Every session that the windows and the model offer, rules aside, sorted."""
        order = attrgetter("start", "minutes", "place", "focus")
        # Windows that overlap offer the same session, which is one.
        return tuple(sorted(dict.fromkeys(self._every()), key=order))

    def _every(self) -> Iterator[Option]:
        for window in self._scenario.windows:
            week = self.calendar.week_of(window.date)
            for name, focus in self._model.focuses.items():
                offered = self.doses.menus.offers(focus, week)
                asked = self._is_asked_for(name, window.date)
                if not (offered and asked and self.doses.menus.runs_beside(focus, window.date)):
                    continue
                menu = Menu(week.segment, name, window.place)
                for start, minutes in self._slots(name, week, window):
                    yield Option(
                        start,
                        minutes,
                        window.place,
                        name,
                        focus.load_class,
                        focus.load_class in LEG_CLASSES,
                        week.index,
                        menu,
                    )

    def _is_asked_for(self, name: str, day: dt.date) -> bool:
        pinned = any(pin.focus == name and pin.date == day for pin in self._scenario.pins)
        return pinned or not self._model.focuses[name].on_request

    def _slots(self, name: str, week: Week, window: Window) -> Iterator[tuple[dt.datetime, int]]:
        """When a focus may start in a window, with the minutes that it may reserve from there."""
        lengths = self._lengths_in(Menu(week.segment, name, window.place), week)
        lighter = self.calendar.numbers.deload
        for start in self._starts(name, window, lengths):
            room = minutes_between(start, self._must_end(window, start))
            fitting = tuple(minutes for minutes in lengths if minutes <= room)
            if fitting and week.deload and lighter and self.doses.rounds(name, week) is None:
                fitting = lighter.lengths_left(fitting)
            yield from ((start, minutes) for minutes in self._serving(week, start, fitting))

    def _lengths_in(self, menu: Menu, week: Week) -> tuple[int, ...]:
        """The lengths of a menu in a week, ascending; what goes by rounds has the one for them."""
        lengths = self._model.focuses[menu.focus].lengths(week.phase)
        rounds = self.doses.rounds(menu.focus, week)
        if rounds is None:
            return lengths
        needed = minutes_of(self.doses.menus, menu, week, rounds)
        return tuple(length for length in lengths if length == needed)

    def _must_end(self, window: Window, start: dt.datetime) -> dt.datetime:
        """When a session must be over: where its window closes, or the day's next run starts."""
        runs = self.calendar.efforts_by_date.get(window.date, ())
        return min([window.end, *(run.start for run in runs if run.start > start)])

    def _serving(self, week: Week, start: dt.datetime, fitting: Sequence[int]) -> Sequence[int]:
        """Of the lengths that fit, ascending, those that could serve a plan.

        The longest holds most. Shorter ones serve where the week's minutes would not hold its
        sessions at that length, and where they keep one more of the hours that rules ask for
        before one of the next runs: so a longer window closes nothing.
        """
        if not fitting or week.minutes < week.reach * self._longest(week):
            return fitting
        by_hours = {self._hours_kept(start, minutes): minutes for minutes in fitting}
        return sorted(by_hours.values())

    def _longest(self, week: Week) -> int:
        """The minutes of the longest session of a week, whatever its windows."""
        if week.index not in self._longest_by_week:
            counting = (
                focus
                for focus in self._model.focuses.values()
                if self.doses.menus.offers(focus, week)
            )
            lengths = (focus.lengths(week.phase)[-1] for focus in counting if not focus.on_request)
            self._longest_by_week[week.index] = max(lengths, default=0)
        return self._longest_by_week[week.index]

    @cached_property
    def _longest_by_week(self) -> dict[int, int]:
        return {}

    def _hours_kept(self, start: dt.datetime, minutes: int) -> tuple[int, ...]:
        """For each run of the next days, how many of the asked gaps a session keeps to it."""
        left = [
            minutes_between(after(start, minutes), run) // 60
            for run in self._runs_after(start.date())
        ]
        asked = self.calendar.numbers.hours_before_runs
        return tuple(sum(hours <= each for hours in asked) for each in left)

    def _runs_after(self, day: dt.date) -> tuple[dt.datetime, ...]:
        if day not in self._next_runs:
            days = (add_days(day, offset) for offset in range(NEAR_DAYS + 1))
            runs = (run for each in days for run in self.calendar.efforts_by_date.get(each, ()))
            self._next_runs[day] = tuple(run.start for run in runs)
        return self._next_runs[day]

    @cached_property
    def _next_runs(self) -> dict[dt.date, tuple[dt.datetime, ...]]:
        return {}

    def _starts(self, focus: str, window: Window, lengths: Sequence[int]) -> Sequence[dt.datetime]:
        """The moments of a window at which a session of one of some lengths, ascending, fits."""
        if not lengths:
            return ()
        starts = {window.start} | {at(window.date, clock) for clock in self._opening_hours}
        starts |= self._pinned_starts(focus, window)
        grid = self._model.starts.grid_minutes
        for run in self.calendar.efforts_by_date.get(window.date, ()):
            for hours in self._model.starts.after_run_hours:
                starts.add(_on_grid(after(run.end, 60 * hours), grid))
            if focus in self._model.starts.before_run:
                ends = min(run.start, window.end)
                starts |= {after(ends, -minutes) for minutes in lengths}
        latest = after(window.end, -lengths[0])
        return sorted(start for start in starts if window.start <= start <= latest)

    def _pinned_starts(self, focus: str, window: Window) -> set[dt.datetime]:
        """The hours at which the scenario wants a focus to start on the day of a window."""
        pins = (p for p in self._scenario.pins if p.focus == focus and p.date == window.date)
        return {at(pin.date, pin.start) for pin in pins if pin.start}

    @cached_property
    def _opening_hours(self) -> frozenset[dt.time]:
        return frozenset(window.start.time() for window in self._scenario.windows)


def _on_grid(moment: dt.datetime, grid_minutes: int) -> dt.datetime:
    past = moment.minute % grid_minutes
    return after(moment, (grid_minutes - past) % grid_minutes)
