"""What a command reads before it works: no more than it needs."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from periodize.cli.program import COMMANDS, program
from tests.cli.running import a_scenario, process, run

SOLVER = frozenset({"ortools", "numpy", "pandas", "periodize.engine"})
CALENDAR = frozenset({"icalendar", "rich"})
EXPORT = CALENDAR | {"periodize.calendars"}
READING = frozenset({"ruamel", "periodize.scenario.loading", "periodize.scenario.schema.document"})
YAML = frozenset({"yaml"})
ASKING = frozenset({"periodize.statements.decide"})
SCHEMAS = YAML | {"pydantic", "periodize.model.periodization"}
LISTED = """\
import sys
from periodize.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def imported(*arguments: str | Path, folder: Path) -> set[str]:
    """The modules that a command imports in a process of its own."""
    outcome = process(*arguments, code=LISTED, folder=folder)
    assert outcome.returncode == 0, outcome.stderr.decode()
    return set(outcome.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize(
    ("line", "unneeded"),
    [
        ("--help", SOLVER | EXPORT | READING | SCHEMAS),
        ("--version", SOLVER | EXPORT | READING | SCHEMAS),
        ("init new.yaml", SOLVER | CALENDAR | READING | SCHEMAS),
        ("rules", SOLVER | EXPORT | READING | SCHEMAS | {"periodize.rules.base"}),
        (
            "rules --model goal-zones",
            SOLVER | EXPORT | READING | SCHEMAS | {"periodize.rules.base"},
        ),
        ("rules before_race", SOLVER | EXPORT | READING | YAML),
        ("models", SOLVER | EXPORT | READING | YAML),
        ("exercises", SOLVER | EXPORT | READING | YAML | {"periodize.rules"}),
        ("schema", SOLVER | EXPORT | YAML | {"ruamel", "periodize.rules"}),
        ("check two.yaml none.json", SOLVER | EXPORT | YAML | ASKING),
        ("solve --help", SOLVER | EXPORT),
        ("solve two.yaml --dry-run", frozenset({"numpy", "pandas"})),
    ],
)
def test_a_command_reads_no_more_than_it_needs(
    line: str, unneeded: frozenset[str], tmp_path: Path
) -> None:
    """No command that does not solve imports the solver, none that writes no calendar its parts."""
    a_scenario(tmp_path)
    (tmp_path / "none.json").write_text('{"format": 1, "sessions": []}', encoding="utf-8")
    read = imported(*line.split(), folder=tmp_path)
    assert "periodize.cli" in read
    assert not read & unneeded


def test_the_end_searches_for_no_garbage(tmp_path: Path) -> None:
    """What a command made is set aside before Python would go through all of it."""
    code = (
        "import atexit, gc, sys\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0, file=sys.stderr))\n"
        "from periodize.cli import main; main()"
    )
    outcome = process("rules", code=code, folder=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (0, b"True\n")


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    """The help in a line that the list shows is the command's own, in full."""
    context = click.Context(program)
    listed = " ".join(run("--help").stdout.split())
    for name, told in COMMANDS.items():
        command = program.get_command(context, name)
        assert command is not None
        assert told == command.short_help
        assert f"{name} {told}" in listed
