"""A walk through commands: a text in which each command is followed by what it prints."""

from __future__ import annotations

import re
import shlex
import tempfile
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from docs.generator.markdown import GENERATED
from periodize.cli.program import program

DOCS = Path(__file__).parent.parent
TEXT = Path(__file__).with_name("which-weekend.txt")
SCENARIO = DOCS / "nine-weeks-to-a-marathon.yaml"
COMMAND = re.compile(r"```console\n\$ periodize (?P<command>.*?)\n```", re.DOTALL)
OFFER = re.compile(r"^# (\S+\.yaml)\n(.*)$", re.MULTILINE)
"""A file of the walk: its name as a comment, and the one line that it holds."""
CUT = re.compile(r" +# lines (\d+) to (\d+)$")


def walk_page() -> str:
    """The tutorial with the output of every command, run in a folder with nothing but its files."""
    text = TEXT.read_text(encoding="utf-8")
    title, _, rest = text.partition("\n")
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("marathon.yaml").write_bytes(SCENARIO.read_bytes())
        for name, entry in OFFER.findall(rest):
            Path(name).write_text(entry, encoding="utf-8")
        filled = COMMAND.sub(_printed(_run), rest)
    return f"{title}\n\n{GENERATED}\n{filled}"


def _printed(run: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def printed(found: re.Match[str]) -> str:
        command = found["command"]
        cut = CUT.search(command)
        shown = CUT.sub("", command)
        lines = run(shown.replace("\\\n", " ")).splitlines()
        if cut:
            first, last = int(cut[1]), int(cut[2])
            lines = [*lines[first - 1 : last], "…"]
        return "\n".join(["```console", f"$ periodize {shown}", *lines, "```"])

    return printed


def _run(command: str) -> str:
    runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"})
    outcome = runner.invoke(program, shlex.split(command), prog_name="periodize")
    if outcome.exit_code:
        raise ValueError(f"periodize {command} ended with {outcome.exit_code}: {outcome.output}")
    return outcome.stdout.rstrip()
