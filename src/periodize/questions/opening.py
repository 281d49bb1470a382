"""Steps that open weeks to a kind of session that they are closed to, two at once where need be.

Whether some place opens is tried without solving: a session alone, beside the runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from periodize.block import Block, Option
from periodize.dates import numbered_weeks
from periodize.explain.closed_places import Closing
from periodize.explain.empty_weeks import lacking, listed, places
from periodize.plan import Plan
from periodize.policy.case import case_of
from periodize.questions.steps import steps
from periodize.rules.base import HEAVY_FOR_LEGS, Wanted
from periodize.rules.looser import Step
from periodize.scenario.scenario import Scenario

MOST_PAIRS = 15
"""So many pairs of steps are tried for one kind of session in some weeks."""


@dataclass(frozen=True, slots=True)
class Shut:
    """A kind of session that no place of some weeks is open to.

    Attributes:
        kind: such as `for the legs`.
        weeks: their numbers, ascending.
        focuses: any of them would do.
        rules: those that close some of the places.
    """

    kind: str
    weeks: tuple[int, ...]
    focuses: tuple[str, ...]
    rules: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in one sentence."""
        names, close = listed(self.rules), "closes" if len(self.rules) == 1 else "close"
        lacks = f"{numbered_weeks(self.weeks)}: no session {self.kind}"
        return f"{lacks}; {names} {close} the places for one"

    def is_opened(self, scenario: Scenario, plan: Plan) -> bool:
        """Whether a plan holds such a session in any of the weeks."""
        block = case_of(scenario).block
        days = [block.calendar.weeks[number - 1].days for number in self.weeks]
        focuses = self.focuses
        return any(s.focus in focuses and any(s.date in d for d in days) for s in plan.sessions)


def shut(scenario: Scenario, plan: Plan) -> tuple[Shut, ...]:
    """What whole weeks of a plan lack since rules close every place for it, in order."""
    case = case_of(scenario)
    block = case.block
    closing = Closing(case)
    weeks: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[int]] = defaultdict(list)
    for wanted in lacking(case, plan):
        closers = _closers(block, closing, wanted) if wanted.kind != HEAVY_FOR_LEGS else []
        if closers and all(closers):
            every = (closing.every(p) for p in _places(block, wanted))
            names = {name for some in every for name in some}
            known = tuple(rule.rule for rule in case.rules if rule.rule in names)
            weeks[wanted.kind, wanted.focuses, known].append(wanted.week + 1)
    return tuple(
        Shut(kind, tuple(n), focuses, known) for (kind, focuses, known), n in weeks.items()
    )


def pairs(scenario: Scenario, closed: Shut) -> Iterator[Step]:
    """Two steps of the rules that close some weeks, or one twice, that open a place of them."""
    firsts = [step for step in steps(scenario) if step.rule in closed.rules]
    tried = 0
    for first, second in combinations_with_replacement(firsts, 2):
        again = [step for step in steps(first.scenario) if step.rule == second.rule]
        if not again or tried == MOST_PAIRS:
            continue
        tried += 1
        if _opens(again[0].scenario, closed):
            twice = first.rule == second.rule
            rule = first.rule if twice else f"{first.rule} and {second.rule}"
            text = f"twice {first.text}" if twice else f"{first.text}; {again[0].text}"
            yield Step(rule, text, again[0].scenario)


def _opens(scenario: Scenario, closed: Shut) -> bool:
    """Whether some place of the weeks is open to a session alone."""
    case = case_of(scenario)
    block = case.block
    closing = Closing(case)
    kinds = (Wanted(number - 1, closed.kind, closed.focuses) for number in closed.weeks)
    return any(not found for wanted in kinds for found in _closers(block, closing, wanted))


def _closers(block: Block, closing: Closing, wanted: Wanted) -> list[Sequence[str]]:
    return [closing.closers(place) for place in _places(block, wanted)]


def _places(block: Block, wanted: Wanted) -> Sequence[Option]:
    return places(block, block.calendar.weeks[wanted.week], wanted.focuses)
