"""What is asked of some segments of a block, and the ways to solve it.

The first goals concern only where sessions stand. They are solved without menus first; that is a
relaxation, so its optimum is a bound for the whole, and it is proven for the whole as soon as the
whole has a plan with these values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from periodize.engine.apart import Apart, summed
from periodize.engine.coupling import Reach, Segments
from periodize.engine.formulation import Formulation
from periodize.engine.lexicographic import Climb, Ladder, Step
from periodize.engine.nearness import MOVED, SWAPPED, BySegment
from periodize.engine.search import Aim, Deadline, search
from periodize.engine.solution import Solution
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement

STEPS: tuple[Step, ...] = (("sessions",), ("gaps",), ("balance", "steadiness", "preferences"))
FEWEST_MOVES_FIRST: tuple[Step, ...] = ((MOVED,), *STEPS)
NEAREST: tuple[Step, ...] = ((MOVED, SWAPPED),)
OF_PLACES = (MOVED, "sessions", "gaps")
"""The goals that only concern where sessions stand."""
FIT_EFFORT = 0.03
"""How long a part is tried to be moved before it is joined, in the solver's measure of work."""
HURRY_SECONDS = 0.3
"""What a part still gets once the time is up or the user has stopped the search."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be solved: some segments under some statements, goals in steps.

    `start` is a plan to try first, where one is known.
    """

    decide: Decided
    segments: frozenset[int]
    statements: Sequence[Statement]
    seed: int
    deadline: Deadline
    steps: tuple[Step, ...] = STEPS
    start: Solution | None = None

    def formulation(self, *, content: bool = True) -> Formulation:
        """The rows of the task, with menus or without."""
        return Formulation(
            self.decide,
            content=content,
            segments=self.segments,
            statements=self.statements,
            wanted=self.deadline.go_on,
        )

    def ladder(self, formulation: Formulation | None = None) -> Ladder:
        """The goals of the task; on a formulation of it where that was written already."""
        ladder = Ladder(formulation or self.formulation(), self.seed, self.deadline)
        if self.start is not None:
            ladder.rows.hint(ladder.formulation.flags_of(self.start))
        return ladder


class Tasks:
    """What is asked of any segments of a block.

    Attributes:
        decide: what the rules asked.
        reach: which segments each statement concerns.
        changes: what it costs to change an earlier plan, by segment.
        start: a plan to try first; None where none is known.
    """

    def __init__(
        self, decide: Decided, reach: Reach, seed: int, deadline: Deadline, steps: tuple[Step, ...]
    ) -> None:
        """Begin with an earlier plan that may be changed for nothing."""
        self.decide, self.reach = decide, reach
        self.changes: Sequence[BySegment] = ()
        self.start: Solution | None = None
        self._seed, self._deadline, self._steps = seed, deadline, steps

    def of(self, segments: Segments, settled: Sequence[Statement] = ()) -> Task:
        """Some segments by themselves, and what is settled between them and others."""
        statements = [*self.reach.inside(segments), *self.changes_of(segments), *settled]
        asked = (self.decide, segments, statements, self._seed, self._deadline, self._steps)
        return Task(*asked, self.start)

    def changes_of(self, segments: Segments) -> list[Statement]:
        """What it costs to change some segments."""
        return [
            change
            for changes in self.changes
            for segment in sorted(segments)
            for change in changes.get(segment, ())
        ]


def climb(task: Task, apart: Sequence[Apart] = ()) -> Climb:
    """Solve all goals, where sessions stand first without menus.

    Args:
        task: what is to be solved.
        apart: its parts, where they were solved by themselves; what they cost at least there
            bounds what they cost together.
    """
    first = task.ladder(task.formulation(content=False))
    if not first.climb([step for step in task.steps if step[0] in OF_PLACES]):
        return Climb(None, {}, first.bounds, first.impossible, first.interrupted)
    formulation = task.formulation()
    floors = summed(part.bounds for part in apart)
    if apart and [*first.values.values()] <= [floors[goal] for goal in first.values]:
        as_apart = _climb_as_apart(task, formulation, apart)
        return as_apart or _climb_above(task, formulation, apart, {})
    return _climb_above(task, formulation, apart, first.values)


