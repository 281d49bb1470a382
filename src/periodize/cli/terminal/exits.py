"""Exit codes, and what is said on the way out."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

import click

from periodize.errors import (
    CouldNotWrite,
    InputRefused,
    Interrupted,
    NoPlanExists,
    OutOfTime,
    PeriodizeError,
    PlanRejected,
)

VIOLATIONS = 1
INTERRUPTED = 130
CLOSED_PIPE = 141
TERMINATED = 143

ADVICE = "Loosen one of them in the scenario under `rules:`, or give it a `penalty`."
PIN_ADVICE = "Drop or move a pin, or loosen a rule in the scenario under `rules:`."
PAST_ADVICE = (
    "What was done cannot change, and every rule looks at it, too: let the scenario still allow "
    "what was done, or begin a new block where another scenario begins."
)

_CODES: dict[type[PeriodizeError], int] = {
    InputRefused: 2,
    NoPlanExists: 3,
    OutOfTime: 4,
    CouldNotWrite: 5,
    PlanRejected: 6,
    Interrupted: INTERRUPTED,
}


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM)."""


class Stop:
    """Makes SIGTERM an interrupt like Ctrl-C, and remembers which of the two came.

    Only the first one is raised: what it stops must not be cut short by impatience.
    """

    def __init__(self) -> None:
        self._heard: int | None = None

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Listen until the end of a `with`."""
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, self._hear) for number in numbers]
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self._heard is None:
            self._heard = number
            raise Terminated if number == signal.SIGTERM else KeyboardInterrupt

    def told(self, text: str) -> int:
        """Say on stderr what was stopped; gives the exit code."""
        click.echo(text, err=True)
        return TERMINATED if self._heard == signal.SIGTERM else INTERRUPTED


def exit_code(error: PeriodizeError) -> int:
    """The exit code of an error."""
    return _CODES[type(error)]


def report(error: PeriodizeError) -> None:
    """Say on stderr what went wrong, and what can be done about it."""
    match error:
        case NoPlanExists():
            from periodize.cli.terminal.folding import folded

            head = "No plan exists. "
            alone = len(error.clash) == 1
            head += "This cannot hold:" if alone else "These rules cannot hold together:"
            click.echo(folded([head, *(f"  {each}" for each in error.clash)]), err=True)
            click.echo(folded([_advice(error)], further_in=0), err=True)
        case OutOfTime():
            click.echo(f"{error}; give it longer with --time-limit.", err=True)
        case PlanRejected():
            click.echo(
                "The referee rejected our own plan; nothing was written. Please report this:",
                err=True,
            )
            for sentence in error.violations:
                click.echo(f"  {sentence}", err=True)
        case _:
            click.echo(str(error), err=True)


def _advice(error: NoPlanExists) -> str:
    rules = {sentence.split(": ")[0] for sentence in error.clash}
    if "past_stands" in rules:
        return PAST_ADVICE
    return PIN_ADVICE if "pins" in rules else ADVICE
