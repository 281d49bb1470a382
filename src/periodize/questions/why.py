"""Why a session stands on its day, and why none stands on another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from periodize.dates import DateRange, add_days, format_clock, format_short_day
from periodize.errors import InputRefused, Problem
from periodize.explain.closed_places import Closing
from periodize.explain.reasons import reasons
from periodize.explain.relocate import Moving
from periodize.plan import Plan, Session
from periodize.policy.case import case_of, case_of_plan
from periodize.questions.asking import Asking, Clash, Reason
from periodize.questions.days import check_day
from periodize.questions.difference import Difference, difference
from periodize.questions.must_stand import StandsOn
from periodize.questions.openings import Opening, openings
from periodize.questions.slack import free_days
from periodize.reading.words import choices, did_you_mean
from periodize.rules.session_mix import LIGHT
from periodize.scenario.scenario import Pin, Scenario


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """What stands on a day, each session with the reasons that hold it there.

    Attributes:
        day: the day.
        sessions: those of the day.
        free_days: by session id, the other days of its week that would be as good.
        no_room: by session id, those that have a window, but none with room and kit for it.
        proven: whether the plan is; an unproven one may be left for a better one.
        windows: where no session stands, the day's windows with what could stand in them.
        held, wanted: sessions of its week, light ones aside, and how many that asks for.
    """

    day: date
    sessions: tuple[Session, ...]
    free_days: dict[str, tuple[date, ...]]
    no_room: dict[str, tuple[date, ...]]
    proven: bool
    windows: tuple[Opening, ...] = ()
    held: int = 0
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class WhyNotAnswer:
    """What would come of a session on a day.

    Attributes:
        day: the day.
        focus: what was asked for; None is anything.
        stands: the id of the session that stands there already; None if none does.
        clash: the rules that forbid it.
        plan: the best plan with it; None where it is forbidden or stands already.
        difference: from the base plan to that one: the price, and what moves.
    """

    day: date
    focus: str | None
    stands: str | None = None
    clash: Clash | None = None
    plan: Plan | None = None
    difference: Difference | None = None

    @property
    def proven(self) -> bool:
        """Whether the price is final."""
        return self.difference is None or self.difference.proven


def why(scenario: Scenario, base: Plan, day: date) -> WhyAnswer:
    """Tell what holds the sessions of a day there, by the referee; without any, what could stand.

    Raises:
        InputRefused: the day is outside the block.
    """
    check_day(scenario, day)
    case = case_of_plan(scenario, base)
    block = case.block
    moving = Moving(case, base.sessions)
    since = base.replanned.since if base.replanned else scenario.days.start
    here = tuple(session for session in base.sessions if session.date == day)
    free = {
        session.id: free_days(moving, session, since) if day >= since else () for session in here
    }
    windows = () if here else openings(block, Closing(case), day)
    week = block.calendar.week_of(day)
    open_days = [each for each in week.days if each in scenario.windows_by_date and each != day]
    room = {session.id: {o.date for o in moving.places(session)} for session in here}
    no_room = {name: tuple(each for each in open_days if each not in room[name]) for name in room}
    held = sum(s.date in week.days and s.load_class != LIGHT for s in base.sessions)
    proven = base.status == "optimal"
    told = tuple(
        session
        for session in reasons(case, base.sessions, of=day, nearest=None)
        if session.date == day
    )
    return WhyAnswer(day, told, free, no_room, proven, windows, held, week.target)


def why_not(
    scenario: Scenario, base: Plan, day: date, asking: Asking, focus: str | None = None
) -> WhyNotAnswer:
    """Ask for a session on a day, and see what that forbids or costs.

    Args:
        scenario: what the plan is for.
        base: its plan.
        day: the day.
        asking: how to solve.
        focus: what the session is for; None takes whatever costs least.

    Raises:
        InputRefused: the day is outside the block, or its phase does not offer the focus.
    """
    check_day(scenario, day)
    _check_focus(scenario, day, focus)
    for session in base.sessions:
        if session.date == day and focus in (None, session.focus):
            return WhyNotAnswer(day, focus, stands=session.id)
    if Pin(date=day, focus=None) in (replace(pin, where=()) for pin in scenario.pins):
        kept_free = Reason("pins", f"{format_short_day(day)} is pinned to nothing")
        return WhyNotAnswer(day, focus, clash=Clash((kept_free,)))
    if closed := _no_room(scenario, day, focus):
        return WhyNotAnswer(day, focus, clash=closed)
    wanted = StandsOn(day=day, focus=focus)
    found = asking.plan(
        _offering(scenario, day, focus), also=(wanted,), near=base.sessions, earlier=base
    )
    if isinstance(found, Clash):
        return WhyNotAnswer(day, focus, clash=found)
    return WhyNotAnswer(day, focus, plan=found, difference=difference(base, found))


def _no_room(scenario: Scenario, day: date, focus: str | None) -> Clash | None:
    """Why not even an empty plan could hold it: no window, or none that is long enough."""
    case = case_of(_offering(scenario, day, focus))
    block = case.block
    if any(o.date == day and focus in (None, o.focus) for o in block.options.all):
        return None
    wanted = StandsOn(day=day, focus=focus)
    windows = scenario.windows_by_date.get(day, ())
    hours = ", ".join(
        f"{format_clock(each.start)} to {format_clock(each.end)} at {each.place}"
        for each in windows
    )
    none = f"has no window with room and kit for it, only {hours}" if hours else "has no window"
    text = f"{format_short_day(day)} {none}"
    if hours and focus:
        closing = Closing(case)
        minutes = closing.minutes(focus, DateRange(day, add_days(day, 1)))
        text += f"; {minutes} min would do" if minutes else ""
    ours = Reason(wanted.rule, wanted.explain())
    return Clash((ours, Reason("availability", text)))


def _offering(scenario: Scenario, day: date, focus: str | None) -> Scenario:
    """The scenario with a pin where the focus stands only on request."""
    block = case_of(scenario).block
    if focus is None or not block.model.focuses[focus].on_request:
        return scenario
    return replace(scenario, pins=(*scenario.pins, Pin(date=day, focus=focus)))


def _check_focus(scenario: Scenario, day: date, focus: str | None) -> None:
    block = case_of(scenario).block
    if focus is None:
        return
    week = block.calendar.week_of(day)
    offered = [name for name, each in block.model.focuses.items() if block.menus.offers(each, week)]
    if focus not in offered:
        message = (
            f"{focus!r} is not offered in week {week.number} ({week.phase}); "
            f"{choices(offered)}{did_you_mean(focus, offered)}"
        )
        raise InputRefused([Problem("--focus", 0, 0, message)])
