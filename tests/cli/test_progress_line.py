"""What is said while a plan is sought."""

from __future__ import annotations

import pytest

from periodize.cli.terminal import progress_line
from periodize.cli.terminal.progress_line import FoundLine, ProgressLine
from periodize.engine import Progress


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress("balance", 12, 8, 0.5), "balance: 12 missed, least 8, "),
        (Progress("sessions", None, 0, 0.5), "sessions: searching, least 0, "),
        (Progress("edges", None, 0, 0.5), "fitting the parts of the block together, "),
        (Progress("conflict", None, 0, 0.5), "looking for the rules that clash, "),
        (Progress("moved", 3, 1, 0.5), "keeping what can stay, "),
    ],
)
def test_goals_have_values_and_other_work_has_words(
    progress: Progress,
    text: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A goal is told with what is missed and the least; else it says what is being done."""
    monkeypatch.setattr(progress_line, "PATIENCE_SECONDS", 0.0)
    ProgressLine(quiet=False)(progress)
    assert capsys.readouterr().err.startswith(text)


def test_quiet_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told to be quiet, it is."""
    monkeypatch.setattr(progress_line, "PATIENCE_SECONDS", 0.0)
    ProgressLine(quiet=True)(Progress("balance", 12, 8, 0.5))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("quiet", "expected"), [(False, "found: a step\n"), (True, "")])
def test_parts_of_an_answer(quiet: bool, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is found is told at once, unless told to be quiet."""
    FoundLine(ProgressLine(quiet=quiet), quiet=quiet)("a step")
    assert capsys.readouterr().err == expected
