"""Names of logs that are settled: written into the scenario once, and known for every log then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from periodize.cli.terminal.asked import parted
from periodize.errors import CouldNotWrite, InputRefused, Problem

if TYPE_CHECKING:
    from periodize.scenario.scenario import Scenario

OPTION = "--settle"


def names_to_settle(
    given: Sequence[str], guesses: Mapping[str, str], *, take_guesses: bool
) -> dict[str, str]:
    """By a name of a log, the exercise that it means, or none.

    Args:
        given: as NAME=EXERCISE.
        guesses: by name, what it may mean; empty for nothing.
        take_guesses: whether each guess is right.

    Raises:
        InputRefused: an option has not its form.
    """
    guessed = {name: guess for name, guess in guesses.items() if guess} if take_guesses else {}
    told = (parted(text, OPTION, "NAME=EXERCISE", "=") for text in given)
    return {**guessed, **{name.strip(): exercise.strip() for name, exercise in told}}


def settled(file: Path, scenario: Scenario, names: Mapping[str, str]) -> Scenario:
    """Write names into a scenario's file, and read it again.

    Raises:
        InputRefused: one means no exercise, or the file is none.
        CouldNotWrite: the file cannot say it, or cannot be written.
    """
    from periodize.scenario import load_text
    from periodize.scenario.loading import content_of
    from periodize.scenario.variant.variant import variant_of
    from periodize.scenario.variant.written import with_variants
    from periodize.workspace.files import write_all

    if str(file) == "-":
        raise InputRefused([Problem(OPTION, 0, 0, "names are settled in a file, not in a stream")])
    known = {**scenario.log_names, **names}
    variant = variant_of("names of a log", set={"log_names": known})
    text = with_variants(content_of(file), str(file), [variant])
    after = load_text(text, str(file), file.parent)
    if after.log_names != known:
        raise CouldNotWrite(f"{file} cannot say this in its own words; write: log_names: {known}")
    write_all({file: text})
    return after
