"""Sets of each muscle group by week, beside the ranges that the weeks ask for."""

from __future__ import annotations

from collections.abc import Mapping

from periodize.pictures.markup import Node, tag
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.rules.muscle_balance import MuscleBalance
from periodize.wording.sessions import focus_text
from periodize.wording.weights import number_text

SIGNS = {"low": "▼", "high": "▲", "within": ""}
"""Said beside the colour: fewer or more than the range."""
Weekly = Mapping[str, tuple[float, float, float]]


def muscles(case: Case, plan: Plan) -> Node | None:
    """A table with a row for each muscle group; None where no range is asked for."""
    rule = next((each for each in case.rules if isinstance(each, MuscleBalance)), None)
    weeks = rule.weekly(case.block, plan) if rule else []
    groups = list(dict.fromkeys(group for week in weeks for group in week))
    if not groups:
        return None
    numbers = [tag("th", str(place), scope="col") for place in range(1, len(weeks) + 1)]
    rows = [
        tag("tr", tag("th", focus_text(group), scope="row"), [_cell(week, group) for week in weeks])
        for group in groups
    ]
    return tag(
        "table",
        tag(
            "caption",
            "Sets of each muscle group by week: ▼ fewer, ▲ more than the range of its phase",
        ),
        tag("thead", tag("tr", tag("th", "Week", scope="col"), numbers)),
        tag("tbody", rows),
        class_="muscles",
    )


def _cell(week: Weekly, group: str) -> Node:
    if group not in week:
        return tag("td", "–")
    sets, low, high = week[group]
    found = beside(sets, low, high)
    asked = f"{number_text(sets)} sets; {number_text(low)} to {number_text(high)} asked"
    return tag("td", f"{number_text(sets, 1)}", tag("i", SIGNS[found]), class_=found, title=asked)


def beside(sets: float, low: float, high: float) -> str:
    """Where a number of sets lies: `low`, `within` (both ends included) or `high`."""
    return "low" if sets < low else "high" if sets > high else "within"
