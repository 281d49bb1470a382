"""The page of a block: its calendar, its figures, and the regions that answer."""

from __future__ import annotations

from periodize.dates import format_short_day
from periodize.pictures.calendar import Shown, calendar
from periodize.pictures.exercises import exercises
from periodize.pictures.load import load
from periodize.pictures.markup import Child, Node, tag
from periodize.pictures.muscles import muscles
from periodize.pictures.phases import phases
from periodize.plan import Plan
from periodize.web.desk import Desk
from periodize.web.pages.changing import changing
from periodize.web.pages.what_if import what_if_region

HOW = "Enter picks it up, arrows move it, Enter drops it, Escape lets go. Space opens it."


def page(title: str, *body: Child) -> Node:
    """A whole document."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("link", rel="icon", href="/static/icon.svg", type="image/svg+xml"),
        tag("link", rel="stylesheet", href="/static/page.css"),
        tag("script", src="/static/page.js", type="module"),
    )
    return tag("html", head, tag("body", *body), lang="en")


def block_page(desk: Desk, *, address: str, read_only: bool, notice: str = "") -> Node:
    """A scenario with its plan, and what is tried."""
    name = desk.saved.scenario.name or desk.saved.scenario.id
    return page(
        f"{name} – periodize",
        tag("a", "To the calendar", href="#block", class_="skip"),
        tag("header", tag("h1", name, dir="auto"), tag("p", headline(desk), id="headline")),
        tag(
            "main",
            tag("section", block_part(desk), id="block", aria_label="Block"),
            tag(
                "div",
                tag(
                    "section",
                    what_if_region(desk, read_only=read_only, notice=notice),
                    id="what-if",
                    aria_label="What if",
                    tabindex=-1,
                ),
                tag("section", id="opened", aria_label="Opened", hidden=True, tabindex=-1),
                tag("section", changing(desk), id="change", aria_label="Change"),
                class_="side",
            ),
            tag("section", figures_part(desk), id="figures", aria_label="Phases, load and muscles"),
            data_address=address,
            data_plan="" if desk.shown_plan or desk.clash or desk.trial else "sought",
        ),
        tag(
            "p",
            tag("output", id="said", aria_live="polite"),
            tag("progress", id="progress", hidden=True, aria_label="Answering"),
            tag("button", "Stop", type="button", id="stop", data_ask="stop", hidden=True),
            class_="said",
        ),
        tag("p", HOW, id="how-to-move", hidden=True),
    )


def headline(desk: Desk) -> str:
    """When, how many sessions, and whether that is proven."""
    days = desk.case.scenario.days
    plan = desk.shown_plan
    when = f"{format_short_day(days.start)} to {format_short_day(days.last_day)} {days.end:%Y}"
    if plan is None:
        return f"{when}, {'no plan exists' if desk.clash or desk.trial else 'no plan yet'}"
    count = len(plan.sessions)
    proven = "proven: no plan is better" if plan.status == "optimal" else "not proven"
    tried = "tried, not kept: " if desk.trial else ""
    return f"{tried}{when}, {count} session{'' if count == 1 else 's'}, {proven}"


def block_part(desk: Desk) -> Child:
    """The calendar, with what has become of each session."""
    trial = desk.trial
    found = trial.answer.difference if trial else None
    marked: dict[str, str] = {}
    if found:
        marked |= {each.id: "altered" for each in found.altered}
        marked |= {each.id: "moved" for each in found.moved}
        marked |= {each.id: "new" for each in found.added}
    lost = {each.id for each in found.lost} if found else set()
    before = desk.plan.sessions if desk.plan else ()
    gone = [each for each in before if each.id in lost]
    return calendar(Shown(desk.shown_case.block, desk.shown_plan, marked, gone, can_move=True))


def figures_part(desk: Desk) -> list[Child]:
    """Load and muscles by week."""
    plan = desk.shown_plan or Plan(sessions=())
    case = desk.shown_case
    sets = muscles(case, plan)
    wide = [phases(case.block), load(case.block, plan), *([] if sets is None else [sets])]
    return [
        tag("h2", "Phases, load and muscles"),
        [tag("div", each, class_="wide", tabindex=0) for each in wide],
        tag(
            "details",
            tag("summary", "Each exercise over the weeks"),
            exercises(plan, case.scenario.units),
        ),
    ]
