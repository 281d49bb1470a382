"""The best plan of a block; or one as good as another, under further rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from periodize.block import Menu, Option
from periodize.engine.lexicographic import bounds_of
from periodize.engine.memory import Memory
from periodize.engine.nearness import MOVED, moved, swapped
from periodize.engine.parts import Near, Parts
from periodize.engine.search import Deadline
from periodize.engine.solution import Solution
from periodize.engine.standing import Standing
from periodize.engine.stitching import together
from periodize.engine.task import Task, best_within, nearest
from periodize.plan import Session
from periodize.policy.case import Case
from periodize.rules.base import GOALS
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine chose.

    Attributes:
        options: the sessions that stand.
        contents: the exercises of each menu that they use.
        bounds: for each goal the bound that was proven; for `moved`, where that counts first, too.
        proven: whether every goal is proven best.
        decide: what the rules asked, with what they forbade.
    """

    options: tuple[Option, ...]
    contents: dict[Menu, tuple[str, ...]]
    bounds: dict[str, int]
    proven: bool
    decide: Decided


def solve(
    case: Case,
    *,
    seed: int = 1,
    deadline: Deadline | None = None,
    memory: Memory | None = None,
    near: Near | None = None,
    start: Sequence[Session] = (),
    side_by_side: int | None = None,
) -> Outcome:
    """Choose the best sessions and exercises for a block.

    Args:
        case: the scenario under its model, with the rules that hold.
        seed: of the solver; the same seed gives the same plan.
        deadline: when to stop; None waits for every proof.
        memory: parts that were solved before; they are not searched again.
        near: an earlier plan that this one is to be near to.
        start: the sessions of a plan to begin with, such as one that found no time to be proven.
        side_by_side: how many parts of the block are searched at a time; None is one a
            core. It changes no plan.

    Raises:
        NoPlanExists: the rules clash.
        OutOfTime: the limit came before any plan.
        Interrupted: the user stopped it before any plan.
    """
    deadline = deadline or Deadline(None)
    if near is None or near.laid:
        laid = near.laid if near else start
        deadline.standing = Standing(case.begun, laid, as_laid=near is not None)
    parts = Parts(case, seed, deadline, memory, near, start, side_by_side)
    if deadline.standing:
        deadline.standing.parts = parts
    parts.run()
    whole = together(parts.standing)
    climbs = [part.climb for part in parts.standing]
    goals = (MOVED, *GOALS) if near and near.first else GOALS
    proven = all(found.proven for found in climbs)
    return _outcome(whole, bounds_of(climbs, goals), parts.decide, proven=proven)


def as_good(
    case: Case,
    worth: Mapping[str, int],
    sessions: Sequence[Session],
    deadline: Deadline,
) -> Outcome | None:
    """A plan whose goals cost no more than they may; of all such, one that is near to another.

    Args:
        case: the scenario under its model; its rules may be of any reach, since the block is
            searched as a whole.
        worth: what each goal may cost; proven to be the least.
        sessions: of the other plan.
        deadline: when to stop.

    Returns:
        None if there is none, or none was found in time.
    """
    decide = case.decided
    changes = [moved(decide, sessions), swapped(decide, sessions)]
    near = [each for by_segment in changes for some in by_segment.values() for each in some]
    found = nearest(_whole(decide, deadline, near), worth, Solution(), {}).solution
    return _outcome(found, worth, decide, proven=True) if found else None


def within(case: Case, worth: Mapping[str, int], deadline: Deadline) -> Outcome | None:
    """The best plan whose goals cost no more than they may, an earlier one for a later one too.

    Args:
        case: the scenario under its model; its rules may be of any reach, since the block is
            searched as a whole.
        worth: what each goal may cost.
        deadline: when to stop.

    Returns:
        None if there is none. Its bounds are those of plans within the same worth.

    Raises:
        OutOfTime, Interrupted: it was stopped before there was an answer.
    """
    decide = case.decided
    climb = best_within(_whole(decide, deadline), worth)
    if climb.impossible:
        return None
    if climb.solution is None:
        deadline.give_up()
    bounds = bounds_of([climb], GOALS)
    return _outcome(climb.solution, bounds, decide, proven=climb.proven)


def _whole(decide: Decided, deadline: Deadline, also: Sequence[Statement] = ()) -> Task:
    segments = frozenset(week.segment for week in decide.block.calendar.weeks)
    return Task(decide, segments, [*decide.statements, *also], 1, deadline)


def _outcome(
    found: Solution, bounds: Mapping[str, int], decide: Decided, *, proven: bool
) -> Outcome:
    options = tuple(sorted(found.options, key=lambda option: option.start))
    return Outcome(options, dict(found.contents), dict(bounds), proven, decide)
