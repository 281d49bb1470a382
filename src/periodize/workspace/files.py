"""Writing several files all or nothing.

Each file appears whole: it is written beside its place, forced to the disk, then put in place by
one rename. When one cannot be put there, those before it get back what stood there; when the
process is killed in between, the next one finishes what was begun (`mending`).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from periodize.errors import CouldNotWrite
from periodize.interrupts import holding
from periodize.workspace.mending import FRESH, OLD, list_files, mark_in, mend


@dataclass(slots=True)
class _Change:
    """One file on its way: the path as given, the file behind it, and what lies beside it."""

    path: Path
    target: Path
    content: bytes
    fresh: Path
    old: Path
    begun: bool = False


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file, or leave all as they were.

    An existing file keeps its mode, a new one follows the umask; a symbolic link stays, and the
    file that it names is written.

    Raises:
        CouldNotWrite: names the path and the reason; no file has changed, none is left over.
    """
    with holding():
        _write(files)


def _write(files: Mapping[Path, bytes]) -> None:
    changes: list[_Change] = []
    lists: list[Path] = []
    try:
        for path, content in files.items():
            with _said_of(path):
                changes.append(_prepared(path, content, changes))
                _write_beside(changes[-1])
        with _said_of(changes[0].path):
            lists += list_files((change.fresh, change.target) for change in changes)
        for change in changes:
            with _said_of(change.path):
                _put_in_place(change)
    except BaseException:
        _remove(lists)
        for change in reversed(changes):
            _undo(change)
        raise
    finally:
        _remove(lists)
        _remove(path for change in changes for path in (change.fresh, change.old))
        for folder in {change.target.parent for change in changes}:
            mend(folder)


def write_new(path: Path, content: bytes) -> None:
    """Write a file where nothing stands, whole or not at all.

    Raises:
        CouldNotWrite: something stands there, or it cannot be written.
    """
    if path.exists() or path.is_symlink():
        raise CouldNotWrite(f"{path} exists already; nothing was written")
    write_all({path: content})


@contextlib.contextmanager
def _said_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CouldNotWrite(f"{path}: {error.strerror or error}") from error
    except (ValueError, RuntimeError) as error:
        raise CouldNotWrite(f"{path}: {error}") from error


def _prepared(path: Path, content: bytes, others: list[_Change]) -> _Change:
    target = path.resolve()
    if target.is_dir():
        raise CouldNotWrite(f"{path}: is a directory")
    if target.exists():
        if not stat.S_ISREG(target.stat().st_mode):
            raise CouldNotWrite(f"{path}: is not an ordinary file")
        if not os.access(target, os.W_OK):
            raise CouldNotWrite(f"{path}: is read-only")
    if any(other.target == target for other in others):
        raise CouldNotWrite(f"{path}: is named twice")
    mark = mark_in(target.parent)
    return _Change(path, target, content, mark.with_suffix(FRESH), mark.with_suffix(OLD))


def _write_beside(change: _Change) -> None:
    descriptor = os.open(change.fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if change.target.exists():
            change.fresh.chmod(stat.S_IMODE(change.target.stat().st_mode))
        file.write(change.content)
        file.flush()
        os.fsync(descriptor)


def _put_in_place(change: _Change) -> None:
    if change.target.exists():
        _keep(change.target, change.old)
    change.begun = True
    change.fresh.replace(change.target)
    _sync_folder(change.target.parent)


def _keep(target: Path, old: Path) -> None:
    try:
        os.link(target, old)
    except OSError:
        # Some file systems know no hard links.
        shutil.copy2(target, old)


def _sync_folder(folder: Path) -> None:
    # Not every system opens folders; the file itself is already on the disk.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _undo(change: _Change) -> None:
    with contextlib.suppress(OSError):
        # An interrupt can come right after the rename: what is gone from beside is in place.
        if not change.begun or change.fresh.exists():
            return
        if change.old.exists():
            change.old.replace(change.target)
        else:
            change.target.unlink()


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
