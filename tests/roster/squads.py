"""Small rosters as files, and engines that fail as they are told."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from periodize.roster.alone import Asked
from periodize.roster.engine import Engine
from periodize.roster.here import Here
from periodize.roster.one import Order, make
from periodize.roster.outcome import Outcome
from periodize.roster.reading import load_roster
from periodize.roster.solving import RosterAnswer, solve_roster
from tests.cli.running import TWO_WEEKS

SMALL = TWO_WEEKS.replace("weeks: 2", "weeks: 1").replace("2027-05-16", "2027-05-09")
"""A week with three evenings in the gym, solved in a moment."""


def squad(folder: Path, text: str = "athletes: ['*.yaml']\n", **scenarios: str) -> Path:
    """A roster with scenarios beside it, each by its name; anna and ben if none is given."""
    for name, said in (scenarios or {"anna": SMALL, "ben": SMALL}).items():
        (folder / f"{name}.yaml").write_text(said, encoding="utf-8")
    roster = folder / "roster.yaml"
    roster.write_text(f"format: 1\nname: Squad\n{text}", encoding="utf-8")
    return roster


def solved(
    roster: Path, engine: Engine | None = None, out: str = "out", **asked: Any
) -> RosterAnswer:
    """What comes of a roster, its results in a folder beside it."""
    folder = roster.parent / out
    folder.mkdir(exist_ok=True)
    return solve_roster(load_roster(roster), folder, engine or Here(), Asked(**asked))


def killed_once(given: Order) -> Outcome:
    """Make a plan, but for the first time: then the process is killed."""
    mark = Path(given.parcel.file).with_suffix(".killed")
    if given.parcel.id == "ben" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return make(given)


def always_killed(given: Order) -> Outcome:
    """Make a plan of anybody but Ben, whose process is killed each time."""
    if given.parcel.id == "ben":
        os.kill(os.getpid(), signal.SIGKILL)
    return make(given)
