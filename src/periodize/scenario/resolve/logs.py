"""What was lifted, from the logs beside a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from periodize.dates import counted
from periodize.model.catalogue import Exercise, load_catalogue
from periodize.reading.marks import Loc
from periodize.reading.words import did_you_mean, quoted
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.imports import content_beside
from periodize.scenario.schema.document import ScenarioFile
from periodize.scenario.schema.logs import LogFile
from periodize.training_log.names import NO_EXERCISE, Names
from periodize.training_log.sets import LoggedSet, joined
from periodize.training_log.tables import read_log

if TYPE_CHECKING:
    from hashlib import _Hash

SUFFIXES = (".csv",)


def logged_sets(
    entry: ScenarioFile,
    own: Mapping[str, Exercise],
    findings: Findings,
    folder: Path,
    digest: _Hash,
) -> tuple[LoggedSet, ...]:
    """Every set of the logs that a scenario names, in order of date.

    Args:
        entry: the file.
        own: the user's own exercises.
        findings: takes the problems and the notes.
        folder: where the logs stand.
        digest: the bytes of the logs are added to it.
    """
    catalogue = {**load_catalogue().exercises, **own}
    _check_names(entry.log_names, ("log_names",), catalogue, findings)
    found: list[list[LoggedSet]] = []
    for index, log in enumerate(entry.log):
        try:
            content = content_beside(log.file, folder, SUFFIXES)
        except ValueError as error:
            findings.refuse(("log", index), str(error))
            continue
        digest.update(content)
        found.append(_sets(entry, log, content, own, findings, index))
    return tuple(joined(found))


def _check_names(
    names: Mapping[str, str], loc: Loc, catalogue: Mapping[str, Exercise], findings: Findings
) -> None:
    for name, exercise in names.items():
        if exercise not in catalogue and exercise != NO_EXERCISE:
            near = did_you_mean(exercise, sorted(catalogue))
            findings.refuse((*loc, name), f"{quoted(exercise)} is not an exercise{near}")


def _sets(
    entry: ScenarioFile,
    log: LogFile,
    content: bytes,
    own: Mapping[str, Exercise],
    findings: Findings,
    index: int,
) -> list[LoggedSet]:
    catalogue = {**load_catalogue().exercises, **own}
    _check_names(log.names, ("log", index, "names"), catalogue, findings)
    unit = log.unit or ("lb" if entry.units == "imperial" else "kg")
    read = read_log(content, log.file, Names(catalogue, {**entry.log_names, **log.names}), unit)
    findings.problems += read.problems
    for note in read.notes:
        findings.note(note)
    if guessed := {each.called for each in read.sets if not each.sure}:
        names = counted(len(guessed), "name")
        findings.note(
            f"{log.file} has {names} of exercises that nobody can be sure of; they count for "
            "nothing until `periodize log` shows them and `log_names:` settles them."
        )
    return read.sets
