"""roster.yaml to a roster, or every problem at once with its line and column.

The scenarios themselves are not read here: what is wrong with one is told of that athlete, and
stops nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import ValidationError

from periodize.errors import InputRefused, Problem
from periodize.reading.composer import Composer
from periodize.reading.marks import Loc, Marks
from periodize.reading.messages import MOST_PROBLEMS, problems_of
from periodize.reading.source import Source, read
from periodize.reading.syntax import decoded
from periodize.reading.words import did_you_mean, quoted
from periodize.roster.document import AthleteEntry, RosterFile
from periodize.roster.roster import Changes, Member, Roster, SharedPlace
from periodize.scenario.loading import content_of
from periodize.scenario.resolve.entries import slug

PATTERN = frozenset("*?[")
SUFFIXES = (".yaml", ".yml")
NAMED_BY_FOLDER = "scenario"
"""A file of this name says less of its athlete than its folder does."""


class _RosterComposer(Composer):
    """Builds the data of a roster."""

    what: ClassVar[str] = "roster"


def load_roster(path: Path | str) -> Roster:
    """Read a roster.

    Raises:
        InputRefused: it cannot be read, or says something that cannot be; with every problem found.
    """
    file = Path(path)
    source = read(decoded(content_of(file), str(path)), str(path), _RosterComposer)
    return roster_of(source, file)


def roster_of(source: Source, file: Path) -> Roster:
    """The roster that data describe; `file` is where they stand, and the folder of the scenarios.

    Raises:
        InputRefused: they say something that cannot be; with every problem found.
    """
    try:
        entry = RosterFile.model_validate(source.data)
    except ValidationError as error:
        found = [*source.problems, *problems_of(error, RosterFile, source.marks)]
        raise InputRefused(sorted(found)[:MOST_PROBLEMS]) from None
    listing = _Listing(source.marks, file)
    for place, athlete in enumerate(entry.athletes):
        listing.add(athlete, ("athletes", place))
    members = tuple(listing.in_order())
    problems = [*source.problems, *listing.problems, *_twice(entry, source.marks)]
    if problems:
        raise InputRefused(sorted(problems)[:MOST_PROBLEMS])
    shared = tuple(SharedPlace(each.name, each.place, each.at_most) for each in entry.shared)
    return Roster(entry.name, file, members, shared)


def _twice(entry: RosterFile, marks: Marks) -> Iterator[Problem]:
    """Shared places that are listed twice."""
    for key in ("name", "place"):
        seen: set[str] = set()
        for place, each in enumerate(entry.shared):
            said = getattr(each, key)
            if said in seen:
                told = f"{quoted(said)} is shared twice; give each place one entry"
                yield marks.problem(("shared", place, key), told)
            seen.add(said)


class _Listing:
    """The athletes that entries name, and what is wrong with them.

    A file that is named by itself is not named again by a pattern.
    """

    def __init__(self, marks: Marks, file: Path) -> None:
        self.problems: list[Problem] = []
        self._marks, self._file = marks, file
        self._inside = file.parent.resolve()
        self._found: list[_Found] = []
        self._named: set[Path] = set()
        self._as_they_are: set[Path] = set()
        self._by_pattern: set[Path] = set()

    def add(self, entry: AthleteEntry, where: Loc) -> None:
        """The athlete, or the athletes, of one entry."""
        if PATTERN & set(entry.scenario):
            self._add_pattern(entry, where)
        elif self._is_there(entry.scenario, where):
            self._add_file(entry, self._file.parent / entry.scenario, where)

    def in_order(self) -> Iterator[Member]:
        """The athletes as they are listed; of two with one id the second is a problem."""
        ids: dict[str, Member] = {}
        for found in self._found:
            if found.of_pattern and found.resolved in self._named:
                continue
            other = ids.setdefault(found.member.id, found.member)
            if other is not found.member:
                told = f"{found.member.file} and {other.file} are both called "
                self._refuse(found.where, f"{told}{quoted(found.member.id)}; give one an id")
            yield found.member

    def _add_file(self, entry: AthleteEntry, file: Path, where: Loc) -> None:
        resolved = file.resolve()
        name, changes = entry.id or _name_of(file), Changes()
        if entry.start or entry.set:
            changes = Changes(entry.start, entry.set, name, self._marks, where)
        elif resolved in self._as_they_are:
            told = f"{quoted(entry.scenario)} is listed twice; set something, or leave one out"
            self._refuse(where, told)
            return
        else:
            self._as_they_are.add(resolved)
        self._named.add(resolved)
        member = Member(name, file, entry.first, entry.tags, changes)
        self._found.append(_Found(member, resolved, where, of_pattern=False))

    def _add_pattern(self, entry: AthleteEntry, where: Loc) -> None:
        pattern = entry.scenario
        if entry.id or entry.start or entry.set:
            told = "a pattern may name several athletes; id, start and set are for one"
            self._refuse(where, told)
            return
        try:
            files = sorted(self._matching(pattern))
        except (ValueError, NotImplementedError, OSError):
            self._refuse(where, f"{quoted(pattern)} is not a pattern of files in this folder")
            return
        if not files:
            self._refuse(where, f"no scenario matches {quoted(pattern)}")
        for file in files:
            self._add_match(entry, file, where)

    def _add_match(self, entry: AthleteEntry, file: Path, where: Loc) -> None:
        resolved = file.resolve()
        if resolved not in self._by_pattern:
            self._by_pattern.add(resolved)
            member = Member(_name_of(file), file, entry.first, entry.tags)
            self._found.append(_Found(member, resolved, where, of_pattern=True))

    def _matching(self, pattern: str) -> Iterator[Path]:
        own = self._file.resolve()
        for file in self._file.parent.glob(pattern):
            if file.suffix in SUFFIXES and file.is_file():
                resolved = file.resolve()
                if resolved.is_relative_to(self._inside) and resolved != own:
                    yield file

    def _is_there(self, name: str, where: Loc) -> bool:
        file = self._file.parent / name
        try:
            inside = file.resolve().is_relative_to(self._inside) and not Path(name).is_absolute()
            there = inside and file.is_file()
        except (OSError, RuntimeError, ValueError):
            self._refuse(where, f"{quoted(name)} cannot be followed")
            return False
        if not inside:
            self._refuse(where, f"{quoted(name)} leads out of the roster's folder")
        elif not there:
            beside = [each.name for each in file.parent.glob("*") if each.suffix in SUFFIXES]
            told = f"there is no file {quoted(name)} in the roster's folder"
            self._refuse(where, told + did_you_mean(Path(name).name, beside))
        return there

    def _refuse(self, where: Loc, message: str) -> None:
        self.problems.append(self._marks.problem((*where, "scenario"), message))


@dataclass(frozen=True, slots=True)
class _Found:
    """An athlete, the file behind the name, and the entry that named them."""

    member: Member
    resolved: Path
    where: Loc
    of_pattern: bool


def _name_of(file: Path) -> str:
    return slug(file.parent.name if file.stem == NAMED_BY_FOLDER else file.stem)
