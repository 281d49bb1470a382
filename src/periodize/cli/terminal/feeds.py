"""Feeds: fetched to a file beside the scenario, and fetched again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from periodize.calendars.feed import Fetched, fetch
from periodize.cli.terminal.door import warn
from periodize.errors import InputRefused, Problem
from periodize.reading.calendar_text import PAGE
from periodize.scenario import Scenario, load
from periodize.workspace.addresses import Address, addresses, keep_address
from periodize.workspace.files import write_all

STEM = "feed"
SIGN_IN = "a web page came and no calendar; it may ask to sign in, or the address is of a page"


def fetched_beside(address: str, folder: Path) -> str:
    """Fetch a feed to a new file in a folder, and keep its address where only its owner reads it.

    Returns:
        The name of the file.

    Raises:
        InputRefused: it cannot be fetched.
        CouldNotWrite: it cannot be kept.
    """
    known = {each.url: name for name, each in addresses(folder).items()}
    fetched = fetch(address)
    content = checked(fetched)
    name = known.get(address) or _free_name(folder, _suffix(content))
    write_all({folder / name: content})
    keep_address(folder, name, Address(address, fetched.etag, fetched.modified))
    warn(f"fetched the feed to {name}; its address is kept where only you can read it")
    return name


def checked(fetched: Fetched) -> bytes:
    """What was fetched, if it is no web page.

    Raises:
        InputRefused: it is one, or nothing.
    """
    content = fetched.content or b""
    if PAGE.match(content[:200].decode("utf-8", "replace")):
        raise InputRefused([Problem("the feed", 0, 0, SIGN_IN)])
    if not content.strip():
        raise InputRefused([Problem("the feed", 0, 0, "nothing came")])
    return content


def _suffix(content: bytes) -> str:
    if b"BEGIN:VCALENDAR" in content[:4000].upper():
        return ".ics"
    return ".json" if content.lstrip()[:1] in (b"[", b"{") else ".csv"


def _free_name(folder: Path, suffix: str) -> str:
    names = (f"{STEM}{number or ''}{suffix}" for number in (0, *range(2, 1000)))
    return next(name for name in names if not (folder / name).exists())


def feeds_of(scenario: Path) -> dict[str, Address]:
    """By file, the feeds that a scenario names.

    Raises:
        CouldNotWrite: something else stands where addresses are kept.
    """
    text = scenario.read_text(encoding="utf-8", errors="replace")
    known = addresses(scenario.parent)
    return {n: each for n, each in known.items() if n in text and (scenario.parent / n).is_file()}


def fetched_again(scenario: Path, before: Scenario) -> tuple[list[str], list[Problem]]:
    """Fetch the feeds of a scenario's folder again; one that fails stays, and keeps none back.

    Args:
        scenario: its file.
        before: what it says now; a feed that would leave it without any run is not taken.

    Returns:
        The names of the files that changed, and why others could not be fetched or used.

    Raises:
        InputRefused: the scenario imports no feed.
        CouldNotWrite: one cannot be kept.
    """
    folder, known = scenario.parent, feeds_of(scenario)
    if not known:
        told = "it imports nothing that was fetched; `init --runs URL` does"
        raise InputRefused([Problem(str(scenario), 0, 0, told)])
    changed, failed = list[str](), list[Problem]()
    for name, address in known.items():
        try:
            if _fetched_anew(folder / name, address, scenario, before):
                changed.append(name)
        except InputRefused as error:
            failed += [replace(each, file=f"{name}: {each.file}") for each in error.problems]
    return changed, failed


def _fetched_anew(file: Path, address: Address, scenario: Path, before: Scenario) -> bool:
    """Fetch one feed again; tells whether another content stands there now."""
    fetched = fetch(address.url, address.etag, address.modified)
    if fetched.content is None:
        return False
    content = checked(fetched)
    is_new = content != file.read_bytes()
    if is_new:
        _take(file, content, scenario, before)
    keep_address(file.parent, file.name, Address(address.url, fetched.etag, fetched.modified))
    return is_new


def _take(file: Path, content: bytes, scenario: Path, before: Scenario) -> None:
    """Put what came in place, unless the scenario cannot be read with it or loses all its runs."""
    earlier = file.read_bytes()
    write_all({file: content})
    try:
        after = load(scenario)
        if before.runs and not after.runs:
            told = "what came holds no run of the block; the earlier file stays"
            raise InputRefused([Problem(file.name, 0, 0, told)])
    except InputRefused:
        write_all({file: earlier})
        raise