def _climb_as_apart(task: Task, formulation: Formulation, apart: Sequence[Apart]) -> Climb | None:
    """Solve a task whose sessions can stand as well as in its parts apart; None if they cannot.

    Goals that the parts can meet together as well as apart are not solved again: a single plan
    with these values proves them. Most goals are taken for such at first: that there is no plan
    is seen soon, and the more is held, the sooner the rest is proven.
    """
    *places, last = task.steps
    goals = [step[0] for step in places]
    for met in reversed(range(len(last))):
        ladder = _as_good_as_apart(task.ladder(formulation), apart, [*goals, *last[:met]])
        for part in (each for whole in apart for each in whole.within([*goals, *last[:met]])):
            ladder.state_bound_within(part.statements, last[met], part.bounds[last[met]])
        ladder.climb([last[met:]])
        if not ladder.impossible:
            return ladder.result()
    return None


def _as_good_as_apart(ladder: Ladder, apart: Sequence[Apart], goals: Sequence[str]) -> Ladder:
    """Hold some goals at what they cost apart; so each part is as good there as by itself."""
    floors = summed(part.bounds for part in apart)
    for place, goal in enumerate(goals):
        ladder.take_over(goal, floors[goal])
        for part in (each for whole in apart for each in whole.within(goals[: place + 1])):
            ladder.hold_within(part.statements, goal, part.bounds[goal])
    return ladder


def _climb_above(
    task: Task, formulation: Formulation, apart: Sequence[Apart], places: Mapping[str, int]
) -> Climb:
    """Solve a task above its parts' bounds; first with what places cost without menus."""
    ladder = task.ladder(formulation)
    goals = [goal for step in task.steps for goal in step]
    for part in (each for whole in apart for each in whole.itself_and_parts()):
        ladder.state_bounds_within(part.statements, part.bounds, goals)
    for goal, value in places.items():
        ladder.take_over(goal, value)
    ladder.climb([step for step in task.steps if step[0] not in places])
    if places and ladder.impossible:
        return _climb_above(task, formulation, apart, {})
    return ladder.result()


def nearest(
    task: Task, values: Mapping[str, int], known: Solution, floors: Mapping[str, int]
) -> Climb:
    """Of all plans of a task whose goals are worth this, the one that changes the least.

    Args:
        task: with what it costs to change.
        values: what each goal may cost.
        known: a plan to try first.
        floors: how little can change at least, where that is known.
    """
    ladder = task.ladder()
    for goal, value in values.items():
        ladder.take_over(goal, value)
    if MOVED in floors:
        ladder.state_bound(MOVED, floors[MOVED])
    ladder.rows.hint(ladder.formulation.flags_of(known))
    ladder.climb(NEAREST)
    return ladder.result()


def best_within(task: Task, worth: Mapping[str, int]) -> Climb:
    """The best of the plans of a task whose goals cost no more than this."""
    ladder = task.ladder()
    for goal, value in worth.items():
        ladder.hold(goal, value)
    ladder.climb(task.steps)
    return ladder.result()


def hurried(task: Task) -> Climb:
    """Any plan with as many of its sessions as a moment finds; nothing in it is proven."""
    ladder = task.ladder()
    ladder.deadline = Deadline(HURRY_SECONDS)
    ladder.climb(task.steps[:1])
    ladder.bounds.clear()
    return ladder.result()


def extend(task: Task, known: Climb, settled: Sequence[Statement]) -> Solution | None:
    """Another plan of a task that is as good, and fits what stands around it.

    Args:
        task: what was solved.
        known: what came of it.
        settled: the statements between the task and the rest, with the rest as it stands.

    Returns:
        None if there is none, or a short search finds none.
    """
    formulation = (known.formulation or task.formulation()).extended(settled)
    for goal, value in known.values.items():
        formulation.rows.at_most(formulation.costs[goal], value)
    aim = Aim("edges", effort=FIT_EFFORT)
    answer = search(formulation.rows, aim, task.seed, task.deadline)
    return None if answer.solution is None else formulation.solution(answer.solution)
