"""Options that change a scenario on the command line, and the variant that they make together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from periodize.cli.terminal.asked import parted
from periodize.errors import InputRefused, Problem

if TYPE_CHECKING:
    from periodize.scenario.variant.variant import Variant

Command = Callable[..., None]

OPTIONS = (
    ("--add-race", "DATE:KM:PRIORITY", "A race more, such as 2027-06-20:21.1:B."),
    ("--move-race", "NAME=DATE", "A race of the scenario on another day."),
    ("--drop-race", "NAME", "A race of the scenario is not run."),
    ("--away", "FROM..TO", "Days without any window, both included."),
    ("--set", "PATH=VALUE", "Another value, such as rules.recovery_gap.hours=72."),
)


def change_options(command: Command) -> Command:
    """The options that change a scenario; each can be given several times."""
    for name, metavar, text in reversed(OPTIONS):
        place = name.lstrip("-").replace("-", "_") + "_"
        command = click.option(name, place, metavar=metavar, multiple=True, help=text)(command)
    return command


def inline_variant(
    add: Sequence[str],
    move: Sequence[str],
    drop: Sequence[str],
    away: Sequence[str],
    values: Sequence[str],
    *,
    ill: Sequence[str] = (),
) -> Variant | None:
    """The variant that the options describe; None without any.

    Raises:
        InputRefused: an option has not its form, or a value that it cannot have.
    """
    from periodize.scenario.variant.variant import value_of, variant_of

    words = {"add": add, "move": move, "drop": drop, "away": away, "ill": ill, "set": values}
    given = [f"{word} {text}" for word, texts in words.items() for text in texts]
    if not given:
        return None
    moves = [parted(text, "--move-race", "NAME=DATE", "=") for text in move]
    absences = [parted(text, "--away", "FROM..TO", "..") for text in away]
    absences += [parted(text, "--ill", "FROM..TO", "..") for text in ill]
    sets = [parted(text, "--set", "PATH=VALUE", "=") for text in values]
    _refuse_doubles({"--move-race": moves, "--set": sets})
    return variant_of(
        ", ".join(given),
        add_races=[race_of(text) for text in add],
        move_races=dict(moves),
        drop_races=list(drop),
        away=[{"from": since, "to": until} for since, until in absences],
        set={path: value_of(path, value) for path, value in sets},
    )


def _refuse_doubles(said: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Refuse what is said twice of one race or path: which of both is meant, nobody knows."""
    problems = []
    for option, pairs in said.items():
        for name, times in Counter(name for name, _ in pairs).items():
            if times > 1:
                values = " and ".join(value for each, value in pairs if each == name)
                problems.append(Problem(option, 0, 0, f"{name} is given {times} times: {values}"))
    if problems:
        raise InputRefused(problems)


def race_of(text: str) -> dict[str, Any]:
    """The race that `DATE:KM:PRIORITY` describes.

    Raises:
        InputRefused: it has not this form.
    """
    parts = text.split(":")
    if len(parts) != 3:
        message = f"{text!r} has not the form DATE:KM:PRIORITY, such as 2027-06-20:21.1:B"
        raise InputRefused([Problem("--add-race", 0, 0, message)])
    return {"date": parts[0], **kind_of_race(":".join(parts[1:]), "--add-race")}


def kind_of_race(text: str, option: str) -> dict[str, Any]:
    """The distance and the priority that `KM:PRIORITY` describes.

    Raises:
        InputRefused: it has not this form.
    """
    km, priority = parted(text, option, "KM:PRIORITY, such as 21.1:B", ":")
    try:
        return {"name": f"{km} km", "km": float(km), "priority": priority}
    except ValueError:
        message = f"{km!r} is not a distance in km"
        raise InputRefused([Problem(option, 0, 0, message)]) from None
