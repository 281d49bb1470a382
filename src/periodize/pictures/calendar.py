"""The block at a glance: a table with a row for each week and a column for each day.

On narrow screens the same table is shown as a list of days, so every cell says its whole date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from periodize.block import Block, Effort
from periodize.calendars.event_text import main_lift, race_summary, session_summary
from periodize.dates import (
    DateRange,
    add_days,
    days_of_row,
    format_clock,
    format_short_day,
    in_order,
    monday_of,
)
from periodize.pictures.markup import Child, Node, tag
from periodize.plan import Plan, Session
from periodize.scenario.scenario import Race
from periodize.views.week_facts import WeekFacts, weeks_in
from periodize.wording.sessions import distance_text, exercise_text, focus_text, set_text
from periodize.wording.weights import lift_text

SIGNS = {"quality": "◆", "long": "▬"}
"""What stands before a hard run, beside its colour; both before one that is both."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on show.

    Attributes:
        block: runs, races and weeks.
        plan: the sessions; None while there is none.
        marked: by session id, the word for what has become of it, such as `moved`.
        gone: sessions that another plan has and this one has not, where they stood.
        can_move: whether races and sessions can be picked up.
    """

    block: Block
    plan: Plan | None
    marked: Mapping[str, str] = field(default_factory=dict)
    gone: Sequence[Session] = ()
    can_move: bool = False

    def sessions_on(self, day: dt.date) -> list[Session]:
        """The sessions of a day, in order of time."""
        held = self.plan.sessions if self.plan else ()
        return sorted((each for each in held if each.date == day), key=lambda each: each.start)


def calendar(shown: Shown) -> Node:
    """The whole table."""
    scenario = shown.block.scenario
    plan = shown.plan or Plan(sessions=())
    head = [tag("th", "Week", scope="col")]
    head += [tag("th", day.capitalize(), scope="col") for day in in_order(scenario.week_starts)]
    head += [tag("th", "Held", scope="col")]
    weeks = weeks_in(scenario, plan)
    return tag(
        "table",
        tag("caption", f"{len(weeks)} weeks, each a row; runs, races and strength by day"),
        tag("thead", tag("tr", head)),
        tag("tbody", [*(_week(shown, week) for week in weeks), _last_day(shown, weeks[-1].days)]),
        class_="calendar",
    )


def _week(shown: Shown, facts: WeekFacts) -> Node:
    week = shown.block.calendar.week_of(facts.days.start)
    monday = monday_of(facts.days.start)
    days = days_of_row(facts.days.start, shown.block.scenario.week_starts)
    season = {"off": "off-season", "pre": "pre-season", "in": "in season"}[week.season]
    name = tag(
        "th",
        tag("b", f"{facts.number}"),
        f" {monday.day} {monday:%b} ",
        tag("span", week.phase.replace("_", " "), class_="phase"),
        " ",
        tag("small", season),
        " ",
        tag("span", "deload", class_="deload") if week.deload else None,
        scope="row",
    )
    held = tag(
        "td",
        tag("b", facts.score),
        f"{facts.extra} ",
        tag("small", f"{facts.minutes}′", title=f"{facts.minutes} minutes"),
        class_="held",
    )
    row = [name, *(_day(shown, day) for day in days), held]
    return tag("tr", row, class_="week deloaded" if week.deload else "week")


def _last_day(shown: Shown, week: DateRange) -> Node | None:
    """A row for the last Sunday, where rows begin on Sunday and so each has the one before it."""
    last = add_days(monday_of(week.start), 6)
    if shown.block.scenario.week_starts == "mon" or last not in shown.block.scenario.days:
        return None
    rest = [tag("td", class_="day outside empty") for _ in range(6)]
    return tag(
        "tr",
        [tag("th", scope="row"), _day(shown, last), *rest, tag("td", class_="held")],
        class_="week",
    )


def _day(shown: Shown, day: dt.date) -> Node:
    if day not in shown.block.scenario.days:
        return _outside(shown, day)
    races = [each for each in shown.block.scenario.races if each.date == day]
    runs = [each for each in shown.block.calendar.efforts_by_date.get(day, ()) if not each.is_race]
    gone = [each for each in shown.gone if each.date == day]
    items = [
        *(_race(shown, each) for each in races),
        *(_run(shown, each) for each in runs),
        *(_session(shown, each) for each in shown.sessions_on(day)),
        *(_gone(each) for each in gone),
    ]
    return _cell(day, items)


def _outside(shown: Shown, day: dt.date) -> Node:
    """A day of the first or last week that the block has not."""
    races = [each for each in shown.block.scenario.races if each.date == day]
    return _cell(day, [_race(shown, each) for each in races], "day outside")


def _cell(day: dt.date, items: Sequence[Node], kind: str = "day") -> Node:
    return tag(
        "td",
        tag(
            "time", tag("span", format_short_day(day), class_="long-date"), datetime=day.isoformat()
        ),
        tag("ul", items) if items else None,
        class_=kind if items else f"{kind} empty",
        data_date=day.isoformat(),
    )


def _race(shown: Shown, race: Race) -> Node:
    units = shown.block.scenario.units
    text = f"{race_summary(race, units)}, priority {race.priority}, {format_clock(race.start)}"
    inside: list[Child] = [
        tag("span", tag("b", f"⚑ {race.priority} "), f"race, {distance_text(race.km, units)}"),
        " ",
        tag("span", race.name, class_="name", dir="auto"),
    ]
    return _movable(shown, "race", race.name, inside, text)


def _movable(shown: Shown, kind: str, name: str, inside: Sequence[Child], text: str) -> Node:
    mark = shown.marked.get(name, "") if kind == "session" else ""
    said = f"{text}. {mark}." if mark else f"{text}."
    if not shown.can_move:
        item = tag("span", inside, class_=kind, title=said)
    else:
        item = tag(
            "button",
            inside,
            type="button",
            class_=kind,
            title=said,
            aria_describedby="how-to-move",
            data_kind=kind,
            data_id=name,
        )
    marked = tag("span", mark, class_="mark") if mark else None
    return tag("li", item, marked, class_=f"is-{mark}" if mark else None)


def _run(shown: Shown, run: Effort) -> Node:
    units = shown.block.scenario.units
    kind = run.kind.replace("_", " ")
    far = distance_text(run.km, units) if run.km else f"{run.minutes} min"
    signs = "".join(sign for demand, sign in SIGNS.items() if demand in run.demand)
    demand = " and ".join(sorted(run.demand))
    named = f"{run.name}: " if run.name else ""
    title = f"{named}{kind}, {far}, {run.minutes} min at {format_clock(run.start)}, {demand}"
    return tag(
        "li",
        tag("span", f"{signs} " if signs else None, f"{kind} {far}", title=title),
        class_=f"run {' '.join(sorted(run.demand))}",
        data_kind="run",
        data_id=f"{run.start:%Y-%m-%dT%H:%M}-{run.kind}",
    )


def _session(shown: Shown, session: Session) -> Node:
    units = shown.block.scenario.units
    title = session_summary(session, units)
    hours = f"{format_clock(session.start)} to {format_clock(session.end)}"
    name, dose = lift_words(session, units)
    clock = f"{format_clock(session.start)} {session.minutes}′"
    inside: list[Child] = [
        tag("span", tag("b", short_focus(session.focus)), " ", tag("span", clock)),
        " ",
        tag("small", tag("span", name, class_="name"), " ", tag("span", dose)),
    ]
    return _movable(shown, "session", session.id, inside, f"{title}, {hours} at {session.place}")


def _gone(session: Session) -> Node:
    text = f"{short_focus(session.focus)} {format_clock(session.start)}"
    return tag("li", tag("del", text), " ", tag("span", "gone", class_="mark"), class_="is-gone")


def short_focus(focus: str) -> str:
    """A focus without the word that all share: `lower-strength` becomes `Lower`."""
    return focus_text(focus).removesuffix(" strength") or "Strength"


def lift_words(session: Session, units: str) -> tuple[str, str]:
    """The main lift, else the first exercise, and its sets and load, such as `4×4 72.5 kg`.

    Hops before the work are no work of the session, unless it has nothing else.
    """
    work = [each for each in session.exercises if not each.contacts] or session.exercises
    lift = main_lift(session.exercises) or next(iter(work), None)
    if lift is None:
        return "", ""
    load = lift_text(lift, units) if lift.load_kg else ""
    one_set = set_text(lift, units)
    sets = f"{lift.sets}×{one_set}" if one_set else ""
    return exercise_text(lift), f"{sets} {load}".strip()
