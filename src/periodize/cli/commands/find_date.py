"""`periodize find-date`: which day for a race."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import DAY, asked, asking_options, end_without_plan, say
from periodize.cli.terminal.changes import kind_of_race
from periodize.errors import InputRefused, Problem

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.find_date import Candidate


@click.command(name="find-date", short_help="Rank the days on which a race could be run.")
@asking_options
@click.option("--race", metavar="KM:PRIORITY", required=True, help="Such as 21.1:B.")
@click.option(
    "--between", type=DAY, nargs=2, metavar="FROM TO", required=True, help="Both included."
)
@click.option("--weekday", metavar="sat,sun", default="", help="Only these; else every day.")
def command(
    scenario: str,
    race: str,
    between: tuple[date, date],
    weekday: str,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Put a race on every candidate day, solve each, and print the days with their price.

    Best first: the goals as they count, then fewer sessions moved or lost. The race takes the place
    of the runs of its day.

    \b
    Example:
      periodize find-date autumn-marathon.yaml --race 21.1:B --between 2027-07-01 2027-08-31 \\
        --weekday sat,sun
    """
    kind = kind_of_race(race, "--race")
    weekdays = _weekdays(weekday)
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        answer = opened.find_date(kind, *between, weekdays)
        say(answer, _lines(answer), json_out=json_out)
    plans = any(candidate.difference for candidate in answer)
    end_without_plan(late=not plans and any(candidate.late for candidate in answer))


def _weekdays(text: str) -> tuple[str, ...]:
    from periodize.dates import WEEKDAYS

    words = tuple(word.strip().lower() for word in text.split(",") if word.strip())
    for word in words:
        if word not in WEEKDAYS:
            message = f"{word!r} is no day of the week; write {', '.join(WEEKDAYS)}"
            raise InputRefused([Problem("--weekday", 0, 0, message)])
    return words


def _lines(answer: Sequence[Candidate]) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import told, verdict
    from periodize.cli.terminal.tables import table
    from periodize.dates import format_day

    shown = [candidate for candidate in answer if not candidate.outside]
    head, rows = ["day", "price", "sessions"], [[format_day(c.day), *_told(c)] for c in shown]
    if any(candidate.near for candidate in shown):
        head.append("near")
        rows = [[*row, _near(each)] for row, each in zip(rows, shown, strict=True)]
    yield from table(head, rows)
    if not any(each.difference or each.late for each in answer):
        yield from told("The race fits on none of these days.")
    yield from _warnings(answer)
    plans = sum(each.difference is not None for each in answer)
    yield from verdict(all(each.proven for each in answer), plans)


def _near(candidate: Candidate) -> str:
    from periodize.dates import counted

    return ", ".join(
        f"{counted(two.days, 'day')} before {two.second}"
        if two.first_day == candidate.day
        else f"{counted(two.days, 'day')} after {two.first}"
        for two in candidate.near
    )


def _warnings(answer: Sequence[Candidate]) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import told
    from periodize.dates import counted

    if rests := {two.first: two.rest for each in answer for two in each.near}:
        asked = ", ".join(f"{counted(days, 'day')} after {name}" for name, days in rests.items())
        yield from told(
            f"Near races: the rule after_race asks {asked} before all strength is back. The price "
            "speaks of strength alone; whether to race again so soon is yours to judge."
        )
    if outside := sum(each.outside for each in answer):
        yield from told(
            f"{outside} of these days lie before the block or more than four weeks "
            "behind it; a race there changes nothing."
        )
    if any(each.behind and each.difference for each in answer):
        yield from told("Days behind the block are priced by what they change within it only.")


def _told(candidate: Candidate) -> tuple[str, str]:
    from periodize.cli.terminal.answer_view import counts_and_asked
    from periodize.questions.difference import price_text

    if candidate.difference:
        return price_text(candidate.difference.goals), counts_and_asked(candidate.difference)
    if candidate.clash:
        rules = ", ".join(each.rule for each in candidate.clash.others)
        return "no plan", f"{rules} cannot hold together"
    if candidate.late:
        return "open", "no plan was found in time"
    return "no race", candidate.refused or ""
