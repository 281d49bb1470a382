"""The block as one page: everything is there, and nothing else is asked for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from periodize.pictures.calendar import Shown, calendar
from periodize.pictures.exercises import exercises
from periodize.pictures.load import load
from periodize.pictures.markup import fragment
from periodize.pictures.muscles import beside, muscles
from periodize.pictures.phases import phases
from periodize.pictures.report import report
from periodize.plan import Plan
from periodize.policy.case import Case, case_of
from tests.cli.running import CLASHING, TWO_WEEKS, a_scenario, run
from tests.questions.small import small


@pytest.fixture(scope="module")
def solved() -> tuple[Case, Plan]:
    """The small scenario with its plan."""
    return case_of(small().scenario), small().plan


def _texts(node: Element, name: str) -> list[str]:
    return ["".join(each.itertext()) for each in node.iter(name)]


def test_the_calendar_has_every_day(solved: tuple[Case, Plan]) -> None:
    """Each day of the block once, with all that is on it."""
    case, plan = solved
    table = calendar(Shown(case.block, plan, can_move=True))
    days = [each.get("data-date") for each in table.iter("td") if each.get("data-date")]
    assert days == [day.isoformat() for day in case.scenario.days]
    marked = [each for each in table.iter() if each.get("data-kind")]
    kinds = [each.get("data-kind") for each in marked]
    assert kinds.count("session") == len(plan.sessions)
    assert kinds.count("run") == len(case.scenario.runs)
    assert kinds.count("race") == len(case.scenario.races)
    ids = {each.get("data-id") for each in marked if each.get("data-kind") == "session"}
    assert ids == {session.id for session in plan.sessions}


def test_rows_that_begin_on_sunday(solved: tuple[Case, Plan]) -> None:
    """Every day stands there once all the same, each row from a Sunday on, the last one, too."""
    case, plan = solved
    scenario = dataclasses.replace(case.scenario, week_starts="sun")
    table = calendar(Shown(case_of(scenario).block, plan))
    assert _texts(table, "th")[1:3] == ["Sun", "Mon"]
    rows = [
        [dt.date.fromisoformat(day) for each in row.iter("td") if (day := each.get("data-date"))]
        for row in table.iter("tr")
    ]
    shown = [day for row in rows for day in row if day in scenario.days]
    assert shown == list(scenario.days)
    assert all(row[0].weekday() == 6 for row in rows if row)
    assert len({len(list(row.iter("td"))) for row in list(table.iter("tr"))[1:]}) == 1


def test_a_session_says_what_it_holds(solved: tuple[Case, Plan]) -> None:
    """Focus, hour, minutes, main lift, its sets and its load."""
    case, plan = solved
    first = next(each for each in plan.sessions if each.focus == "lower-strength")
    lift = next(each for each in first.exercises if each.load_kg)
    table = calendar(Shown(case.block, plan, can_move=True))
    shown = next(text for text in _texts(table, "button") if text.startswith("Lower "))
    assert f"{first.start:%H:%M} {first.minutes}′" in shown
    assert f"{lift.name} {lift.sets}×{lift.reps} {lift.load_kg:g} kg" in shown


def test_hard_runs_have_a_sign(solved: tuple[Case, Plan]) -> None:
    """Not only a colour tells quality and long runs."""
    runs = _texts(calendar(Shown(solved[0].block, solved[1])), "li")
    assert any(text.startswith("◆ intervals") for text in runs)
    assert any(text.startswith("▬ long") for text in runs)


def test_what_becomes_of_sessions_is_said(solved: tuple[Case, Plan]) -> None:
    """A moved one is marked in words, a lost one stands where it stood."""
    case, plan = solved
    moved, *rest, gone = plan.sessions
    shown = Shown(case.block, plan.replace(sessions=(moved, *rest)), {moved.id: "moved"}, [gone])
    text = fragment(calendar(shown))
    assert text.count('class="mark">moved<') == 1 and text.count("<del>") == 1
    without = fragment(calendar(Shown(case.block, plan)))
    assert "mark" not in without and "<del>" not in without


def test_muscles_stand_beside_their_ranges(solved: tuple[Case, Plan]) -> None:
    """A sign where a week has fewer or more sets, and the range in words."""
    case, plan = solved
    tables = [muscles(case, plan), muscles(case, Plan(sessions=()))]
    cells = [c for table in tables if table is not None for c in table.iter("td") if c.get("title")]
    for cell in cells:
        sets, low, high = (float(n) for n in re.findall(r"[\d.]+", cell.get("title") or ""))
        sign = "▼" if sets < low else "▲" if sets > high else ""
        assert "".join(cell.itertext()).endswith(sign)
        assert cell.get("class") == {"▼": "low", "▲": "high", "": "within"}[sign]
    assert {"low", "within", "high"} == {cell.get("class") for cell in cells}


@pytest.mark.parametrize(
    ("sets", "found"),
    [(3.75, "low"), (4, "within"), (8, "within"), (8.25, "high"), (0, "low")],
)
def test_both_ends_of_a_range_are_within(sets: float, found: str) -> None:
    """Four to eight sets are asked for."""
    assert beside(sets, 4, 8) == found


def test_the_load_is_that_of_the_weeks(solved: tuple[Case, Plan]) -> None:
    """A bar for the minutes and one for the distance of each week."""
    case, plan = solved
    titles = _texts(load(case.block, plan), "title")
    for number, week in enumerate(plan.weeks, start=1):
        assert f"Week {number}: {week.minutes} min" in titles
    assert "Week 1: 30 km" in titles


def test_phases_and_races_are_drawn(solved: tuple[Case, Plan]) -> None:
    """Each phase with its weeks, each race with its name."""
    titles = _texts(phases(solved[0].block), "title")
    assert "strength: weeks 1 to 2" in titles
    assert [title for title in titles if title.startswith("C: City")]


def test_every_exercise_is_drawn(solved: tuple[Case, Plan]) -> None:
    """Each one once, with its dose in every week that has it."""
    plan = solved[1]
    shown = [each for each in exercises(plan, "metric") if isinstance(each, Element)]
    names = [name for each in shown for name in _texts(each, "b")]
    done = {each.name for session in plan.sessions for each in session.exercises}
    assert sorted(names) == sorted(done)


def test_the_report_stands_alone(tmp_path: Path) -> None:
    """No script, no address of elsewhere, and a policy that would forbid them."""
    file = a_scenario(tmp_path)
    assert run("report", file, "--quiet").exit_code == 0
    text = (tmp_path / "two.report.html").read_text()
    assert (
        "<script" not in text and " on" not in re.sub(r">[^<]*<", "><", text).split("</style>")[1]
    )
    assert re.findall(r"(?:src|href|url)\s*[=(]", text) == []
    assert "default-src 'none'" in text
    assert sorted(each.name for each in tmp_path.iterdir()) == ["two.report.html", "two.yaml"]


def test_names_are_text_on_paper_too(tmp_path: Path) -> None:
    """A name with markup changes nothing of the page."""
    text = TWO_WEEKS.replace("name: Two weeks", "name: '</style><script>x</script>'")
    file = a_scenario(tmp_path, text)
    assert run("report", file, "--html", tmp_path / "a.html", "--quiet").exit_code == 0
    assert "<script>" not in (tmp_path / "a.html").read_text()


def test_without_a_plan_there_is_no_report(tmp_path: Path) -> None:
    """The clash is told, and nothing is written."""
    file = a_scenario(tmp_path, CLASHING)
    assert run("report", file, "--quiet").exit_code == 3
    assert list(tmp_path.iterdir()) == [file]


def test_an_empty_plan_is_drawn(solved: tuple[Case, Plan]) -> None:
    """Runs and races alone are a page, too."""
    text = report(solved[0], Plan(sessions=())).decode()
    assert "0 sessions" in text and "▬ long" in text
