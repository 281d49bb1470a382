"""A folder of plans and calendars, and an index by which what has not changed is not made again.

The index holds fingerprints, so that no plan is read to know that it still stands.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from periodize.errors import CouldNotWrite
from periodize.roster.outcome import Outcome, Row
from periodize.roster.parcel import Parcel, packed_with
from periodize.roster.roster import Member
from periodize.roster.stays import Stay
from periodize.scenario.loading import content_of
from periodize.workspace.files import write_all
from periodize.workspace.mending import mend

INDEX = "roster.index.json"
REST = 20
"""The index is written again after so many times the seconds that writing it takes."""
LEAST_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of an athlete whose plan was made.

    Attributes:
        made_from: the fingerprint of all that the plan was made from.
        seed: of the solver.
        time_limit: seconds that were given; None waited for every proof.
        reads: the files that the scenario reads.
        plan, calendar: the fingerprints of the files; empty without.
        row: how it is told.
        stays: where the sessions are, and when.
    """

    made_from: str
    seed: int
    time_limit: float | None
    reads: tuple[str, ...]
    plan: str
    calendar: str
    row: Row
    stays: tuple[Stay, ...] = ()

    def is_final(self, time_limit: float | None) -> bool:
        """Whether more time could change nothing, or no more is given."""
        if self.row.status in ("optimal", "no plan", "refused"):
            return True
        if self.row.status == "failed" or self.time_limit is None:
            return self.row.status == "feasible"
        return time_limit is not None and time_limit <= self.time_limit


class Shelf:
    """The files of a roster's athletes in one folder."""

    def __init__(self, folder: Path) -> None:
        """Look at a folder; it need not be there."""
        self.folder = folder
        mend(folder)
        self._kept = _read(folder / INDEX)
        self._written = time.monotonic()
        self._took = 0.0
        self._is_behind = False

    def plan_file(self, id: str) -> Path:
        """Where an athlete's plan stands."""
        return self.folder / f"{id}.plan.json"

    def calendar_file(self, id: str) -> Path:
        """Where an athlete's calendar stands."""
        return self.folder / f"{id}.ics"

    def standing(self, id: str) -> tuple[bytes, bytes]:
        """What stands where an athlete's plan and calendar go; empty where nothing does."""
        return _bytes_of(self.plan_file(id)), _bytes_of(self.calendar_file(id))

    def unchanged(self, member: Member, seed: int, time_limit: float | None) -> Kept | None:
        """What was made for an athlete, where making it again would change nothing.

        Raises:
            InputRefused: the scenario cannot be read.
        """
        kept = self._kept.get(member.id)
        if kept is None or kept.seed != seed or not kept.is_final(time_limit):
            return None
        parcel = packed_with(member, content_of(member.file), kept.reads)
        if parcel.digest != kept.made_from:
            return None
        plan, calendar = self.standing(member.id)
        if kept.row.has_plan and (_print(plan), _print(calendar)) != (kept.plan, kept.calendar):
            return None
        return kept

    def put(self, parcel: Parcel, outcome: Outcome, *, seed: int, time_limit: float | None) -> None:
        """Write what came of an athlete; where there is no plan, what stood there still stands.

        Raises:
            CouldNotWrite: no file has changed.
        """
        files: dict[Path, bytes] = {}
        if outcome.plan is not None and outcome.calendar is not None:
            files = {
                self.plan_file(parcel.id): outcome.plan,
                self.calendar_file(parcel.id): outcome.calendar,
            }
        if fresh := {file: new for file, new in files.items() if _bytes_of(file) != new}:
            write_all(fresh)
        self._kept[parcel.id] = Kept(
            made_from=parcel.digest,
            seed=seed,
            time_limit=time_limit,
            reads=parcel.reads,
            plan=_print(outcome.plan),
            calendar=_print(outcome.calendar),
            row=outcome.row,
            stays=outcome.stays,
        )
        self._is_behind = True
        if time.monotonic() - self._written > max(LEAST_SECONDS, REST * self._took):
            self.keep_index()

    def told(self, id: str, row: Row) -> None:
        """Tell an athlete otherwise from now on."""
        self._kept[id] = replace(self._kept[id], row=row)
        self._is_behind = True

    def keep_index(self) -> None:
        """Write the index, where it has changed.

        Raises:
            CouldNotWrite: the one that stood there still stands.
        """
        if not self._is_behind:
            return
        before = time.monotonic()
        index: dict[str, int | dict[str, Kept]] = {
            "format": 1,
            "athletes": dict(sorted(self._kept.items())),
        }
        write_all({self.folder / INDEX: _adapter().dump_json(index, indent=1) + b"\n"})
        self._is_behind = False
        self._written = time.monotonic()
        self._took = self._written - before


@cache
def _adapter() -> TypeAdapter[dict[str, int | dict[str, Kept]]]:
    return TypeAdapter(dict[str, int | dict[str, Kept]])


def _read(file: Path) -> dict[str, Kept]:
    """The index; nothing where there is none that this program can read."""
    content = _bytes_of(file)
    if not content:
        return {}
    try:
        found = _adapter().validate_json(content)
    except ValidationError:
        return {}
    athletes = found.get("athletes")
    return athletes if found.get("format") == 1 and isinstance(athletes, dict) else {}


def _bytes_of(file: Path) -> bytes:
    """What stands in a file; nothing where there is none.

    Raises:
        CouldNotWrite: something else than a file is there, or it cannot be read.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise CouldNotWrite(f"{file}: {error.strerror}") from None


def _print(content: bytes | None) -> str:
    return hashlib.sha256(content).hexdigest() if content else ""
