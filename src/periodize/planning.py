"""From a scenario to a plan that the referee has accepted."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from periodize.engine import (
    MOVED,
    Deadline,
    Memory,
    Near,
    Outcome,
    Report,
    StillWorking,
    attended,
)
from periodize.engine import as_good as choose_as_good
from periodize.engine import solve as choose
from periodize.engine import within as choose_within
from periodize.errors import Interrupted, OutOfTime, PlanRejected
from periodize.explain.fit import fit_notes
from periodize.explain.reasons import reasons
from periodize.interrupts import abandon
from periodize.plan import Plan, Session
from periodize.policy.case import Case, case_of
from periodize.prescribe.progression import sessions_of
from periodize.recorded import record, standing_plan
from periodize.referee import goal_violations, judge
from periodize.rules.base import Rule
from periodize.scenario.scenario import Scenario

NO_TIME = "time ran out before any plan was found"
PATIENCE_SECONDS = 0.2
"""How long a search that was told to end is waited for, before what stands is taken."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan with what is not part of the record.

    Attributes:
        case: the scenario under its model, with the rules that hold.
        plan: accepted by the referee; its sessions have no lasting ids yet.
        interrupted: whether the user stopped the search; then not every goal is proven.
        cut_short: whether the search was not waited for; then no session tells its reasons.
        fewest_moves: no plan moves fewer sessions of the one that it is near to; proven where that
            comes first, else 0.
        spent: each search in the order in which they ended: its first goal, and seconds. Parts of
            the block are searched side by side, so the sum may exceed the time that it took.
    """

    case: Case
    plan: Plan
    interrupted: bool
    cut_short: bool = False
    fewest_moves: int = 0
    spent: Sequence[tuple[str, float]] = ()


def solve(
    scenario: Scenario,
    *,
    model: str | None = None,
    seed: int = 1,
    time_limit: float | None = None,
    report: Report | None = None,
    also: Sequence[Rule] = (),
    near: Near | None = None,
    reasoned: bool = True,
    memory: Memory | None = None,
    stop: threading.Event | None = None,
    case: Case | None = None,
    start: Sequence[Session] = (),
    side_by_side: int | None = None,
) -> Solved:
    """Find the best plan for a scenario, goal by goal, and have it judged.

    Args:
        scenario: what is fixed and what is wished.
        model: another model than the one that the scenario names.
        seed: of the solver; the same seed gives the same plan.
        time_limit: seconds of wall time; None waits for every proof, and with 0 there is no plan.
        report: called while a goal is being solved.
        also: rules that hold besides the model's and the scenario's.
        near: an earlier plan that this one is to be near to.
        reasoned: whether each session tells why it stands on its day.
        memory: parts of the block that were solved before.
        stop: set by whoever no longer wants a plan.
        case: the scenario under that model, where somebody has put it together already.
        start: the sessions of a plan to begin with; which of the best is found may hang on it.
        side_by_side: how many parts of the block are searched at a time; None is one a
            core. It changes no plan.

    Raises:
        InputRefused: the model or a rule of the scenario cannot be used.
        NoPlanExists: the rules clash.
        OutOfTime, Interrupted: there was no plan yet, or none is wanted any more.
        PlanRejected: the referee found a defect of ours.
    """
    deadline = Deadline(time_limit, stop)
    case = (case or case_of(scenario, model)).with_rules(*also)

    if time_limit == 0:
        raise OutOfTime(NO_TIME)
    accepted: list[Plan] = []

    def work() -> tuple[Plan, int]:
        outcome = choose(
            case,
            seed=seed,
            deadline=deadline,
            memory=memory,
            near=near,
            start=start,
            side_by_side=side_by_side,
        )
        plan = _accepted(case, outcome, seed)
        accepted.append(plan)
        if reasoned:
            plan = plan.replace(sessions=reasons(case, plan.sessions))
        return plan, outcome.bounds.get(MOVED, 0)

    with without_garbage_search():
        try:
            plan, fewest = attended(work, deadline, report, PATIENCE_SECONDS)
        except (StillWorking, OutOfTime, Interrupted):
            if stop is not None and stop.is_set():
                raise Interrupted("stopped before there was an answer") from None
            plan = accepted[0] if accepted else standing_plan(case, deadline, seed)
            abandon()
            # What the rules asked by then is not all that they ask.
            whole = Case(case.block, case.rules)
            plan = plan.replace(without_reasons=True)
            return Solved(whole, plan, deadline.stopped, cut_short=True)
    spent = tuple(deadline.spent)
    return Solved(case, plan, deadline.stopped, fewest_moves=fewest, spent=spent)


@contextmanager
def without_garbage_search() -> Iterator[None]:
    """Nearly all that is made while a plan is sought lives until it is there."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _accepted(case: Case, outcome: Outcome, seed: int) -> Plan:
    block = case.block
    sessions = sessions_of(block, outcome.options, outcome.contents)
    verdict = judge(case, Plan(sessions=sessions))
    plan = record(block, sessions, outcome, verdict.missed, seed)
    broken = (*verdict.broken, *goal_violations(block, plan, verdict.missed))
    if broken:
        raise PlanRejected([f"{found.date} {found.rule}: {found.text}" for found in broken])
    if outcome.proven and plan.status != "optimal":
        raise PlanRejected(["goals: the plan is worth less than the proof of its parts says"])
    return plan


