"""`periodize what-if`: variants beside the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import asked, asking_options, end_without_plan, say
from periodize.cli.terminal.changes import change_options, inline_variant
from periodize.cli.terminal.door import tell

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.what_if import VariantAnswer


@click.command(name="what-if", short_help="Put variants beside the plan: what they change.")
@asking_options
@click.argument("variants", metavar="[VARIANT.yaml]...", nargs=-1)
@change_options
@click.option("--keep", is_flag=True, help="Keep the plan's sessions where that costs nothing.")
@click.option("--weeks", is_flag=True, help="Also print every week; with --csv, only these.")
@click.option("--csv", "csv_out", is_flag=True, help="Print a table for a spreadsheet.")
def command(
    scenario: str,
    variants: tuple[str, ...],
    add_race_: tuple[str, ...],
    move_race_: tuple[str, ...],
    drop_race_: tuple[str, ...],
    away_: tuple[str, ...],
    set_: tuple[str, ...],
    keep: bool,
    weeks: bool,
    csv_out: bool,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Solve each variant: what is kept, moved, added and lost, what it costs, or the clash.

    A VARIANT.yaml holds `add_races`, `move_races`, `drop_races`, `away` and `set`; the options
    together make one variant more. A race takes the place of the runs of its day.

    \b
    Example:
      periodize what-if autumn-marathon.yaml --move-race "City marathon=2027-09-19" --keep
    """
    from periodize.scenario.variant.variant import read_variant

    given = [read_variant(each) for each in variants]
    inline = inline_variant(add_race_, move_race_, drop_race_, away_, set_)
    if not given and inline is None:
        raise click.UsageError("Name a VARIANT.yaml, or give an option that changes something.")
    if csv_out and json_out:
        raise click.UsageError("Take --csv or --json, not both.")
    every = [*given, *([inline] if inline else [])]
    with asked(scenario, seed=seed, time_limit=time_limit, quiet=quiet) as opened:
        answers = opened.compare(every, keep=keep)
        known = opened.scenario.notes
    if csv_out:
        from periodize.views.variants_csv import variants_csv, weeks_csv

        tell((weeks_csv if weeks else variants_csv)(answers), nl=False)
    else:
        say(answers, _lines(answers, known, weeks=weeks, keep=keep), json_out=json_out)
    end_without_plan(late=all(answer.late for answer in answers))


def _lines(
    answers: Sequence[VariantAnswer], known: Collection[str], *, weeks: bool, keep: bool
) -> Iterator[Text]:
    from rich.text import Text

    from periodize.cli.terminal.answer_view import (
        clash_lines,
        difference_lines,
        run_lines,
        told,
        verdict,
    )

    if len(answers) > 1:
        yield from _side_by_side(answers)
        yield Text()
    for answer in answers:
        yield from told(f"What if: {answer.name}")
        for note in answer.scenario.notes:
            yield from told(f"Note: {note}") if note not in known else ()
        if answer.late:
            yield from told("No plan was found in time; give it longer with --time-limit.")
        if answer.clash:
            yield from told("No plan exists. These rules cannot hold together:")
            yield from clash_lines(answer.clash)
        if answer.difference:
            yield from difference_lines(answer.difference, answer.scenario.units)
            yield from _weeks(answer) if weeks else ()
        yield from run_lines(answer.runs_back, answer.runs_gone, answer.scenario.units)
        for two in answer.near:
            yield from told(f"Near races, on which the price is silent: {two}.")
        yield Text()
    if not keep and any(each.difference and each.difference.moved for each in answers):
        yield from told("With --keep, a plan as good is taken that keeps more of these sessions.")
    plans = sum(answer.difference is not None for answer in answers)
    yield from verdict(all(answer.proven for answer in answers), plans)


def _side_by_side(answers: Sequence[VariantAnswer]) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import counts_and_asked
    from periodize.cli.terminal.tables import table
    from periodize.dates import format_short_day
    from periodize.questions.difference import price_text

    rows = []
    for answer in answers:
        found = answer.difference
        if found is None:
            rows.append([answer.name, "open" if answer.late else "no plan", "", ""])
            continue
        week = found.first_worse_week
        worse = f"{format_short_day(week.start)}, {week.first_goal}" if week else ""
        rows.append([answer.name, price_text(found.goals), counts_and_asked(found), worse])
    yield from table(("variant", "price", "sessions", "worse from"), rows)


def _weeks(answer: VariantAnswer) -> Iterator[Text]:
    from rich.text import Text

    from periodize.cli.terminal.paper import INDENT
    from periodize.cli.terminal.tables import table
    from periodize.dates import format_short_day
    from periodize.rules.base import GOALS

    if answer.difference is None:
        return
    rows = []
    for week in answer.difference.weeks:
        pairs = zip(week.missed_before, week.missed_after, strict=True)
        missed = [f"{a} to {b}" if a != b else str(a) for a, b in pairs]
        held = f"{week.sessions_before} to {week.sessions_after}"
        same = week.sessions_before == week.sessions_after
        shown = str(week.sessions_after) if same else held
        rows.append([format_short_day(week.start), shown, *missed])
    yield Text()
    yield from table(["week", "held", *GOALS], rows, INDENT)
