"""What the program says of its commands."""

from __future__ import annotations

import click

from docs.generator.markdown import code, page, table
from periodize.cli.program import COMMANDS, program

WIDTH = 90


def commands_page() -> str:
    """Every command's help."""
    parts = [code(_help(program, "periodize"))]
    for name, command in _commands().items():
        parts += [f"## {name}", code(_help(command, f"periodize {name}"))]
    return page("Commands", "What `--help` says.", *parts)


def commands_table() -> str:
    """A row for each command."""
    rows = [
        [f"`{_usage(name, command)}`", command.get_short_help_str(200)]
        for name, command in _commands().items()
    ]
    return table(["command", "does"], rows)


def _commands() -> dict[str, click.Command]:
    context = click.Context(program)
    found = {name: program.get_command(context, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command}


def _context(command: click.Command, name: str) -> click.Context:
    settings = program.context_settings
    return click.Context(
        command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, **settings
    )


def _help(command: click.Command, name: str) -> str:
    return command.get_help(_context(command, name))


def _usage(name: str, command: click.Command) -> str:
    context = _context(command, name)
    arguments = [
        piece
        for parameter in command.params
        if isinstance(parameter, click.Argument)
        for piece in parameter.get_usage_pieces(context)
    ]
    return " ".join(["periodize", name, *arguments])
