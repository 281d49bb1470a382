"""The files that `solve` writes, and what may stand in their places before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from periodize.cli.terminal.door import warn
from periodize.cli.terminal.reading import mend_beside
from periodize.errors import CouldNotWrite, InputRefused
from periodize.plan import Plan, read_plan, write_plan
from periodize.scenario import Scenario

CSV_HEAD = b"date,weekday,start,minutes,place,focus,phase,exercise,"


@dataclass(frozen=True, slots=True)
class Output:
    """Where the plan, the calendar and, if asked for, the table go."""

    json: Path
    ics: Path
    csv: Path | None
    busy: Path | None = None

    def refuse_doubles(self) -> None:
        """Refuse two options that name one file."""
        options: dict[Path, str] = {}
        for option, file in self._named:
            if file is not None and (other := options.setdefault(file.resolve(), option)) != option:
                raise click.UsageError(f"{other} and {option} both name {file}; give each its own.")

    def refuse_nowhere(self) -> None:
        """Refuse a folder that cannot be made, since the one above it is not there.

        Raises:
            CouldNotWrite: a file would go there.
        """
        for folder in self._folders:
            if folder.parent.exists() and not folder.parent.is_dir():
                raise CouldNotWrite(f"{folder}: Not a directory")
            if not folder.exists() and not folder.parent.exists():
                told = f"{folder} is not made, since there is no folder {folder.parent}"
                raise CouldNotWrite(f"{told}; make it first, or write elsewhere")

    @property
    def _named(self) -> tuple[tuple[str, Path | None], ...]:
        files = (self.json, self.ics, self.csv, self.busy)
        return tuple(zip(("--json", "--ics", "--csv", "--busy"), files, strict=True))

    @property
    def _folders(self) -> list[Path]:
        return list(dict.fromkeys(file.parent for _, file in self._named if file))

    def earlier(self) -> Plan | None:
        """The plan that stands where ours will go.

        Raises:
            CouldNotWrite: something that this program did not write is in the way.
        """
        from periodize.calendars.ics import PRODID

        for ours in filter(None, (self.json, self.ics, self.csv)):
            mend_beside(ours)
        for file in (self.ics, self.busy):
            if file and (ics := _standing(file)) and PRODID.encode() not in ics[:200]:
                raise CouldNotWrite(f"{file} is in the way and no calendar of ours; move it")
        if self.csv and (table := _standing(self.csv)) and not table.startswith(CSV_HEAD):
            raise CouldNotWrite(f"{self.csv} is in the way and no table of ours; move it")
        standing = _standing(self.json)
        try:
            return read_plan(standing, str(self.json)) if standing else None
        except InputRefused as error:
            told = str(error).splitlines()[0]
            text = f"{self.json} is in the way and no plan of ours ({told}); move it"
            raise CouldNotWrite(text) from None

    def write(
        self,
        scenario: Scenario,
        plan: Plan,
        *,
        quiet: bool,
        followed: Plan | None = None,
        beside: Mapping[Path, bytes] | None = None,
    ) -> None:
        """Write every file, or none.

        Args:
            scenario: what the plan is for.
            plan: what is written.
            quiet: whether to say nothing of it.
            followed: the plan that was followed until this one, which bears out what was done.
            beside: what else is written with them.

        Raises:
            CouldNotWrite: what stood there still stands.
        """
        from periodize.workspace.files import write_all
        from periodize.workspace.followed import earlier_file

        self.refuse_nowhere()
        for folder in self._folders:
            if not folder.is_dir():
                make_folder(folder, quiet=quiet)
        files = {**self._contents(scenario, plan), **(beside or {})}
        if followed:
            files[earlier_file(self.json)] = write_plan(followed)
        write_all(files)
        for file in files if not quiet else ():
            warn(f"wrote {file}")

    def _contents(self, scenario: Scenario, plan: Plan) -> Mapping[Path, bytes]:
        from periodize.calendars.ics import to_ics
        from periodize.views.busy_beside import busy_beside
        from periodize.views.plan_csv import to_csv

        files = {self.json: write_plan(plan), self.ics: to_ics(scenario, plan)}
        if self.csv:
            files[self.csv] = to_csv(scenario, plan)
        return {**files, **busy_beside(scenario, plan, self.json, self.busy)}


def make_folder(folder: Path, *, quiet: bool) -> None:
    """Make a folder in one that is there, and say so.

    Raises:
        CouldNotWrite: it cannot be made.
    """
    try:
        folder.mkdir()
    except OSError as error:
        raise CouldNotWrite(f"{folder}: {error.strerror}") from None
    if not quiet:
        warn(f"made the folder {folder}")


def _standing(file: Path) -> bytes:
    """What stands there; nothing where there is no file, or an empty one."""
    try:
        if not file.exists():
            return b""
        if not file.is_file():
            raise CouldNotWrite(f"{file} is in the way and not an ordinary file; move it")
        return file.read_bytes()
    except OSError as error:
        raise CouldNotWrite(f"{file}: {error.strerror}") from None
