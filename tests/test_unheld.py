"""The kinds of session that whole weeks lack, and the rules that close them to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from periodize.block import Block
from periodize.plan import Session
from periodize.rules.base import Rule
from periodize.rules.entries import CLASSES
from periodize.unheld import Unheld, unheld
from tests.toy import a_block, a_plan, a_run, a_session, a_window

MIX: dict[str, object] = {
    "rule": "session_mix",
    "phases": {"strength": {"wants": {"legs": 1, "upper": 1}}},
    "cost": 1,
    "leg_classes": ["lower-heavy"],
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
    return [str(each) for each in unheld(block, [a_rule(r) for r in rules], a_plan(*sessions))]


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
    closed = Unheld((8,), "for the legs", ("after_run", "before_race", "hard_days"))
    assert "because after_run, before_race and hard_days close every" in str(closed)


def test_no_reason_is_made_up() -> None:
    """Where a place is open by itself no rule is blamed, and only missing legs are told."""
    expected = "no session for the legs, though no rule by itself closes every place for one"
    assert told(a_block(), [MIX]) == [f"week 1: {expected}; ask why-not"]


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
    assert len(told(an_evening(2), [season, MIX, BEFORE_RUN])) == 1
    assert told(an_evening(2), [{**season, "legs_cost": 0}, BEFORE_RUN]) == []
