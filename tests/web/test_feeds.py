"""Calendars under secret addresses, for programs of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from periodize.web.feeds import addresses
from tests.cli.running import a_scenario, run
from tests.web.asking import HOST, Page, opened
from tests.web.browser.conftest import served

BARE = {"host": HOST}
"""A calendar program has no cookie."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two weeks, solved."""
    found = a_scenario(tmp_path)
    assert run("solve", found, "--quiet").exit_code == 0
    return found


@pytest.fixture
def page(file: Path) -> Iterator[Page]:
    """A page of it."""
    with opened(file) as found:
        yield found


def test_the_address_is_made_when_it_is_asked_for(page: Page, file: Path) -> None:
    """Looking writes nothing; the same address is given ever after, and the key is private."""
    page.get("/block/0")
    key = file.with_name("two.feed.key")
    assert not key.exists()
    shown = page.ask(ask="feeds")["parts"]["opened"]
    assert key.stat().st_mode & 0o777 == 0o600
    assert all(f'href="{address}"' in shown for address in addresses(file).values())
    assert len(set(addresses(file).values())) == 2
    assert all(len(Path(address).stem) == 43 for address in addresses(file).values())


def test_the_calendars_are_those_of_the_plan(page: Page, file: Path) -> None:
    """One says everything, as the file does; the other one says only when."""
    whole, busy = (page.get(address, BARE) for address in addresses(file).values())
    assert whole.body == file.with_name("two.ics").read_bytes()
    assert whole.headers["content-type"].startswith("text/calendar")
    assert busy.body.count(b"BEGIN:VEVENT") == whole.body.count(b"BEGIN:VEVENT") - 1
    assert b"squat" not in busy.body.lower()


def test_what_has_not_changed_is_not_sent(page: Page, file: Path) -> None:
    """The mark of a calendar changes with it, and only with it."""
    address = addresses(file)["everything"]
    mark = page.get(address, BARE).headers["etag"]
    again = page.get(address, {**BARE, "if-none-match": mark})
    assert (again.status, again.body) == (304, b"")
    file.write_text(file.read_text().replace("name: Two weeks", "calendar: {name: Mine}\nname: A"))
    assert run("solve", file, "--quiet").exit_code == 0
    changed = page.get(address, {**BARE, "if-none-match": mark})
    assert changed.status == 200 and changed.headers["etag"] != mark
    assert changed.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("name", ["x", "", "../two", "A" * 43, "%2e%2e%2ftwo", "two"])
def test_no_other_address_leads_to_one(page: Page, file: Path, name: str) -> None:
    """Neither does the name of the file."""
    addresses(file)
    assert page.get(f"/feed/{name}.ics", BARE).status == 404


def test_an_address_opens_nothing_else(page: Page, file: Path) -> None:
    """With it alone the page itself stays closed, and nothing can be sent to it."""
    address = addresses(file)["everything"]
    assert page.get("/block/0", BARE).status == 401
    assert page.send("POST", address, BARE, b"{}").status == 401


def test_reading_makes_no_key(file: Path) -> None:
    """A page that was opened to read only serves what is there, and writes nothing."""
    with opened(file, read_only=True) as page:
        assert "read only" in page.ask(ask="feeds")["said"]
        known = addresses(file)
        file.with_name("two.busy.key").unlink()
        before = sorted(each.name for each in file.parent.iterdir())
        assert page.get(known["everything"], BARE).status == 200
        assert page.get(known["only when"], BARE).status == 404
        assert sorted(each.name for each in file.parent.iterdir()) == before


def test_vdirsyncer_reads_it(file: Path, tmp_path: Path) -> None:
    """A program of others has every event: each session and the race."""
    sessions = file.with_name("two.ics").read_bytes().count(b"BEGIN:VEVENT")
    store = tmp_path / "store"
    with served(file) as serving:
        base = serving.address.split("/?")[0]
        config = tmp_path / "config"
        config.write_text(
            f'[general]\nstatus_path = "{tmp_path / "status"}"\n'
            '[pair p]\na = "here"\nb = "there"\ncollections = null\n'
            f'[storage here]\ntype = "filesystem"\npath = "{store}"\nfileext = ".ics"\n'
            f'[storage there]\ntype = "http"\nurl = "{base}{addresses(file)["everything"]}"\n'
        )
        store.mkdir()
        environment = {**os.environ, "VDIRSYNCER_CONFIG": str(config)}
        command = [str(Path(sys.executable).with_name("vdirsyncer"))]
        for word in ("discover", "sync"):
            done = subprocess.run([*command, word], env=environment, capture_output=True)
            assert done.returncode == 0, done.stderr.decode()
    assert len(list(store.glob("*.ics"))) == sessions


def test_a_workout_is_a_file(page: Page) -> None:
    """A session of the plan as a FIT file; of another name there is none."""
    page.get("/block/0")
    answer = page.get("/block/0/workout/w01-lower-strength-1")
    assert answer.body[8:12] == b".FIT"
    assert answer.headers["content-disposition"].endswith('w01-lower-strength-1.fit"')
    assert page.get("/block/0/workout/w99-core-1").status == 404
