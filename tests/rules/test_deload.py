"""Deload: light weeks not too far apart, whole weeks, and fewer sets."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.deload import Deload
from periodize.scenario.scenario import Dated, RuleChange
from tests.cases import put_under, under_model
from tests.toy import a_block, a_plan, a_session, day

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "deload")


def the_rule(**changes: Any) -> Deload:
    """The rule at the numbers of the model `runner`."""
    return Deload.model_validate({**NUMBERS, **changes})


def week(number: int, *, lighter: bool = False, sets: int = 2, offset: int = 1) -> Session:
    """The leg session of a week, numbered from 1."""
    session = a_session(7 * (number - 1) + offset)
    done = tuple(dataclasses.replace(each, sets=sets) for each in session.exercises)
    return dataclasses.replace(session, exercises=done, deload=lighter)


def weeks(marks: str) -> list[Session]:
    """A session a week: `.` in full, `D` in a deload; none where there is a blank."""
    return [
        week(number, lighter=mark == "D", sets=1 if mark == "D" else 2)
        for number, mark in enumerate(marks, 1)
        if mark != " "
    ]


def told(block: Block, *sessions: Session, **changes: Any) -> list[str]:
    """What is found."""
    return [found.text for found in the_rule(**changes).violations(block, a_plan(*sessions))]


@pytest.mark.parametrize(
    ("marks", "fine"),
    [
        (".....", True),
        ("......", False),
        (".....D.....", True),
        ("......D....", False),
        (".....D......", False),
        ("DDDDDDDD", True),  # fewer sets than asked are for muscle_balance
        (".....  .....", True),  # weeks without strength
        ("...D...D...D", True),
    ],
)
def test_at_most_five_weeks_in_full(marks: str, fine: bool) -> None:
    """Five weeks in a row may be trained in full, at both ends of the block, too; six may not."""
    assert (told(a_block(7 * len(marks)), *weeks(marks)) == []) is fine


@pytest.mark.parametrize(
    ("phase", "fine"), [("taper", True), ("race", True), ("recovery", True), ("power", False)]
)
def test_what_counts(phase: str, fine: bool) -> None:
    """A taper, race or recovery week counts as a deload; a power week does not."""
    block = a_block(77)
    phases = tuple(
        Dated(since=day(7 * number), value=name)
        for number, name in ((0, "strength"), (5, phase), (6, "strength"))
    )
    block = put_under(
        dataclasses.replace(block.scenario, phases=phases), block.model, block.catalogue
    )
    assert (told(block, *weeks("...........")) == []) is fine


def test_text_and_amount() -> None:
    """The sentence names the weeks; each week too many counts."""
    found = list(the_rule(penalty=2).violations(a_block(56), a_plan(*weeks("........"))))
    assert [each.text for each in found] == ["weeks 1 to 8 go by without a deload; at most 5 may"]
    assert [(each.date, each.cost, each.goal) for each in found] == [(day(49), 2 * 3, "gaps")]


def test_half_a_week() -> None:
    """A deload is one for all sessions of its week."""
    lighter = week(1, lighter=True, sets=1)
    assert told(a_block(), lighter, week(1, offset=4)) == [
        "week 1 is a deload for some of its sessions only"
    ]
    assert told(a_block(), lighter, week(1, lighter=True, sets=1, offset=4)) == []


@pytest.mark.parametrize(("sets", "fine"), [(1, True), (2, False)])
def test_sets(sets: int, fine: bool) -> None:
    """Of the two sets of the phase one stays; both are no deload."""
    found = told(a_block(), week(1, lighter=True, sets=sets))
    text = "legs on Tue 4 May holds 2 of 2 sets in a deload; at most 67 %"
    assert found == ([] if fine else [text])


def test_one_set_of_each_always_stays() -> None:
    """However few sets are left over, one of each exercise is no breach."""
    assert told(a_block(), week(1, lighter=True, sets=1), at_most_of_sets=0.1) == []


def test_a_phase_that_has_no_dose_for_what_is_held() -> None:
    """Where a race has moved, a session may hold what its phase does not know."""
    block = a_block()
    phases = {
        name: doses.model_copy(update={"kinds": {}}) for name, doses in block.model.phases.items()
    }
    bare = dataclasses.replace(block, model=block.model.model_copy(update={"phases": phases}))
    assert told(bare, week(1, lighter=True, sets=9)) == []
    assert told(block, week(1, lighter=True, sets=9)) != []


def test_strange_sessions() -> None:
    """A kind of session that nobody knows is for others to name."""
    odd = dataclasses.replace(week(1, lighter=True), focus="zumba")
    assert told(a_block(), odd) == []


def test_a_scenario_changes_the_weeks() -> None:
    """A scenario can ask for another rhythm, or for no deloads at all."""

    def deloads(**values: Any) -> list[int]:
        changes = (RuleChange(rule="deload", values=values, where=()),) if values else ()
        scenario = dataclasses.replace(a_block(56).scenario, rules=changes, model="runner")
        block, rules = under_model(scenario)
        assert any(rule.rule == "deload" for rule in rules) == values.get("enabled", True)
        return [week.number for week in block.calendar.weeks if week.deload]

    assert deloads() == [4, 8]
    assert deloads(every=[3, 3]) == [3, 6]
    assert deloads(enabled=False) == []


def test_explain() -> None:
    """The sentence has the rhythm, the bound and what is left of the sets."""
    assert the_rule().explain() == (
        "A light week comes every 3 to 4 weeks (every 3 from 40 years on), at most 6 after the "
        "last; a deload keeps the loads, and 45 to 60 % of the sets."
    )


def compared(*sessions: Session, patterns: tuple[str, ...] = ("squat", "hinge")) -> list[str]:
    """What is said of a deload beside the week before it."""
    found = told(a_block(14), *sessions, legs_at_most=0.6, leg_patterns=patterns)
    return [text for text in found if ", a deload, holds" in text]


def two_weeks(before: list[int], after: list[int]) -> list[Session]:
    """Leg sessions of a week and of the deload after it, by the sets of their lift."""
    return [week(1, sets=sets, offset=2 * number) for number, sets in enumerate(before)] + [
        week(2, lighter=True, sets=sets, offset=2 * number) for number, sets in enumerate(after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "fine"),
    [
        ([5], [3], True),  # 3 of 5 sets are 60 %
        ([5], [4], False),
        ([5, 5], [3, 3], True),
        ([5, 5], [7], False),
        ([9], [2, 2], False),  # fewer sets, and one session more
        ([9, 9], [2, 2], True),
        ([], [9], True),  # nothing to compare with
        ([], [1, 1], False),
        ([5], [], True),
    ],
)
def test_lighter_for_the_legs_than_the_week_before(
    before: list[int], after: list[int], fine: bool
) -> None:
    """At most 60 % of its sets for the legs, and no more sessions; one where it had none."""
    assert (compared(*two_weeks(before, after)) == []) is fine


@pytest.mark.parametrize(
    ("before", "after", "fine"), [(5, 3, True), (13, 8, False), (7, 4, True), (18, 11, False)]
)
def test_the_share_of_runner(before: int, after: int, fine: bool) -> None:
    """Three of five sets are 60 %; eight of thirteen and eleven of eighteen are more."""
    found = told(a_block(14), *two_weeks([before], [after]))
    assert (not [text for text in found if "sets for the legs" in text]) is fine


def test_what_is_said_of_a_heavy_deload() -> None:
    """Both sentences name the two weeks and their numbers."""
    assert compared(*two_weeks([5], [4])) == [
        "week 2, a deload, holds 4 sets for the legs, week 1 5; at most 60 %"
    ]
    assert compared(*two_weeks([9], [2, 2])) == [
        "week 2, a deload, holds 2 sessions for the legs, week 1 1"
    ]


def test_only_sets_for_the_legs_count() -> None:
    """Sets of other movements, and sessions that do not load the legs, are not compared."""
    assert compared(*two_weeks([5], [4]), patterns=("core-anti-extension",)) == []
    upper = dataclasses.replace(a_session(9, "upper"), deload=True)
    assert compared(*two_weeks([5], [3]), upper) == []


def test_two_deloads_in_a_row() -> None:
    """A deload is not measured by a deload before it."""
    earlier = week(1, lighter=True, sets=1)
    assert compared(earlier, week(2, lighter=True, sets=1)) == []
    assert compared(week(1), week(2, lighter=True, sets=2)) != []
