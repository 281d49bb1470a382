"""The options of every command that searches, and commands made of such options."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from periodize.cli.terminal.numbers import Count, Seconds

Command = Callable[..., None]
Option = Callable[[Command], Command]


def time_limit_option(told: str = "Stop each plan that is sought after so many seconds.") -> Option:
    """How long is searched."""
    return click.option("--time-limit", type=Seconds(min=0), metavar="SECONDS", help=told)


def seed_option() -> Option:
    """What the solver's draws begin with."""
    return click.option(
        "--seed",
        type=Count(0, 2**31 - 1),
        default=1,
        show_default=True,
        metavar="N",
        help="Seed of the solver.",
    )


def quiet_option() -> Option:
    """Whether notes and progress are told."""
    return click.option("--quiet", is_flag=True, help="No notes and no progress.")


def with_options(command: Command, options: Sequence[Option]) -> Command:
    """A command with some options, which its help lists in this order."""
    for option in reversed(options):
        command = option(command)
    return command
