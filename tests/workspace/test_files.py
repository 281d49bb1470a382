"""Writing several files all or nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from periodize.errors import CouldNotWrite
from periodize.workspace.files import write_all


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_and_old(tmp_path: Path) -> None:
    """New files appear, old ones are replaced, and nothing else is left."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"before")
    write_all({old: b"after", new: b"fresh"})
    assert (old.read_bytes(), new.read_bytes()) == (b"after", b"fresh")
    assert _left(tmp_path) == ["new", "old"]


@pytest.mark.parametrize("mask", [0o077, 0o022])
def test_modes(tmp_path: Path, mask: int) -> None:
    """An existing file keeps its mode, a new one follows the umask."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    before = os.umask(mask)
    try:
        write_all({old: b"a", new: b"b"})
    finally:
        os.umask(before)
    assert (_mode(old), _mode(new)) == (0o640, 0o666 & ~mask)


def test_symlink(tmp_path: Path) -> None:
    """A link stays a link, and the file behind it is written."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"before")
    link.symlink_to(target)
    write_all({link: b"after"})
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


def test_refused_targets(tmp_path: Path) -> None:
    """Directories, pipes, circular links, missing folders and impossible names are refused."""
    pipe, circle, good = tmp_path / "pipe", tmp_path / "circle", tmp_path / "good"
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    good.write_bytes(b"before")
    bad = [tmp_path, pipe, circle, tmp_path / "no" / "x", Path("a\0b"), tmp_path / ("n" * 300)]
    for path in [*bad, Path("/dev/null")]:
        with pytest.raises(CouldNotWrite):
            write_all({good: b"after", path: b"x"})
    assert good.read_bytes() == b"before"
    assert _left(tmp_path) == ["circle", "good", "pipe"]


def test_message(tmp_path: Path) -> None:
    """The message names the path and the reason."""
    with pytest.raises(CouldNotWrite, match=r"/no/x: No such file or directory"):
        write_all({tmp_path / "no" / "x": b""})


def test_named_twice(tmp_path: Path) -> None:
    """Two outputs that are the same file are refused."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "a")
    with pytest.raises(CouldNotWrite, match="named twice"):
        write_all({tmp_path / "a": b"1", link: b"2"})
    assert not (tmp_path / "a").exists()
