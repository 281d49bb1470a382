"""`periodize why-not`: what forbids a session on a day, or what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import DAY, asked, asking_options, say

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.why import WhyNotAnswer


@click.command(name="why-not", short_help="Tell what forbids a session on a day, or its price.")
@asking_options
@click.argument("day", metavar="DATE", type=DAY)
@click.option("--focus", metavar="FOCUS", help="What it is for; else whatever costs least.")
def command(
    scenario: str,
    day: date,
    focus: str | None,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Ask for a session on DATE: the rules that forbid it, or its price and what would move.

    \b
    Example:
      periodize why-not autumn-marathon.yaml 2027-07-07 --focus upper
    """
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        answer = opened.why_not(day, focus)
        say(answer, _lines(answer, opened.scenario.units), json_out=json_out)


def _lines(answer: WhyNotAnswer, units: str) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import clash_lines, difference_lines, told, verdict
    from periodize.dates import format_day

    what = answer.focus or "a session"
    if answer.stands:
        yield from told(f"It stands there: {answer.stands}; ask why.")
        return
    if answer.clash:
        yield from told(f"No plan has {what} on {format_day(answer.day)}:")
        yield from clash_lines(answer.clash)
        return
    if answer.difference:
        yield from told(f"With {what} on {format_day(answer.day)} the best plan changes.")
        yield from difference_lines(answer.difference, units)
        yield from verdict(answer.proven)
