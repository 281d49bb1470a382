"""A block: a scenario under a model. What the rules reason about and the engine decides on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from periodize.block.pieces import Menu, Option, Week
from periodize.block.timeline import Stretch, timeline
from periodize.dates import DateRange, after, at, minutes_between, monday_of, weeks_of
from periodize.model.catalogue import Catalogue, Exercise, load_catalogue
from periodize.model.load import load_model
from periodize.model.periodization import LEVELS, Dose, Focus, Model, Role
from periodize.plan import HEAVY_LEG_CLASSES, LEG_CLASSES
from periodize.scenario.situation import Run, Scenario, Window

LAST_PHASES = frozenset({"taper", "race"})
"""The phases before a goal race, which bring nothing new."""


@dataclass(frozen=True, eq=False)
class Block:
    """A scenario under a model, with everything that follows from the two alone."""

    scenario: Scenario
    model: Model
    catalogue: Catalogue

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks in order."""
        ranges = weeks_of(self.scenario.days)
        axes = timeline(self.scenario, self.model, [monday_of(days.start) for days in ranges])
        pairs = zip(ranges, axes, strict=True)
        return tuple(self._week(index, days, axis) for index, (days, axis) in enumerate(pairs))

    def _week(self, index: int, days: DateRange, axis: Stretch) -> Week:
        quota = self.model.phases[axis.phase].quota or self.model.seasons[axis.season]
        cap = min(quota.at_most, self.model.seasons[axis.season].at_most)
        open_days = sum(day in self.scenario.windows_by_date for day in days)
        minutes = self.scenario.weekly_minutes
        share = len(days) / 7

        full_target = min(cap, quota.target)

        def wanted(sessions: int) -> int:
            return min(_rounded(sessions * share), open_days)

        return Week(
            index=index,
            days=days,
            season=axis.season,
            phase=axis.phase,
            run=axis.run,
            week_in_phase=axis.week_in_phase,
            segment=axis.segment,
            at_most=max(1, _rounded(cap * share)) if cap else 0,
            target=wanted(full_target),
            floor=wanted(quota.floor),
            legs=wanted(quota.legs),
            legs_wanted=wanted(quota.legs_wanted),
            minutes=_rounded((quota.minutes if minutes is None else minutes) * share),
            share=share,
            room=wanted(full_target) / full_target if full_target else 0.0,
        )

    def week_of(self, day: dt.date) -> Week:
        """The week that holds a day of the block.

        Raises:
            KeyError: the day lies outside the block.
        """
        return self._weeks_by_monday[monday_of(day)]

    @cached_property
    def _weeks_by_monday(self) -> Mapping[dt.date, Week]:
        return {monday_of(week.days.start): week for week in self.weeks}

    @cached_property
    def efforts(self) -> tuple[Run, ...]:
        """Runs and races in order; a race is a quality run plus what its own rules say."""
        races = [
            Run(
                start=race.start,
                minutes=race.minutes,
                kind="race",
                demand="quality",
                km=race.km,
                name=race.name,
            )
            for race in self.scenario.races
        ]
        return tuple(sorted((*self.scenario.runs, *races), key=lambda run: run.start))

    @cached_property
    def efforts_by_date(self) -> Mapping[dt.date, tuple[Run, ...]]:
        """The runs and races of each day that has some."""
        days: dict[dt.date, tuple[Run, ...]] = {}
        for effort in self.efforts:
            days[effort.date] = (*days.get(effort.date, ()), effort)
        return days

    def is_hard_day(self, day: dt.date) -> bool:
        """Whether a quality run, a long run or a race stands on the day."""
        return any(run.demand != "easy" for run in self.efforts_by_date.get(day, ()))

    def focus(self, name: str) -> Focus | None:
        """A focus of the model, or None."""
        return self.model.focuses.get(name)

    def offers(self, focus: Focus, week: Week) -> bool:
        """Whether the phase offers a focus, and to this athlete's level and kit."""
        if LEVELS.index(focus.level) > LEVELS.index(self.scenario.athlete.level):
            return False
        stands_in = week.phase in focus.stand_in_phases and not self._lifts_heavy_in(week)
        return week.phase in focus.phases or stands_in

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
            for exercise in self.at_hand(menu)
        )

    def _lifts_heavy_in(self, week: Week) -> bool:
        return any(
            window.place in self.heavy_places
            for day in week.days
            for window in self.scenario.windows_by_date.get(day, ())
        )

    @cached_property
    def menus(self) -> tuple[Menu, ...]:
        """Every menu that some window could ask for, sorted."""
        return tuple(sorted({option.menu for option in self.options}))

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
                if not offered or not self._is_asked_for(name, window.date):
                    continue
                menu = Menu(week.segment, name, window.place)
                for minutes in self._lengths(focus, week, window):
                    for start in self._starts(window, minutes):
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

    def _lengths(self, focus: Focus, week: Week, window: Window) -> tuple[int, ...]:
        room = minutes_between(window.start, window.end)
        lengths = tuple(length for length in focus.lengths(week.phase) if length <= room)
        roomy = lengths and week.minutes >= week.target * lengths[-1]
        return lengths[-1:] if roomy else lengths

    def _starts(self, window: Window, minutes: int) -> list[dt.datetime]:
        latest = after(window.end, -minutes)
        starts = {window.start} | {at(window.date, clock) for clock in self._opening_hours}
        grid = self.model.starts.grid_minutes
        for run in self.efforts_by_date.get(window.date, ()):
            for hours in self.model.starts.after_run_hours:
                starts.add(_on_grid(after(run.end, 60 * hours), grid))
        return sorted(start for start in starts if window.start <= start <= latest)

    @cached_property
    def _opening_hours(self) -> frozenset[dt.time]:
        return frozenset(window.start.time() for window in self.scenario.windows)

    def fillers(self, focus: str) -> Mapping[str, Role]:
        """The exercises that may fill a focus, each with its role: the first that fits it.

        The athlete's own exercises come first, in the roles whose exercises move like them. Only
        exercises within the athlete's level and ability; kit and care are for the rules.
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
                if LEVELS.index(exercise.level) <= level and self._is_able(exercise):
                    found.setdefault(exercise.id, role)
        return found

    def _is_able(self, exercise: Exercise) -> bool:
        ability = self.scenario.athlete.can_do.get(exercise.id)
        return ability is None or ability >= self.model.least_ability

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

    @cached_property
    def _at_hand(self) -> Mapping[tuple[str, str], frozenset[str]]:
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
        """The fillers of a menu that its place has the kit for and the athlete's body allows."""
        return self._at_hand.get((menu.focus, menu.place), frozenset())

    def fewest(self, menu: Menu, role: Role) -> int:
        """The exercises that a part must hold: what it needs, and what the kit at hand allows."""
        fillers = self.fillers(menu.focus)
        at_hand = sum(fillers[exercise] is role for exercise in self.at_hand(menu))
        return max(role.at_least, min(role.where_possible, at_hand))

    def workable(self, menu: Menu) -> bool:
        """Whether enough of them are at hand for every part that the focus must have."""
        roles = self.fillers(menu.focus)
        found = Counter(roles[exercise].role for exercise in self.at_hand(menu))
        focus = self.model.focuses[menu.focus]
        return all(found[role.role] >= role.at_least for role in focus.roles)

    def trainable(self, week: Week) -> frozenset[tuple[Menu, str]]:
        """Every exercise at hand in a week, with the menu that would hold it."""
        return self._trainable[week.segment]

    @cached_property
    def _trainable(self) -> Mapping[int, frozenset[tuple[Menu, str]]]:
        found: dict[int, set[tuple[Menu, str]]] = {week.segment: set() for week in self.weeks}
        for menu in self.menus:
            if self.workable(menu):
                found[menu.segment] |= {(menu, exercise) for exercise in self.at_hand(menu)}
        return {segment: frozenset(pairs) for segment, pairs in found.items()}

    def rotation(self, menu: Menu) -> int:
        """How often the accessories have changed: by segment, but no more from the taper on."""
        phases = {week.segment: week.phase for week in self.weeks}
        training = [segment for segment in phases if phases[segment] not in LAST_PHASES]
        return max(0, sum(segment <= menu.segment for segment in training) - 1)

    def ranking(self, menu: Menu, exercise: str) -> tuple[str, ...]:
        """The exercises at hand for the role of an exercise, best first; own ones lead."""
        roles, at_hand = self.fillers(menu.focus), self.at_hand(menu)
        role = roles[exercise]
        return tuple(name for name in roles if roles[name] is role and name in at_hand)

    def dose(self, focus: str, exercise: str, week: Week) -> Dose:
        """The dose of an exercise of a focus in a week."""
        kind = self.fillers(focus)[exercise].dose
        level = self.scenario.athlete.level
        return self.model.dose(kind, week.phase, week.week_in_phase, level)

    def menu_weeks(self, menu: Menu) -> tuple[Week, ...]:
        """The weeks of a menu's segment."""
        return tuple(week for week in self.weeks if week.segment == menu.segment)


def build(scenario: Scenario, model: Model | None = None) -> Block:
    """Put a scenario under a model: the given one, or the one that the scenario names.

    Raises:
        InputRefused: the scenario names a model that cannot be used.
    """
    catalogue = load_catalogue().with_own(scenario.exercises)
    return Block(scenario, model or load_model(scenario.model), catalogue)


def _rounded(value: float) -> int:
    return int(value + 0.5)


def _on_grid(moment: dt.datetime, grid_minutes: int) -> dt.datetime:
    past = moment.minute % grid_minutes
    return after(moment, (grid_minutes - past) % grid_minutes)
