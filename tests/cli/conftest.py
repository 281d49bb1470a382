"""What the command line says does not depend on how long a busy machine takes."""

from __future__ import annotations

from math import inf

import pytest

from periodize.cli import progress_line


@pytest.fixture(autouse=True)
def _no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of progress, however long a plan is sought."""
    monkeypatch.setattr(progress_line, "PATIENCE_SECONDS", inf)
