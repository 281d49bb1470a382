"""`periodize alternatives`: other plans as good, or nearly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import asked, asking_options, end_without_plan, parted, say
from periodize.cli.terminal.numbers import Count
from periodize.errors import InputRefused, Problem

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.alternatives import AlternativesAnswer


@click.command(name="alternatives", short_help="Find other plans as good, or within a price.")
@asking_options
@click.option("-n", "count", type=Count(1, 20), default=3, show_default=True, metavar="N")
@click.option(
    "--differ",
    type=Count(1, 500),
    default=4,
    show_default=True,
    metavar="SESSIONS",
    help="Fewest sessions in which any two plans differ.",
)
@click.option(
    "--price",
    metavar="GOAL=MORE",
    multiple=True,
    help="How much more of a goal may be missed; nothing where it is not named.",
)
def command(
    scenario: str,
    count: int,
    differ: int,
    price: tuple[str, ...],
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Find N plans that are as good, and differ from the best one and from each other.

    \b
    Example:
      periodize alternatives autumn-marathon.yaml -n 3 --differ 4 --price preferences=2
    """
    allowed = _prices(price)
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        answer = opened.alternatives(count, differ, allowed)
        say(answer, _lines(answer, differ, opened.scenario.units), json_out=json_out)
    end_without_plan(late=answer.late and not answer.found)


def _prices(given: tuple[str, ...]) -> dict[str, int]:
    from periodize.rules.base import GOALS

    found: dict[str, int] = {}
    for text in given:
        goal, amount = parted(text, "--price", "GOAL=MORE", "=")
        if goal not in GOALS or not amount.isdecimal():
            message = f"{text!r} is no price; allowed: {', '.join(GOALS)}, = and a whole number"
            raise InputRefused([Problem("--price", 0, 0, message)])
        found[goal] = int(amount)
    return found


def _lines(answer: AlternativesAnswer, differ: int, units: str) -> Iterator[Text]:
    from rich.text import Text

    from periodize.cli.terminal.answer_view import change_lines, counts, told, verdict
    from periodize.questions.difference import price_text

    for other in answer.found:
        found = other.difference
        yield from told(f"Plan {other.number}: costs {price_text(found.goals)}; {counts(found)}.")
        yield from change_lines(found, units)
        yield Text()
    if answer.none_differs:
        yield from told(f"No further plan at all differs in {differ} sessions from these.")
    if answer.next_best:
        found = answer.next_best.difference
        none = "No further plan is within the price; the best one costs"
        if not found.proven:
            none = "No further plan within the price was found in time; one costs"
        yield from told(f"{none} {price_text(found.goals)}.")
    if answer.late:
        yield from told("Time ran out before a further plan was found.")
    yield from verdict(answer.proven, len(answer.found) + (answer.next_best is not None))
