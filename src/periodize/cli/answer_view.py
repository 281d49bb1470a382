"""Answers on the terminal: what changes, what it costs, and whether that is proven."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from periodize.cli.folding import WIDEST, columns
from periodize.cli.paper import INDENT, wrapped
from periodize.cli.tables import table
from periodize.dates import format_clock, format_day, format_short_day
from periodize.export.wording import focus_text, one_line
from periodize.plan import BrokenWish
from periodize.questions.asking import Clash
from periodize.questions.difference import Difference, GoalChange, SessionChange, price_text

PROVEN = "Proven under these rules."
NEITHER = "Proven: neither plan can be better under these rules."
NONE = "Proven: none of these plans can be better under these rules."
SHOWN = 2
"""Wishes of a goal that are listed before the rest is only counted."""
OPEN = "Not proven: with more time a plan may still become better."


def told(text: str, first: str = "", rest: str | None = None) -> list[Text]:
    """A paragraph."""
    return wrapped(one_line(text), columns(WIDEST), first, first if rest is None else rest)


def listed(texts: Iterable[str]) -> Iterator[Text]:
    """A line for each, with a dash."""
    for text in texts:
        yield from told(text, f"{INDENT}- ", f"{INDENT}  ")


def verdict(proven: bool, others: int = 1) -> list[Text]:
    """Whether the answer is final, and for how many plans beside the first one."""
    if not proven:
        return told(OPEN)
    return told(PROVEN if not others else NEITHER if others == 1 else NONE)


def moment(when: dt.datetime | None) -> str:
    """Such as `Tue 18 May 18:00`."""
    return f"{format_short_day(when.date())} {format_clock(when)}" if when else ""


def clash_lines(clash: Clash) -> Iterator[Text]:
    """The rules that cannot hold together; what only the question asks goes without saying."""
    yield from listed(f"{each.rule}: {each.text}" for each in clash.others)


def counts(found: Difference) -> str:
    """Such as `38 kept, 2 moved, 1 added`."""
    numbers = {"moved": found.moved, "added": found.added, "lost": found.lost}
    rest = [f"{len(changes)} {word}" for word, changes in numbers.items() if changes]
    return ", ".join([f"{found.kept} kept", *rest])


def goal_lines(goals: Sequence[GoalChange]) -> list[Text]:
    """A row for each goal."""
    rows = [
        (
            goal.name,
            str(goal.before),
            str(goal.after),
            f"{goal.change:+d}" if goal.change else "",
            "proven" if goal.proven else "open",
        )
        for goal in goals
    ]
    return table(("goal", "missed", "then", "", ""), rows, INDENT)


def change_lines(found: Difference) -> Iterator[Text]:
    """A line for each session that moved, came or went."""
    for word, changes in (("moves", found.moved), ("new", found.added), ("gone", found.lost)):
        for change in sorted(changes, key=_when):
            shown = word if change.before != change.after else "stays"
            yield from told(_change(change), f"{INDENT}{shown:<5}  ", " " * 9)


def _when(change: SessionChange) -> dt.datetime:
    when = change.before or change.after
    if when is None:
        raise ValueError("a session must stand in one of the plans")
    return when


def _change(change: SessionChange) -> str:
    both = ((change.before, change.place_before), (change.after, change.place_after))
    places = [one_line(place) for _, place in both if place]
    spots = [
        f"{moment(when)} at {one_line(place)}" if place and len(set(places)) > 1 else moment(when)
        for when, place in both
        if when
    ]
    where = " to ".join(dict.fromkeys(spots))
    lengths = [each for each in (change.minutes_before, change.minutes_after) if each]
    longer = f", {lengths[1]} min instead of {lengths[0]}" if len(set(lengths)) > 1 else ""
    return f"{focus_text(change.focus)}, {where}{longer} ({one_line(change.id)})"


def difference_lines(found: Difference) -> Iterator[Text]:
    """All that another plan changes."""
    yield from told(f"Price: {price_text(found.goals)}. Sessions: {counts(found)}.")
    yield from change_lines(found)
    yield Text()
    yield from goal_lines(found.goals)
    yield from reason_lines(found)


def reason_lines(found: Difference) -> Iterator[Text]:
    """What makes each goal better or worse, and the first week that is."""
    if found.asked_before != found.asked_after:
        yield from told(
            f"The weeks ask for {found.asked_after} sessions, not {found.asked_before}, since open "
            "days, seasons or phases differ."
        )
    for goal in found.goals:
        if goal.change > 0:
            wishes = [each for each in found.missed_anew if each.goal == goal.name]
            yield from _wishes(f"{goal.name} {goal.change:+d}, missed now", wishes)
        elif goal.change < 0:
            wishes = [each for each in found.missed_no_more if each.goal == goal.name]
            yield from _wishes(f"{goal.name} {goal.change:+d}, missed no longer", wishes)
    if week := found.first_worse_week:
        monday = format_day(week.start)
        yield from told(f"First week that gets worse: the one of {monday}, in {week.first_goal}.")


def _wishes(head: str, wishes: Sequence[BrokenWish]) -> Iterator[Text]:
    dearest = sorted(wishes, key=lambda wish: -wish.cost)
    shown = dearest[:SHOWN] if len(wishes) > SHOWN + 1 else dearest
    texts = [dated(each) for each in shown]
    if len(shown) < len(wishes):
        texts.append(f"and {len(wishes) - len(shown)} more")
    yield from told(f"{head}:")
    yield from listed(texts)


def dated(wish: BrokenWish) -> str:
    """What is missed, with its day where the text does not say it."""
    day = format_short_day(wish.date)
    return wish.text if day in wish.text else f"{day}: {wish.text}"
