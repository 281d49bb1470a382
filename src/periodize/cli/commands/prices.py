"""`periodize prices`: what each rule costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import asked, asking_options, end_without_plan, say

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
    `solve`; what a step buys is said as soon as it is found.

    \b
    Example:
      periodize prices autumn-marathon.yaml
    """
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        answer = opened.prices()
        say(answer, _lines(answer), json_out=json_out)
    end_without_plan(late=bool(answer.late) and not (answer.prices or answer.slack))


def _legs(answer: PricesAnswer) -> Iterator[Text]:
    """What would buy a leg session where none stands, and a second one where one does."""
    from periodize.cli.terminal.answer_view import listed, told
    from periodize.dates import numbered_weeks

    buys = [
        f"a leg session in {numbered_weeks(each.first_legs)}: {each.rule}, {each.step}"
        for each in answer.prices
        if each.first_legs
    ]
    buys += [
        f"a second leg session in {numbered_weeks(each.second_legs)}: {each.rule}, {each.step}"
        for each in answer.prices
        if each.second_legs
    ]
    buys += [
        f"a longer heavy session in {numbered_weeks(each.longer_heavy)}: {each.rule}, {each.step}"
        for each in answer.prices
        if each.longer_heavy
    ]
    if buys:
        yield from told("Legs:")
        yield from listed(buys)
    if answer.one_leg and answer.proven and not any(each.second_legs for each in answer.prices):
        weeks = numbered_weeks(answer.one_leg)
        hold = "holds" if len(answer.one_leg) == 1 else "hold"
        yield from told(f"No step buys a second leg session in {weeks}, which {hold} one.")


def _lines(answer: PricesAnswer) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import counts, listed, told, verdict
    from periodize.cli.terminal.tables import table
    from periodize.questions.difference import price_text

    if answer.prices:
        rows = [
            (each.rule, each.step, price_text(each.difference.goals), counts(each.difference))
            for each in answer.prices
        ]
        yield from table(("rule", "one step looser", "missed then", "sessions"), rows)
    elif answer.proven and answer.closed:
        yield from told("One step looser, no rule buys anything; some close every place of weeks.")
    elif answer.proven:
        yield from told("No rule binds: one step looser, none buys anything.")
    yield from _legs(answer)
    if answer.closed:
        yield from told("What neither one step opens, nor two at once:")
        yield from listed(answer.closed)
    if answer.slack:
        yield from told("These buy nothing:" if answer.prices else "Tried were:")
        yield from listed(answer.slack)
    if answer.late:
        yield from told("For these no plan was found in time:")
        yield from listed(answer.late)
    yield from verdict(answer.proven, len(answer.prices) + len(answer.slack))
