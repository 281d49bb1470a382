"""Hostile text in a place of a file, a name or the surroundings: it is shown, never obeyed.

A command is run on it in this process. Looked at is all that it prints, and the files that it
writes: nothing that a terminal obeys, no property in a calendar, no tag in a page, no formula in a
table that was not ours.
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any

import yaml
from click.testing import CliRunner

from benchmarks.faults.files import LOG, RUNS, VARIANT
from benchmarks.faults.mutated import paths
from benchmarks.faults.stopped import solved_plan
from benchmarks.faults.trial import Came
from periodize.wording.shown import is_obeyed

TEXTS = (
    "\x1b[2Jx", "\x1b]0;title\x07", "\x9b31mx", "\x9d0;t\x9c", "x\u202egnp", "\u2066x\u2069",
    "\u200ex", "x\x00y", "x\x08\x08y", "x\x7f", "\u2028X-EVIL:1", "a\r\nX-EVIL:1",
    "a\nEND:VEVENT\nBEGIN:VEVENT\nX-EVIL:1", "a;X-EVIL=1:b,c\\n", "<img src=evil onerror=evil()>",
    "</title><script>evil()</script>", "\"><svg onload=evil()>", "=HYPERLINK(\"evil\")", "+evil",
    "@evil", "-1+evil", "[link=evil]x[/link]", "[red]x[/red]", "%s%n{0}{evil}", "x" * 3000,
    "\ud83d", "\u0301" * 200,
)  # fmt: skip
"""What a terminal, a calendar, a browser, a spreadsheet or a format string would run."""
SURROUNDINGS: Mapping[str, tuple[str, ...]] = {
    "COLUMNS": ("0", "-5", "1", "99999999999999999999", "\x1b[2J", "x"),
    "LINES": ("0", "x"),
    "TERM": ("dumb", "\x1b[2J", ""),
    "LANG": ("C", "de_DE.UTF-8", "xx\x1b[2J"),
    "LC_ALL": ("C", "POSIX", "tr_TR.UTF-8"),
    "TZ": ("Pacific/Apia", "evil/\x1b[2J", ":/etc/passwd"),
    "NO_COLOR": ("1", "\x1b"),
    "FORCE_COLOR": ("1",),
    "SOURCE_DATE_EPOCH": ("-1", "x", "99999999999999999999"),
    "PYTHONIOENCODING": ("ascii", "latin-1"),
}
FORMULAS = ("=", "+", "@", "\t", "\r")
"""What a cell of a spreadsheet that is run begins with; a number may begin with a minus."""


def texts(scenario: Path, random: Random) -> Came:
    """Hostile text somewhere, and a command on it."""
    with tempfile.TemporaryDirectory() as folder, surrounded(random):
        files = _files(Path(folder), scenario)
        what = _spoil(random, files)
        command = _command(random, files)
        outcome = CliRunner().invoke(_program(), command)
        failed = outcome.exception and not isinstance(outcome.exception, SystemExit)
        if failed:
            return Came(
                f"uncaught {str(outcome.exception)[:80]!r}: {command[0]}, {what}", well=False
            )
        if obeyed := sorted({repr(mark) for mark in outcome.output if is_obeyed(mark)}):
            return Came(f"obeyed {obeyed} by {command[0]}, {what}", well=False)
        if wrong := sorted(set(_wrong_in(Path(folder), files))):
            return Came(f"{wrong} by {command[0]}, {what}", well=False)
        return Came(f"exit {outcome.exit_code}")


@contextmanager
def surrounded(random: Random) -> Iterator[None]:
    """Some of the environment's variables as nobody would set them; as they were at the end."""
    before = dict(os.environ)
    for name in random.sample(sorted(SURROUNDINGS), random.choice((0, 1, 2))):
        os.environ[name] = random.choice(SURROUNDINGS[name]).replace("\x00", "")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _program() -> Any:
    from periodize.cli.program import program

    return program


