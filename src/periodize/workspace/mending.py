"""What a run that was killed left behind: files that belong together are finished, the rest goes.

Before the first of several files is put in its place a list of them is written into each folder.
Whoever finds one whose run is gone puts the rest in place: all are of one generation again. What a
run had not begun to put in place never counted, and is cleared.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

FRESH, OLD, LIST = ".new", ".old", ".set"
_LEFT = re.compile(r"\.periodize-(?:(?P<run>[0-9]+)-)?[0-9a-f]{16}\.(?:new|old|set)")
MOST_BYTES = 100_000


def mark_in(folder: Path) -> Path:
    """A name in a folder for what is there only while a file is written, by this run."""
    return folder / f".periodize-{os.getpid()}-{secrets.token_hex(8)}"


def list_files(pairs: Iterable[tuple[Path, Path]]) -> list[Path]:
    """Say in each folder which fresh file goes in whose place; gives the lists.

    Raises:
        OSError: a list cannot be written.
    """
    folders: dict[Path, dict[str, str]] = {}
    for fresh, target in pairs:
        folders.setdefault(target.parent, {})[fresh.name] = target.name
    lists = []
    for folder, names in folders.items():
        lists.append(mark_in(folder).with_suffix(LIST))
        with lists[-1].open("x", encoding="utf-8") as file:
            json.dump(names, file)
            file.flush()
            os.fsync(file.fileno())
    return lists


def mend(folder: Path) -> list[Path]:
    """Finish in a folder what runs that are gone had begun to put in place, and clear the rest.

    Returns:
        The files that were put in their place.
    """
    placed: list[Path] = []
    with contextlib.suppress(OSError):
        left = [path for path in folder.iterdir() if _is_of_the_dead(path.name)]
        for path in left:
            if path.suffix == LIST:
                placed += _finished(folder, _names(path))
        for path in left:
            path.unlink(missing_ok=True)
    return placed


def _finished(folder: Path, names: Mapping[str, str]) -> list[Path]:
    placed = []
    for fresh, target in names.items():
        if (folder / fresh).is_file() and not (folder / fresh).is_symlink():
            (folder / fresh).replace(folder / target)
            placed.append(folder / target)
    return placed


def _names(path: Path) -> dict[str, str]:
    """The names in a list; nothing where it was not written to its end, or by somebody else."""
    try:
        with path.open("rb") as file:
            names = json.loads(file.read(MOST_BYTES))
    except ValueError:
        return {}
    pairs = names.items() if isinstance(names, dict) else ()
    return {
        fresh: target
        for fresh, target in pairs
        if isinstance(target, str)
        and _LEFT.fullmatch(fresh)
        and fresh.endswith(FRESH)
        and target == Path(target).name
        and not _LEFT.fullmatch(target)
    }


def _is_of_the_dead(name: str) -> bool:
    """Whether a name is that of something that is there for a moment, of a run that is gone."""
    found = _LEFT.fullmatch(name)
    if found is None:
        return False
    return found["run"] is None or not _is_alive(int(found["run"]))


def _is_alive(run: int) -> bool:
    try:
        os.kill(run, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return run != 0
