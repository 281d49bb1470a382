"""`periodize replan`: plan again in the middle of a block."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from periodize.cli.asked import DAY, asked, asking_options, output_of, say
from periodize.errors import InputRefused, NoPlanExists, Problem

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.replan import ReplanAnswer


@click.command(name="replan", short_help="Plan again from a day on, moving as little as can be.")
@asking_options
@click.option("--from", "since", type=DAY, required=True, metavar="DATE", help="First open day.")
@click.option("--missed", metavar="ID", multiple=True, help="An earlier session, not done.")
@click.option("--done", metavar="ID", multiple=True, help="A later session, done already.")
@click.option("--apply", "write", is_flag=True, help="Write the plan and the calendar.")
def command(
    scenario: str,
    since: date,
    missed: tuple[str, ...],
    done: tuple[str, ...],
    write: bool,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Plan again from DATE on, from the plan that `solve` or `replan` left beside SCENARIO.

    The past stands, without what was missed. The fewest sessions move, proven, and only then the
    goals count. Nothing is written before `--apply`; events in the calendar keep their identity.

    \b
    Example:
      periodize replan autumn-marathon.yaml --from 2027-07-05 --missed w06-upper-1 --apply
    """
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        output = output_of(scenario, opened.scenario.id)
        earlier = output.earlier()
        if earlier is None:
            told = "there is no plan to start from; run `periodize solve` first"
            raise InputRefused([Problem(str(output.json), 0, 0, told)])
        if earlier.scenario and earlier.scenario.id != opened.scenario.id:
            told = f"this plan is for {earlier.scenario.id}, not for {opened.scenario.id}"
            raise InputRefused([Problem(str(output.json), 0, 0, told)])
        answer = opened.follow(earlier).replan(since, missed=missed, done=done)
        if answer.clash:
            raise NoPlanExists([f"{each.rule}: {each.text}" for each in answer.clash.rules])
        say(answer, _lines(answer, write=write), json_out=json_out)
        if write and answer.plan:
            output.write(opened.scenario, answer.plan, quiet=quiet)


def _lines(answer: ReplanAnswer, *, write: bool) -> Iterator[Text]:
    from periodize.cli.answer_view import difference_lines, told
    from periodize.dates import format_day

    least = "proven" if answer.moves == answer.fewest else f"{answer.fewest} is the least known"
    yield from told(f"From {format_day(answer.since)} on: {answer.moves} to move ({least}).")
    if answer.missed:
        yield from told(f"Missed: {', '.join(answer.missed)}.")
    if answer.difference:
        yield from difference_lines(answer.difference)
    if answer.proven:
        yield from told("Proven: no plan moves fewer, and of those that do none is better.")
    else:
        yield from told("Not proven: with more time fewer may move, or the goals get better.")
    if not write:
        yield from told("Nothing is written; --apply writes the plan and the calendar.")
