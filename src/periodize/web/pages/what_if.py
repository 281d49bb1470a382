"""The region that answers: price, what stays, moves and goes, the first worse week, the clash."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from periodize.dates import format_clock, format_day, format_short_day
from periodize.pictures.markup import Child, Node, tag
from periodize.questions.asking import Clash
from periodize.questions.difference import Difference, GoalChange, SessionChange, price_text
from periodize.questions.what_if import VariantAnswer
from periodize.web.desk import Desk, Trial
from periodize.wording.sessions import focus_text

GOAL_WORDS = {
    "sessions": "what the season asks for",
    "gaps": "distance from hard runs and races",
    "balance": "mix of sessions and muscles",
    "steadiness": "the same days each week",
    "preferences": "own days, and variety",
}
SHOWN = 6
"""Sessions of a kind that are listed before the rest is only counted."""


def what_if_region(desk: Desk, *, read_only: bool, notice: str = "") -> list[Child]:
    """What stands in the region named "What if"."""
    return [
        tag("h2", "What if", id="what-if-name"),
        tag("p", notice, class_="notice", role="alert") if notice else None,
        _tried(desk, desk.trial, read_only) if desk.trial else _nothing(desk),
        _beside(desk.beside) if desk.beside else None,
    ]


def _nothing(desk: Desk) -> list[Child]:
    if desk.clash:
        return [*_clash(desk.clash)]
    return [
        tag(
            "p",
            "Drag a race or a session to another day, or press Enter on it, move it with the "
            "arrow keys, and press Enter again. Nothing is written before you keep it.",
            class_="hint",
        )
    ]


def _tried(desk: Desk, trial: Trial, read_only: bool) -> list[Child]:
    answer = trial.answer
    keep = tag(
        "button",
        "Keep",
        type="button",
        data_ask="keep",
        disabled=read_only or answer.plan is None,
        title="This page was opened to read only." if read_only else None,
    )
    return [
        tag("p", trial.name, class_="tried"),
        tag(
            "p",
            keep,
            tag("button", "Undo", type="button", data_ask="undo"),
            tag("button", "Lines", type="button", data_ask="lines", class_="quiet"),
            tag("button", "Set beside", type="button", data_ask="beside", class_="quiet"),
            class_="buttons",
        ),
        *answer_lines(answer),
    ]


def answer_lines(answer: VariantAnswer) -> list[Child]:
    """What comes of a change."""
    if answer.late:
        return [tag("p", "No plan was found in time.")]
    found = answer.difference
    if answer.clash or found is None:
        return [*_clash(answer.clash or Clash(()))]
    return [
        tag("p", tag("b", "Price: "), price_text(found.goals), class_="price"),
        tag("p", tag("b", "Sessions: "), counts(found), class_="counts"),
        tag("p", tag("b", "First worse week: "), _first_worse(found)),
        _goals(found.goals),
        _changes("Moved", found.moved),
        _changes("New", found.added),
        _changes("Lost", found.lost),
        [tag("p", f"Near races, on which the price is silent: {two}.") for two in answer.near],
        tag("p", "Proven." if found.proven else "Not proven.", class_="proof"),
    ]


def counts(found: Difference) -> str:
    """Such as `38 kept, 2 moved, 1 lost`."""
    numbers = {"moved": found.moved, "new": found.added, "lost": found.lost}
    rest = [f"{len(changes)} {word}" for word, changes in numbers.items()]
    held = f", {len(found.altered)} hold something else" if found.altered else ""
    return f"{found.kept} kept, {', '.join(rest)}{held}"


def _first_worse(found: Difference) -> str:
    week = found.first_worse_week
    return f"the one of {format_day(week.start)}, in {week.first_goal}" if week else "none"


def _goals(goals: Sequence[GoalChange]) -> Node:
    rows = [
        tag(
            "tr",
            tag("th", goal.name, scope="row", title=GOAL_WORDS.get(goal.name)),
            tag("td", str(goal.before)),
            tag("td", str(goal.after)),
            tag("td", f"{goal.change:+d}" if goal.change else "="),
            class_="worse" if goal.change > 0 else "better" if goal.change else None,
        )
        for goal in goals
    ]
    names = ("goal", "missed", "then", "change")
    head = tag("tr", [tag("th", name, scope="col") for name in names])
    return tag("table", tag("thead", head), tag("tbody", rows), class_="goals")


def _changes(word: str, changes: Sequence[SessionChange]) -> list[Child]:
    if not changes:
        return []
    items = [tag("li", change_text(each)) for each in changes[:SHOWN]]
    if len(changes) > SHOWN:
        items.append(tag("li", f"and {len(changes) - SHOWN} more"))
    return [tag("h3", f"{word} ({len(changes)})"), tag("ul", items)]


def change_text(change: SessionChange) -> str:
    """Such as `Lower strength, Tue 18 May 18:00 to Wed 19 May 18:00`."""
    moments = [moment(each) for each in (change.before, change.after) if each]
    return f"{focus_text(change.focus)}, {' to '.join(dict.fromkeys(moments))}"


def moment(when: dt.datetime) -> str:
    """Such as `Tue 18 May 18:00`."""
    return f"{format_short_day(when.date())} {format_clock(when)}"


def _clash(clash: Clash) -> Iterable[Child]:
    yield tag("p", tag("b", "No plan exists."), " These rules cannot hold together:")
    yield tag("ul", [tag("li", f"{each.rule}: {each.text}") for each in clash.others])
    yield tag(
        "p",
        tag("button", "Seek repairs", type="button", data_ask="repairs", class_="quiet"),
        class_="buttons",
    )


def _beside(trials: Sequence[Trial]) -> Node:
    rows = []
    for trial in trials:
        found = trial.answer.difference
        price = price_text(found.goals) if found else "no plan"
        held = counts(found) if found else ""
        rows.append(
            tag("tr", tag("th", trial.name, scope="row"), tag("td", price), tag("td", held))
        )
    head = tag("tr", [tag("th", name, scope="col") for name in ("variant", "price", "sessions")])
    return tag(
        "table",
        tag("caption", "Set beside"),
        tag("thead", head),
        tag("tbody", rows),
        class_="beside",
    )
