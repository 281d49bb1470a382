"""How long functions and files are, and how much a class can be asked: limits that hold now."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import periodize

SOURCE = Path(periodize.__file__).parent
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
LINES_OF_MOST, LONGEST_FILE, MOST_MEMBERS = 17, 250, 15
LONGER = frozenset(
    {
        "cli/terminal/asked.py",
        "engine/search.py",
        "reading/calendar_events.py",
        "run_sources/kinds.py",
        "scenario/resolve/runs_csv.py",
        "scenario/scenario.py",
        "scenario/schema/runs.py",
    }
)
"""Files that are longer still; none may be added."""
LARGER = frozenset({"open_scenario.py OpenScenario", "web/desk.py Desk"})
"""Classes that offer more still; none may be added."""


@cache
def trees() -> dict[str, tuple[ast.Module, int]]:
    """By its path, each file with its number of lines."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    return {
        str(path.relative_to(SOURCE)): (ast.parse(text), len(text.splitlines()))
        for path, text in texts.items()
    }


def functions() -> Iterator[tuple[str, FUNCTION]]:
    """Every function and method with where it stands."""
    for path, (tree, _) in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, FUNCTION):
                yield f"{path}:{node.lineno} {node.name}", node


def body_lines(node: FUNCTION) -> int:
    """The lines of a body, its docstring aside."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def members(node: ast.ClassDef) -> list[str]:
    """What a class can be asked by others: its public methods and properties."""
    return [
        each.name
        for each in node.body
        if isinstance(each, FUNCTION) and not each.name.startswith("_")
    ]


def test_functions_are_short() -> None:
    """Of a hundred functions 95 have a body of at most 17 lines."""
    lengths = sorted(body_lines(node) for _, node in functions())
    assert len(lengths) > 1000
    assert lengths[len(lengths) * 95 // 100] <= LINES_OF_MOST


def test_files_are_short() -> None:
    """No file has more than 250 lines, save those listed."""
    longer = {path: lines for path, (_, lines) in trees().items() if lines > LONGEST_FILE}
    assert {path: lines for path, lines in longer.items() if path not in LONGER} == {}


def test_classes_have_few_members() -> None:
    """No class offers more than 15 methods and properties of its own, save those listed."""
    classes = {
        f"{path} {node.name}": members(node)
        for path, (tree, _) in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    larger = {name: each for name, each in classes.items() if len(each) > MOST_MEMBERS}
    assert {name: each for name, each in larger.items() if name not in LARGER} == {}