def as_good(
    scenario: Scenario,
    best: Plan,
    also: Sequence[Rule],
    *,
    price: Mapping[str, int] | None = None,
    time_limit: float | None = None,
    report: Report | None = None,
    stop: threading.Event | None = None,
) -> Solved | None:
    """A plan that is worth as much as a proven one though further rules hold, or nearly.

    Without a price it is as good as can be, too, since rules more make no plan better; of all such
    plans it is one that keeps the most of the other's sessions. With a price it is the best one
    within that, and proven if none within it is better.

    Args:
        scenario: what both are for.
        best: its plan, proven.
        also: rules that hold besides the model's and the scenario's.
        price: by goal, how much more may be missed; nothing where a goal is not named.
        time_limit: seconds of wall time; None waits for every proof.
        report: called while it is sought.
        stop: set by whoever no longer wants it.

    Returns:
        None if there is none; without a price also if none was found in time.

    Raises:
        Interrupted: the user stopped it.
        OutOfTime: none was found in time within a price.
        PlanRejected: the referee found a defect of ours.
    """
    deadline = Deadline(time_limit, stop)
    case = case_of(scenario).with_rules(*also)
    more = price or {}
    worth = {goal.name: goal.value + more.get(goal.name, 0) for goal in best.goals}

    def work() -> Plan | None:
        if price:
            found = choose_within(case, worth, deadline)
        else:
            found = choose_as_good(case, worth, best.sessions, deadline)
        return _accepted(case, found, best.seed or 0) if found else None

    plan = attended(work, deadline, report)
    if deadline.stopped:
        raise Interrupted("stopped before there was an answer")
    return Solved(case, plan, interrupted=False) if plan else None


def notes(
    scenario: Scenario, model: str | None = None, *, case: Case | None = None
) -> tuple[str, ...]:
    """What cannot be asked of this scenario, to be said before solving.

    Args:
        scenario: what is fixed and what is wished.
        model: another model than the one that the scenario names.
        case: the scenario under that model, where somebody has put it together already.

    Raises:
        InputRefused: the model, a rule or a pin cannot be used; or nothing of the model can be held
            where another one could.
    """
    case = case or case_of(scenario, model)
    block = case.block
    told = fit_notes(block)
    if not block.options.all and not told:
        return ("no window of the block holds a session; look at `availability` and `places`",)
    return (*told, *(note for rule in case.rules for note in rule.notes(block)))
