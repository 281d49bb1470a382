"""The referee: judges a finished plan. It knows no solver and writes no doses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from periodize.plan import Plan
from periodize.policy.case import Case, case_of
from periodize.referee.bare import judgeable
from periodize.referee.completion import complete
from periodize.referee.dosage import dose_violations
from periodize.referee.effort import effort_violations
from periodize.referee.gauges import gauge_violations
from periodize.referee.goals import goal_values, goal_violations
from periodize.referee.order import order_violations
from periodize.referee.past import borne_out, not_judged
from periodize.referee.record import record_violations
from periodize.referee.rounds import round_violations
from periodize.rules.base import Violation
from periodize.scenario.scenario import Scenario

__all__ = ["Verdict", "check", "complete", "goal_values", "goal_violations", "judge"]

_in_order = attrgetter("sort_key")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the referee found.

    Attributes:
        broken: musts that are broken.
        missed: wishes that did not come true.
        not_judged: what was not looked at, and why.
    """

    broken: tuple[Violation, ...]
    missed: tuple[Violation, ...]
    not_judged: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether no must is broken."""
        return not self.broken


def check(
    scenario: Scenario, plan: Plan, *, since: date | None = None, earlier: Plan | None = None
) -> Verdict:
    """Judge a plan, by the model that it names, else the scenario's.

    Args:
        scenario: what the plan is for.
        plan: what a plan by hand leaves out is filled in; see `complete`.
        since: the first day that was still open; what stands before it was done.
        earlier: the plan that was followed before this one; what both hold alike before the day
            from which this one was made again was done.

    Raises:
        InputRefused: the model, a rule or a pin of the scenario cannot be used.
    """
    lived = borne_out(scenario, plan, since, earlier)
    case = case_of(lived, plan.model)
    verdict = judge(case, plan)
    return Verdict(
        judgeable(case.rules, plan, verdict.broken),
        judgeable(case.rules, plan, verdict.missed),
        tuple(not_judged(lived, plan, earlier)),
    )


def judge(case: Case, plan: Plan) -> Verdict:
    """Judge a plan by the rules, and check its record, doses, order and goals."""
    block = case.block
    whole = complete(block, plan)
    found = _violations(case, whole)
    missed = tuple(violation for violation in found if not violation.breaks_must)
    broken = [violation for violation in found if violation.breaks_must]
    broken += record_violations(block, whole)
    broken += dose_violations(block, whole)
    broken += effort_violations(block, whole)
    broken += gauge_violations(block, whole)
    broken += order_violations(block, whole)
    broken += round_violations(block, whole)
    broken += goal_violations(block, whole, missed)
    return Verdict(tuple(sorted(broken, key=_in_order)), missed)


def _violations(case: Case, plan: Plan) -> list[Violation]:
    found = (violation for rule in case.rules for violation in rule.violations(case.block, plan))
    return sorted(found, key=_in_order)
