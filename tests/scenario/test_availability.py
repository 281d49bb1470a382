"""Windows: unrolled to dates, overridden by exceptions, and refused where they cannot be."""

from __future__ import annotations

import pytest

from tests.scenario.texts import HEAD, said, scenario

PLACES = "places: {gym: {}, home: {}}\n"


def windows(text: str) -> list[str]:
    """Date, hours and place of each window."""
    found = scenario(HEAD + PLACES + text).windows
    return [f"{w.start:%m-%d %H:%M}-{w.end:%d %H:%M} {w.place}" for w in found]


def test_weekdays() -> None:
    """A weekday's windows stand on each such day of the block, sorted; 24:00 is its end."""
    text = """\
availability:
  mon: [{from: "18:00", to: "24:00", at: gym}, {from: 6:30, to: 7:30, at: home}]
"""
    assert windows(text)[:3] == [
        "05-03 06:30-03 07:30 home",
        "05-03 18:00-04 00:00 gym",
        "05-10 06:30-10 07:30 home",
    ]
    assert len(windows(text)) == 8


def test_exceptions() -> None:
    """An exception replaces the windows of its days, both ends included."""
    text = """\
availability:
  mon: [{from: "18:00", to: "19:00", at: gym}]
  tue: [{from: "18:00", to: "19:00", at: gym}]
  exceptions:
    - {from: 2027-05-10, to: 2027-05-24, windows: []}
    - {from: 2027-05-25, windows: [{from: "08:00", to: "09:00", at: home}]}
"""
    assert windows(text) == [
        "05-03 18:00-03 19:00 gym",
        "05-04 18:00-04 19:00 gym",
        "05-25 08:00-25 09:00 home",
    ]


def test_default() -> None:
    """Without availability, the usual hours of every day are assumed, and that is said."""
    found = scenario(HEAD)
    assert len(found.windows) == 56
    assert f"{found.windows[1].start:%H:%M}-{found.windows[1].end:%H:%M}" == "17:00-20:30"
    assert found.places["anywhere"].equipment == frozenset()
    assert found.notes == (
        "No availability is given, so every day 06:00-08:00 and 17:00-20:30 is assumed, at a place "
        "named 'anywhere' without equipment.",
    )


def test_default_at_an_own_place() -> None:
    """A place named `anywhere` is where the usual hours are."""
    found = scenario(HEAD + "places: {anywhere: {equipment: [mat]}}\n")
    assert found.places["anywhere"].equipment == {"mat"}


def test_nothing_open() -> None:
    """A block without windows is no error, but it is said, and so are unused places."""
    assert scenario(HEAD + PLACES + "availability: {}\n").notes == (
        "No window of the block is at the place gym.",
        "No window of the block is at the place home.",
        "The block has no window at all, so no session can stand in it.",
    )


REFUSED = [
    (
        "{mon: [{from: 18:00, to: 18:00, at: gym}]}",
        "6:40: a window must last at least a minute",
    ),
    (
        "{mon: [{from: 18:00, to: 24:01, at: gym}]}",
        "6:40: '24:01' is not a time of day; write hours:minutes, as in \"18:00\"",
    ),
    (
        "{mon: [{from: 18:00, to: 19:00, at: gim}]}",
        "6:51: 'gim' is not one of the places; allowed: gym, home; did you mean 'gym'?",
    ),
    (
        "{mon: [{from: 18:00, to: 19:00, at: gym}, {from: 18:59, to: 20:00, at: home}]}",
        "6:57: this window overlaps an earlier one of the same day",
    ),
    (
        "{exceptions: [{from: 2027-05-05, to: 2027-05-04, windows: []}]}",
        "6:52: 'to' (2027-05-04) comes before 'from' (2027-05-05)",
    ),
    (
        "{exceptions: [{from: 2027-05-05, to: 2027-05-07, windows: []}, "
        "{from: 2027-05-07, windows: []}]}",
        "6:78: Fri 7 May 2027 stands in two exceptions",
    ),
    (
        "{monday: []}",
        "6:16: unknown key 'monday' in availability; allowed: mon, tue, wed, thu, fri, sat, sun, "
        "busy, exceptions; did you mean 'mon'?",
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    """Windows that cannot be are refused at their place."""
    assert said(f"{HEAD}{PLACES}availability: {text}\n") == [f"plan.yaml:{message}"]


def test_windows_may_touch() -> None:
    """One window may begin when another ends."""
    text = "{mon: [{from: 18:00, to: 19:00, at: gym}, {from: 19:00, to: 20:00, at: home}]}"
    assert said(f"{HEAD}{PLACES}availability: {text}\n") == []
