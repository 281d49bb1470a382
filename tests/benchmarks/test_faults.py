"""Faults in small, as the benchmarks try them in large; and the table of gates says what came."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.faults.__main__ import TRIALS
from benchmarks.faults.rewritten import WAYS, a_year_later, as_recurring, in_miles, unlike
from benchmarks.faults.stopped import solved_plan
from benchmarks.faults.trial import Came, Gate, counted, tried

from tests.cli.running import a_scenario
from tests.laws.situations import a_situation

TRIES = {"plans": 25, "models": 8, "variants": 25, "tables": 60, "logs": 25, "texts": 12}


@pytest.fixture(scope="module")
def solved_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two weeks whose plan is known."""
    scenario = a_scenario(tmp_path_factory.mktemp("two"))
    solved_plan(scenario)
    return scenario


@pytest.mark.parametrize("kind", TRIES)
def test_no_file_bites(solved_weeks: Path, kind: str) -> None:
    """What is spoilt is refused in words or taken; what is hostile is shown, and not obeyed."""
    trial, _ = TRIALS[kind]
    came = [tried(trial, solved_weeks, seed) for seed in range(TRIES[kind])]
    assert [each.what for each in came if not each.well] == []
    assert len({each.what for each in came}) > 1


@pytest.mark.parametrize(("model", "seed"), [("uphill-circuit", 3), ("dumbbell-thirty", 8)])
def test_the_same_written_another_way(model: str, seed: int) -> None:
    """Recurring or dated, miles or kilometres, in another order, 52 weeks later: the same plan."""
    drawn = random.Random(seed)
    assert unlike(drawn, a_situation(drawn, model)) == {}


def test_the_ways_say_the_same_otherwise() -> None:
    """A day, a distance and a date as each way writes them."""
    drawn = random.Random(0)
    said = {"runs": [{"date": "2027-01-05", "kind": "easy", "km": 16.09344}]}
    later = a_year_later(drawn, {"athlete": {"birth_year": 1980}, **said})
    assert later == {
        "athlete": {"birth_year": 1981},
        "runs": [{"date": "2028-01-04", "kind": "easy", "km": 16.09344}],
    }
    every = {"every": ["tue"], "from": "2027-01-05", "to": "2027-01-05", "kind": "easy"}
    assert as_recurring(drawn, said)["runs"] == [{**every, "km": 16.09344}]
    assert in_miles(drawn, said)["runs"][0]["mi"] == pytest.approx(10)
    assert len(WAYS) == 4


def test_the_table_of_gates() -> None:
    """What did not come out well is counted with its seed, and a gate that is missed is said."""

    def trial(scenario: Path, drawn: random.Random) -> Came:
        if scenario == Path("broken"):
            raise ValueError
        return Came("a plan", seconds=1.0)

    came = [tried(trial, Path(name), 7) for name in ("whole", "whole", "broken")]
    assert [*counted(came)] == ["     2 a plan", "     1 uncaught ValueError, seed 7"]
    row = Gate("all", worst=2).row("tries", came)
    assert row.startswith("| tries | all | 2 of 3 | 1.00 | 1.00 |")
    assert row.endswith("MISSED |")
    assert Gate("most", share=0.6, p95=1).row("tries", came).endswith("kept |")
    assert Gate("quick", share=0.6, p95=0.5).row("tries", came).endswith("MISSED |")
