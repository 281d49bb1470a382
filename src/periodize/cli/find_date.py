"""`periodize find-date`: which day for a race."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from periodize.cli.asked import DAY, asked, asking_options, say
from periodize.cli.changes import kind_of_race

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
    of the dated runs of its day.

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


def _weekdays(text: str) -> tuple[str, ...]:
    from periodize.dates import WEEKDAYS

    words = tuple(word.strip().lower() for word in text.split(",") if word.strip())
    for word in words:
        if word not in WEEKDAYS:
            raise click.BadParameter(f"{word!r} is not one of {', '.join(WEEKDAYS)}")
    return words


def _lines(answer: Sequence[Candidate]) -> Iterator[Text]:
    from periodize.cli.answer_view import told, verdict
    from periodize.cli.tables import table
    from periodize.dates import format_day

    rows = [(format_day(each.day), *_told(each)) for each in answer]
    yield from table(("day", "price", "sessions"), rows)
    best = answer[0]
    if best.difference is None:
        yield from told("The race fits on none of these days.")
    yield from verdict(all(each.proven for each in answer))


def _told(candidate: Candidate) -> tuple[str, str]:
    from periodize.cli.answer_view import counts
    from periodize.questions.difference import price_text

    if candidate.difference:
        return price_text(candidate.difference.goals), counts(candidate.difference)
    if candidate.clash:
        rules = ", ".join(each.rule for each in candidate.clash.others)
        return "no plan", f"{rules} cannot hold together"
    return "no race", candidate.refused or ""
