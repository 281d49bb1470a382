"""An athlete on the way to another process, or another machine: all that is read, as bytes."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from periodize import __version__
from periodize.errors import InputRefused, Problem
from periodize.reading.marks import Marks
from periodize.resources import folder as shipped_folder
from periodize.roster.changed import changed
from periodize.roster.roster import Changes, Member
from periodize.scenario.loading import content_of
from periodize.scenario.reads import files_read
from periodize.scenario.resolve.imports import content_beside
from periodize.scenario.variant.draft import Draft, draft_of

MISSING = b"\0missing"
"""Stands for a file that is not there; no text file holds it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that makes an athlete's plan.

    Attributes:
        id: of the athlete.
        file: the scenario, as messages name it.
        content: its bytes.
        reads: the names of the files that it reads.
        beside: by name, the bytes of those that are there.
        changes: what is otherwise for this athlete.
    """

    id: str
    file: str
    content: bytes
    reads: tuple[str, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)

    @property
    def digest(self) -> str:
        """A fingerprint of all that is in it, and of the program and models that read it."""
        found = hashlib.sha256()
        parts = [made_by().encode(), self.changes.says.encode(), self.content]
        for name in self.reads:
            parts += [name.encode(), self.beside.get(name, MISSING)]
        for part in parts:
            found.update(len(part).to_bytes(8, "big") + part)
        return found.hexdigest()

    @contextlib.contextmanager
    def opened(self) -> Iterator[Draft]:
        """The scenario, to be understood as long as the `with` lasts.

        Raises:
            InputRefused: it says something that cannot be; files are called as they were packed.
        """
        with tempfile.TemporaryDirectory(prefix="periodize-") as place:
            folder = Path(place)
            for name, content in self.beside.items():
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            try:
                draft = draft_of(self.content, self.file, folder)
                yield changed(draft, self.changes)
            except InputRefused as error:
                raise self._named(error, place) from None

    def _named(self, error: InputRefused, place: str) -> InputRefused:
        """What is wrong, with files where they came from."""
        home = str(Path(self.file).parent)
        problems = [
            Problem(each.file.replace(place, home), each.line, each.column, each.message)
            for each in error.problems
        ]
        return InputRefused(problems, error.readable)


def packed(member: Member) -> Parcel:
    """An athlete with the files that are read for them.

    Raises:
        InputRefused: the scenario cannot be read.
    """
    content = content_of(member.file)
    return packed_with(member, content, _reads(member, content))


def packed_with(member: Member, content: bytes, names: tuple[str, ...]) -> Parcel:
    """An athlete whose scenario is known to read these files.

    A file that cannot be read is left out; whoever understands the scenario tells that.
    """
    beside: dict[str, bytes] = {}
    for name in names:
        with contextlib.suppress(ValueError):
            beside[name] = content_beside(name, member.file.parent, (Path(name).suffix.lower(),))
    return Parcel(member.id, str(member.file), content, names, beside, _light(member.changes))


def _reads(member: Member, content: bytes) -> tuple[str, ...]:
    """The files that a scenario reads; none where it cannot be read itself."""
    try:
        draft = draft_of(content, str(member.file), member.file.parent)
        return files_read(changed(draft, member.changes).source.data)
    except InputRefused:
        return ()


def _light(changes: Changes) -> Changes:
    """The changes with no more of the roster's positions than belong to them."""
    if not changes:
        return changes
    length = len(changes.where)
    values, keys = (
        {loc: spot for loc, spot in some.items() if loc[:length] == changes.where[: len(loc)]}
        for some in (changes.marks.values, changes.marks.keys)
    )
    marks = Marks(changes.marks.file, values, keys)
    return Changes(changes.start, changes.set, changes.id, marks, changes.where)


@cache
def made_by() -> str:
    """The versions and the models by which plans are made, as one text."""
    models = hashlib.sha256()
    for file in sorted(shipped_folder("models").rglob("*")):
        if file.is_file():
            models.update(file.read_bytes())
    return f"periodize {__version__}, ortools {version('ortools')}, models {models.hexdigest()}"
