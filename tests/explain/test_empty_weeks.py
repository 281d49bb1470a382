"""The kinds of session that whole weeks lack, and the rules that close them to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from periodize.block import Block
from periodize.explain.empty_weeks import Unheld, unheld
from periodize.model.focus import Focus
from periodize.model.periodization import Model
from periodize.plan import Session
from periodize.policy.case import Case
from periodize.policy.entries import CLASSES
from periodize.rules.base import Rule
from tests.toy import (
    FOCUSES,
    PHASES,
    a_block,
    a_model,
    a_plan,
    a_run,
    a_session,
    a_window,
)

MIX: dict[str, object] = {
    "rule": "session_mix",
    "phases": {"strength": {"wants": {"legs": 1, "upper": 1}}},
    "cost": 1,
    "leg_classes": ["lower-heavy"],
    "legs_cost": 1,
}
SIZE: dict[str, object] = {"rule": "session_size"}
LEGS: dict[str, object] = {
    "rule": "season_frequency",
    "legs": {"strength": ["lower-heavy", "circuit"]},
    "legs_cost": 1,
}
BEFORE_RUN = {"rule": "before_run", "gaps": {"lower-heavy": {"quality": {"must": 24}}}}
AFTER_RUN = {"rule": "after_run", "gaps": {"lower-heavy": {"quality": {"must": 24}}}}


def a_rule(entry: Mapping[str, object]) -> Rule:
    """A rule from its entry."""
    rule: Rule = CLASSES[str(entry["rule"])].model_validate(entry)
    return rule


def told(block: Block, rules: Sequence[Mapping[str, object]], *sessions: Session) -> list[str]:
    """What weeks lack, in sentences."""
    return [str(each) for each in unheld(Case(block, tuple(map(a_rule, rules))), a_plan(*sessions))]


def an_evening(*runs: int) -> Block:
    """A week with one evening, on Tuesday, and a quality run on some mornings."""
    return a_block(windows=[a_window(1)], runs=[a_run(offset) for offset in runs])


def test_what_stands_is_not_lacking() -> None:
    """A week that holds what it wants lacks nothing."""
    week = a_block()
    assert told(week, [MIX], a_session(0), a_session(2, "upper")) == []


def test_a_week_without_legs_names_the_rule_that_closes_it() -> None:
    """Where one rule closes every place, it is named; the legs are not told twice."""
    expected = "week 1: no session for the legs, because before_run closes every place for one"
    assert told(an_evening(2), [MIX, BEFORE_RUN], a_session(1, "upper")) == [expected]


def test_several_rules_close_a_week_between_them() -> None:
    """Rules that close different days are named together; one that closes nothing more is not."""
    runs = [a_run(offset) for offset in (1, 4)]
    week = a_block(windows=[a_window(1), a_window(3)], runs=runs)
    upper = a_session(1, "upper")
    expected = "no session for the legs, because after_run and before_run close every place for one"
    assert told(week, [MIX, BEFORE_RUN, AFTER_RUN], upper) == [f"week 1: {expected}"]
    both = told(an_evening(1, 2), [MIX, AFTER_RUN, BEFORE_RUN], upper)
    assert both == ["week 1: no session for the legs, because after_run closes every place for one"]


def test_runs_alone_may_leave_no_room() -> None:
    """A day that the runs around it fill is closed, though the rule counts sessions with runs."""
    hard = {"rule": "hard_days", "at_most": 2, "in_days": 3, "classes": ["lower-heavy"]}
    runs = [a_run(offset) for offset in (1, 3)]
    between = a_block(windows=[a_window(2)], runs=runs)
    expected = "week 1: no session for the legs, because hard_days closes every place for one"
    assert told(between, [MIX, hard], a_session(2, "upper")) == [expected]
    later = a_block(windows=[a_window(2), a_window(4)], runs=runs)
    assert "ask why-not" in told(later, [MIX, hard], a_session(2, "upper"))[0]


def test_three_rules_are_told_as_a_list() -> None:
    """The last of several rules is joined by a word, the others by commas."""
    closed = Unheld((8,), ("for the legs",), ("after_run", "before_race", "hard_days"))
    assert "because after_run, before_race and hard_days close every" in str(closed)


def test_no_reason_is_made_up() -> None:
    """Where a place is open by itself no rule is blamed, and the place is named; for legs alone."""
    expected = "no session for the legs, though no rule by itself closes every place for one"
    assert told(a_block(), [MIX]) == [f"week 1: {expected} (Mon 3 May 18:00 is open); ask why-not"]


def test_an_empty_week_is_told_for_every_kind() -> None:
    """A week without any session says of each kind which rules close it, alike ones together."""
    order = {"rule": "same_day_order"}
    week = a_block(windows=[a_window(1, "06:00", "06:45")], runs=[a_run(1, start="19:00")])
    assert told(week, [MIX, BEFORE_RUN, order]) == [
        "week 1: no session for the legs, because before_run closes every place for one",
        "week 1: no session of upper and none of core, because same_day_order closes every place "
        "for one",
    ]
    light = replace(a_session(1, "core"), load_class="light")
    assert len(told(week, [MIX, BEFORE_RUN, order], light)) == 2
    assert told(week, [{**MIX, "phases": {}, "legs_cost": 0}, BEFORE_RUN, order]) == []


def a_model_of(**focuses: Mapping[str, object]) -> Model:
    """The toy model with these focuses, and eight sets that take half an hour and a minute."""
    dose = {"sets": 4, "reps": 6, "rir": 2, "rest_seconds": 208}
    phases = {phase: {"kinds": {"main": [dose]}} for phase in PHASES}
    known = {name: Focus.model_validate(focus) for name, focus in focuses.items()}
    return a_model(phases=phases).model_copy(update={"focuses": known})


def long_legs(*lengths: int) -> Block:
    """A week with an hour, then one with half an hour; a session for the legs takes 36 minutes."""
    lift = {**FOCUSES["legs"]["roles"][0], "at_least": 2}
    legs = {**FOCUSES["legs"], "minutes": lengths, "roles": [lift]}
    windows = [a_window(1), a_window(8, "18:00", "18:30")]
    return a_block(14, windows=windows, model=a_model_of(legs=legs))


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ((30, 35, 36, 45), "session_minutes closes every place for one; 36 min for legs would do"),
        ((20, 30, 35, 40), "session_minutes closes every place for one; 40 min for legs would do"),
        ((30, 35), "session_minutes closes every place for one"),
        ((36, 45), "no window is long enough; 36 min for legs would do"),
        ((35, 45), "no window is long enough; 45 min for legs would do"),
        ((35,), "legs takes 35 min, and the longest window for it has 30"),
    ],
)
def test_windows_that_are_too_short(lengths: tuple[int, ...], expected: str) -> None:
    """The least length of a session that its content fits into is told, where there is one."""
    rules: list[Mapping[str, object]] = [LEGS, SIZE, {"rule": "session_minutes"}]
    found = told(long_legs(*lengths), rules, a_session(1, minutes=60))
    assert found == [f"week 2: no session for the legs, because {expected}"]


def test_a_lighter_session_says_what_closes_the_heavy_one() -> None:
    """Where a circuit stands though the phase has heavy work, the rule against that is told."""
    model = a_model_of(legs=FOCUSES["legs"], light={**FOCUSES["legs"], "load_class": "circuit"})
    week = a_block(windows=[a_window(1)], runs=[a_run(2)], model=model)
    circuit = replace(a_session(1), focus="light", load_class="circuit")
    assert told(week, [LEGS, BEFORE_RUN], circuit) == [
        "week 1: a lighter session for the legs, and no session of heavy work for the legs, "
        "because before_run closes every place for one"
    ]
    assert told(week, [LEGS], circuit) == []
    assert told(week, [LEGS, BEFORE_RUN], a_session(1)) == []


def test_weeks_with_one_reason_are_told_together() -> None:
    """Weeks that lack the same for the same reason share a sentence, those between are left out."""
    windows = [a_window(7 * week + 1) for week in range(3)]
    block = a_block(21, windows=windows, runs=[a_run(2), a_run(16)])
    held = [a_session(1, "upper"), a_session(8), a_session(15, "upper")]
    found = told(block, [{**MIX, "cost": 0}, BEFORE_RUN], *held)
    expected = "weeks 1, 3: no session for the legs, because before_run closes every place for one"
    assert found == [expected]


@pytest.mark.parametrize("costs", [{"cost": 0, "legs_cost": 0}, {"phases": {}, "legs_cost": 0}])
def test_what_is_not_wanted_is_not_lacking(costs: dict[str, object]) -> None:
    """What has no price in the model is no shortfall."""
    assert told(an_evening(2), [{**MIX, **costs}, BEFORE_RUN]) == []


def test_the_season_asks_for_legs_too() -> None:
    """The week's leg session of `season_frequency` is lacking like that of the mix."""
    season: dict[str, object] = {
        "rule": "season_frequency",
        "legs": {"strength": ["lower-heavy"]},
        "legs_cost": 1,
    }
    upper = a_session(1, "upper")
    assert len(told(an_evening(2), [season, MIX, BEFORE_RUN], upper)) == 1
    assert told(an_evening(2), [{**season, "legs_cost": 0}, BEFORE_RUN], upper) == []
