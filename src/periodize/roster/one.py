"""One athlete's plan, made from a parcel alone: what a worker does."""

from __future__ import annotations

from dataclasses import dataclass

from periodize.calendars.continuity import carry_over
from periodize.calendars.ics import PRODID, to_ics
from periodize.errors import InputRefused, NoPlanExists
from periodize.plan import Plan, read_plan, write_plan
from periodize.planning import notes, solve
from periodize.policy.case import case_of
from periodize.policy.further import all_problems
from periodize.roster.outcome import Outcome, Row, row_of
from periodize.roster.parcel import Parcel
from periodize.roster.stays import stays_of
from periodize.scenario.scenario import Scenario
from periodize.workspace.floor import is_better, is_start


class InTheWay(Exception):
    """Something that this program did not write stands where a file is to go."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done for an athlete.

    Attributes:
        parcel: all that makes the plan.
        seed: of the solver.
        time_limit: seconds for the plan; None waits for every proof.
        plan, calendar: what stands where the files will go; empty where nothing does.
    """

    parcel: Parcel
    seed: int = 1
    time_limit: float | None = None
    plan: bytes = b""
    calendar: bytes = b""


def make(order: Order) -> Outcome:
    """The athlete's plan as `solve` makes it, or why there is none.

    Raises:
        OutOfTime: there was no plan in time.
        PlanRejected: the referee found a defect of ours.
        InTheWay: what stands there is not ours.
    """
    parcel = order.parcel
    try:
        with parcel.opened() as draft:
            return _made(order, draft.scenario(), earlier_of(order))
    except InputRefused as error:
        said = [str(problem) for problem in all_problems(error)]
        return Outcome(Row(parcel.id, "refused", said=tuple(said)))
    except NoPlanExists as error:
        return Outcome(Row(parcel.id, "no plan", said=error.clash))


def _made(order: Order, scenario: Scenario, earlier: Plan | None) -> Outcome:
    case = case_of(scenario)
    told = notes(scenario, case=case)
    solved = solve(
        scenario,
        seed=order.seed,
        time_limit=order.time_limit,
        case=case,
        start=earlier.sessions if earlier and is_start(earlier, case, order.seed) else (),
        side_by_side=1,
    )
    found = solved.plan
    if earlier and is_better(earlier, found, scenario):
        found = earlier
    plan = carry_over(found, earlier, scenario)
    row = row_of(order.parcel.id, plan, (*scenario.notes, *told))
    stays = stays_of(plan, scenario)
    return Outcome(row, write_plan(plan), to_ics(scenario, plan), stays)


def earlier_of(order: Order) -> Plan | None:
    """The plan that stands where the new one will go.

    Raises:
        InTheWay: something else stands there.
    """
    if order.calendar and PRODID.encode() not in order.calendar[:200]:
        raise InTheWay("a file is in the way and no calendar of ours; move it")
    try:
        return read_plan(order.plan, "plan") if order.plan else None
    except InputRefused:
        raise InTheWay("a file is in the way and no plan of ours; move it") from None
