"""What is not proven is called so: in every answer's value, in JSON, in tables and in words."""

from __future__ import annotations

import csv
import dataclasses
import io
from datetime import date
from pathlib import Path

import pytest

from periodize.cli.commands import repairs as repairs_command
from periodize.cli.commands import replan as replan_command
from periodize.open_scenario import OpenScenario
from periodize.plan import Plan, read_plan, write_plan
from periodize.questions.asking import Clash, Reason
from periodize.questions.difference import difference
from periodize.questions.repairs import PRICE, Repair, RepairsAnswer
from periodize.questions.replan import ReplanAnswer
from tests.build import a_plan, a_wish
from tests.cli.running import answer, run

QUESTIONS = (
    ("what-if", "--away", "2027-05-13..2027-05-14"),
    ("find-date", "--race", "10:C", "--between", "2027-05-08", "2027-05-09"),
    ("why-not", "2027-05-14", "--focus", "core"),
    ("prices",),
    ("alternatives", "-n", "1", "--differ", "1", "--price", "balance=99"),
)
DAY = date(2027, 5, 10)


def unproven(plan: Plan) -> Plan:
    """The same plan, of which the last goal is open."""
    last = dataclasses.replace(plan.goals[-1], bound=plan.goals[-1].value - 1, proven=False)
    return plan.replace(status="feasible", goals=(*plan.goals[:-1], last))


@pytest.fixture
def of_unproven(tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The scenario, whose plan is not proven."""
    plan = unproven(read_plan((tmp_path / "two.plan.json").read_bytes(), ""))
    monkeypatch.setattr(OpenScenario, "plan", property(lambda _: plan))
    return scenario


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[0])
def test_questions_beside_an_unproven_plan(of_unproven: Path, question: tuple[str, ...]) -> None:
    """What comes of a change to a plan that may still become better is open, too."""
    name, *rest = question
    found = answer(name, of_unproven, *rest)
    every = found if isinstance(found, list) else [found]
    assert [each["proven"] for each in every] == [False] * len(every)
    told = run(name, of_unproven, *rest, "--quiet").stdout
    assert told.rstrip().endswith("Not proven: with more time a plan may still become better.")


@pytest.mark.parametrize("question", QUESTIONS[:-1], ids=lambda question: question[0])
def test_questions_beside_a_proven_plan(scenario: Path, question: tuple[str, ...]) -> None:
    """Beside a proven plan the same answers are proven."""
    name, *rest = question
    found = answer(name, scenario, *rest)
    every = found if isinstance(found, list) else [found]
    assert all(each["proven"] for each in every)
    assert "Not proven" not in run(name, scenario, *rest, "--quiet").stdout


def test_a_table_for_a_spreadsheet(of_unproven: Path) -> None:
    """The column `proven` says no."""
    told = run("what-if", of_unproven, "--away", "2027-05-13..2027-05-14", "--csv").stdout
    assert [row["proven"] for row in csv.DictReader(io.StringIO(told))] == ["no"]


@pytest.mark.parametrize("question", ["why", "slack"])
def test_questions_about_an_unproven_plan(tmp_path: Path, scenario: Path, question: str) -> None:
    """What holds in a plan is told, and that the plan is not proven."""
    plan = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    other = tmp_path / "open.plan.json"
    other.write_bytes(write_plan(unproven(plan)))
    day = (plan.sessions[0].date.isoformat(),) if question == "why" else ()
    assert answer(question, scenario, *day, "--plan", other)["proven"] is False
    assert "The plan is not proven" in run(question, scenario, *day, "--plan", other).stdout
    assert answer(question, scenario, *day)["proven"] is True
    assert "not proven" not in run(question, scenario, *day).stdout


def said(found: ReplanAnswer) -> list[str]:
    """What `replan` prints, line by line."""
    return [line.plain for line in replan_command._lines(found, "metric", ((), ()), write=False)]


def test_replan() -> None:
    """Moves that may be too many, and goals that may get better, are told; so is what is proven."""
    base = a_plan(status="optimal")
    same = difference(base, base)
    few = ReplanAnswer(DAY, (), 2, 2, plan=base, difference=same)
    assert few.proven
    assert said(few)[0] == "From Mon 10 May 2027 on 2 planned sessions do not stay (proven)."
    assert "Proven: no plan keeps more, and of those that keep as many none is better." in said(few)
    many = dataclasses.replace(few, moves=1, fewest=0)
    assert not many.proven
    first = "From Mon 10 May 2027 on 1 planned session does not stay (0 is the least known)."
    assert said(many)[0] == first
    assert "Not proven: with more time more may stay, or the goals get better." in said(many)
    open_goals = dataclasses.replace(few, plan=base.replace(status="feasible"))
    assert not open_goals.proven
    goals = dataclasses.replace(many, goals_first=True)
    assert goals.proven
    assert said(goals)[0] == "From Mon 10 May 2027 on 1 planned session does not stay."
    assert "Proven: no plan with this past is better." in said(goals)
    late = dataclasses.replace(goals, plan=base.replace(status="feasible"))
    assert not late.proven
    assert "Not proven: with more time the goals may get better." in said(late)


def test_repairs() -> None:
    """A repair that may be too dear says so, and so does a search that is not complete."""
    clash = Clash((Reason("pins", "Mon 10 May is pinned to core; nothing stands there"),))
    breach = a_wish(DAY, rule="pins", cost=PRICE)
    dear = Repair(("pins",), (breach,), (0, 0, 0, 0, 0), 3, False, a_plan())
    for found, proven, words in (
        (RepairsAnswer(clash, (dear,)), False, "; not proven: less may do"),
        (RepairsAnswer(clash, (dataclasses.replace(dear, proven=True),)), True, "nothing"),
        (RepairsAnswer(clash, (), complete=False), False, "there may be other repairs"),
        (RepairsAnswer(clash), True, "None of them can be given a price"),
        (
            RepairsAnswer(clash, (dear,), unpriced=("session_minutes", "session_size")),
            False,
            "session_minutes and session_size hold at any price: what clashes with them must give",
        ),
    ):
        told = " ".join(line.plain.strip() for line in repairs_command._lines(found))
        assert found.proven == proven
        assert words in told
        assert ("not proven" in told) == (bool(found.repairs) and not proven)
