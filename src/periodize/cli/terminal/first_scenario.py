"""From a running plan to a first scenario beside it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from periodize.calendars.feed import is_address
from periodize.cli.terminal.asked_day import asked_day
from periodize.cli.terminal.door import tell, typed, warn
from periodize.cli.terminal.reading import say_notes
from periodize.cli.terminal.run_sources import content_of, found_in
from periodize.dates import counted
from periodize.errors import CouldNotWrite, InputRefused, Problem
from periodize.reading.calendar_text import calendar_text
from periodize.run_sources.found import Found
from periodize.scenario.resolve.sources import Wanted
from periodize.scenario.schema.zone import known_zone
from periodize.views.first_scenario import FirstScenario
from periodize.views.found_runs import joined, titles_to_settle
from periodize.workspace.new_file import write_new


def begin_from(
    file: Path,
    sources: Sequence[str],
    busy: Sequence[str],
    timezone: str | None,
    since: str | None,
    first_week: str | None = None,
) -> None:
    """Write a scenario from a plan, with what it imports beside it.

    Raises:
        InputRefused: a source cannot be used, or holds no run.
        CouldNotWrite: something stands where the scenario or a copy would go.
    """
    if file.exists():
        raise CouldNotWrite(f"{file} exists already; nothing was written")
    zone = _checked(timezone) if timezone else None
    wanted = Wanted(timezone=zone, first_week=asked_day("--first-week", first_week))
    names = [beside(source, file.parent) for source in sources]
    busy_names = [beside(source, file.parent) for source in busy]
    for name in busy_names:
        calendar_text(content_of(str(file.parent / name)), name)
    found = joined([found_in(str(file.parent / name), wanted) for name in names])
    known = zone or found.zone
    first = FirstScenario(
        name=file.stem.replace("-", " ").replace("_", " ").strip() or "My block",
        imports=names,
        found=found,
        timezone=known or _of_this_machine(),
        zone_known=known is not None,
        busy=busy_names,
        since=asked_day("--from", since),
        first_week=wanted.first_week,
    )
    if not first.runs:
        raise InputRefused([Problem(names[0], 0, 0, _nothing(found, since))])
    write_new(file, first.text())
    say_notes(tuple(found.notes), quiet=False)
    _say(file, first)


def _nothing(found: Found, since: str | None) -> str:
    if found.runs:
        return f"no run from {since} on"
    if not found.left_out:
        return "no run was found in it"
    why = "; ".join(dict.fromkeys(each.why for each in found.left_out[:200]))[:200]
    return f"no run was found in it; left out: {len(found.left_out)} ({why})"


def _say(file: Path, first: FirstScenario) -> None:
    guesses = titles_to_settle(first.runs)
    goal = first.goal
    tell(f"{counted(len(first.runs), 'run')} in {counted(first.weeks, 'week')} from {first.start}")
    if goal:
        tell(f"goal race: {' '.join(goal.title.split())} on {goal.date}")
    if guesses:
        tell(f"{counted(len(guesses), 'title')} to check: see `titles:` in {file}")
    tell(f"wrote {file}; check its lines with CHECK, then: periodize solve {typed(file)}")


def beside(source: str, folder: Path) -> str:
    """The path, relative to a folder, of a source that stands in it, or of a copy made there.

    Raises:
        CouldNotWrite: something else stands where the copy would go.
    """
    if is_address(source):
        from periodize.cli.terminal.feeds import fetched_beside

        return fetched_beside(source, folder)
    path = Path(source)
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        pass
    content = content_of(source)
    copy = folder / path.name
    if copy.exists() and copy.read_bytes() != content:
        raise CouldNotWrite(f"{copy} is in the way of a copy of {source}; move it")
    try:
        copy.write_bytes(content)
    except OSError as error:
        raise CouldNotWrite(f"{copy}: {error.strerror}") from None
    warn(f"copied {source} to {copy}")
    return copy.name


def _checked(name: str) -> str:
    try:
        return known_zone(name)
    except ValueError as error:
        raise InputRefused([Problem("--timezone", 0, 0, str(error))]) from None


def _of_this_machine() -> str:
    """The zone that this machine has, as far as it says so by name; else UTC."""
    link = Path("/etc/localtime")
    named = os.environ.get("TZ", "").lstrip(":")
    if not named and link.is_symlink():
        named = str(link.resolve()).partition("zoneinfo/")[2]
    try:
        return ZoneInfo(named).key if named else "UTC"
    except (KeyError, ValueError, OSError):
        return "UTC"
