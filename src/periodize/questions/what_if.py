"""What if something were otherwise: several variants beside the base plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from periodize.errors import OutOfTime
from periodize.plan import Plan
from periodize.questions.apply_variant import varied
from periodize.questions.asking import Asking, Clash
from periodize.questions.difference import Difference, difference
from periodize.questions.near_races import NearRaces, near_races
from periodize.scenario.scenario import Run, Scenario
from periodize.scenario.variant.draft import Draft
from periodize.scenario.variant.variant import Variant


@dataclass(frozen=True, slots=True)
class VariantAnswer:
    """What comes of a variant: a plan and how it differs from the base, or the clash.

    Attributes:
        name: of the variant.
        scenario: the changed scenario.
        plan: its best plan, which the referee accepted; None where the rules clash.
        difference: from the base plan to this one.
        clash: the rules that leave no plan.
        near: races that lie too close together only in it; no price says so.
        late: whether time ran out before there was a plan or a clash.
        runs_back, runs_gone: runs that only the variant has, such as that of a day whose race is
            moved, and that only the base has.
    """

    name: str
    scenario: Scenario
    plan: Plan | None
    difference: Difference | None
    clash: Clash | None
    near: tuple[NearRaces, ...] = ()
    late: bool = False
    runs_back: tuple[Run, ...] = ()
    runs_gone: tuple[Run, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether the answer is final: no better plan on either side, or surely none."""
        return not self.late and (self.difference is None or self.difference.proven)


def what_if(
    draft: Draft,
    base: Plan,
    variants: Sequence[Variant],
    asking: Asking,
    *,
    keep: bool = False,
    known: Scenario | None = None,
) -> tuple[VariantAnswer, ...]:
    """Solve each variant and compare it with the base plan.

    Args:
        draft: the scenario without variants.
        base: its plan.
        variants: what would be otherwise; each by itself.
        asking: how to solve.
        keep: of all best plans of a variant, take one that keeps the most of the base plan.
        known: the scenario that the draft describes, where it was understood before.

    Raises:
        InputRefused: a variant cannot be put over the scenario.
    """
    before = known or draft.scenario()
    scenarios = [(each.name, varied(draft, each)) for each in variants]
    return tuple(
        _beside(before, answered(*scenarios[place], base, asking, keep=keep))
        for place in asking.steps(scenarios)
    )


def answered(
    name: str, scenario: Scenario, base: Plan, asking: Asking, *, keep: bool
) -> VariantAnswer:
    """Solve one changed scenario and compare it with the base plan."""
    try:
        found = asking.plan(scenario, near=base.sessions if keep else (), earlier=base)
    except OutOfTime:
        return VariantAnswer(name, scenario, None, None, None, late=True)
    if isinstance(found, Clash):
        return VariantAnswer(name, scenario, None, None, found)
    return VariantAnswer(name, scenario, found, difference(base, found), None)


def _beside(known: Scenario, answer: VariantAnswer) -> VariantAnswer:
    """The answer with what else is new in its scenario: races that come close, and runs."""
    near = near_races(answer.scenario)
    before = near_races(known) if near else ()
    return replace(
        answer,
        near=tuple(two for two in near if two not in before),
        runs_back=further_runs(known, answer.scenario),
        runs_gone=further_runs(answer.scenario, known),
    )


def further_runs(before: Scenario, after: Scenario) -> tuple[Run, ...]:
    """The runs that only the second scenario has."""
    known = set(before.runs)
    return tuple(run for run in dict.fromkeys(after.runs) if run not in known)
