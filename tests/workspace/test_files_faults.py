"""Faults and interrupts while files are written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from periodize.errors import CouldNotWrite
from periodize.workspace.files import write_all


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_fault_at_the_third(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """When the third file fails, the first has its old text again and the second is gone."""
    paths = [tmp_path / name for name in ("a", "b", "c", "d")]
    paths[0].write_bytes(b"before")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "c":
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    expected = CouldNotWrite if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_all(dict.fromkeys(paths, b"after"))
    assert paths[0].read_bytes() == b"before"
    assert _left(tmp_path) == ["a"]


def test_interrupt_right_after_a_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt between the rename and the next step is undone as well."""
    path = tmp_path / "a"
    path.write_bytes(b"before")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        real(self, target)
        if self.suffix == ".new":
            raise KeyboardInterrupt
        return target

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_all({path: b"after"})
    assert path.read_bytes() == b"before"


def test_no_room(tmp_path: Path) -> None:
    """A file that the system cuts short is never put in place."""
    path = tmp_path / "a"
    path.write_bytes(b"before")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from periodize.workspace.files import write_all\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_all({Path(sys.argv[1]): b'x' * 100000})\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    assert "File too large" in done.stderr
    assert path.read_bytes() == b"before"
    assert _left(tmp_path) == ["a"]


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """After SIGKILL the file is whole: one of the two texts, never a part."""
    path = tmp_path / "a"
    code = (
        "import sys; from pathlib import Path\n"
        "from periodize.workspace.files import write_all\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    for mark in b'01': write_all({Path(sys.argv[1]): bytes([mark]) * 1_000_000})\n"
    )
    for attempt in range(6):
        command = [sys.executable, "-c", code, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(0.02 + 0.011 * attempt)
            os.kill(writer.pid, signal.SIGKILL)
        if path.exists():
            assert path.read_bytes() in (b"0" * 1_000_000, b"1" * 1_000_000)
    assert path.exists()
