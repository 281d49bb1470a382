"""Where a password comes from: the environment, a command, the athlete; it is written nowhere."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import click

from periodize.errors import InputRefused, Problem

VARIABLE = "PERIODIZE_CALDAV_PASSWORD"
COMMAND = "--password-command"
SECONDS = 60


def password_of(command: str | None, user: str) -> str:
    """The password of a name.

    Args:
        command: its first line of output is the password, where the environment has none.
        user: asked for by this name, where there is neither.

    Raises:
        InputRefused: there is none, and nobody to ask.
    """
    if held := os.environ.get(VARIABLE):
        return held
    if command:
        return _said_by(command)
    if not sys.stdin.isatty():
        told = f"no password for {user}: set {VARIABLE}, or give {COMMAND}"
        raise InputRefused([Problem("--user", 0, 0, told)])
    return str(click.prompt(f"Password of {user}", hide_input=True, err=True))


def _said_by(command: str) -> str:
    try:
        words = shlex.split(command)
        outcome = subprocess.run(words, stdout=subprocess.PIPE, timeout=SECONDS, check=False)
        said = outcome.stdout.decode().partition("\n")[0].rstrip("\r")
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        said, outcome = "", None
    if outcome is None or outcome.returncode or not said:
        # What the command said is not repeated: it may be the password.
        raise InputRefused([Problem(COMMAND, 0, 0, "the command gave no password")])
    return said
