"""The limit of time that is asked for holds for every plan that a question seeks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from periodize.errors import OutOfTime
from periodize.open_scenario import OpenScenario
from periodize.questions.asking import Asking
from periodize.questions.min_difference import Differs
from periodize.questions.replan import replan
from periodize.questions.standing import standings
from periodize.questions.why import why_not
from periodize.scenario.variant.variant import Variant, variant_of
from tests.questions.small import small
from tests.questions.tiny import planned
from tests.toy import day

SEED = 1


def less_time() -> Variant:
    """The small scenario with an hour a week."""
    return variant_of("less", set={"weekly_minutes": 60})


def free_day() -> date:
    """An evening of the tiny scenario on which nothing stands."""
    scenario, base = planned(SEED)
    stands = {session.date for session in base.sessions}
    return next(window.date for window in scenario.windows if window.date not in stands)


QUESTIONS: Mapping[str, Callable[[Asking], Any]] = {
    "plan": lambda asking: OpenScenario(small().draft, asking).plan,
    "repairs": lambda asking: OpenScenario(small().draft, asking).repairs(),
    "changed": lambda asking: OpenScenario(small().draft, asking).varied(less_time()).plan,
    "why-not": lambda asking: why_not(*planned(SEED), free_day(), asking),
    "replan": lambda asking: replan(*planned(SEED), day(2), asking),
}
"""Each question that seeks one plan, as it is asked; for the others see `test_late`."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_time_there_is_no_answer(question: str) -> None:
    """A question that may take no time ends as one that ran out of time."""
    with pytest.raises(OutOfTime):
        QUESTIONS[question](Asking(time_limit=0))


@pytest.mark.parametrize(("limit", "is_found"), [(None, True), (0, False)])
def test_a_plan_that_is_as_good_takes_its_time(limit: float | None, is_found: bool) -> None:
    """Without a limit there is another plan as good; without any time none is found."""
    scenario, base = planned(SEED)
    other = Differs(sessions=standings(base.sessions), at_least=1)
    found = Asking(time_limit=limit).as_good(scenario, base, [other])
    assert (found is not None) == is_found
