"""A new rule stands in its own file, the list of rules and a model; nothing else must know of it.

See `CONTRIBUTING.md`. The rule here closes weekdays; it is listed for the time of a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Literal

import pytest

from periodize.block import Block
from periodize.dates import WEEKDAYS
from periodize.errors import InputRefused
from periodize.explain.closed_places import Closing
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan
from periodize.policy.case import case_of
from periodize.policy.entries import CLASSES
from periodize.questions.asking import Asking, Clash
from periodize.questions.prices import prices
from periodize.questions.steps import steps
from periodize.referee import check
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.scenario.scenario import Pin, RuleChange, Scenario
from periodize.statements.decide import Decide
from tests.questions.tiny import MODEL
from tests.toy import a_block, a_window, day

TUESDAY, THURSDAY = day(1), day(3)


class ClosedDays(Rule):
    """Weekdays on which some focuses, or none at all, may stand."""

    reach: ClassVar[Reach] = "session"

    rule: Literal["closed_days"]
    days: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid the sessions of these days."""
        for option in decide.options:
            if WEEKDAYS[option.date.weekday()] in self.days and option.focus not in self.besides:
                decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at the day of each session."""
        for session in plan.sessions:
            if f"{session.date:%a}".lower() in self.days and session.focus not in self.besides:
                yield self.breach(session.date, f"{session.focus} stands on a closed day")

    def looser(self, block: Block) -> Looser:
        """Open the first of them."""
        values = {"days": self.days[1:]} if self.days else {}
        return with_numbers(block, self.rule, "one day less is closed", values)

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that may stand there."""
        yield from names_at(("besides",), self.besides, model.focuses)

    def explain(self) -> str:
        """Say the days."""
        return f"Nothing stands on {' and '.join(self.days)}."


@pytest.fixture(autouse=True)
def _listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule is in the list of rules, by its name."""
    monkeypatch.setitem(CLASSES, "closed_days", ClosedDays)


def a_scenario(folder: Path, entry: str = "days: [tue]", **other: object) -> Scenario:
    """A week with two evenings under a model that names the rule."""
    model = folder / "toy.yaml"
    named = f"{Path(MODEL).read_text(encoding='utf-8')}  - {{rule: closed_days, {entry}}}\n"
    model.write_text(named, encoding="utf-8")
    evenings = [a_window(1, "18:00", "18:30"), a_window(3, "18:00", "18:30")]
    scenario = a_block(7, windows=evenings).scenario
    return replace(scenario, model=str(model), **other)  # type: ignore[arg-type]


def changed(scenario: Scenario, **values: object) -> Scenario:
    """The scenario with other numbers of the rule."""
    return replace(scenario, rules=(RuleChange(rule="closed_days", values=values, where=()),))


def days_of(scenario: Scenario) -> list[object]:
    """The days of the best plan's sessions."""
    plan = Asking().plan(scenario)
    assert isinstance(plan, Plan)
    return [session.date for session in plan.sessions]


def test_it_is_settled_constrained_and_judged(tmp_path: Path) -> None:
    """The best plan keeps it; one without it is refused for it, and costs where it has a price."""
    closed = a_scenario(tmp_path)
    free = changed(closed, enabled=False)
    assert days_of(free) == [TUESDAY, THURSDAY]
    assert days_of(closed) == [THURSDAY]
    assert days_of(changed(closed, penalty=1)) == [TUESDAY, THURSDAY]
    plan = Asking().plan(free)
    assert isinstance(plan, Plan)
    (broken,) = check(closed, plan).broken
    assert (broken.rule, broken.date) == ("closed_days", TUESDAY)
    (missed,) = [
        each for each in check(changed(closed, penalty=7), plan).missed if each.rule == broken.rule
    ]
    assert (missed.cost, missed.goal) == (7, "gaps")


def test_it_is_priced(tmp_path: Path) -> None:
    """Its step opens the day, and that buys a session."""
    scenario = a_scenario(tmp_path)
    (step,) = [each for each in steps(scenario) if each.rule == "closed_days"]
    assert str(step) == "closed_days: one day less is closed"
    assert days_of(step.scenario) == [TUESDAY, THURSDAY]
    plan = Asking().plan(scenario)
    assert isinstance(plan, Plan)
    bought = {price.rule for price in prices(scenario, plan, Asking()).prices}
    assert "closed_days" in bought


def test_it_is_explained(tmp_path: Path) -> None:
    """It closes its day in answers, and a pin against it is a clash that names both."""
    case = case_of(a_scenario(tmp_path))
    closing = Closing(case)
    closers = {option.date: closing.closers(option) for option in case.block.options.all}
    assert closers == {TUESDAY: ("closed_days",), THURSDAY: ()}
    pinned = a_scenario(tmp_path, pins=(Pin(date=TUESDAY, focus="legs"),))
    clash = Asking().plan(pinned)
    assert isinstance(clash, Clash)
    assert {reason.rule for reason in clash.rules} == {"pins", "closed_days"}


def test_its_names_are_checked(tmp_path: Path) -> None:
    """A focus that the model does not have is refused, in the model with its line."""
    with pytest.raises(InputRefused) as refused:
        case_of(a_scenario(tmp_path, "besides: [lgs]"))
    (problem,) = refused.value.problems
    assert "'lgs' is not known" in problem.message
    assert "did you mean 'legs'?" in problem.message
    assert problem.line > 1
    with pytest.raises(InputRefused, match="'arms' is not known"):
        case_of(changed(a_scenario(tmp_path), besides=("arms",)))
