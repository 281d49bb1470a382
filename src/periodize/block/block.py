"""A block: a scenario under a model. What the rules reason about and the engine decides on."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from periodize.block.deloads import deload_weeks
from periodize.block.pieces import Menu, Option, Week
from periodize.block.rounds import minutes_of, rounds_by_week
from periodize.block.rungs import Rungs
from periodize.block.timeline import Stretch, timeline
from periodize.dates import DateRange, after, at, minutes_between, monday_of, weeks_of
from periodize.model.catalogue import Catalogue, Exercise, load_catalogue
from periodize.model.load import load_model
from periodize.model.periodization import LEVELS, Dose, Focus, Model, Role
from periodize.model.progression import (
    DeloadNumbers,
    RampNumbers,
    deload_numbers,
    ramp_numbers,
)
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
        weeks = [self._week(index, days, axis) for index, (days, axis) in enumerate(pairs)]
        if self.deload:
            lighter = deload_weeks(self.scenario, self.efforts, weeks, self.deload)
            weeks = [replace(week, deload=week.index in lighter) for week in weeks]
        return tuple(weeks)

    @cached_property
    def deload(self) -> DeloadNumbers | None:
        """When a week is lighter and by how much; None where the model knows no deload."""
        return deload_numbers(self.model)

    @cached_property
    def load_ramp(self) -> RampNumbers | None:
        """How fast loads climb; None where the model does not say."""
        return ramp_numbers(self.model)

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
        """Whether the phase offers a focus, and to this athlete's goal, level and kit."""
        if focus.goals and self.scenario.goal not in focus.goals:
            return False
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
            for exercise in self.usable(menu)
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

    def options_in(self, week: Week) -> Sequence[Option]:
        """The options of a week, sorted."""
        return self._options_in.get(week.index, ())

    @cached_property
    def _options_in(self) -> Mapping[int, Sequence[Option]]:
        found: dict[int, list[Option]] = defaultdict(list)
        for option in self.options:
            found[option.week].append(option)
        return found

    def menus_of(self, segment: int) -> Sequence[Menu]:
        """The menus of a segment, sorted."""
        return self._menus_of.get(segment, ())

    @cached_property
    def _menus_of(self) -> Mapping[int, Sequence[Menu]]:
        found: dict[int, list[Menu]] = defaultdict(list)
        for menu in self.menus:
            found[menu.segment].append(menu)
        return found

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

    def runs_beside(self, focus: Focus, day: dt.date) -> bool:
        """Whether a day has a run of the kind beside which a focus stands, if it asks for one."""
        demands = {run.demand for run in self.efforts_by_date.get(day, ())}
        return not focus.beside or not demands.isdisjoint(focus.beside)

    def _is_asked_for(self, name: str, day: dt.date) -> bool:
        pinned = any(pin.focus == name and pin.date == day for pin in self.scenario.pins)
        return pinned or not self.model.focuses[name].on_request

    def _lengths(self, name: str, week: Week, window: Window) -> tuple[int, ...]:
        room = minutes_between(window.start, window.end)
        focus, rounds = self.model.focuses[name], self.rounds(name, week)
        lengths = tuple(length for length in focus.lengths(week.phase) if length <= room)
        if rounds is not None:
            needed = minutes_of(self, name, week, rounds)
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

    def _is_able(self, exercise: Exercise) -> bool:
        ability = self.scenario.athlete.can_do.get(exercise.id)
        return ability is None or ability >= self.model.least_ability

    @cached_property
    def rungs(self) -> Rungs:
        """Where the athlete stands on the model's ladders."""
        return Rungs(self.model.ladders, self.scenario.athlete, self.weeks)

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

    def usable(self, menu: Menu) -> frozenset[str]:
        """What would be at hand for a menu if all rungs were open."""
        return self._usable.get((menu.focus, menu.place), frozenset())

    @cached_property
    def schedulable(self) -> frozenset[str]:
        """What some session of the block could hold, rungs aside."""
        menus = (menu for menu in self.menus if self.workable(menu))
        return frozenset().union(*map(self.usable, menus))

    def fewest(self, menu: Menu, role: Role) -> int:
        """The exercises that a part must hold: what it needs, and what the kit at hand allows."""
        fillers = self.fillers(menu.focus)
        at_hand = sum(fillers[exercise] is role for exercise in self.at_hand(menu))
        return max(role.at_least, min(role.where_possible, at_hand))

    def workable(self, menu: Menu) -> bool:
        """Whether enough of them are at hand for every part that the focus must have."""
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
        """The dose of an exercise of a focus in a week, with the sets that the week has of it."""
        key = focus, exercise, week.index
        if key not in self._doses:
            self._doses[key] = self._dose(focus, exercise, week)
        return self._doses[key]

    @cached_property
    def _doses(self) -> dict[tuple[str, str, int], Dose]:
        return {}

    def _dose(self, focus: str, exercise: str, week: Week) -> Dose:
        kind = self.fillers(focus)[exercise].dose_of(exercise)
        dose = self.listed_dose(kind, week)
        rounds = self.rounds(focus, week)
        sets = self._lighter(week, kind, dose.sets) if rounds is None else rounds
        return dose if sets == dose.sets else self._with_sets(kind, week, dose, sets)

    def full_sets(self, focus: str, exercise: str, week: Week) -> int:
        """The sets of an exercise where the week is no deload; in a circuit they are the rounds."""
        if by_week := self._rounds.get(focus):
            return by_week[week.index]
        return self.listed_dose(self.fillers(focus)[exercise].dose_of(exercise), week).sets

    def listed_dose(self, kind: str, week: Week) -> Dose:
        """The dose that the model lists for a kind of work in a week; a deload climbs no step."""
        return self.model.dose(kind, week.phase, _step(week), self.scenario.athlete.level)

    def rounds(self, focus: str, week: Week) -> int | None:
        """How often a circuit is gone round in a week; None for a focus that is none."""
        by_week = self._rounds.get(focus)
        if by_week is None:
            return None
        kind = self.model.focuses[focus].last_role.dose
        return self._lighter(week, kind, by_week[week.index])

    def _lighter(self, week: Week, kind: str, sets: int) -> int:
        """The sets of a kind of work that a week has: fewer in a deload."""
        return self.deload.sets_left(kind, sets) if self.deload and week.deload else sets

    def _with_sets(self, kind: str, week: Week, dose: Dose, sets: int) -> Dose:
        key = kind, week.phase, _step(week), sets
        if key not in self._changed_doses:
            self._changed_doses[key] = dose.model_copy(update={"sets": sets})
        return self._changed_doses[key]

    @cached_property
    def _changed_doses(self) -> dict[tuple[str, str, int, int], Dose]:
        return {}

    @cached_property
    def _rounds(self) -> Mapping[str, tuple[int, ...]]:
        return {
            name: rounds_by_week(self, name, focus.rounds)
            for name, focus in self.model.focuses.items()
            if focus.rounds
        }

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


def _step(week: Week) -> int:
    """The step of a wave that a week stands on: a deload stays on that of the week before."""
    return max(0, week.week_in_phase - week.deload)


def _on_grid(moment: dt.datetime, grid_minutes: int) -> dt.datetime:
    past = moment.minute % grid_minutes
    return after(moment, (grid_minutes - past) % grid_minutes)
