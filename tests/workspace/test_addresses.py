"""The addresses of feeds, kept beside a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from periodize.errors import CouldNotWrite
from periodize.workspace.addresses import FILE, Address, addresses, keep_address


def test_kept_and_read(tmp_path: Path) -> None:
    """What was kept is read again, each by its file; without a list there is none."""
    assert addresses(tmp_path) == {}
    one, other = Address("https://a.example/x", '"1"'), Address("webcal://b.example/y")
    keep_address(tmp_path, "feed.ics", one)
    keep_address(tmp_path, "feed2.ics", other)
    assert addresses(tmp_path) == {"feed.ics": one, "feed2.ics": other}


@pytest.mark.parametrize(
    "text",
    [
        "no list",
        "[]",
        "5",
        '{"feed.ics": "https://a.example/"}',
        '{"feed.ics": {"url": 5}}',
        '{"feed.ics": {"url": "https://a.example/", "etag": null}}',
        '{"feed.ics": {"etag": "1"}}',
        '{"feed.ics": {"url": "https://a.example/", "more": "x"}}',
    ],
)
def test_something_else_in_the_way(tmp_path: Path, text: str) -> None:
    """A list of somebody else is told and not written over; its address is not repeated."""
    (tmp_path / FILE).write_text(text)
    for work in (addresses, lambda folder: keep_address(folder, "x.ics", Address("https://c/"))):
        with pytest.raises(CouldNotWrite, match="no list of feeds of ours") as refused:
            work(tmp_path)
        assert "a.example" not in str(refused.value)
    assert (tmp_path / FILE).read_text() == text
