"""Files that only their owner may read."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from periodize.errors import CouldNotWrite
from periodize.workspace.private import kept_key, read_private, write_private


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_owner_only(tmp_path: Path) -> None:
    """A file is readable by its owner alone, also where an open one stood; nothing is left over."""
    file = tmp_path / "state"
    assert read_private(file) == b""
    file.write_bytes(b"old")
    file.chmod(0o644)
    write_private(file, b"new")
    assert (file.read_bytes(), _mode(file)) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [file]


def test_could_not_write(tmp_path: Path) -> None:
    """Where a file cannot be put, that is said with its name, and nothing is left over."""
    (tmp_path / "state").mkdir()
    for work in (lambda: write_private(tmp_path / "state", b"new"), lambda: read_private(tmp_path)):
        with pytest.raises(CouldNotWrite, match=str(tmp_path)):
            work()
    assert [file.name for file in tmp_path.iterdir()] == ["state"]


def test_key(tmp_path: Path) -> None:
    """A key is made once, kept, private, and of no other file."""
    key = kept_key(tmp_path / "one")
    assert len(key) == 32
    assert kept_key(tmp_path / "one") == key != kept_key(tmp_path / "two")
    assert _mode(tmp_path / "one") == 0o600
    for text in ("a letter", "ab" * 31, "z" * 64):
        (tmp_path / "one").write_text(text)
        with pytest.raises(CouldNotWrite, match="no key of ours"):
            kept_key(tmp_path / "one")
        assert (tmp_path / "one").read_text() == text
