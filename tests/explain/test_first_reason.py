"""Where a day would break several rules, the first one in the model's order is the reason told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from periodize.block import Block
from periodize.explain.reasons import reasons
from periodize.explain.relocate import Moving
from periodize.plan import Plan, Session
from periodize.policy.case import Case
from periodize.rules.base import Rule
from periodize.scenario.scenario import RuleChange, Scenario
from periodize.statements.atoms import Held
from tests.cases import under_model
from tests.questions.tiny import MODEL, planned
from tests.toy import a_block, a_race, a_run, a_session, a_window

LEGS_ONLY: Mapping[str, Mapping[str, Any]] = {"session_mix": {"at_most": {"upper": 0}}}
TWO_RUNS = (a_run(5, start="20:00"), a_run(6, start="07:00"))
"""Intervals on Saturday evening and on Sunday morning."""
SEEDS = range(12)


def a_week(*offsets: int, **given: Any) -> Scenario:
    """A week of legs under `toy.yaml`, with half an hour on some evenings."""
    windows = [a_window(offset, "18:00", "18:30") for offset in offsets]
    changes = tuple(RuleChange(rule=r, values=v, where=()) for r, v in LEGS_ONLY.items())
    return replace(a_block(7, windows=windows, **given).scenario, model=MODEL, rules=changes)


def told(scenario: Scenario, sessions: Sequence[Session]) -> list[tuple[str, ...]]:
    """By session what speaks against each other day, in the week's order, as `Fri 7 May rule`."""
    block, rules = under_model(scenario)
    found = reasons(Case(block, rules), sessions, nearest=None)
    return [
        tuple(f"{day} {rule}" for day, rule in sorted(by_day(session).items(), key=_order))
        for session in found
    ]


def by_day(session: Session) -> dict[str, str]:
    """The rule that speaks against each other day."""
    return {
        day: reason.rule
        for reason in session.because[1:]
        for day in re.split(", | or ", reason.text[7:].split(":")[0])
    }


def _order(pair: tuple[str, str]) -> int:
    return int(pair[0].split()[1])


def legs(*offsets: int) -> list[Session]:
    """Leg sessions of `toy.yaml` on some evenings."""
    return [a_session(offset, exercises=("bodyweight-squat",)) for offset in offsets]


@pytest.mark.parametrize(
    ("scenario", "sessions", "expected"),
    [
        # On Friday it also makes two hard days of two; on Saturday it comes before both runs.
        (
            a_week(1, 4, 5, runs=TWO_RUNS),
            legs(1),
            [("Fri 7 May rest_day", "Sat 8 May before_run")],
        ),
        # The day before the race is closed by the race as a run, and by the days before a race.
        (
            a_week(1, 4, 5, races=(a_race(6),)),
            legs(1),
            [("Fri 7 May before_race", "Sat 8 May before_run")],
        ),
        # A day next to the other session leaves too few hours, no rest, and two hard days in two.
        (
            a_week(2, 3, 5),
            legs(2, 5),
            [
                ("Thu 6 May recovery_gap", "Sat 8 May recovery_gap"),
                ("Wed 5 May recovery_gap", "Thu 6 May recovery_gap"),
            ],
        ),
    ],
    ids=["between days", "before a race", "between sessions"],
)
def test_the_first_rule_is_told(
    scenario: Scenario, sessions: list[Session], expected: list[tuple[str, ...]]
) -> None:
    """Of several rules that a day breaks the one that the model names first is told."""
    assert told(scenario, sessions) == expected


def broken(block: Block, rules: Sequence[Rule], sessions: Sequence[Session]) -> list[str]:
    """The rules of which a plan breaks a must, in their order."""
    plan = Plan(sessions=tuple(sorted(sessions, key=lambda each: (each.start, each.id))))
    return [
        rule.rule
        for rule in rules
        if any(found.breaks_must for found in rule.violations(block, plan))
    ]


def test_the_whole_plan_breaks_that_rule_first() -> None:
    """Of what the whole plan would break the first is told, a clash of hours only if alone."""
    several = 0
    for seed in SEEDS:
        scenario, plan = planned(seed)
        block, rules = under_model(scenario)
        case = Case(block, rules)
        decide, moving = case.decided, Moving(case, plan.sessions)
        for session in reasons(case, plan.sessions, nearest=None):
            rest = [each for each in plan.sessions if each.id != session.id]
            against = by_day(session)
            for option in moving.places(session):
                if Held(option) in decide.forbidden:
                    continue
                names = broken(block, rules, [*rest, moving.moved(session, option)])
                others = [name for name in names if name != "availability"]
                if first := (others or names)[:1]:
                    day = f"{option.date:%a} {option.date.day} {option.date:%b}"
                    assert [against[day]] == first, (seed, session.id)
                several += len(names) > 1
    assert several
