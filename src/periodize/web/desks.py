"""The scenarios that were opened, each laid on its desk when it is first looked at."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from periodize.errors import InputRefused, Problem
from periodize.web.desk import Desk
from periodize.workspace.followed import leads_away


class Desks:
    """Scenarios by number; no other file can be named."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Take the files, without reading them."""
        self._files = tuple(files)
        self._desks: dict[int, Desk] = {}
        self._laying = threading.Lock()
        self._executor, self._readers = ThreadPoolExecutor(1), ThreadPoolExecutor(1)

    @property
    def files(self) -> tuple[Path, ...]:
        """The scenarios."""
        return self._files

    @property
    def names(self) -> list[str]:
        """What the files are called."""
        return [file.stem for file in self._files]

    def desk(self, number: int) -> Desk:
        """A scenario's desk.

        Raises:
            IndexError: there is none of that number.
            InputRefused: the scenario cannot be read.
        """
        with self._laying:
            if number not in self._desks:
                self._desks[number] = Desk(self._files[number], self._executor, self._readers)
            return self._desks[number]

    def stop(self) -> None:
        """Stop what is being answered."""
        for desk in tuple(self._desks.values()):
            desk.stop()

    def close(self) -> None:
        """Stop what is being answered, and take no more."""
        self.stop()
        for executor in (self._executor, self._readers):
            executor.shutdown(wait=True, cancel_futures=True)


def scenarios_in(paths: Sequence[Path]) -> list[Path]:
    """The scenarios that some paths name: files as they are, of folders those inside.

    A link in a folder that leads out of it is left out.

    Raises:
        InputRefused: there is none.
    """
    found: list[Path] = []
    for path in paths:
        inside = _inside(path) if path.is_dir() else [path]
        found += [each for each in inside if each not in found]
    if not found:
        raise InputRefused([Problem(str(paths[0]), 0, 0, "there is no scenario (*.yaml) here")])
    return found


def _inside(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.yaml") if not leads_away(file))
