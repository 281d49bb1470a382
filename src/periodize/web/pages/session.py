"""A session in full: what is done, why on this day, and what other days would break."""

from __future__ import annotations

from periodize.calendars.event_text import labels, pair_notes, stage_words
from periodize.dates import format_clock, format_short_day
from periodize.errors import InputRefused, Problem
from periodize.open_scenario import OpenScenario
from periodize.pictures.markup import Child, Node, tag
from periodize.plan import Session
from periodize.wording.sessions import (
    cool_down_text,
    doses_text,
    exercise_text,
    focus_text,
    rounds_text,
    warm_up_text,
)


def session_part(opened: OpenScenario, name: str, address: str) -> list[Child]:
    """What stands in the region of an opened session.

    Raises:
        InputRefused: there is no such session.
    """
    session = next((each for each in opened.plan.sessions if each.id == name), None)
    if session is None:
        raise InputRefused([Problem("", 0, 0, f"there is no session {name} any more")])
    why = opened.why(session.date)
    here = next(each for each in why.sessions if each.id == session.id)
    free = [format_short_day(day) for day in why.free_days.get(session.id, ())]
    units = opened.scenario.units
    hours = f"{format_clock(session.start)} to {format_clock(session.end)}"
    return [
        tag("h2", focus_text(session.focus)),
        tag("p", f"{format_short_day(session.date)}, {hours}, {session.place}"),
        tag("p", ", ".join(stage_words(session)), class_="stage"),
        _steps(session, units),
        tag("h3", "Why this day"),
        tag("ul", [tag("li", reason.text) for reason in here.because]),
        tag(
            "p", f"As good: {', '.join(free)}." if free else "No other day of the week is as good."
        ),
        tag(
            "p",
            tag("a", "For the watch (.fit)", href=f"{address}/workout/{session.id}", download=True),
            tag("button", "Close", type="button", data_close="opened", class_="quiet"),
            class_="buttons",
        ),
    ]


def _steps(session: Session, units: str) -> Node:
    doses = doses_text(session, units)
    rows = zip(labels(session.exercises), session.exercises, doses, strict=True)
    items = [
        tag(
            "li",
            tag("b", f"{label}. {exercise_text(each)}"),
            f": {dose}",
            tag("small", each.how) if each.how else None,
        )
        for label, each, dose in rows
    ]
    before = [f"Warm-up: {warm_up_text(session)}"] if session.warm_up_minutes else []
    before += [f"{rounds_text(session)}:"] if session.rounds else []
    after = pair_notes(session.exercises)
    after += [f"Cool-down: {cool_down_text(session)}"] if session.cool_down_minutes else []
    return tag(
        "ul",
        [tag("li", text) for text in before],
        items,
        [tag("li", text) for text in after],
        class_="steps",
    )
