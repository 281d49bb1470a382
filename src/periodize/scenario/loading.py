"""From a scenario's text to a scenario that holds no contradiction, or every problem at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import ValidationError

from periodize.errors import InputRefused, Problem
from periodize.reading.marks import Marks, Spot
from periodize.reading.messages import MOST_PROBLEMS, problems_of
from periodize.reading.source import Source, read
from periodize.reading.syntax import MOST_BYTES, decoded
from periodize.scenario.readable import what_is_left
from periodize.scenario.resolve.entries import resolved
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.scenario import Scenario
from periodize.scenario.schema.document import ScenarioFile

LOOKED_UP = frozenset({"model", "exercises"})
"""The parts in which the names of `rules` are looked up."""


def load(path: Path | str) -> Scenario:
    """Read a scenario file.

    Args:
        path: the file; tables that it imports stand in its folder.

    Raises:
        InputRefused: it cannot be read, or says something that cannot be; with every problem found.
    """
    return load_text(content_of(path), str(path), Path(path).parent)


def content_of(path: Path | str) -> bytes:
    """The bytes of a file that the user named, one more than the most that is read.

    Raises:
        InputRefused: it cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise InputRefused([Spot(str(path)).problem(f"cannot be read: {reason}")]) from None


def load_text(text: str | bytes, file: str, folder: Path) -> Scenario:
    """Read a scenario from its text.

    Args:
        text: YAML 1.2; bytes are UTF-8, at most 1 MB.
        file: the name to give in messages.
        folder: where imported tables stand.

    Raises:
        InputRefused: the text says something that cannot be; with every problem found.
    """
    source = read(decoded(text, file), file)
    content = text if isinstance(text, bytes) else text.encode()
    return understood(source, folder, content)


def understood(source: Source, folder: Path, content: bytes) -> Scenario:
    """The scenario that data describe.

    Args:
        source: the data, with their positions.
        folder: where imported tables stand.
        content: what the data were read from; makes the scenario's digest.

    Raises:
        InputRefused: the data say something that cannot be; with every problem found.
    """
    read, wrong = _validated(source)
    marks = read[1] if read else source.marks
    findings = Findings(marks)
    scenario = resolved(read[0], findings, folder, hashlib.sha256(content)) if read else None
    problems = [] if wrong is None else problems_of(wrong, ScenarioFile, source.marks)
    problems = _distinct([*source.problems, *problems, *findings.problems])
    if problems or scenario is None:
        raise InputRefused(problems, None if _parts(wrong) & LOOKED_UP else scenario)
    return scenario


def _validated(
    source: Source,
) -> tuple[tuple[ScenarioFile, Marks] | None, ValidationError | None]:
    """The file's entries; where some are wrong, what is left without them, and why."""
    try:
        return (ScenarioFile.model_validate(source.data), source.marks), None
    except ValidationError as error:
        wrong = [detail["loc"] for detail in error.errors(include_url=False)]
        return what_is_left(source.data, source.marks, wrong), error


def _parts(error: ValidationError | None) -> set[str]:
    """The parts of the file in which something is wrong."""
    return {str(each["loc"][0]) for each in error.errors(include_url=False)} if error else set()


def _distinct(problems: list[Problem]) -> list[Problem]:
    """The first 200 problems by line; of several at one position, the first found."""
    first: dict[tuple[str, int, int], Problem] = {}
    for problem in problems:
        first.setdefault((problem.file, problem.line, problem.column), problem)
    return sorted(first.values())[:MOST_PROBLEMS]
