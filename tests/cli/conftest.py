"""What the command line says depends neither on a busy machine nor on the terminal's width."""

from __future__ import annotations

from math import inf

import pytest

from periodize.cli import progress_line


@pytest.fixture(autouse=True)
def _no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of progress, however long a plan is sought."""
    monkeypatch.setattr(progress_line, "PATIENCE_SECONDS", inf)


@pytest.fixture(autouse=True)
def _a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred columns, whatever the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")
