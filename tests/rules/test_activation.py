"""Light work directly beside a run."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.periodization import Model
from periodize.rules.activation import Activation
from periodize.scenario.scenario import Run
from tests.toy import a_block, a_model, a_plan, a_race, a_run, a_session, a_window, clock

EASY = a_run(1, "easy", "easy", "07:00", 45)
EVENING = a_run(1, start="18:30")


def the_rule(**changes: Any) -> Activation:
    """Core at most 15 min beside a run."""
    return Activation(**{"rule": "activation", "focuses": ("core",), "minutes": 15, **changes})


def told(start: str, *runs: Run, rule: Activation | None = None, focus: str = "core") -> list[str]:
    """What is said of a session of 30 min on Tuesday."""
    plan = a_plan(a_session(1, focus, start))
    found = list((rule or the_rule()).violations(a_block(runs=runs), plan))
    assert all(violation.breaks_must for violation in found)
    return [violation.text.removeprefix(f"{focus} on Tue 4 May ") for violation in found]


@pytest.mark.parametrize(
    ("start", "minutes"),
    [
        ("06:30", None),  # ends where the run starts
        ("06:15", None),
        ("06:14", 16),
        ("07:45", None),  # starts where it ends
        ("08:00", None),
        ("08:01", 16),
        ("12:00", 255),
    ],
)
def test_beside_a_run(start: str, minutes: int | None) -> None:
    """At most 15 min lie between, before the run or after it."""
    text = f"stands {minutes} min from the nearest run; at most 15 min may lie between"
    assert told(start, EASY) == ([text] if minutes else [])


def test_the_nearest_run_counts() -> None:
    """On a day with two runs either will do."""
    assert told("18:00", EASY, EVENING) == []
    assert told("17:30", EASY, EVENING) == [
        "stands 30 min from the nearest run; at most 15 min may lie between"
    ]


def test_during_a_run_is_beside_none() -> None:
    """A session that begins while the run lasts is not beside it."""
    assert told("07:30", EASY) == ["stands beside no run"]


def test_other_focuses_stand_where_they_like() -> None:
    """Only the focuses that are named stand beside runs."""
    assert told("12:00", EASY, focus="upper") == []


@pytest.mark.parametrize(
    ("allowed", "expected"), [(False, ["stands on a day without a run"]), (True, [])]
)
def test_days_without_a_run(allowed: bool, expected: list[str]) -> None:
    """Whether a day without a run may hold it is said by `without_run`."""
    yesterday = dataclasses.replace(EASY, start=clock(0, "18:45"))
    assert told("18:00", yesterday, rule=the_rule(without_run=allowed)) == expected


def test_a_race_is_a_run() -> None:
    """The warm-up of a race may hold it."""
    plan = a_plan(a_session(1, "core", "08:30"))
    assert list(the_rule().violations(a_block(races=[a_race(1)]), plan)) == []


def test_price() -> None:
    """A price is paid for each session."""
    plan = a_plan(a_session(1, "core", "12:00"), a_session(1, "core", "14:00"))
    found = the_rule(penalty=3).violations(a_block(runs=[EASY]), plan)
    assert [violation.cost for violation in found] == [3, 3]


def offering(*focuses: str, window: tuple[str, str] = ("06:00", "19:00")) -> Block:
    """Tuesday with an easy run at 07:00 and intervals at 18:30."""
    model = a_model().model_dump()
    starts = {**model["starts"], "before_run": focuses}
    return a_block(
        runs=[EASY, EVENING],
        windows=[a_window(1, *window)],
        model=Model.model_validate({**model, "starts": starts}),
    )


@pytest.mark.parametrize(
    ("focuses", "window", "expected"),
    [
        ((), ("06:00", "19:00"), {"06:00", "07:45"}),
        (("core",), ("06:00", "19:00"), {"06:00", "06:30", "07:45", "18:00"}),
        (("legs",), ("06:00", "19:00"), {"06:00", "07:45"}),
        # Only inside the window, at its end where that comes before the run.
        (("core",), ("06:30", "18:30"), {"06:30", "07:45", "18:00"}),
        (("core",), ("06:30", "18:29"), {"06:30", "07:45", "17:59"}),
        # What would last into a run is not offered.
        (("core",), ("06:31", "18:29"), {"07:45", "17:59"}),
        (("core",), ("05:45", "06:50"), {"05:45", "06:20"}),
    ],
)
def test_starts_that_end_at_a_run(
    focuses: tuple[str, ...], window: tuple[str, str], expected: set[str]
) -> None:
    """The model offers some focuses so that they end where a run starts."""
    options = offering(*focuses, window=window).options.all
    found = {f"{option.start:%H:%M}" for option in options if option.focus == "core"}
    assert found == expected


def test_explain() -> None:
    """The sentence says the focuses, the minutes and what holds on other days."""
    assert the_rule().explain() == (
        "Sessions of core end at most 15 min before a run of their day or start at most 15 min "
        "after one, and not on days without one."
    )
    assert the_rule(without_run=True).explain().endswith("after one.")


def test_a_day_without_a_run_may_cost() -> None:
    """Where such days are allowed each session there has its price, beside a run it has none."""
    rule = the_rule(without_run=True, alone_cost=2)
    found = list(rule.violations(a_block(), a_plan(a_session(1, "core", "07:45"))))
    assert [(each.cost, each.goal) for each in found] == [(2, "balance")]
    assert told("07:45", EASY, rule=rule) == []
    assert "each on a day without one costs 2" in rule.explain()
