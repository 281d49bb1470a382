"""Weeks that hold no session of a kind that they should, and what closes them to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from periodize.block import Block, Menu, Option, Week
from periodize.dates import format_clock, format_short_day, numbered_weeks
from periodize.explain.closed_places import LENGTH, Closing
from periodize.explain.fit.reasons import reason
from periodize.plan import HEAVY_LEG_CLASSES, LEG_CLASSES, Plan
from periodize.policy.case import Case
from periodize.rules.base import FOR_LEGS, HEAVY_FOR_LEGS, Wanted
from periodize.rules.season_frequency import LIGHT


@dataclass(frozen=True, slots=True)
class Unheld:
    """A kind of session that some weeks lack for the same reason.

    Attributes:
        weeks: their numbers, ascending.
        kinds: such as `for the legs`, or `of upper`.
        rules: those that close every place of these weeks for it, beside the runs alone; none where
            some place is open to it by itself, or there is no place at all.
        open: a place of the first of these weeks that is open to it by itself; empty if none is.
        lack: why there is no place; empty if there is one.
        minutes: where windows are too short, which length of which focus would do.
    """

    weeks: tuple[int, ...]
    kinds: tuple[str, ...]
    rules: tuple[str, ...] = ()
    open: str = ""
    lack: str = ""
    minutes: str = ""

    def __str__(self) -> str:
        """Say it in one sentence."""
        lighter = "a lighter session for the legs, and " if self.kinds == (HEAVY_FOR_LEGS,) else ""
        kinds = listed([f"no session {self.kinds[0]}", *(f"none {k}" for k in self.kinds[1:])])
        told = f"{numbered_weeks(self.weeks)}: {lighter}{kinds}"
        longer = f"; {self.minutes} would do" if self.minutes else ""
        if self.rules:
            close = "closes" if len(self.rules) == 1 else "close"
            return f"{told}, because {listed(self.rules)} {close} every place for one{longer}"
        if self.open:
            alone = f"no rule by itself closes every place for one ({self.open} is open)"
            return f"{told}, though {alone}; ask why-not"
        return f"{told}, because {self.lack or 'no window is long enough'}{longer}"


def unheld(case: Case, plan: Plan) -> tuple[Unheld, ...]:
    """The kinds of session that whole weeks of a plan lack, by kind and reason, in order.

    A week without legs is always told, whatever focus it wanted for them; another kind where no
    place of the week could hold it. Of a week that wants sessions and has none every kind is looked
    at; of one with lighter sessions for the legs alone, though its phase has heavy ones, those.
    """
    missing = list(lacking(case, plan))
    if not missing:
        return ()
    closing = Closing(case)
    weeks: dict[tuple[str, Reason], list[int]] = defaultdict(list)
    opened: dict[tuple[str, Reason], str] = {}
    for wanted in missing:
        found, place = _reason(case.block, closing, wanted)
        if (not place or wanted.kind == FOR_LEGS) and wanted.focuses:
            same = wanted.kind, found
            opened.setdefault(same, place)
            if wanted.week + 1 not in weeks[same]:
                weeks[same].append(wanted.week + 1)
    kinds: dict[tuple[tuple[int, ...], Reason, str], list[str]] = defaultdict(list)
    for (kind, why), numbers in weeks.items():
        kinds[tuple(numbers), why, opened[kind, why]].append(kind)
    return tuple(
        Unheld(numbers, tuple(some), why.rules, place, why.lack, why.minutes)
        for (numbers, why, place), some in kinds.items()
    )


class Reason(NamedTuple):
    """Why weeks lack a kind of session; see `Unheld`."""

    rules: tuple[str, ...] = ()
    lack: str = ""
    minutes: str = ""


def holds_nothing(plan: Plan) -> bool:
    """Whether no session of a plan counts: none stands, or light ones alone."""
    return all(session.load_class == LIGHT for session in plan.sessions)


def lacking(case: Case, plan: Plan) -> Iterator[Wanted]:
    """The kinds of session that weeks of a plan lack, whether a place could hold one or not."""
    block, rules = case.block, case.rules
    every = sorted({each for rule in rules for each in rule.wanted(block)})
    by_week = {week: list(some) for week, some in groupby(every, lambda wanted: wanted.week)}
    asks_for_legs = any(rule.asks_for_legs for rule in rules)
    for week in block.calendar.weeks:
        wanted = by_week.get(week.index, [])
        if asks_for_legs and week.legs and week.target:
            # Rules ask for none where no window is long enough; that is told, too.
            wanted = [*wanted, Wanted(week.index, FOR_LEGS, _focuses(block, week, LEG_CLASSES))]
        if wanted and _is_empty(block, plan, week.index):
            wanted = [*_every_kind(block, week), *wanted]
        found = [each for each in dict.fromkeys(wanted) if not _stands(block, plan, each)]
        kinds = {each.kind for each in found}
        lighter = HEAVY_FOR_LEGS in kinds or _lifts_lighter(block, plan, week)
        if FOR_LEGS in kinds:
            hidden = _focuses(block, week, LEG_CLASSES)
            yield Wanted(week.index, FOR_LEGS, hidden)
        elif lighter:
            asked = (each.focuses for each in found if each.kind == HEAVY_FOR_LEGS)
            hidden = next(asked, _focuses(block, week, HEAVY_LEG_CLASSES))
            yield Wanted(week.index, HEAVY_FOR_LEGS, hidden)
        else:
            hidden = ()
        for each in found:
            if each.kind not in (FOR_LEGS, HEAVY_FOR_LEGS) and not set(each.focuses) <= set(hidden):
                yield each


def _every_kind(block: Block, week: Week) -> Iterator[Wanted]:
    """The kinds that a week's phase offers: for the legs, and each other focus that counts."""
    yield Wanted(week.index, FOR_LEGS, _focuses(block, week, LEG_CLASSES))
    for name, focus in block.model.focuses.items():
        is_counted = focus.load_class not in LEG_CLASSES and focus.load_class != LIGHT
        if is_counted and not focus.on_request and block.menus.offers(focus, week):
            yield Wanted(week.index, f"of {name}", (name,))


