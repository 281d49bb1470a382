"""How good the plan is, what has been proven of it, and which wishes had to give."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from periodize.cli.terminal.paper import INDENT, fitted, printed, wrapped
from periodize.dates import format_short_day
from periodize.plan import BrokenWish, GoalRecord, Plan
from periodize.wording.sessions import one_line

GOALS = {
    "sessions": "what the season asks for, each week",
    "gaps": "distance from hard runs, long runs and races",
    "balance": "the mix of sessions, muscles and movements",
    "steadiness": "the same days and places from week to week",
    "preferences": "the athlete's own days, and variety",
}
"""What each goal is about, in the order in which they count."""

NOTHING = "No session stands in this plan."
"""What is said before everything else of a plan that holds none."""

SHOWN = 3
"""Wishes of one rule that are listed before the rest is only counted."""

_VALUES = 7
_PROOF = 9
_DAY = 12
_ABOUT = 12
"""Columns that a goal's meaning needs; where there are fewer, it is left out."""


def render_proof(plan: Plan, width: int, full: bool = False, lacking: Iterable[str] = ()) -> str:
    """What is proven, what weeks lack, each goal in a row, then the wishes that gave, by rule.

    Args:
        plan: goals and broken wishes.
        width: columns, at least 40; no line is longer.
        full: whether every wish is listed; else three of each rule, and a count.
        lacking: kinds of session that whole weeks lack, a sentence each.
    """
    lines = _verdict(plan, width) + _lacking(lacking, width)
    lines += [Text(), *_goals(plan, width)]
    lines += [Text(), *_wishes(plan, width, full)]
    return printed(lines, width)


def render_lacking(lacking: Iterable[str], width: int, first: str) -> str:
    """What weeks lack, a sentence each, after a first sentence of its own."""
    return printed([*wrapped(first, width), *_lacking(lacking, width)], width)


def _lacking(lacking: Iterable[str], width: int) -> list[Text]:
    sentences = (f"{told[:1].upper()}{told[1:]}" for told in lacking)
    return [line for told in sentences for line in wrapped(told, width, "", INDENT)]


def _verdict(plan: Plan, width: int) -> list[Text]:
    open_goals = [one_line(goal.name) for goal in plan.goals if not goal.proven]
    if not plan.goals:
        text = "Nothing was proven of this plan."
    elif open_goals:
        text = f"A good plan; not yet proven best in {', '.join(open_goals)}."
    else:
        text = "Proven: no plan is better under these rules."
    return wrapped(text, width)


def _goals(plan: Plan, width: int) -> list[Text]:
    if not plan.goals:
        return []
    names = max(len(one_line(goal.name)) for goal in plan.goals)
    lines = [_goal_row("goal", "missed", "least", "", names)]
    for goal in plan.goals:
        lines += _goal(goal, names, width)
    note = (
        "missed: what the plan falls short by; least: what any plan must. Earlier goals go first."
    )
    return [*lines, Text(), *wrapped(note, width)]


def _goal(goal: GoalRecord, names: int, width: int) -> list[Text]:
    proof = "proven" if goal.proven else "open"
    row = _goal_row(one_line(goal.name), str(goal.value), str(goal.bound), proof, names)
    room = width - len(row)
    about = wrapped(GOALS.get(goal.name, ""), room) if room >= _ABOUT else []
    margin = Text(" " * len(row))
    return [(margin if number else row) + line for number, line in enumerate(about)] or [row]


def _goal_row(name: str, value: str, bound: str, proof: str, names: int) -> Text:
    values = f"{value:>{_VALUES}}{bound:>{_VALUES}}"
    return fitted(f"{INDENT}{name}", names + len(INDENT)) + Text(f"{values}  {proof:<{_PROOF}}")


def _wishes(plan: Plan, width: int, full: bool) -> list[Text]:
    if not plan.broken_wishes:
        return wrapped("No wish had to give.", width)
    rules: dict[str, list[BrokenWish]] = {}
    for wish in plan.broken_wishes:
        rules.setdefault(wish.rule, []).append(wish)
    count = len(plan.broken_wishes)
    lines = wrapped(f"{count} {'wish' if count == 1 else 'wishes'} had to give:", width)
    for rule, wishes in rules.items():
        lines += _rule(rule, sorted(wishes, key=lambda wish: wish.date), width, full)
    return lines


def _rule(rule: str, wishes: list[BrokenWish], width: int, full: bool) -> list[Text]:
    cost = sum(wish.cost for wish in wishes)
    goals = ", ".join(sorted({one_line(wish.goal) for wish in wishes if wish.goal}))
    where = f" in {goals}" if goals else ""
    times = "once" if len(wishes) == 1 else f"{len(wishes)} times"
    lines = wrapped(f"{one_line(rule)}: {times}, costs {cost}{where}", width, INDENT, INDENT * 2)
    shown = wishes if full or len(wishes) == SHOWN + 1 else wishes[:SHOWN]
    for wish in shown:
        day = f"{INDENT * 2}{format_short_day(wish.date):<{_DAY}}"
        lines += wrapped(one_line(wish.text), width, day, " " * len(day))
    if len(shown) < len(wishes):
        lines.append(Text(f"{INDENT * 2}and {len(wishes) - len(shown)} more"))
    return lines