def _files(folder: Path, scenario: Path) -> dict[str, Path]:
    said = json.loads(json.dumps(yaml.safe_load(scenario.read_text("utf-8")), default=str))
    contents: dict[str, bytes] = {
        "s.yaml": json.dumps(said).encode(),
        "s.plan.json": solved_plan(scenario),
        "variant.yaml": json.dumps(VARIANT).encode(),
        "runs.csv": RUNS.encode(),
        "log.csv": LOG.encode(),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


def _spoil(random: Random, files: dict[str, Path]) -> str:
    """Put a hostile text into a file, or into the name of one; says where."""
    text, name = random.choice(TEXTS), random.choice(sorted(files))
    file = files[name]
    if random.random() < 0.15:
        told = text.replace("/", "_").replace("\x00", "").encode("utf-8", "replace").decode()
        files[name] = file.rename(file.with_name(f"{told[:60]}{file.suffix}"))
        return f"name of {name}"
    if file.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8"))))
        row = random.choice(rows)
        row[random.randrange(len(row))] = text
        table = io.StringIO()
        csv.writer(table).writerows(rows)
        file.write_bytes(table.getvalue().encode("utf-8", "surrogatepass"))
        return name
    data = json.loads(file.read_text("utf-8"))
    *above, last = random.choice([path for path in paths(data) if _is_text(data, path)])
    holder = data
    for step in above:
        holder = holder[step]
    if isinstance(holder, dict) and random.random() < 0.2:
        holder[text] = holder.pop(last)
    else:
        holder[last] = f"{holder[last]}{text}" if random.random() < 0.5 else text
    file.write_text(json.dumps(data, ensure_ascii=random.random() < 0.5), "utf-8", "surrogatepass")
    return f"{name} at {'.'.join(map(str, above[-2:]))}.{last}"[:60]


def _is_text(data: Any, path: tuple[str | int, ...]) -> bool:
    for step in path:
        data = data[step]
    return isinstance(data, str)


def _command(random: Random, files: Mapping[str, Path]) -> list[str]:
    scenario, plan, variant, runs, log = (
        str(files[name])
        for name in ("s.yaml", "s.plan.json", "variant.yaml", "runs.csv", "log.csv")
    )
    out = str(files["s.yaml"].parent)
    argument = random.choice(TEXTS).replace("\x00", "")
    return random.choice(
        [
            ["check", scenario, plan, "--wishes"],
            ["progress", plan, "--log", log],
            ["runs", runs, "--json"],
            ["runs", runs],
            ["log", scenario, log, "--plan", plan],
            ["report", scenario, "--plan", plan, "--out", f"{out}/report.html"],
            ["workouts", scenario, "--plan", plan, "--out", f"{out}/sheets"],
            ["what-if", scenario, variant, "--time-limit", "0.2"],
            ["solve", scenario, "--time-limit", "0.2", "--anew", "--sessions", "--wishes"],
            ["solve", scenario, "--time-limit", "0.2", "--csv", f"{out}/t.csv", "--quiet"],
            ["why", scenario, "2027-01-05", "--plan", plan],
            ["rules", argument],
            ["models", argument],
            ["exercises", argument],
            [argument, scenario],
            ["solve", argument],
            ["check", scenario, argument],
            ["replan", scenario, "--from", argument],
        ]
    )


class _Tags(HTMLParser):
    """The tags of a page, and what is run by them."""

    def __init__(self) -> None:
        super().__init__()
        self.evil: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        if any(name.startswith("on") or (value or "") == "evil" for name, value in attrs):
            self.evil.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        if self._in_script and "evil()" in data:
            self.evil.append("script")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def _wrong_in(folder: Path, given: Mapping[str, Path]) -> Iterator[str]:
    """What files that were written would make others do."""
    for file in folder.rglob("*"):
        if not file.is_file() or file in given.values():
            continue
        if file.suffix == ".html":
            tags = _Tags()
            tags.feed(file.read_text("utf-8"))
            yield from (f"{each} in a page" for each in tags.evil)
        elif file.suffix == ".ics":
            lines = file.read_bytes().split(b"\r\n")
            yield from ("a property in a calendar" for line in lines if line.startswith(b"X-EVIL"))
            yield from ("a bare line end in a calendar" for each in lines if b"\n" in each)
        elif file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as table:
                cells = (cell for row in csv.reader(table) for cell in row)
                yield from ("a formula in a table" for each in cells if each.startswith(FORMULAS))
