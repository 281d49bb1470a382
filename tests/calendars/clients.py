"""Two calendar programs that people use, run on folders of the test: vdirsyncer and khal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def _run(program: str, *arguments: str | Path, folder: Path) -> str:
    environment = {**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    outcome = subprocess.run(
        [str(BIN / program), *map(str, arguments)],
        cwd=folder,
        env={**environment, "XDG_DATA_HOME": str(folder / "data"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        input="y\n" * 10,
        timeout=60,
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


class Vdirsyncer:
    """A pair: what is ours, and a folder with one file an event."""

    def __init__(self, folder: Path, ours: str) -> None:
        """Set up in a folder.

        Args:
            folder: of the test.
            ours: the lines that describe our side.
        """
        self._folder, self.events = folder, folder / "events" / "strength"
        self.events.mkdir(parents=True)
        self._config = folder / "vdirsyncer.conf"
        self._config.write_text(
            f'[general]\nstatus_path = "{folder / "status"}"\n'
            '[pair strength]\na = "ours"\nb = "theirs"\ncollections = null\n'
            'conflict_resolution = "a wins"\n'
            f"[storage ours]\n{ours}\n"
            f'[storage theirs]\ntype = "filesystem"\npath = "{self.events}"\nfileext = ".ics"\n'
        )
        _run("vdirsyncer", "-c", self._config, "discover", folder=folder)

    def sync(self) -> None:
        """Bring both sides together."""
        _run("vdirsyncer", "-c", self._config, "sync", folder=self._folder)


class Khal:
    """khal on a folder with one file an event, in the zone of the scenarios."""

    def __init__(self, folder: Path, events: Path) -> None:
        """Set up in a folder."""
        self._folder, self._config = folder, folder / "khal.conf"
        self._config.write_text(
            f"[calendars]\n[[strength]]\npath = {events}\n"
            "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
            f"[sqlite]\npath = {folder / 'khal.db'}\n"
        )

    def listed(self, first: str, days: int) -> list[str]:
        """The start and title of each event of so many days."""
        form = "{start-long} {title}"
        asked = ("list", "--day-format", "", "--format", form, first, f"{days}d")
        lines = _run("khal", "-c", self._config, *asked, folder=self._folder).splitlines()
        return [line for line in lines if line.strip()]
