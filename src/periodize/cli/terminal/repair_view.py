"""Where no plan exists: the cheapest repairs, on stderr behind the clash."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from rich.text import Text

from periodize.cli.terminal.answer_view import dated, listed, told
from periodize.cli.terminal.door import warn
from periodize.cli.terminal.folding import columns
from periodize.cli.terminal.paper import printed
from periodize.cli.terminal.progress_line import ProgressLine, StepLine
from periodize.dates import counted
from periodize.errors import Interrupted, NoPlanExists
from periodize.questions.asking import Asking, clash_of
from periodize.questions.repairs import Repair, RepairsAnswer, RepairSearch
from periodize.rules.base import GOALS
from periodize.scenario import Scenario

MOST_BREACHES = 4
"""Breaches of a repair that are listed before the rest is only counted."""


def say_repairs(
    scenario: Scenario,
    error: NoPlanExists,
    progress: ProgressLine,
    *,
    seed: int,
    time_limit: float | None,
) -> None:
    """Seek the repairs of a clash and print them, cheapest first; an interrupt ends the search."""
    asking = Asking(seed, time_limit, progress, StepLine(quiet=False))
    search, complete = RepairSearch(scenario, clash_of(error), asking), False
    warn("Seeking what it would take; Ctrl-C stops.")
    with contextlib.suppress(Interrupted, KeyboardInterrupt):
        search.run()
        complete = True
    progress.clear()
    lines = repair_lines(search.answer(complete=complete))
    warn(printed(lines, columns()), nl=False)


def repair_lines(answer: RepairsAnswer) -> Iterator[Text]:
    """The repairs, cheapest first, and whether there may be others."""
    if answer.repairs:
        yield from told("What the best plan would break, if these rules were only wishes:")
    elif answer.complete:
        yield from told("None of them can be given a price; look at places, hours and pins.")
    for repair in answer.repairs:
        yield from _repair(repair)
    if answer.repairs and answer.unpriced:
        hold = "holds" if len(answer.unpriced) == 1 else "hold"
        yield from told(
            f"{_and(answer.unpriced)} {hold} at any price: what clashes with them must give, or "
            "what they look at, such as the hours, lengths and kit of windows."
        )
    if not answer.complete:
        yield from told("Not all was tried in time; there may be other repairs.")


def _repair(repair: Repair) -> Iterator[Text]:
    pairs = zip(GOALS, repair.goals, strict=True)
    goals = ", ".join(f"{missed} in {goal}" for goal, missed in pairs if missed) or "nothing"
    proof = "" if repair.proven else "; not proven: less may do"
    places = counted(len(repair.breaches), "time")
    yield from told(
        f"{_and(repair.rules)}: broken {places}; the plan holds "
        f"{counted(repair.sessions, 'session')} and misses, besides, {goals}{proof}",
        "  ",
    )
    shown = repair.breaches[:MOST_BREACHES]
    texts = [dated(each) for each in shown]
    if len(repair.breaches) > len(shown):
        texts.append(f"and {len(repair.breaches) - len(shown)} more")
    yield from listed(texts)
    yield from told(f"rules: [{repair.yaml}]", "    ")


def _and(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
