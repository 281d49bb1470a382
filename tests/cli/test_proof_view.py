"""How good the plan is, and which wishes had to give."""

from __future__ import annotations

import datetime as dt

import pytest
from rich.cells import cell_len

from periodize.cli.terminal.proof_view import GOALS, render_proof
from periodize.plan import GoalRecord
from tests.build import a_plan, a_wish
from tests.cli.six_weeks import six_weeks

WED = dt.date(2027, 5, 5)


def test_goals() -> None:
    """Each goal has a row with its name, value, bound, proof and meaning."""
    text = render_proof(six_weeks()[1], 100)
    assert "  steadiness       3      2  open     the same days and places" in text
    assert "  gaps             6      6  proven   distance from hard runs" in text
    assert all(about in text for about in GOALS.values())


def test_verdict() -> None:
    """The first line says whether all is proven, or what is not, or that nothing was tried."""
    assert render_proof(a_plan(), 80).startswith("Proven: no plan is better")
    first = render_proof(six_weeks()[1], 80).splitlines()[0]
    assert first == "A good plan; not yet proven best in steadiness, preferences."
    assert render_proof(a_plan(goals=()), 80).startswith("Nothing was proven")


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_what_weeks_lack(width: int) -> None:
    """Behind the verdict stands what whole weeks lack, folded to the terminal and never cut."""
    told = "weeks 5, 9: no session for the legs, because before_race closes every place for one"
    text = render_proof(six_weeks()[1], width, lacking=[told])
    found = [line for line in text.splitlines()[1:] if line]
    assert text.splitlines()[1].startswith("Weeks 5, 9: no session")
    assert all(len(line) <= width for line in found)
    assert told[1:] in " ".join(text.split())


def test_goal_of_another_name() -> None:
    """A goal that is not known still has its row."""
    goal = GoalRecord(name="own", value=1, bound=1, proven=True)
    assert "own" in render_proof(a_plan(goals=(goal,)), 80)


def test_wishes_by_rule() -> None:
    """Wishes stand under their rule in order of date, with weekday, count and cost."""
    later = dt.date(2027, 5, 12)
    wishes = (a_wish(later), a_wish(WED, cost=2), a_wish(WED, rule="steady_week", goal=""))
    lines = render_proof(a_plan(broken_wishes=wishes), 100).splitlines()
    start = lines.index("3 wishes had to give:")
    assert lines[start + 1] == "  before_run: 2 times, costs 3 in gaps"
    assert lines[start + 2].startswith("    Wed 5 May   heavy legs 36 h before")
    assert lines[start + 3].startswith("    Wed 12 May  heavy legs")
    assert lines[start + 4] == "  steady_week: once, costs 1"


@pytest.mark.parametrize(("count", "listed"), [(3, 3), (4, 4), (5, 3)])
def test_long_lists(count: int, listed: int) -> None:
    """More than four wishes of a rule are shortened to three and a count, unless all are asked."""
    plan = a_plan(broken_wishes=tuple(a_wish(WED) for _ in range(count)))
    text = render_proof(plan, 100)
    assert text.count("Wed 5 May") == listed
    assert ("and 2 more" in text) is (listed < count)
    assert render_proof(plan, 100, full=True).count("Wed 5 May") == count


def test_no_wish() -> None:
    """Without broken wishes, the view says so."""
    assert render_proof(a_plan(), 80).endswith("No wish had to give.\n")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_too_long(width: int) -> None:
    """No line is longer than the terminal is wide, and nothing is cut off."""
    text = render_proof(six_weeks()[1], width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text
