"""Which weeks are deloads: the best choice for the block, found before any session is placed.

The choice looks at nothing but the weeks themselves: their phases, and how much is run in them.
Weeks that were lived already are what they were, and weeks to come what the plan that is followed
made of them, unless light weeks get further apart by it; from a return from days off on they are
chosen anew, since its first week is light. It is an exact optimum over all other
choices, in this order: no light weeks further apart than they may be; least cost of weeks that come
too soon or too late, less what the runner's own down-weeks are worth; fewest deloads; the latest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from periodize.block.types import Week
from periodize.model.progression import DeloadNumbers
from periodize.scenario.scenario import Lived, Run, Scenario

START = -1
"""The index of the light week that is thought before the block."""
NONE_SETTLED: Mapping[int, bool] = MappingProxyType({})


class _Phases(NamedTuple):
    """What the phases of a block's weeks make of a deload there.

    Attributes:
        early: which weeks lie in a short phase with more of it to come, or are its only one.
        crowded: for each week the phase that has no room for two deloads; None for others.
    """

    early: Sequence[bool]
    crowded: Sequence[int | None]


class _Way(NamedTuple):
    """A choice up to a light week; the smaller of two is the better one."""

    too_far: int
    cost: int
    deloads: int
    chosen: tuple[int, ...]
    """The deloads, each with its sign turned, so that later ones come first."""

    @property
    def weeks(self) -> frozenset[int]:
        """The deloads."""
        return frozenset(-index for index in self.chosen)


def deload_weeks(
    scenario: Scenario, efforts: Iterable[Run], weeks: Sequence[Week], numbers: DeloadNumbers
) -> frozenset[int]:
    """The indices of the weeks that are deloads.

    Args:
        scenario: windows and age.
        efforts: runs and races.
        weeks: the block's, in order.
        numbers: when a deload is due.
    """
    lived = scenario.lived
    light = [week.phase in numbers.counted or week.back or week.rested for week in weeks]
    phases = _Phases(_early(weeks, numbers.short_phase), _crowded(weeks, numbers.crowded_phase))
    runs = tuple(efforts)
    running = [
        sum(run.minutes for run in runs if run.date in week.days) / week.share for week in weeks
    ]
    age = scenario.athlete.age_in(scenario.days.start.year)
    down = down_weeks(running, numbers.down_week)
    settled = _settled(lived, weeks) if lived else {}
    best = _best(light, down, phases, numbers, age, settled)
    if lived and lived.deloads:
        known = [lived.deloads.get(week.days.start) for week in weeks]
        back = min((week.index for week in weeks if week.back), default=len(weeks))
        followed = {n: deload for n, deload in enumerate(known[:back]) if deload is not None}
        kept = _best(light, down, phases, numbers, age, {**followed, **settled})
        best = best if best.too_far < kept.too_far else kept
    return best.weeks


def _early(weeks: Sequence[Week], short: int) -> list[bool]:
    """Which weeks are the first, or not the last, of a phase of at most so many weeks."""
    lengths = Counter(week.run for week in weeks)
    return [
        lengths[week.run] <= short and week.week_in_phase in (0, *range(lengths[week.run] - 1))
        for week in weeks
    ]


def _crowded(weeks: Sequence[Week], most: int) -> list[int | None]:
    """For each week the phase of at most so many weeks that it belongs to; None for others."""
    lengths = Counter(week.run for week in weeks)
    return [week.run if lengths[week.run] <= most else None for week in weeks]


def _settled(lived: Lived, weeks: Sequence[Week]) -> Mapping[int, bool]:
    """Whether each week in which something was done was a deload."""
    held = [(week.index, s.deload) for week in weeks for s in lived.sessions if s.date in week.days]
    lighter = {index for index, deload in held if deload}
    return {index: index in lighter for index, _ in held}


def down_weeks(running: Sequence[float], share: float) -> list[bool]:
    """Which weeks hold clearly less running than the weeks beside them.

    Args:
        running: minutes of each week, as if it were whole.
        share: of the mean of the weeks beside it, that a down-week holds at most.
    """
    found = []
    for index, minutes in enumerate(running):
        beside = [*running[max(0, index - 1) : index], *running[index + 1 : index + 2]]
        found.append(bool(beside) and minutes * len(beside) <= share * sum(beside) > 0)
    return found


def best_weeks(
    light: Sequence[bool],
    down: Sequence[bool],
    numbers: DeloadNumbers,
    age: int | None = None,
    settled: Mapping[int, bool] = NONE_SETTLED,
    early: Sequence[bool] = (),
    crowded: Sequence[int | None] = (),
) -> frozenset[int]:
    """The best weeks to make lighter.

    Args:
        light: which weeks are light already.
        down: which weeks are down-weeks of the runner.
        numbers: when a deload is due, and what it costs to miss that.
        age: of the athlete, in years.
        settled: of some weeks whether they are deloads, which is not to be chosen any more.
        early: which weeks come before the last of a short phase; none if not given.
        crowded: for each week the number of its phase, if that has no room for two; none if not
            given.
    """
    weeks = len(light)
    phases = _Phases(early or [False] * weeks, crowded or [None] * weeks)
    return _best(light, down, phases, numbers, age, settled).weeks


def _best(
    light: Sequence[bool],
    down: Sequence[bool],
    phases: _Phases,
    numbers: DeloadNumbers,
    age: int | None,
    settled: Mapping[int, bool],
) -> _Way:
    rhythm = numbers.rhythm(age)
    steps = _Steps(light, down, phases, numbers, rhythm)
    best: dict[int, _Way] = {START: _Way(0, 0, 0, ())}
    first = START
    for week in range(len(light) + 1):
        is_light = week < len(light) and light[week]
        if not is_light and settled.get(week) is False:
            continue
        known = [last for last in range(first, week) if last in best]
        best[week] = min(steps.on(best[last], last, week) for last in known)
        if is_light or settled.get(week):
            first = week
    return best[len(light)]


class _Steps(NamedTuple):
    light: Sequence[bool]
    down: Sequence[bool]
    phases: _Phases
    numbers: DeloadNumbers
    rhythm: tuple[int, int]

    def on(self, way: _Way, last: int, week: int) -> _Way:
        """The way from one light week on to the next; the index after the last week ends it."""
        deload = self._is_chosen(week)
        apart, (fewest, most) = week - last, self.rhythm
        cost = self.numbers.late_cost * max(0, apart - most)
        if deload or (self._is_chosen(last) and week < len(self.light)):
            cost += self.numbers.soon_cost * max(0, fewest - apart)
        if deload and self.down[week]:
            cost -= self.numbers.down_week_worth
        elif deload and any(self.down[max(0, week - 1) : week + 2]):
            cost += self.numbers.beside_cost
        if deload:
            cost += self._cost_in_phase(last, week)
        return _Way(
            way.too_far + max(0, apart - self.numbers.at_most_apart),
            way.cost + cost,
            way.deloads + deload,
            (*way.chosen, -week) if deload else way.chosen,
        )

    def _cost_in_phase(self, last: int, week: int) -> int:
        cost = self.numbers.opening_cost if self.phases.early[week] else 0
        phase = self.phases.crowded[week]
        second = self._is_chosen(last) and phase is not None and phase == self.phases.crowded[last]
        return cost + (self.numbers.crowded_cost if second else 0)

    def _is_chosen(self, week: int) -> bool:
        return START < week < len(self.light) and not self.light[week]
