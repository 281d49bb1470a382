"""The results are told as they were measured."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.etree import ElementTree

import pytest
from benchmarks.__main__ import BEGIN, END, with_results
from benchmarks.growth import growth
from benchmarks.picture import picture
from benchmarks.processes import command, medians
from benchmarks.report import report
from benchmarks.startup import STEPS
from benchmarks.suite import COMMANDS, Protocol, Results

from periodize.rules.base import GOALS

VALUES = {"sessions": 0, "gaps": 1, "balance": 22, "steadiness": 0, "preferences": 15}
NAMES = ("13w-a", "104w-a")
QUESTIONS = ("why-not", "clash")
MB = {"megabytes": 99.0}
MOVED = {"searched": 0.5, "proven": True, "same": True}
DAY = dt.date(2027, 1, 4)


def attempt(seconds: float, proven: int, **values: int) -> dict[str, Any]:
    """What a planner came to."""
    worth = {"values": {**VALUES, **values}, "broken": 0, "sessions": 9}
    return {**worth, "proven": list(GOALS[:proven]), "seconds": seconds, "cpu": seconds}


def block(weeks: int, seconds: float) -> dict[str, Any]:
    """A block phase by phase."""
    phases = dict.fromkeys(("start-up", "load", "build", "solve", "check", "export"), seconds)
    told = {"weeks": weeks, "sessions": 9, "asked": 9, "broken": 0, "megabytes": 99.0}
    spent = dict.fromkeys(GOALS, seconds)
    proof = {"values": VALUES, "proven": list(GOALS)}
    return {**told, **proof, "wall": phases, "cpu": phases, "goals": spent}


def results() -> Results:
    """Results without measuring: seconds in proportion to the weeks."""
    blocks = {"13w-a": block(13, 1.3), "104w-a": block(104, 10.4)}
    took = {"wall": 1.0, "cpu": 2.0}
    return Results(
        commands={name: {**took, "megabytes": 99.0} for name in COMMANDS},
        startup={"cpu": {step: 0.01 * sum(range(n)) for n, step in enumerate(STEPS, start=2)}},
        blocks=blocks,
        growing=blocks,
        planners={
            "ours": dict.fromkeys(NAMES, attempt(2.0, 5)),
            "plain": dict.fromkeys(NAMES, attempt(8.0, 5)),
            "highs": dict.fromkeys(NAMES, attempt(40.0, 3)),
            "greedy": dict.fromkeys(NAMES, attempt(1.0, 0, gaps=4)),
            "template": dict.fromkeys(NAMES, attempt(1.0, 0, sessions=3)),
        },
        asked={"13w-a": {"seconds": dict.fromkeys(QUESTIONS, took), "proven": True}},
        answers={"13w-a": {"hold": {"clashes exact": [7, 8], "why-not": [3, 3]}}},
        moved={"13w-a": {"races": {"goal (A)": {"question": took, "plain": took, **MOVED}}, **MB}},
    )


def test_the_report_tells_proofs_and_gaps() -> None:
    """Who proved how much in what time, how much worse the others are, and how it grows."""
    text = report(results(), Protocol(), DAY)
    assert "Measured on 2027-01-04" in text
    assert "10 of 10 with plain CP-SAT; 6 of 6 with plain HiGHS" in text
    assert "| 13w-a | 2.00 (2.00) | 8.00 (8.00) | 40 (40), 3 of 5 goals | > 20.0 |" in text
    assert "| 13w-a | 0 1 22 0 15 | +0 +3 +0 +0 +0 | 0 | +3 +0 +0 +0 +0 | 0 |" in text
    assert "to the power of 1.00" in text
    assert "| a clash named, median | 2 s | 1.0 to 1.0 s |" in text
    assert "| 13w-a | 1.00 (2.00) | 1.00 (2.00) | yes |" in text
    assert "| 13w-a | 7 of 8 | 3 of 3 |" in text
    assert "| pydantic | 30 | 60 |" in text
    assert "alone take 0.06 s, 21% of all" in text
    assert "| slowest solve up to 24 weeks | 4 s | 1.3 s (13w-a) |" in text


def test_the_picture_is_an_svg() -> None:
    """A dot for each block and planner; a ring where not all was proven."""
    found = picture(results())
    circles = [e for e in ElementTree.fromstring(found).iter() if e.tag.endswith("circle")]
    rings = [circle for circle in circles if circle.get("fill") == "white"]
    assert len(rings) == len(NAMES)
    assert "to the power of 1.00" in found


@pytest.mark.parametrize("exponent", [0.8, 1.0, 1.5])
def test_growth_finds_the_exponent(exponent: float) -> None:
    """The power that the seconds were made with; blocks below 13 weeks do not count."""
    seconds = {weeks: 0.2 * weeks**exponent for weeks in (13, 26, 104)}
    assert growth({**seconds, 4: 99.0}).exponent == pytest.approx(exponent)
    assert growth(seconds).at(52) == pytest.approx(0.2 * 52**exponent)


def test_growth_needs_two_lengths() -> None:
    """One length says nothing of growth."""
    with pytest.raises(ValueError, match="two lengths"):
        growth({8: 1.0, 13: 2.0})


def test_repeats_become_their_median() -> None:
    """Seconds at any depth are medians; what is not measured in fractions stays."""
    found = [{"a": {"b": each}, "n": 3, "name": "x"} for each in (1.0, 9.0, 2.0)]
    assert medians(found) == {"a": {"b": 2.0}, "n": 3, "name": "x"}


def test_a_command_runs_from_outside() -> None:
    """What it prints and needs is told."""
    ran = command("--version", 1)
    assert ran.printed.startswith("periodize, version")
    assert ran.megabytes > 1


def test_the_page_keeps_what_was_not_measured() -> None:
    """Only the measured part is replaced, as often as one likes."""
    page = f"Before.\n{BEGIN}old\n{END}After.\n"
    once = with_results(page, "new\n")
    assert once == f"Before.\n{BEGIN}\nnew\n\n{END}After.\n"
    assert with_results(once, "new\n") == once
