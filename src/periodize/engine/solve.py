"""The goals in order: each solved, proven, and held while the next one is.

The first goals concern only where sessions stand. They are solved without menus first; that is a
relaxation, so its optimum is a bound for the whole, and it is proven for the whole as soon as the
whole has a plan with these values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from periodize.block import Block, Menu, Option
from periodize.engine.conflict import clash
from periodize.engine.formulation import Formulation
from periodize.engine.search import Answer, Deadline, Report, search
from periodize.errors import Interrupted, NoPlanExists, OutOfTime
from periodize.rules.base import GOALS, GoalName, Rule
from periodize.rules.decide import Decide

PLACEMENT_GOALS: tuple[GoalName, ...] = ("sessions", "gaps")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine chose.

    Attributes:
        options: the sessions that stand.
        contents: the exercises of each menu that they use.
        bounds: for each goal the bound that was proven, 0 where none was.
        proven: the goals whose value is proven best.
        reproducible: False where the clock or the user cut a solve short.
        interrupted: whether the user stopped it.
        decide: what the rules asked, with what they forbade.
    """

    options: tuple[Option, ...]
    contents: dict[Menu, tuple[str, ...]]
    bounds: dict[str, int]
    proven: frozenset[str]
    reproducible: bool
    interrupted: bool
    decide: Decide


@dataclass(slots=True)
class _Ladder:
    """Goals solved one after the other on one formulation."""

    formulation: Formulation
    seed: int
    deadline: Deadline
    report: Report | None
    answers: dict[str, Answer] = field(default_factory=dict)
    best: tuple[int, ...] | None = None
    stopped: bool = False

    def climb(self, goals: Sequence[GoalName]) -> bool:
        """Solve the goals in order; False as soon as one has no plan or cannot be finished."""
        for goal in goals:
            answer = self._solve(goal)
            self.answers[goal] = answer
            if answer.solution is not None:
                self.best = answer.solution
            if answer.status != "optimal":
                self.stopped = answer.interrupted
                return False
            self.hold(goal, answer.value)
        return True

    def hold(self, goal: GoalName, value: int) -> None:
        """Keep a goal at its value from now on."""
        self.formulation.model.add(self.formulation.value(goal) <= value)

    def _solve(self, goal: GoalName) -> Answer:
        model = self.formulation.model
        model.clear_hints()  # type: ignore[no-untyped-call]
        for index, value in enumerate(self.best or ()):
            model.add_hint(model.get_int_var_from_proto_index(index), value)
        model.minimize(self.formulation.value(goal))
        return search(model, goal, self.seed, self.deadline, self.report)


def solve(
    block: Block,
    rules: Sequence[Rule],
    *,
    seed: int = 1,
    time_limit: float | None = None,
    report: Report | None = None,
) -> Outcome:
    """Choose the best sessions and exercises for a block.

    Args:
        block: the scenario under its model.
        rules: the rules that hold.
        seed: of the solver; the same seed gives the same plan.
        time_limit: seconds of wall time for all goals; None waits for every proof.
        report: called about fifty times a second with the goal that is being solved.

    Raises:
        NoPlanExists: the rules clash.
        OutOfTime: the limit came before any plan.
        Interrupted: the user stopped it before any plan.
    """
    decide = Decide(block)
    for rule in rules:
        decide.speak(rule)
    deadline = Deadline(time_limit)
    first = _Ladder(Formulation(decide, content=False), seed, deadline, report)
    if not first.climb(PLACEMENT_GOALS):
        _refuse_without_plan(block, rules, first)
    whole = _Ladder(Formulation(decide), seed, deadline, report, dict(first.answers))
    for goal in PLACEMENT_GOALS:
        whole.hold(goal, first.answers[goal].value)
    whole.climb(GOALS[len(PLACEMENT_GOALS) :])
    if whole.best is None and any(a.status == "infeasible" for a in whole.answers.values()):
        whole = _Ladder(Formulation(decide), seed, deadline, report)
        whole.climb(GOALS)
    if whole.best is None:
        _refuse_without_plan(block, rules, whole)
    return _outcome(decide, whole)


def _refuse_without_plan(block: Block, rules: Sequence[Rule], ladder: _Ladder) -> None:
    if ladder.stopped:
        raise Interrupted("stopped before any plan was found")
    if any(answer.status == "infeasible" for answer in ladder.answers.values()):
        raise NoPlanExists(clash(block, rules))
    raise OutOfTime("time ran out before any plan was found")


def _outcome(decide: Decide, ladder: _Ladder) -> Outcome:
    best, formulation = ladder.best or (), ladder.formulation
    contents: dict[Menu, list[str]] = {}
    for use, variable in formulation.uses.items():
        if best[variable.index]:
            contents.setdefault(use.menu, []).append(use.exercise)
    answers = ladder.answers
    proven = frozenset(goal for goal, answer in answers.items() if answer.status == "optimal")
    return Outcome(
        options=tuple(option for option, held in formulation.held.items() if best[held.index]),
        contents={menu: tuple(exercises) for menu, exercises in contents.items()},
        bounds={goal: answer.bound for goal, answer in answers.items()},
        proven=proven,
        reproducible=len(proven) == len(GOALS),
        interrupted=ladder.stopped,
        decide=decide,
    )
