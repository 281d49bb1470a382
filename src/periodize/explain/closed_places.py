"""What closes a place to a session by itself, beside the runs and races alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from periodize.block import Block, Menu, Option
from periodize.dates import DateRange, after, minutes_between
from periodize.engine import Alone
from periodize.plan import Plan, Session
from periodize.policy.case import Case
from periodize.rules.base import Rule
from periodize.rules.reach import OF_DAYS
from periodize.scenario.scenario import Window
from periodize.statements.atoms import Held, Uses

LENGTH = "session_minutes"
"""The rule that asks for more minutes than a window may have."""


class Closing:
    """The places of a block, and the rules that close each."""

    def __init__(self, case: Case) -> None:
        """Take the case whose places they are."""
        self._case, self._block, self._decide = case, case.block, case.decided
        self._alone = Alone(case.decided)
        self._contents: dict[tuple[Menu, int, int], tuple[str, ...]] = {}
        self._broken_by_none: dict[str, bool] = {}
        self._minutes: dict[tuple[str, DateRange], int | None] = {}

    def closers(self, place: Option) -> tuple[str, ...]:
        """The rules that close a place: to any session there, or to one beside the runs alone.

        None if such a session could stand, with exercises that no rule forbids: that is tried.
        """
        closed = tuple(self._decide.forbidden.get(Held(place), ()))
        return closed or self._by_day(place) or self._content(place)

    def every(self, place: Option) -> tuple[str, ...]:
        """All rules that close a place by themselves, those too that others come before."""
        closed = self._decide.forbidden.get(Held(place), ())
        return tuple(dict.fromkeys([*closed, *self._by_day(place), *self._content(place)]))

    def _by_day(self, place: Option) -> tuple[str, ...]:
        """The rules that a session there breaks beside the runs alone, whatever it holds."""
        alone = Plan(sessions=(_session(place),))
        return tuple(
            rule.rule
            for rule in self._case.rules
            if rule.reach in OF_DAYS and _breaks(self._block, rule, alone) and self._blames(rule)
        )

    def minutes(self, focus: str, days: DateRange) -> int | None:
        """The shortest length, beyond that of the windows, in which a focus could stand.

        It is tried: the windows become so long, at the hours at which they open.

        Args:
            focus: its name.
            days: of one week.

        Returns:
            None if the focus fits as they are, or no length of it does.
        """
        key = focus, days
        if key not in self._minutes:
            self._minutes[key] = self._least_minutes(focus, days)
        return self._minutes[key]

    def _least_minutes(self, focus: str, days: DateRange) -> int | None:
        windows = (w for day in days for w in self._block.scenario.windows_by_date.get(day, ()))
        shortest = min((minutes_between(w.start, w.end) for w in windows), default=None)
        for length in self._block.doses.lengths(focus, self._block.calendar.week_of(days.start)):
            if shortest is not None and length > shortest and self._fits(focus, days, length):
                return length
        return None

    def _fits(self, focus: str, days: DateRange, minutes: int) -> bool:
        """Whether a session of a focus could stand alone in some window of that length."""
        scenario = self._block.scenario
        windows = tuple(
            _as_long(each, minutes) if each.date in days else each for each in scenario.windows
        )
        longer = replace(self._block, scenario=replace(scenario, windows=windows))
        closing = Closing(replace(self._case, block=longer))
        return any(
            not closing.closers(option)
            for option in longer.options.in_week(longer.calendar.week_of(days.start))
            if option.date in days and option.focus == focus and longer.menus.workable(option.menu)
        )

    def _content(self, place: Option) -> tuple[str, ...]:
        """The rules between which no choice of exercises is left for a session."""
        key = place.menu, place.week, place.minutes
        if key not in self._contents:
            self._contents[key] = self._tried(place)
        return self._contents[key]

    def _tried(self, place: Option) -> tuple[str, ...]:
        if self._alone.stands(place):
            return ()
        out = list(self._alone.speakers(place))
        if not self._alone.stands(place, out):
            return self._of_exercises(place.menu)
        for rule in tuple(out):
            rest = [other for other in out if other != rule]
            if self._alone.stands(place, rest):
                out = rest
        return tuple(out)

    def _of_exercises(self, menu: Menu) -> tuple[str, ...]:
        """The rules that forbid exercises of a menu, in order."""
        uses = [Uses(menu, exercise) for exercise in self._block.menus.fillers(menu.focus)]
        forbidden = [name for use in uses for name in self._decide.forbidden.get(use, ())]
        return tuple(dict.fromkeys(forbidden))

    def _blames(self, rule: Rule) -> bool:
        """Whether a breach is the session's doing: an empty plan breaks nothing of the rule."""
        if rule.rule not in self._broken_by_none:
            self._broken_by_none[rule.rule] = _breaks(self._block, rule, self._empty)
        return not self._broken_by_none[rule.rule]

    @cached_property
    def _empty(self) -> Plan:
        return Plan(sessions=())


def _session(place: Option) -> Session:
    return Session(
        date=place.date,
        start=place.start,
        minutes=place.minutes,
        place=place.place,
        focus=place.focus,
        load_class=place.load_class,
    )


def _breaks(block: Block, rule: Rule, plan: Plan) -> bool:
    return any(found.breaks_must for found in rule.violations(block, plan))


def _as_long(window: Window, minutes: int) -> Window:
    end = after(window.start, minutes)
    longer = minutes_between(window.end, end) > 0 and end.date() == window.date
    return replace(window, end=end) if longer else window
