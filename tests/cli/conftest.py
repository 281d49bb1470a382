"""The two weeks, solved; and no progress on a busy machine, in a terminal of a hundred columns."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest

from periodize.cli.terminal import progress_line
from tests.cli.running import a_scenario, contents, run


@pytest.fixture(autouse=True)
def _no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of progress, however long a plan is sought."""
    monkeypatch.setattr(progress_line, "PATIENCE_SECONDS", inf)


@pytest.fixture(autouse=True)
def _a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred columns, whatever the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(scope="session")
def solved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The two weeks, with what `solve` leaves beside them."""
    folder = tmp_path_factory.mktemp("solved")
    assert run("solve", a_scenario(folder), "--quiet").exit_code == 0
    return contents(folder)


@pytest.fixture
def scenario(tmp_path: Path, solved: dict[str, bytes]) -> Path:
    """The two weeks in a folder of their own, solved."""
    for name, content in solved.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path / "two.yaml"
