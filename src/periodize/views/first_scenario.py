"""A first scenario from a running plan; what must be checked is said in it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from shlex import quote

from periodize.dates import counted, monday_of
from periodize.run_sources.found import Found, FoundRun
from periodize.scenario.resolve.race_guess import guessed_km
from periodize.views.found_runs import clock, titles_to_settle

GAP_DAYS = 28
"""Days without a run after which an earlier plan is over and another begins."""
LEAST_RUNS = 3
"""Runs that a plan of its own holds; a race by itself belongs to the plan before it."""
MOST_WEEKS = 104
MOST_TITLES = 60
DEFAULT_PACE = 6.0
PLACES = """\
# CHECK: where you lift, and when. Until these lines are yours, every day 06:00-08:00 and
# 17:00-20:30 is assumed, at a place without equipment.
# places:
#   gym: {equipment: [barbell, plate, rack, bench, dumbbell], plates_kg: [1.25, 2.5, 5, 10, 20]}
#   home: {equipment: [mini-band, mat]}
# availability:
#   tue: [{from: "18:00", to: "19:30", at: gym}]
#   sat: [{from: "10:00", to: "11:30", at: home}]
"""
ATHLETE = """\
# CHECK: who trains. Maxima give the loads; without them the first sessions find them.
# athlete:
#   level: intermediate               # novice, intermediate or advanced
#   birth_year: 1990
#   one_rep_max_kg: {back-squat: 70, romanian-deadlift: 65}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstScenario:
    """What goes into a first scenario.

    Attributes:
        name: what the block is called.
        imports: the files of its runs, relative to the scenario.
        found: what stands in them.
        timezone: the zone; `zone_known` tells whether a source or the user named it.
        busy: calendars that close hours.
        since: the first day that is wanted; the plan's own if not given.
        first_week: a day of the first week of a grid without dates.
    """

    name: str
    imports: Sequence[str]
    found: Found
    timezone: str
    zone_known: bool = True
    busy: Sequence[str] = field(default=())
    since: dt.date | None = None
    first_week: dt.date | None = None

    @property
    def runs(self) -> list[FoundRun]:
        """The runs of the plan that is meant: after the last long gap, or from the day given."""
        runs = sorted(self.found.runs, key=lambda run: run.date)
        if self.since:
            return [run for run in runs if run.date >= self.since]
        for earlier, later in reversed(list(pairwise(runs))):
            rest = [run for run in runs if run.date >= later.date]
            trained = sum(run.kind != "race" for run in rest)
            if (later.date - earlier.date).days > GAP_DAYS and trained >= LEAST_RUNS:
                return rest
        return runs

    @property
    def start(self) -> dt.date:
        """The Monday on which the block begins."""
        return monday_of(self.runs[0].date)

    @property
    def weeks(self) -> int:
        """How many weeks it takes to the last run or race."""
        days = (monday_of(self.runs[-1].date) - self.start).days
        return min(MOST_WEEKS, days // 7 + 1)

    @property
    def goal(self) -> FoundRun | None:
        """The race that the block aims at: the last one of priority A, else the last of all."""
        end = self.start + dt.timedelta(weeks=self.weeks)
        races = [run for run in self.runs if run.kind == "race" and run.date < end]
        first = [race for race in races if race.priority == "A"]
        return next(reversed(first or races), None)

    def text(self) -> str:
        """The scenario as it is written."""
        return "\n".join([*self._head(), *self._running(), *self._races(), "", *self._hours()])

    def _head(self) -> Iterator[str]:
        yield f"# A scenario for periodize, from {', '.join(self.imports)}."
        yield "# Lines with CHECK are guesses."
        yield "# Then run:  periodize solve FILE      What every key means:  periodize schema"
        yield "# yaml-language-server: $schema=scenario.schema.json"
        yield ""
        yield "format: 1"
        yield f"name: {quoted(self.name)}"
        check = "" if self.zone_known else "        # CHECK: no source names it"
        yield f"timezone: {self.timezone}{check}"
        last = self.runs[-1].date
        yield f"block: {{start: {self.start}, weeks: {self.weeks}}}        # to {last:%a %d %b %Y}"
        yield ""
        yield from ATHLETE.splitlines()
        yield ""

    def _running(self) -> Iterator[str]:
        yield "# CHECK: your pace, and when you run on days whose hour no source tells."
        yield 'run_defaults: {start: "07:00", second_start: "17:30", pace_min_per_km: 6}'
        yield "runs:"
        for name in self.imports:
            runs = f"  # periodize runs {quote(' '.join(name.split()))} shows each"
            week = f", first_week: {self.first_week}" if self.first_week else ""
            yield f"  - {{import: {quoted(name)}{week}}}{runs}"
        yield from self._titles()
        yield from self._absences()
        yield ""

    def _titles(self) -> Iterator[str]:
        guessed = titles_to_settle(self.runs)
        if not guessed:
            return
        yield f"# CHECK: {counted(len(guessed), 'title')} taken as below by guess. To settle them,"
        yield "# take out the marks at the beginning and change what is wrong (none: no run)."
        yield "# titles:"
        for title, kind in list(guessed.items())[:MOST_TITLES]:
            yield f"#   {quoted(title)}: {kind}"
        if len(guessed) > MOST_TITLES:
            yield f"#   … and {len(guessed) - MOST_TITLES} more"

    def _absences(self) -> Iterator[str]:
        if self.found.absences:
            yield "absences:"
        for each in self.found.absences:
            yield f"  - {{from: {each.since}, to: {each.until}, why: {each.why}}}"

    def _races(self) -> Iterator[str]:
        goal = self.goal
        if goal is None:
            yield "# CHECK: no race was found. With one the block aims at it:"
            yield f"# races: [{{date: {self.runs[-1].date}, name: My race, km: 10, priority: A}}]"
            return
        km = goal.km or guessed_km(goal, self.found, DEFAULT_PACE)
        known = goal.km or goal.by_time
        why = "" if known else "  # CHECK: how far; guessed from the longest run before it"
        length = f"minutes: {goal.minutes}" if goal.by_time else f"km: {km:.7g}"
        start = f', start: "{clock(goal.start)}"' if goal.start is not None else ""
        name = quoted(" ".join(goal.title.split())[:120])
        yield "races:"
        yield f"  - {{date: {goal.date}, name: {name}, {length}, priority: A{start}}}{why}"

    def _hours(self) -> Iterator[str]:
        yield from PLACES.splitlines()
        if self.busy:
            names = ", ".join(map(quoted, self.busy))
            yield "availability:      # the usual hours, until you write your own"
            yield f"  busy: [{names}]      # their events close hours"
        yield ""


def quoted(text: str) -> str:
    """A text as YAML reads it back, in double quotes."""
    return json.dumps(text, ensure_ascii=False)