def _focuses(block: Block, week: Week, classes: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name, focus in block.model.focuses.items()
        if focus.load_class in classes and not focus.on_request and block.menus.offers(focus, week)
    )


def _lifts_lighter(block: Block, plan: Plan, week: Week) -> bool:
    """Whether a week has leg sessions, none of them heavy, though places have what that needs."""
    held = {s.load_class for s in plan.sessions if s.date in week.days and s.loads_legs}
    heavy = _focuses(block, week, HEAVY_LEG_CLASSES)
    return bool(held) and not held & HEAVY_LEG_CLASSES and _has_kit(block, week, heavy)


def _has_kit(block: Block, week: Week, focuses: Sequence[str]) -> bool:
    """Whether a place with a window in a week, however short, has the kit for a focus."""
    windows = (w for day in week.days for w in block.scenario.windows_by_date.get(day, ()))
    places_then = {window.place for window in windows}
    return any(
        block.menus.workable(Menu(week.segment, name, place))
        for name in focuses
        for place in places_then
    )


def _is_empty(block: Block, plan: Plan, week: int) -> bool:
    days = block.calendar.weeks[week].days
    return holds_nothing(Plan(sessions=tuple(s for s in plan.sessions if s.date in days)))


def _stands(block: Block, plan: Plan, wanted: Wanted) -> bool:
    days = block.calendar.weeks[wanted.week].days
    return any(s.date in days and s.focus in wanted.focuses for s in plan.sessions)


def places(block: Block, week: Week, focuses: Sequence[str]) -> list[Option]:
    """Where a week has a window and kit for any of some focuses."""
    options = block.options.in_week(week)
    return [o for o in options if o.focus in focuses and block.menus.workable(o.menu)]


def _reason(block: Block, closing: Closing, wanted: Wanted) -> tuple[Reason, str]:
    """Why a week lacks a kind of session, and the first place that is open to it by itself."""
    week = block.calendar.weeks[wanted.week]
    closers: list[tuple[str, ...]] = []
    for place in places(block, week, wanted.focuses):
        found = closing.closers(place)
        if not found:
            where = f"{format_short_day(place.date)} {format_clock(place.start)}"
            return Reason(), where
        closers.append(found)
    is_short = not closers or any(LENGTH in names for names in closers)
    minutes = _minutes(closing, wanted.focuses, week) if is_short else ""
    lack = ""
    if not closers and not minutes:
        lack = "; ".join(filter(None, (reason(block, name, [week]) for name in wanted.focuses)))
    return Reason(_closing(closers), lack, minutes), ""


def _minutes(closing: Closing, focuses: Sequence[str], week: Week) -> str:
    """The shortest length of some focuses that would do, with its focus; empty if none would."""
    lengths = {name: closing.minutes(name, week.days) for name in focuses}
    longer = {name: minutes for name, minutes in lengths.items() if minutes}
    shortest = min(longer, key=lambda name: longer[name], default=None)
    return f"{longer[shortest]} min for {shortest}" if shortest else ""


def _closing(closers: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A few rules that close all places between them, by what closes each."""
    left = list(closers)
    found: list[str] = []
    while left:
        most = Counter(name for names in left for name in set(names))
        found.append(max(sorted(most), key=most.__getitem__))
        left = [names for names in left if found[-1] not in names]
    return tuple(found)


def listed(names: Sequence[str]) -> str:
    """Some names as a list in a sentence, such as `a, b and c`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
