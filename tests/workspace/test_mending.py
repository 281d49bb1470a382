"""One generation on the disk: what a killed run had begun is finished by the next, or never was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from periodize.workspace.files import write_all
from periodize.workspace.mending import list_files, mark_in, mend
from tests.cli.running import run

NAMES = ("plan.json", "a.ics", "a.csv")
KILLED = """
import os, signal, sys
from pathlib import Path
from periodize.workspace import files
at = int(sys.argv[1])
calls = 0
def killing(function):
    def called(*given, **named):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*given, **named)
    return called
for name in ("replace", "unlink", "chmod", "open"):
    setattr(Path, name, killing(getattr(Path, name)))
for name in ("open", "fsync", "link"):
    setattr(os, name, killing(getattr(os, name)))
folder = Path(sys.argv[2])
files.write_all({folder / name: b"new" for name in ("plan.json", "a.ics", "a.csv")})
"""
DEAD = 2**22 + 1
"""A number that no run has: above what the system gives."""


def left(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("at", range(1, 40, 3))
def test_killed_at_each_step(tmp_path: Path, at: int) -> None:
    """Whatever it was about to do: after the next command all files are old, or all are new."""
    for name in NAMES:
        (tmp_path / name).write_bytes(b"old")
    code = [sys.executable, "-c", KILLED, str(at), str(tmp_path)]
    killed = subprocess.run(code, capture_output=True, check=False)
    assert killed.returncode in (-9, 0), killed.stderr
    mend(tmp_path)
    assert left(tmp_path) in (dict.fromkeys(NAMES, b"old"), dict.fromkeys(NAMES, b"new"))


def of_the_dead(path: Path) -> Path:
    """The name as a run that is gone would have given it."""
    return path.with_name(path.name.replace(f"-{os.getpid()}-", f"-{DEAD}-"))


def test_what_was_begun_is_finished(tmp_path: Path) -> None:
    """The file that was not yet in its place is put there, and the list goes."""
    (tmp_path / "a.ics").write_bytes(b"old")
    fresh = of_the_dead(mark_in(tmp_path)).with_suffix(".new")
    fresh.write_bytes(b"new")
    (listed,) = list_files([(fresh, tmp_path / "a.ics")])
    listed.rename(of_the_dead(listed))
    assert mend(tmp_path) == [tmp_path / "a.ics"]
    assert left(tmp_path) == {"a.ics": b"new"}


def test_what_is_not_ours_or_under_way_stays(tmp_path: Path) -> None:
    """Files of other names, and those of a run that still goes on."""
    ours = mark_in(tmp_path).with_suffix(".new")
    for name in (ours.name, ".periodize-feeds.json", ".periodize-x.new", "periodize.old"):
        (tmp_path / name).write_bytes(b"x")
    gone = of_the_dead(ours)
    gone.write_bytes(b"x")
    before = set(left(tmp_path)) - {gone.name}
    assert mend(tmp_path) == []
    assert set(left(tmp_path)) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        '{"a.new": "b"}',
        '{".periodize-1-0123456789abcdef.new": "../b"}',
        '{".periodize-1-0123456789abcdef.new": 5}',
        '{"../.periodize-1-0123456789abcdef.new": "b"}',
    ],
)
def test_a_list_that_somebody_made_moves_nothing(tmp_path: Path, text: str) -> None:
    """Only what a run writes is finished, and only within its folder."""
    inner = tmp_path / "inner"
    inner.mkdir()
    for folder in (tmp_path, inner):
        (folder / "a.new").write_bytes(b"x")
    (inner / f".periodize-{DEAD}-0123456789abcdef.set").write_text(text)
    assert mend(inner) == []
    assert left(inner) == {"a.new": b"x"}
    assert not (tmp_path / "b").exists()


def test_writing_clears_what_others_left(tmp_path: Path) -> None:
    """The next file that is written to a folder takes what a killed run left there."""
    of_the_dead(mark_in(tmp_path)).with_suffix(".old").write_bytes(b"x")
    (tmp_path / ".periodize-0123456789abcdef.new").write_bytes(b"x")
    write_all({tmp_path / "a": b"a"})
    assert left(tmp_path) == {"a": b"a"}


def test_commands_mend_and_say_so(tmp_path: Path) -> None:
    """Whoever reads a plan finds it whole, and hears what was finished."""
    fresh = of_the_dead(mark_in(tmp_path)).with_suffix(".new")
    fresh.write_text('{"format": 1, "sessions": []}')
    (listed,) = list_files([(fresh, tmp_path / "two.plan.json")])
    listed.rename(of_the_dead(listed))
    outcome = run("progress", tmp_path / "two.plan.json")
    assert outcome.exit_code == 0
    assert "two.plan.json was not finished by a run that was killed; it is now" in outcome.stderr
    assert sorted(left(tmp_path)) == ["two.plan.json"]
