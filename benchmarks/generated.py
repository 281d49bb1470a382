"""Scenarios made by rule, so that a block can be long or short, full or free, as it is needed.

The runner is that of `running_plans`: intermediate, at home in the mornings, in the gym after work.
Three weeks of running grow, the fourth is lighter. Nothing is drawn by chance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.running_plans import ATHLETE, START

LONG = {6: ("long", 22)}
MANY = {
    0: ("easy", 8),
    1: ("intervals", 12),
    2: ("easy", 12),
    3: ("tempo", 14),
    4: ("easy", 8),
    5: ("easy", 12),
    **LONG,
}
RUNS: dict[str, dict[int, tuple[str, int]]] = {
    "few": {1: ("intervals", 8), 4: ("easy", 8), 6: ("long", 16)},
    "usual": {1: ("intervals", 10), 2: ("easy", 8), 3: ("tempo", 10), 5: ("easy", 8), **LONG},
    "many": MANY,
    "doubles": MANY,
}
"""Kind and kilometres of each weekday's run, from Monday, 0."""
SECOND_RUNS = (1, 2, 3)
"""The weekdays, from 0, with a second run after work where there are doubles."""
WAVE = (1.0, 1.1, 1.2, 0.8)
WINDOWS: Mapping[str, Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "loose": {
        "mon, tue, wed, thu, fri": (("06:00", "06:55", "home"), ("18:00", "19:30", "gym")),
        "sat, sun": (("15:00", "17:00", "gym"),),
    },
    "tight": {
        "mon, thu": (("18:00", "19:30", "gym"),),
        "wed, sat": (("06:00", "06:55", "home"),),
    },
}
MARATHON, TUNE_UPS = 42.195, (10, 21.1)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a generated scenario is like.

    Attributes:
        weeks: its length, 4 to 104.
        runs: few (3 a week), usual (5), many (7) or doubles (10).
        races: 1 to 6, the last of them the goal, on the block's last day.
        windows: loose or tight.
        model: the name of a model.
    """

    weeks: int
    runs: str = "usual"
    races: int = 1
    windows: str = "loose"
    model: str = "runner"

    @property
    def name(self) -> str:
        """Weeks, runs, races, windows and model in a word."""
        return f"{self.weeks}w-{self.runs}-{self.races}r-{self.windows}-{self.model}"

    def text(self) -> str:
        """The scenario in YAML."""
        races = dict(self._races())
        lines = [
            "format: 1",
            f"name: {self.name}",
            "timezone: Europe/Berlin",
            f"block: {{start: {START}, weeks: {self.weeks}}}",
            f"model: {self.model}",
            ATHLETE.rstrip(),
            *self._windows(),
            "runs:",
            *(f"  - {run}" for day, run in self._runs() if day not in races),
            "races:",
            *(f"  - {race}" for race in races.values()),
        ]
        return "\n".join(lines) + "\n"

    def _windows(self) -> Iterator[str]:
        for days, windows in WINDOWS[self.windows].items():
            spans = [f'{{from: "{a}", to: "{b}", at: {place}}}' for a, b, place in windows]
            for day in days.split(", "):
                yield f"  {day}: [{', '.join(spans)}]"

    def _runs(self) -> Iterator[tuple[dt.date, str]]:
        for week in range(self.weeks):
            for weekday, (kind, km) in RUNS[self.runs].items():
                day = START + dt.timedelta(weeks=week, days=weekday)
                far = round(km * WAVE[week % len(WAVE)])
                yield day, f"{{date: {day}, kind: {kind}, km: {far}}}"
                if self.runs == "doubles" and weekday in SECOND_RUNS:
                    yield day, f'{{date: {day}, kind: easy, km: 6, start: "17:30"}}'

    def _races(self) -> Iterator[tuple[dt.date, str]]:
        """Races on Sundays, evenly spread; another goal where 16 weeks and more lie between."""
        goal = self.weeks
        for left in range(self.races):
            week = self.weeks - round(left * self.weeks / self.races)
            aim = left == 0 or goal - week >= 16
            goal = week if aim else goal
            day = START + dt.timedelta(weeks=week, days=-1)
            km = MARATHON if aim else TUNE_UPS[left % len(TUNE_UPS)]
            priority = "A" if aim else "BC"[left % 2]
            yield day, f"{{date: {day}, name: race {week}, km: {km}, priority: {priority}}}"


def growing(lengths: tuple[int, ...] = (8, 12, 13, 18, 24, 36, 52, 104)) -> Iterator[Recipe]:
    """The same runner over ever more weeks, with a race every 17 weeks or so."""
    for weeks in lengths:
        yield Recipe(weeks, races=min(6, max(1, weeks // 17)))


def varied(weeks: int, models: tuple[str, ...]) -> Iterator[Recipe]:
    """Blocks of one length, each with one thing that is unlike the usual."""
    for runs in ("few", "many", "doubles"):
        yield Recipe(weeks, runs=runs)
    for races in range(2, 7):
        yield Recipe(weeks, races=races)
    yield Recipe(weeks, windows="tight")
    yield Recipe(weeks, runs="doubles", races=4, windows="tight")
    for model in models:
        yield Recipe(weeks, model=model)
