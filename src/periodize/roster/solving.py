"""A roster's plans: each athlete alone, and how many are then in a shared place at one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from periodize.roster.alone import Alone, Asked
from periodize.roster.engine import Engine
from periodize.roster.outcome import GoalWorth, Row
from periodize.roster.roster import Roster
from periodize.roster.shelf import Shelf
from periodize.roster.stays import most_at_once
from periodize.rules.base import GOALS

OVER_ALL = "roster.json"


@dataclass(frozen=True, slots=True)
class Held:
    """How many athletes are in a shared place at most at one time, and how many may be."""

    name: str
    most: int
    held: int

    @property
    def is_over(self) -> bool:
        """Whether there are more than may be."""
        return self.held > self.most


@dataclass(frozen=True, slots=True)
class RosterAnswer:
    """What came of a roster.

    Attributes:
        athletes: a row an athlete, in the order of the roster; those that were left have none.
        left: the athletes that nothing was made of before it was stopped.
        shared: each shared place.
        bound: goal by goal what all plans together miss, and what they miss at least.
        made: how many plans were made now.
    """

    athletes: tuple[Row, ...]
    left: tuple[str, ...] = ()
    shared: tuple[Held, ...] = ()
    bound: tuple[GoalWorth, ...] = ()
    made: int = 0

    @property
    def proven(self) -> bool:
        """Whether more time could change nothing: every plan is as good as can be."""
        final = all(row.status in ("optimal", "no plan", "refused") for row in self.athletes)
        return final and not self.left


def default_folder(roster: Path) -> Path:
    """Where the results of a roster stand where nobody says otherwise."""
    return roster.with_name(f"{roster.stem}-plans")


def solve_roster(roster: Roster, folder: Path, engine: Engine, asked: Asked) -> RosterAnswer:
    """Make every athlete's plan and calendar, and write them with `roster.json` over all.

    Args:
        roster: whose plans are made.
        folder: where the files go; it is there.
        engine: does the work.
        asked: how plans are made, and who may stop it.

    Raises:
        CouldNotWrite: a file cannot be written; what was written before is kept.
    """
    shelf = Shelf(folder)
    alone = Alone(roster.members, shelf, asked)
    alone.run(engine)
    rows = tuple(alone.rows[each.id] for each in roster.members if each.id in alone.rows)
    left = tuple(each.id for each in roster.members if each.id not in alone.rows)
    stays = [stay for each in alone.stays.values() for stay in each]
    shared = tuple(
        Held(each.name, each.at_most, most_at_once(stays, each.place)) for each in roster.shared
    )
    return RosterAnswer(rows, left, shared, summed(rows), alone.made)


def summed(rows: Sequence[Row]) -> tuple[GoalWorth, ...]:
    """Goal by goal what several plans come to."""
    goals = [goal for row in rows for goal in row.goals]
    return tuple(
        GoalWorth(
            name,
            sum(goal.value for goal in goals if goal.name == name),
            sum(goal.bound for goal in goals if goal.name == name),
        )
        for name in GOALS
    )
