"""Text stays text: what files, names and arguments hold is shown by the terminal, never obeyed."""

from __future__ import annotations

import ast
import json
import unicodedata
from pathlib import Path

import pytest
from rich.text import Text

from periodize.cli.terminal.paper import printed, shown_text, wrapped
from periodize.wording.shown import is_obeyed, shown, shown_json
from tests.cli.running import ROOT, a_scenario, process, run

HOSTILE = "a\x1b[2Jb\x9b31mc\u202ed\u2066e\x07f\x00g\rh\x7f"
SOURCE = ROOT / "src" / "periodize"
DOOR = SOURCE / "cli" / "terminal" / "door.py"
PAPER = SOURCE / "cli" / "terminal" / "paper.py"


def obeyed(text: str) -> list[str]:
    """What a terminal would obey in a text, line ends aside."""
    return [mark for mark in text if is_obeyed(mark)]


def past_the_door(file: Path) -> list[str]:
    """The calls in a file that print by themselves."""
    found = []
    for node in ast.walk(ast.parse(file.read_text())):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        said = called.split(".")
        prints = called == "print" or said[-1] in ("echo", "secho", "Console", "echo_via_pager")
        streams = "stdout" in said or "stderr" in said
        if prints or (streams and said[-1] in ("write", "writelines")) or called == "os.write":
            found.append(f"{file.name}:{node.lineno}: {called}")  # type: ignore[attr-defined]
    return found


def test_nothing_is_printed_past_the_door() -> None:
    """Only the door prints, only paper draws; a signal's own word is written where it comes."""
    files = [file for file in SOURCE.rglob("*.py") if file not in (DOOR, PAPER)]
    assert len(files) > 100
    found = [call for file in files for call in past_the_door(file)]
    assert [call.split(":")[0] for call in found] == ["interrupts.py"]
    assert past_the_door(DOOR)
    assert past_the_door(PAPER)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zoë\u200d \U0001f3c3 日本 a\nb", "Zoë\u200d \U0001f3c3 日本 a\nb"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\x9bb\x7f\x07", "a\\x9bb\\x7f\\x07"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("a\rb\tc", "a\\rb\\tc"),
        ("a\ud800b\u2028", "a\\ud800b\\u2028"),
        ("a\U000e0041b", "a\\U000e0041b"),
    ],
)
def test_what_would_be_obeyed_is_shown(text: str, told: str) -> None:
    """Escapes, controls of seven and eight bits, marks of direction; letters stay as they are."""
    assert shown(text) == told
    assert not obeyed(shown(text))
    assert json.loads(shown_json(json.dumps(text, ensure_ascii=False))) == text
    assert not obeyed(shown_json(json.dumps(text, ensure_ascii=False)))


def test_every_character_is_shown_or_harmless() -> None:
    """None of a kind that does something passes, but line ends and joiners."""
    passing = {mark for mark in map(chr, range(0x110000)) if shown(mark) == mark}
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    assert {each for each in passing if unicodedata.category(each) in kinds} == set(
        "\n\u200c\u200d"
    )


def test_colours_are_ours_alone() -> None:
    """In a coloured line the escape codes are those of its style, and foreign ones are shown."""
    line = Text("a\x1b[31mb", style="bold")
    line.stylize("cyan", 0, 3)
    told = printed([line], 40, colour=True)
    assert "\\x1b[31mb" in told.replace("\x1b[0m", "").replace("\x1b[1m", "").replace(
        "\x1b[1;36m", ""
    )
    assert "\x1b[31m" not in told
    assert shown_text(line).plain == "a\\x1b[31mb"
    assert [each.plain for each in wrapped("a\x9bb", 40)] == ["a\\x9bb"]


def hostile_plan(folder: Path, plan: bytes) -> Path:
    """The plan with hostile names in every text."""
    data = json.loads(plan)
    for session in data["sessions"]:
        session["id"] += HOSTILE
        for done in session["exercises"]:
            done["name"] += HOSTILE
            done["role"] += HOSTILE
    data["scenario"]["name"] += HOSTILE
    data["scenario"]["id"] += HOSTILE
    data["weeks"][0]["phase"] += HOSTILE
    file = folder / f"evil{HOSTILE.replace(chr(0), '')}.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_a_hostile_plan(tmp_path: Path, solved: dict[str, bytes]) -> None:
    """In tables, violations, warnings and names of files."""
    scenario, plan = a_scenario(tmp_path), hostile_plan(tmp_path, solved["two.plan.json"])
    commands = [
        ("check", scenario, plan, "--wishes"),
        ("progress", plan),
        ("why", scenario, "2027-05-04", "--plan", plan),
        ("replan", scenario, "--from", "2027-05-10", "--plan", plan),
        ("slack", scenario, "--plan", plan, "--json"),
    ]
    for command in commands:
        outcome = run(*command)
        assert outcome.output
        assert not obeyed(outcome.output), command


@pytest.mark.parametrize(
    "arguments",
    [
        (HOSTILE.replace("\0", ""),),
        ("solve", HOSTILE.replace("\0", "")),
        ("solve", "two.yaml", "--model", HOSTILE.replace("\0", "")),
        ("solve", "two.yaml", "--time-limit", HOSTILE.replace("\0", "")),
        ("solve", "two.yaml", f"--{HOSTILE.replace(chr(0), '')}"),
        ("rules", HOSTILE.replace("\0", "")),
        ("models", HOSTILE.replace("\0", "")),
        ("exercises", HOSTILE.replace("\0", "")),
        ("why", "two.yaml", HOSTILE.replace("\0", "")),
        ("replan", "two.yaml", "--from", "2027-05-10", "--missed", HOSTILE.replace("\0", "")),
        ("what-if", "two.yaml", "--set", HOSTILE.replace("\0", "")),
        ("what-if", "two.yaml", "--move-race", f"{HOSTILE}=2027-05-09".replace("\0", "")),
    ],
)
def test_hostile_arguments(arguments: tuple[str, ...], scenario: Path) -> None:
    """In the messages of commands, and in those of the library that reads the arguments."""
    named = [str(scenario) if each == "two.yaml" else each for each in arguments]
    outcome = run(*named)
    assert outcome.exit_code == 2
    assert "\\x1b[2J" in outcome.output
    assert not obeyed(outcome.output)


def test_a_terminal_of_absurd_size(tmp_path: Path) -> None:
    """However many columns or lines the surroundings claim, there is a table."""
    for size in ("9" * 20, "9" * 5000, "0", "-1", "²", "x"):
        outcome = process("rules", folder=tmp_path, COLUMNS=size, LINES=size)
        assert (outcome.returncode, outcome.stderr) == (0, b""), size
        assert b"before_run" in outcome.stdout
