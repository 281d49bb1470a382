"""Every session that the windows and the model offer: when it starts, and how long it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from periodize.block.doses import Doses
from periodize.block.pieces import Menu, Option, Week
from periodize.block.rounds import minutes_of
from periodize.dates import after, at, minutes_between
from periodize.plan import LEG_CLASSES
from periodize.scenario.situation import Window


@dataclass(frozen=True, eq=False)
class Options(Doses):
    """The sessions that could stand in a block."""

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Every session that the windows and the model offer, rules aside, sorted."""
        order = attrgetter("start", "minutes", "place", "focus")
        return tuple(sorted(self._options(), key=order))

    def _options(self) -> Iterator[Option]:
        for window in self.scenario.windows:
            week = self.week_of(window.date)
            for name, focus in self.model.focuses.items():
                offered = self.offers(focus, week) and self.offers_at(focus, window.place)
                asked = self._is_asked_for(name, window.date)
                if not (offered and asked and self.runs_beside(focus, window.date)):
                    continue
                menu = Menu(week.segment, name, window.place)
                for minutes in self._lengths(name, week, window):
                    for start in self._starts(name, window, minutes):
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
        pinned = any(pin.focus == name and pin.date == day for pin in self.scenario.pins)
        return pinned or not self.model.focuses[name].on_request

    def _lengths(self, name: str, week: Week, window: Window) -> tuple[int, ...]:
        room = minutes_between(window.start, window.end)
        focus, rounds = self.model.focuses[name], self.rounds(name, week)
        lengths = tuple(length for length in focus.lengths(week.phase) if length <= room)
        if rounds is not None:
            needed = minutes_of(self, Menu(week.segment, name, window.place), week, rounds)
            return tuple(length for length in lengths if length == needed)
        roomy = lengths and week.minutes >= week.target * lengths[-1]
        return lengths[-1:] if roomy else lengths

    def _starts(self, focus: str, window: Window, minutes: int) -> list[dt.datetime]:
        latest = after(window.end, -minutes)
        starts = {window.start} | {at(window.date, clock) for clock in self._opening_hours}
        grid = self.model.starts.grid_minutes
        for run in self.efforts_by_date.get(window.date, ()):
            for hours in self.model.starts.after_run_hours:
                starts.add(_on_grid(after(run.end, 60 * hours), grid))
            if focus in self.model.starts.before_run:
                starts.add(min(after(run.start, -minutes), latest))
        return sorted(start for start in starts if window.start <= start <= latest)

    @cached_property
    def _opening_hours(self) -> frozenset[dt.time]:
        return frozenset(window.start.time() for window in self.scenario.windows)


def _on_grid(moment: dt.datetime, grid_minutes: int) -> dt.datetime:
    past = moment.minute % grid_minutes
    return after(moment, (grid_minutes - past) % grid_minutes)
