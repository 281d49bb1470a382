"""Rounds of a circuit: how many each week holds, and the minutes that they take.

Growth follows the weeks of training; what a week has no time for, it does not get.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from periodize.block.calendar import Calendar
from periodize.block.menus import Menus
from periodize.block.types import Menu, Week
from periodize.dates import add_days, days_between, minutes_between
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose, Focus, Role, Rounds
from periodize.plan import SIDE_SWITCH_SECONDS

EASED_PHASES = frozenset({"taper", "race", "recovery"})
"""The phases that do not train on: they hold the first number of rounds."""


def rounds_by_week(menus: Menus, name: str, rounds: Rounds) -> tuple[int, ...]:
    """The rounds of a focus in each week of the menus.

    No week holds more than one round more than the last one that offers the focus, so that nothing
    jumps after a week without time, or after a recovery. A deload grows by none: it takes its share
    of the rounds of the week before, or it would hold as many as that week.
    """
    found: list[int] = []
    trained, last = 0, rounds.first
    for week in menus.calendar.weeks:
        if menus.offers(menus.model.focuses[name], week):
            eased = week.phase in EASED_PHASES
            grown = rounds.first + (0 if eased else trained // rounds.weeks_each)
            most = min(grown, rounds.most, last + (not week.deload))
            last = _with_time(menus, name, week, most)
            trained += not eased
        found.append(last)
    return tuple(found)


def _with_time(menus: Menus, name: str, week: Week, most: int) -> int:
    """The most rounds, up to a limit, for which week and windows have the time."""
    rounds = menus.model.focuses[name].rounds
    least = rounds.first if rounds else 1
    return next(
        (count for count in range(most, least, -1) if _fit(menus, name, week, count)), least
    )


def _fit(menus: Menus, name: str, week: Week, rounds: int) -> bool:
    needed = _weekly_minutes(menus, name, week, rounds)
    return needed is not None and needed <= week.minutes


def _weekly_minutes(menus: Menus, name: str, week: Week, rounds: int) -> int | None:
    """The fewest minutes a week that hold so many rounds as often as it wants, in its windows."""
    focus = menus.model.focuses[name]
    minutes = {
        place: length
        for place in menus.scenario.places
        if (length := minutes_of(menus, Menu(week.segment, name, place), week, rounds))
    }
    for longest in sorted(set(minutes.values())):
        roomy = {
            window.date
            for day in week.days
            for window in menus.scenario.windows_by_date.get(day, ())
            if minutes.get(window.place, longest + 1) <= longest
            and minutes_between(window.start, window.end) >= minutes[window.place]
        }
        clear = [day for day in sorted(roomy) if not _is_eve_of_quality(menus, day)]
        if focus.rounds and _most_apart(clear, focus.rounds.days_apart) >= week.reach:
            return week.reach * longest
    return None


def minutes_to_grow(
    menus: Menus, name: str, rounds: Rounds, found: Sequence[int]
) -> Mapping[int, int]:
    """By rounds beyond the most that a block holds, the minutes a week that would hold them.

    Only rounds that its weeks of training allow and its windows hold.

    Args:
        menus: what the focus could hold.
        name: a focus that goes in rounds.
        rounds: its numbers.
        found: its rounds in each week.
    """
    needed: dict[int, int] = {}
    trained = 0
    held = max(
        (found[week.index] for week in menus.calendar.weeks if week.target), default=rounds.first
    )
    for week in menus.calendar.weeks:
        if not menus.offers(menus.model.focuses[name], week) or week.phase in EASED_PHASES:
            continue
        allowed = min(rounds.most, rounds.first + trained // rounds.weeks_each)
        trained += 1
        for count in range(held + 1, allowed + 1):
            minutes = _weekly_minutes(menus, name, week, count)
            if minutes and week.share == 1 and not week.deload:
                needed[count] = min(minutes, needed.get(count, minutes))
    return needed


def _is_eve_of_quality(menus: Menus, day: date) -> bool:
    next_day = menus.calendar.efforts_by_date.get(add_days(day, 1), ())
    return any("quality" in run.demand for run in next_day)


def _most_apart(days: Iterable[date], least: int) -> int:
    """How many of some days, in order, can be taken so that each lies so long after the last."""
    taken: list[date] = []
    for day in days:
        if not taken or days_between(taken[-1], day) >= least:
            taken.append(day)
    return len(taken)


def minutes_of(menus: Menus, menu: Menu, week: Week, rounds: int) -> int | None:
    """The shortest length that holds so many rounds of a menu in a week; None if none does."""
    focus = menus.model.focuses[menu.focus]
    if not menus.workable(menu):
        return None
    needed = _seconds(menus, menu, week, rounds)
    around = 60 * (focus.warm_up_minutes + focus.cool_down_minutes)
    return next((each for each in focus.lengths(week.phase) if 60 * each >= around + needed), None)


def _seconds(menus: Menus, menu: Menu, week: Week, rounds: int) -> int:
    """What the rounds take at most where each part holds no more than it must."""
    focus = menus.model.focuses[menu.focus]
    stations = sum(_station_seconds(menus, menu, role, week) for role in focus.roles)
    return rounds * stations + breaks(menus, focus, week, rounds)


def listed_dose(calendar: Calendar, kind: str, week: Week) -> Dose:
    """The dose that the model lists for a kind of work in a week; a deload climbs no step."""
    return calendar.model.dose(kind, week.phase, week.step, calendar.scenario.athlete.level)


def breaks(menus: Menus, focus: Focus, week: Week, rounds: int) -> int:
    """Seconds beyond the stations: a rest between rounds, and none after the last of each."""
    if focus.rounds is None:
        return 0
    last = listed_dose(menus.calendar, focus.last_role.dose, week).rest_seconds
    return (rounds - 1) * focus.rounds.rest_seconds - rounds * last


def _station_seconds(menus: Menus, menu: Menu, role: Role, week: Week) -> int:
    """The most that a part takes on the rungs that are done."""
    fillers = menus.fillers(menu.focus)
    known = menus.catalogue.exercises
    times = sorted(
        set_seconds(known[name], dose) + dose.rest_seconds
        for name in _done_rungs(menus, menu)
        if fillers[name] is role
        for dose in [listed_dose(menus.calendar, role.dose_of(name), week)]
    )
    fewest = menus.fewest(menu, role)
    return sum(times[len(times) - fewest :])


def _done_rungs(menus: Menus, menu: Menu) -> frozenset[str]:
    """The exercises at hand without the rungs that are behind the athlete.

    Where an earlier segment could hold the focus, these are all below the highest open one;
    where none could, nothing has been climbed yet, and only those below the start are.
    """
    earlier = (week for week in menus.calendar.weeks if week.segment < menu.segment)
    climbed = any(_could_stand(menus, menu.focus, week) for week in earlier)
    at_hand, rungs = menus.at_hand(menu), menus.rungs
    return rungs.at_top(at_hand) if climbed else rungs.from_first(at_hand)


def _could_stand(menus: Menus, name: str, week: Week) -> bool:
    """Whether a week has a window at a place that can hold a focus."""
    return menus.offers(menus.model.focuses[name], week) and any(
        menus.workable(Menu(week.segment, name, window.place))
        for day in week.days
        for window in menus.scenario.windows_by_date.get(day, ())
    )


def set_seconds(exercise: Exercise, dose: Dose) -> int:
    """One set at its longest; ability and load may cut its repetitions."""
    if dose.timed:
        return dose.seconds
    one_side = dose.reps * dose.seconds_per_rep
    if exercise.is_held:
        one_side = dose.holds * dose.seconds + (dose.holds - 1) * dose.hold_rest_seconds
    elif "carry-sled" in exercise.patterns:
        one_side = dose.metres
    return 2 * one_side + SIDE_SWITCH_SECONDS if exercise.unilateral else one_side
