"""Answers on the terminal: what changes, what it costs, and whether that is proven."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from rich.text import Text

from periodize.cli.terminal.folding import WIDEST, columns
from periodize.cli.terminal.load_view import load_lines
from periodize.cli.terminal.paper import INDENT, wrapped
from periodize.cli.terminal.tables import table
from periodize.dates import format_clock, format_day, format_short_day
from periodize.plan import BrokenWish, Prescription
from periodize.questions.asking import Clash
from periodize.questions.content_changes import Alteration, ExerciseChange, is_of_load_alone
from periodize.questions.difference import Difference, GoalChange, SessionChange, price_text
from periodize.rules.gaps import run_words
from periodize.scenario.scenario import Run
from periodize.wording.sessions import (
    amount_text,
    distance_text,
    dose_text,
    exercise_text,
    focus_text,
    one_line,
)
from periodize.wording.weights import lift_text

PROVEN = "Proven under these rules."
NEITHER = "Proven: neither plan can be better under these rules."
NONE = "Proven: none of these plans can be better under these rules."
ALTERED = 3
"""Sessions that hold something else that are listed before the rest is only counted."""
OTHERWISE = (f"{INDENT}holds  ", " " * 9)
SHOWN = 2
"""Wishes of a goal that are listed before the rest is only counted."""
MOST_RUNS = 3
"""Runs that come back, or give way, before the rest is only counted."""
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


def counts(found: Difference, missed: Collection[str] = ()) -> str:
    """Such as `38 kept, 2 moved, 1 added`; what was missed is no loss of the new plan."""
    coming = [change for change in found.moved if change.id not in missed]
    numbers = {
        "moved": [change for change in coming if change.before != change.after],
        "changed": [change for change in coming if change.before == change.after],
        "added": found.added,
        "lost": [change for change in found.lost if change.id not in missed],
        "missed": [change for change in found.lost if change.id in missed],
        "made up later": [change for change in found.moved if change.id in missed],
    }
    rest = [f"{len(changes)} {word}" for word, changes in numbers.items() if changes]
    return ", ".join([f"{found.kept} kept", *rest])


def counts_and_asked(found: Difference) -> str:
    """The counts for a row of a table, with what the weeks ask for where that differs."""
    if found.asked_before == found.asked_after:
        return counts(found)
    return f"{counts(found)}; {found.asked_after} asked, not {found.asked_before}"


def run_lines(back: Sequence[Run], gone: Sequence[Run], units: str) -> Iterator[Text]:
    """The runs that a changed race brings back, and those that give way to it."""
    for word, runs in (("comes back", back), ("gives way", gone)):
        for run in runs[:MOST_RUNS]:
            far = f" of {distance_text(run.km, units)}" if run.km else ""
            day = format_short_day(run.date)
            yield from told(f"Runs: the {run_words(run.kind)}{far} on {day} {word}.")
        if len(runs) > MOST_RUNS:
            yield from told(f"Runs: {len(runs) - MOST_RUNS} more, each of which {word}.")


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


def change_lines(found: Difference, units: str, missed: Collection[str] = ()) -> Iterator[Text]:
    """A line for each session that moved, came or went, and the first that hold something else."""
    for word, changes in (("moves", found.moved), ("new", found.added), ("gone", found.lost)):
        for change in sorted(changes, key=_when):
            shown = word if change.before != change.after else "stays"
            shown = "later" if change.id in missed and change.after else shown
            yield from told(_change(change), f"{INDENT}{shown:<5}  ", " " * 9)
    yield from _altered(found.altered, units)
    yield from load_lines(found.loads, units)


def _altered(altered: Sequence[Alteration], units: str) -> Iterator[Text]:
    """What sessions hold otherwise, all but their loads."""
    changes = {
        each: [change for change in each.exercises if not is_of_load_alone(change)]
        for each in altered
    }
    altered = [each for each in altered if changes[each]]
    shown = altered if len(altered) <= ALTERED + 1 else altered[:ALTERED]
    for each in shown:
        texts = "; ".join(_exercise(change, units) for change in changes[each])
        yield from told(f"{focus_text(each.focus)}, {moment(each.start)}: {texts}", *OTHERWISE)
    if len(shown) < len(altered):
        yield from told(f"and {len(altered) - len(shown)} more hold something else", *OTHERWISE)


def _exercise(change: ExerciseChange, units: str) -> str:
    if change.after is None:
        return f"without {exercise_text(change.before)}" if change.before else ""
    if change.before is None:
        return f"with {exercise_text(change.after)}"
    new, old = (_dose(each, units) for each in (change.after, change.before))
    if new == old:
        new, old = (dose_text(each, units) for each in (change.after, change.before))
    if new == old:
        return f"{exercise_text(change.after)} {'in a pair' if change.after.pair else 'by itself'}"
    return f"{exercise_text(change.after)} {new}, not {old}"


def _dose(done: Prescription, units: str) -> str:
    load = f" at {lift_text(done, units)}" if done.load_kg else ""
    return f"{amount_text(done, units)}{load}"


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


def difference_lines(found: Difference, units: str, missed: Collection[str] = ()) -> Iterator[Text]:
    """All that another plan changes; `missed` are the ids of sessions that were not done."""
    yield from told(f"Price: {price_text(found.goals)}. Sessions: {counts(found, missed)}.")
    yield from change_lines(found, units, missed)
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
        anew = [each for each in found.missed_anew if each.goal == goal.name]
        no_more = [each for each in found.missed_no_more if each.goal == goal.name]
        if goal.change > 0:
            yield from _wishes(f"{goal.name} {goal.change:+d}, missed now", anew)
            yield from _wishes("but missed no longer", no_more) if no_more else ()
        elif goal.change < 0:
            yield from _wishes(f"{goal.name} {goal.change:+d}, missed no longer", no_more)
            yield from _wishes("but missed now", anew) if anew else ()
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
