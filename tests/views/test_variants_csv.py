"""Variants as tables: what each column of a plan, of a clash and of one out of time says."""

from __future__ import annotations

import csv
import datetime as dt
import io

from periodize.questions.asking import Clash, Reason
from periodize.questions.difference import Difference, GoalChange, SessionChange, WeekChange
from periodize.questions.what_if import VariantAnswer
from periodize.rules.base import GOALS
from periodize.views.variants_csv import variants_csv, weeks_csv
from tests.questions.small import small

MONDAY = dt.date(2027, 5, 3)
CHANGE = SessionChange("a", "core", None, dt.datetime(2027, 5, 4, 18), None, 45, None, "gym")
DIFFERENCE = Difference(
    kept=7,
    moved=(CHANGE,) * 2,
    added=(CHANGE,),
    lost=(CHANGE,) * 3,
    goals=tuple(GoalChange(goal, 4, 4 + more, proven=True) for more, goal in enumerate(GOALS)),
    weeks=(WeekChange(MONDAY, 3, 2, (0, 1, 2, 3, 4), (5, 6, 7, 8, 9)),),
    first_worse=MONDAY,
    asked_before=12,
    asked_after=11,
)
CLASH = Clash((Reason("pins", "two; on one day"), Reason("rest_day", "none, =left")))


def an_answer(name: str, **changes: object) -> VariantAnswer:
    """A variant of the small scenario with nothing found, but for what is said."""
    values = {"plan": None, "difference": None, "clash": None, **changes}
    return VariantAnswer(name, small().scenario, **values)  # type: ignore[arg-type]


ANSWERS = (
    an_answer("=plan", difference=DIFFERENCE),
    an_answer("clash", clash=CLASH),
    an_answer("late", late=True),
)


def test_a_row_for_each_variant() -> None:
    """Each value stands under its head; what a clash or one out of time has not, is empty."""
    plan, clash, late = csv.DictReader(io.StringIO(variants_csv(ANSWERS)))
    counts = {"kept": "7", "moved": "2", "added": "1", "lost": "3"}
    asked = {"asked before": "12", "asked after": "11"}
    goals: dict[str, str] = {goal: str(more) for more, goal in enumerate(GOALS)}
    rest = {"first worse": "2027-05-03", "proven": "yes", "clash": ""}
    full: dict[str, str] = {"variant": "'=plan", **counts, **asked, **goals, **rest}
    assert plan == full
    nothing = dict.fromkeys([*counts, *asked, *goals, "first worse"], "")
    text = "pins: two; on one day; rest_day: none, =left"
    assert clash == {"variant": "clash", **nothing, "proven": "yes", "clash": text}
    assert late == {"variant": "late", **nothing, "proven": "no", "clash": ""}


def test_a_row_for_each_week() -> None:
    """Only variants with a plan have weeks, each with both values of every goal."""
    (week,) = csv.DictReader(io.StringIO(weeks_csv(ANSWERS)))
    assert (week["variant"], week["week"]) == ("'=plan", "2027-05-03")
    assert (week["held before"], week["held after"]) == ("3", "2")
    for place, goal in enumerate(GOALS):
        both = week[f"{goal} missed before"], week[f"{goal} missed after"]
        assert both == (str(place), str(place + 5))
