"""`periodize repairs`: why there is no plan, and what it would take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import asked, asking_options, say
from periodize.cli.terminal.exits import exit_code
from periodize.errors import NoPlanExists

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.repairs import RepairsAnswer


@click.command(name="repairs", short_help="Where no plan exists, tell what it would take.")
@asking_options
def command(
    scenario: str, json_out: bool, time_limit: float | None, seed: int, quiet: bool
) -> None:
    """Name the rules that cannot hold together, and rank what relaxing them would buy.

    Each repair takes up to ten seconds; with `--time-limit`, no more than that. Exit 3 where no
    plan exists, 0 where one does.

    \b
    Example:
      periodize repairs autumn-marathon.yaml
    """
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        answer = opened.repairs()
        say(answer, _lines(answer), json_out=json_out)
    if answer.clash:
        raise click.exceptions.Exit(exit_code(NoPlanExists(())))


def _lines(answer: RepairsAnswer) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import clash_lines, told
    from periodize.cli.terminal.repair_view import repair_lines

    if answer.clash is None:
        yield from told("A plan exists: no rules clash, and nothing needs repair.")
        return
    yield from told("No plan exists. These rules cannot hold together:")
    yield from clash_lines(answer.clash)
    yield from repair_lines(answer)
