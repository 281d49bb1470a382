"""Where no plan exists: the cheapest repairs, on stderr behind the clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
from rich.text import Text

from periodize.cli.answer_view import dated, listed, told
from periodize.cli.folding import columns
from periodize.cli.paper import printed
from periodize.cli.progress_line import ProgressLine, StepLine
from periodize.errors import Interrupted, NoPlanExists, OutOfTime
from periodize.questions.asking import Asking, clash_of
from periodize.questions.repairs import Repair, repairs
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
    """Seek the repairs of a clash and print them, cheapest first; an interrupt leaves them out."""
    try:
        found = repairs(
            scenario, clash_of(error), Asking(seed, time_limit, progress, StepLine(quiet=False))
        )
    except (Interrupted, OutOfTime):
        click.echo("stopped before the repairs were known", err=True)
        return
    finally:
        progress.clear()
    width = columns()
    click.echo(printed(_lines(found), width), nl=False, err=True)


def _lines(found: Sequence[Repair]) -> Iterator[Text]:
    if not found:
        yield from told("None of them can be given a price; look at places, hours and pins.")
        return
    yield from told("What the best plan would break, if one of them were only a wish:")
    for repair in found:
        pairs = zip(GOALS, repair.goals, strict=True)
        goals = ", ".join(f"{goal} {missed}" for goal, missed in pairs if missed) or "nothing"
        proof = "" if repair.proven else "; not proven"
        yield from told(
            f"{', '.join(repair.rules)}: {repair.amount} broken; {repair.sessions} sessions; else "
            f"missed: {goals}{proof}",
            "  ",
        )
        shown = repair.breaches[:MOST_BREACHES]
        texts = [dated(each) for each in shown]
        if len(repair.breaches) > len(shown):
            texts.append(f"and {len(repair.breaches) - len(shown)} more")
        yield from listed(texts)
        yield from told(f"rules: [{repair.yaml}]", "    ")
