"""`periodize why`: what holds a session on its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import DAY, asking_options, followed_plan, plan_option, say

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.questions.openings import Opening
    from periodize.questions.why import WhyAnswer


@click.command(name="why", short_help="Tell what holds the sessions of a day there.")
@asking_options
@click.argument("day", metavar="DATE", type=DAY)
@plan_option
def command(
    scenario: str,
    day: date,
    plan_file: str | None,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Tell for each session of DATE why that day is right, then what the others of its week break.

    On a day without any it lists the windows, and which kinds of session could stand in them.

    \b
    Example:
      periodize why autumn-marathon.yaml 2027-07-05
    """
    with followed_plan(
        scenario, plan_file, seed=seed, time_limit=time_limit, quiet=quiet
    ) as followed:
        answer = followed.why(day)
        say(answer, _lines(answer), json_out=json_out)


def _lines(answer: WhyAnswer) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import listed, moment, told
    from periodize.dates import format_short_day
    from periodize.wording.sessions import focus_text

    if not answer.sessions:
        yield from _free_day(answer)
    for session in answer.sessions:
        yield from told(f"{focus_text(session.focus)}, {moment(session.start)} ({session.id})")
        yield from listed(reason.text for reason in session.because)
        free = ", ".join(map(format_short_day, answer.free_days[session.id]))
        if free:
            yield from listed([f"as good: {free}"])
        if closed := ", ".join(map(format_short_day, answer.no_room[session.id])):
            yield from listed(
                [f"not on {closed}: no window there has room and kit for what it holds"]
            )
        elif not free and len(session.because) == 1:
            yield from listed(["no other day of its week has a window"])
    if not answer.proven:
        yield from told("The plan is not proven; a better one may put it elsewhere.")


def _free_day(answer: WhyAnswer) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import listed, told
    from periodize.dates import format_day

    week = f"its week holds {answer.held} of the {answer.wanted} sessions that it asks for"
    if not answer.wanted:
        week = "its week asks for none"
    yield from told(f"No session stands on {format_day(answer.day)}; {week}.")
    yield from listed(map(_opening, answer.windows))
    if any(window.open for window in answer.windows):
        yield from told("Open as far as runs, races and kit go; why-not tells what one would cost.")
    elif answer.windows:
        yield from told("Nothing could stand there, whatever else the plan held.")
    else:
        yield from told("The day has no window.")


def _opening(window: Opening) -> str:
    from periodize.dates import format_clock

    parts = [f"open to {', '.join(window.open)}"] if window.open else []
    for rules in dict.fromkeys(window.closed.values()):
        names = [name for name, own in window.closed.items() if own == rules]
        lengths = [f"{window.minutes[n]} min for {n}" for n in names if n in window.minutes]
        longer = f" ({', '.join(lengths)} would do)" if lengths else ""
        parts.append(f"closed to {', '.join(names)} by {' and '.join(rules)}{longer}")
    could = "; ".join(parts) or "no kind of session of this phase fits its kit and its length"
    return f"{format_clock(window.start)} to {format_clock(window.end)} at {window.place}: {could}"
