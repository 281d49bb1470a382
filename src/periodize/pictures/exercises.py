"""Each exercise over the weeks: a bar for what is lifted, else for how much is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from periodize.pictures.markup import Child, Node, tag
from periodize.plan import Plan, Prescription
from periodize.views.progress_steps import by_focus, first_day, steps, week_number
from periodize.wording.sessions import amount_text, exercise_text, focus_text
from periodize.wording.weights import lift_text

WEEK, BAR, TALL = 10, 7, 26
HEAVY, LIGHT = "#2f7d4f", "#7a8fb0"
"""By load, or by the work of a set; the words beside it say which."""


def exercises(plan: Plan, units: str) -> list[Child]:
    """For each kind of session a list of its exercises, each with its picture and its ends."""
    if not plan.sessions:
        return []
    weeks = max(week_number(first_day(plan), each.date) for each in plan.sessions)
    weeks = max(weeks, len(plan.weeks))
    found: list[Child] = []
    for focus, names in by_focus(plan.sessions).items():
        items = [_exercise(plan, name, weeks, units) for name in names]
        found += [tag("h3", focus_text(focus)), tag("ul", items, class_="exercises")]
    return found


def _exercise(plan: Plan, name: str, weeks: int, units: str) -> Node:
    by_week = {week: step.done for step in steps(plan, name) for week in step.weeks}
    first, last = (_dose(by_week[pick(by_week)], units) for pick in (min, max))
    ends = first if first == last else f"{first} to {last}"
    title = f"{exercise_text(by_week[min(by_week)])}, {ends}"
    picture = tag(
        "svg",
        tag("title", title),
        tag("path", d=f"M0 {TALL}h{WEEK * weeks}", stroke="currentColor", stroke_width=0.5),
        list(_bars(by_week, units)),
        viewBox=f"0 0 {WEEK * weeks} {TALL}",
        width=WEEK * weeks,
        height=TALL,
        role="img",
    )
    name_shown = exercise_text(by_week[min(by_week)])
    return tag("li", tag("b", name_shown), picture, tag("small", ends))


def _bars(by_week: Mapping[int, Prescription], units: str) -> Iterator[Node]:
    by_load = any(done.load_kg for done in by_week.values())
    sizes = {week: _size(done, by_load) for week, done in by_week.items()}
    most = max(sizes.values()) or 1
    for week, size in sizes.items():
        tall = round(3 + size / most * (TALL - 4), 1)
        yield tag(
            "rect",
            tag("title", f"Week {week}: {_dose(by_week[week], units)}"),
            x=(week - 1) * WEEK,
            y=round(TALL - tall, 1),
            width=BAR,
            height=tall,
            fill=HEAVY if by_load else LIGHT,
        )


def _size(done: Prescription, by_load: bool) -> float:
    return (done.load_kg or 0) if by_load else done.sets * max(done.set_seconds, 1)


def _dose(done: Prescription, units: str) -> str:
    load = f", {lift_text(done, units)}" if done.load_kg else ""
    return f"{amount_text(done, units)}{load}"
