"""A plan that stands on the disk is a floor: nothing worse takes its place unasked."""

from __future__ import annotations

from periodize.plan import Plan, ScenarioRef
from periodize.policy.case import Case
from periodize.recorded import versions
from periodize.rules.base import GOALS
from periodize.scenario.scenario import Scenario


def is_better(standing: Plan, found: Plan, scenario: Scenario) -> bool:
    """Whether the plan that stands is worth more than the one that was found, or as much.

    Of two that are worth the same the one of which more is proven is the better one.
    Only plans for the very same scenario, by the same model and versions, are compared; what the
    standing one says of itself is judged first.
    """
    if found.status == "optimal" or not _is_comparable(standing, found):
        return False
    if _worth(standing) > _worth(found):
        return False
    if _worth(standing) == _worth(found) and _bounds(standing) < _bounds(found):
        return False
    from periodize.referee import check

    return check(scenario, standing).accepted


def is_start(standing: Plan, case: Case, seed: int) -> bool:
    """Whether a search may begin with a plan: one for the very same that found no time for proofs.

    One that is proven needs no search, and begins none, so that it never hangs on what stood there.
    """
    scenario = case.scenario
    made_for = ScenarioRef(id=scenario.id, name=scenario.name, sha256=scenario.sha256)
    as_now = (made_for, case.model.name, versions(), seed)
    is_same = (standing.scenario, standing.model, standing.versions, standing.seed) == as_now
    return is_same and standing.replanned is None and standing.status == "feasible"


def _is_comparable(standing: Plan, found: Plan) -> bool:
    names = [goal.name for goal in standing.goals]
    return (
        standing.scenario == found.scenario
        and (standing.model, standing.versions) == (found.model, found.versions)
        and standing.replanned is None
        and names == list(GOALS)
    )


def _worth(plan: Plan) -> tuple[int, ...]:
    """What each goal misses, the first goal first; less is better."""
    return tuple(goal.value for goal in plan.goals)


def _bounds(plan: Plan) -> tuple[int, ...]:
    return tuple(goal.bound for goal in plan.goals)
