"""What came of an athlete: a plan and its calendar, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from periodize.plan import Plan
from periodize.roster.stays import Stay

Status = Literal["optimal", "feasible", "no plan", "refused", "failed"]
WITH_PLAN: tuple[Status, ...] = ("optimal", "feasible")


@dataclass(frozen=True, slots=True)
class GoalWorth:
    """What a plan misses of a goal, and what each plan misses at least."""

    name: str
    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class Row:
    """An athlete in the answer.

    Attributes:
        id: of the athlete.
        status: of the plan; `no plan` where the rules clash, `refused` where the scenario cannot
            be used, `failed` where nothing came of two attempts.
        sessions: how many the plan holds.
        goals: what it misses, in the order of the goals; none without a plan.
        said: what is to be told: problems with file and line, rules that clash, notes.
    """

    id: str
    status: Status
    sessions: int = 0
    goals: tuple[GoalWorth, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan."""
        return self.status in WITH_PLAN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an athlete.

    Attributes:
        row: how it is told.
        plan, calendar: the bytes of the files; None without a plan.
        stays: where the sessions of the plan are, and when.
    """

    row: Row
    plan: bytes | None = None
    calendar: bytes | None = None
    stays: tuple[Stay, ...] = field(default=(), repr=False)


def goals_of(plan: Plan) -> tuple[GoalWorth, ...]:
    """What a plan misses, goal by goal."""
    return tuple(GoalWorth(goal.name, goal.value, goal.bound) for goal in plan.goals)


def row_of(id: str, plan: Plan, said: Sequence[str] = ()) -> Row:
    """How a plan is told."""
    status: Status = "optimal" if plan.status == "optimal" else "feasible"
    return Row(id, status, len(plan.sessions), goals_of(plan), tuple(said))
