"""The block on paper: one file that needs no script, no other file and no network."""

from __future__ import annotations

from importlib.resources import files

from periodize.dates import format_short_day
from periodize.pictures.calendar import Shown, calendar
from periodize.pictures.exercises import exercises
from periodize.pictures.load import load
from periodize.pictures.markup import Child, document, tag
from periodize.pictures.muscles import muscles
from periodize.pictures.phases import phases
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.wording.sessions import loads_decided

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
LONG = 20
"""Weeks from which on all is set smaller on paper."""
SIGNS = "◆ quality run, ▬ long run, ⚑ race; strength is boxed, with its hour, minutes and main lift"


def report(case: Case, plan: Plan) -> bytes:
    """A page with the calendar, the load, the muscles, the phases, and each exercise."""
    scenario = case.scenario
    name = scenario.name or scenario.id
    style = (files("periodize.pictures") / "report.css").read_text(encoding="utf-8")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="content-security-policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", name),
        _style(style),
    )
    body = tag(
        "body",
        tag("main", _calendar(case, plan, name), _figures(case, plan), _exercises(case, plan)),
        class_="long" if len(case.block.calendar.weeks) > LONG else None,
    )
    return document(tag("html", head, body, lang="en"))


def _calendar(case: Case, plan: Plan, name: str) -> Child:
    days = case.scenario.days
    count = len(plan.sessions)
    when = f"{format_short_day(days.start)} to {format_short_day(days.last_day)} {days.end:%Y}"
    proven = "no plan is better under its rules" if plan.status == "optimal" else "not proven"
    return tag(
        "section",
        tag("h1", name, dir="auto"),
        tag("p", f"{when}, {count} session{'' if count == 1 else 's'}, {proven}. {SIGNS}."),
        calendar(Shown(case.block, plan)),
    )


def _figures(case: Case, plan: Plan) -> Child:
    return tag(
        "section",
        tag("h2", "Phases, load and muscles"),
        phases(case.block),
        load(case.block, plan),
        muscles(case, plan),
    )


def _exercises(case: Case, plan: Plan) -> Child:
    decided = loads_decided(plan)
    return tag(
        "section",
        tag("h2", "Exercises over the weeks"),
        tag("p", decided) if decided else None,
        exercises(plan, case.scenario.units),
    )


def _style(text: str) -> Child:
    """As it is: a style is no text that is shown, and this one is ours."""
    style = tag("style")
    style.text = text
    return style
