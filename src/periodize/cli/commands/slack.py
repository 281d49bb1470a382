"""`periodize slack`: where sessions could stand at no cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import asking_options, followed_plan, plan_option, say

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.slack import SlackAnswer


@click.command(name="slack", short_help="List the days that each session could move to for free.")
@asking_options
@plan_option
def command(
    scenario: str,
    plan_file: str | None,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """List for each session the other days of its week that are as good while all others stay.

    A week of which no session can move is fragile: whatever comes between costs something.

    \b
    Example:
      periodize slack autumn-marathon.yaml
    """
    with followed_plan(
        scenario, plan_file, seed=seed, time_limit=time_limit, quiet=quiet
    ) as followed:
        answer = followed.slack()
        say(answer, _lines(answer), json_out=json_out)


def _lines(answer: SlackAnswer) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import told
    from periodize.cli.terminal.tables import table
    from periodize.dates import format_short_day
    from periodize.wording.sessions import focus_text

    rows = [
        (
            format_short_day(each.day),
            focus_text(each.focus),
            ", ".join(map(format_short_day, each.days)) or "nowhere",
        )
        for each in answer.sessions
    ]
    yield from table(("session", "", "could move to"), rows)
    weeks = ", ".join(map(format_short_day, answer.fragile_weeks)) or "none"
    yield from told(f"Fragile weeks, by their Monday: {weeks}.")
    if not answer.proven:
        yield from told("The plan is not proven, so a day may also be better than the one it has.")
