"""The walk and the Python page: what they show is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs.generate import ROOT
from docs.generator.walk import walk_page


def test_python_page_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its examples run one after the other, and what they assert holds."""
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    monkeypatch.chdir(ROOT)
    known: dict[str, object] = {}
    for lines in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(lines, "python.md", "exec"), known)
    printed = capsys.readouterr().out
    assert "Tue 13 Apr has no window" in printed
    assert re.search(r"8 \['w02-\S+'\]", printed)


def test_a_walk_that_stumbles_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that fails is an error, not a page that shows it."""
    text = tmp_path / "walk.txt"
    text.write_text("# Walk\n\n```console\n$ periodize why marathon.yaml today\n```\n")
    monkeypatch.setattr("docs.generator.walk.TEXT", text)
    with pytest.raises(ValueError, match="today ended with 2"):
        walk_page()
