"""`periodize prices`: what each rule costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from periodize.cli.asked import asked, asking_options, end_without_plan, say

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.prices import PricesAnswer


@click.command(name="prices", short_help="Tell what each rule costs, one step looser.")
@asking_options
def command(
    scenario: str, json_out: bool, time_limit: float | None, seed: int, quiet: bool
) -> None:
    """Loosen each rule that must hold by one step, solve again, and sort by what that buys.

    It seeks a plan for every rule that binds and some more, so it takes a few times as long as
    `solve`.

    \b
    Example:
      periodize prices autumn-marathon.yaml
    """
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        answer = opened.prices()
        say(answer, _lines(answer), json_out=json_out)
    end_without_plan(late=bool(answer.late) and not (answer.prices or answer.slack))


def _lines(answer: PricesAnswer) -> Iterator[Text]:
    from periodize.cli.answer_view import counts, listed, told, verdict
    from periodize.cli.tables import table
    from periodize.questions.difference import price_text

    if answer.prices:
        rows = [
            (each.rule, each.step, price_text(each.difference.goals), counts(each.difference))
            for each in answer.prices
        ]
        yield from table(("rule", "one step looser", "missed then", "sessions"), rows)
    elif answer.proven:
        yield from told("No rule binds: one step looser, none buys anything.")
    if answer.slack:
        yield from told("These buy nothing:" if answer.prices else "Tried were:")
        yield from listed(answer.slack)
    if answer.late:
        yield from told("For these no plan was found in time:")
        yield from listed(answer.late)
    yield from verdict(answer.proven, len(answer.prices) + len(answer.slack))
