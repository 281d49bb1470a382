"""Pins: a focus that must stand on its day, and days that stay free."""

from __future__ import annotations

from datetime import time

import pytest

from periodize.plan import Session
from periodize.rules.pins import Pins
from periodize.scenario.scenario import Pin
from tests.toy import a_block, a_plan, a_session, day

BLOCK = a_block(7, pins=[Pin(date=day(1), focus="legs"), Pin(date=day(3), focus=None)])
STANDS = a_session(1)


@pytest.mark.parametrize(
    ("sessions", "broken"),
    [
        ([STANDS], []),
        ([STANDS, a_session(2, "core")], []),
        ([STANDS, a_session(1, "core", "18:30")], []),  # a second one beside it
        ([], ["Tue 4 May is pinned to legs; nothing stands there"]),
        ([a_session(0)], ["Tue 4 May is pinned to legs; nothing stands there"]),
        ([a_session(1, "core")], ["Tue 4 May is pinned to legs; core stands there"]),
        ([STANDS, a_session(3, "core")], ["core stands on Thu 6 May, which is kept free"]),
    ],
)
def test_pinned_days(sessions: list[Session], broken: list[str]) -> None:
    """Tuesday is for legs and Thursday for nothing."""
    found = Pins(rule="pins").violations(BLOCK, a_plan(*sessions))
    assert [violation.text for violation in found] == broken


AT_HALF_PAST = a_block(7, pins=[Pin(date=day(1), focus="legs", start=time(18, 30))])


@pytest.mark.parametrize(
    ("sessions", "broken"),
    [
        ([a_session(1, "legs", "18:30")], []),
        ([STANDS, a_session(1, "legs", "18:30")], []),
        ([STANDS], ["Tue 4 May is pinned to legs at 18:30; legs at 18:00 stands there"]),
        ([a_session(1, "legs", "18:31")], ["legs at 18:31 stands there"]),
        ([a_session(1, "core", "18:30")], ["core at 18:30 stands there"]),
        ([], ["nothing stands there"]),
    ],
)
def test_pinned_hour(sessions: list[Session], broken: list[str]) -> None:
    """On Tuesday legs start at half past six, and not at another minute."""
    found = list(Pins(rule="pins").violations(AT_HALF_PAST, a_plan(*sessions)))
    assert len(found) == len(broken)
    for violation, text in zip(found, broken, strict=True):
        assert text in violation.text


def test_a_pinned_hour_is_offered() -> None:
    """A session may start at a pinned hour within a window, on its day and for its focus only."""

    def starts(focus: str, offset: int) -> set[str]:
        options = AT_HALF_PAST.options.all
        there = [o for o in options if o.focus == focus and o.date == day(offset)]
        return {f"{option.start:%H:%M}" for option in there}

    others = starts("legs", 0)
    assert "18:30" not in others
    assert starts("legs", 1) == others | {"18:30"}
    for focus in {option.focus for option in AT_HALF_PAST.options.all} - {"legs"}:
        assert "18:30" not in starts(focus, 1)


def test_without_pins_nothing_is_asked() -> None:
    """A scenario without pins breaks nothing."""
    assert list(Pins(rule="pins").violations(a_block(7), a_plan(a_session(3)))) == []


def test_a_price_counts_each_session() -> None:
    """At a price of 2 the missing legs cost 2, and two sessions on the free day 4."""
    plan = a_plan(a_session(3), a_session(3, "core", "18:30"))
    found = list(Pins(rule="pins", penalty=2).violations(BLOCK, plan))
    assert [violation.cost for violation in found] == [2, 2, 2]


def test_explain() -> None:
    """The sentence says both kinds of pin."""
    assert Pins(rule="pins").explain() == (
        "A pinned focus stands on its day, at its hour where it has one, and nothing stands on "
        "a day that is kept free."
    )
