"""What a stranger reads is so: generated pages are current, examples work, links lead somewhere."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from docs.generate import ROOT, leftovers, main, pages, stale, write
from docs.generator.command_pages import commands_table
from docs.generator.markdown import comment_above, read_docstring, table
from docs.generator.parameters import INHERITED
from docs.generator.readme_parts import SCENARIO, readme
from docs.generator.rule_pages import examples, rule_pages, sections

from periodize.cli.program import COMMANDS
from periodize.cli.terminal.exits import (
    _CODES,
    CLOSED_PIPE,
    HUNG_UP,
    INTERRUPTED,
    TERMINATED,
    VIOLATIONS,
)
from periodize.errors import InputRefused
from periodize.model.text import entry_of
from periodize.policy.entries import CLASSES
from periodize.scenario import load_text
from tests.cases import build, rules_of, under_model

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES = [*GUIDES, *sorted((ROOT / "docs").rglob("*.md")), *(ROOT / "scenarios").glob("*.md")]
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def expected() -> dict[Path, str]:
    """Every page as it should be."""
    return pages()


def test_nothing_is_stale(expected: dict[Path, str]) -> None:
    """Every generated file is what `make docs` would write."""
    assert [str(path.relative_to(ROOT)) for path in stale(expected)] == []


def test_a_change_is_noticed(tmp_path: Path, monkeypatch: Any) -> None:
    """A page that differs, one that is missing and one too many are stale; a good one is not."""
    monkeypatch.setattr("docs.generate.DOCS", tmp_path)
    rules = tmp_path / "rules"
    rules.mkdir()
    good, missing, wrong, extra = (rules / f"{name}.md" for name in "abcd")
    for path in (good, wrong, extra):
        path.write_text("a")
    assert stale({good: "a", missing: "b", wrong: "c"}) == [missing, wrong, extra]


def test_check_writes_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    """`--check` names the stale page and exits with 1, and leaves it as it is."""
    page = ROOT / "docs" / "no-such-page.md"
    monkeypatch.setattr("docs.generate.pages", lambda: {page: "text"})
    monkeypatch.setattr("docs.generate.leftovers", lambda expected: [])
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == "stale docs/no-such-page.md\n"
    assert not page.exists()


def test_writing_makes_current(tmp_path: Path, monkeypatch: Any) -> None:
    """Writing makes folders and pages, and removes the page of a rule that is no more."""
    monkeypatch.setattr("docs.generate.DOCS", tmp_path)
    kept, gone = tmp_path / "rules" / "kept.md", tmp_path / "rules" / "gone.md"
    gone.parent.mkdir()
    gone.write_text("old")
    assert leftovers({kept: "new"}) == [gone]
    write({kept: "new"})
    assert kept.read_text() == "new"
    assert not gone.exists()


def test_every_rule_has_a_page() -> None:
    """Each rule has a page with all its parameters, and a row in the table of rules."""
    found = rule_pages()
    for name, rule in CLASSES.items():
        page = found[f"rules/{name}.md"]
        own = set(rule.model_fields) - INHERITED
        told = read_docstring(inspect.getdoc(rule) or "").attributes
        assert [field for field in sorted(own) if f"| `{field}` | " not in page] == []
        assert [field for field in sorted(own) if not told.get(field)] == []
        assert f"[{name}]({name}.md)" in found["rules/README.md"]


@pytest.mark.parametrize("name", CLASSES)
def test_rule_says_why(name: str) -> None:
    """Every rule says what it asks, why, and on what it rests."""
    told = sections(CLASSES[name])
    assert all(told[part].endswith(".") for part in ("purpose", "why", "reference"))


@pytest.mark.parametrize("name", CLASSES)
def test_example_changes_its_rule(name: str) -> None:
    """The example of a rule's page is accepted, and changes the rule or what it judges by."""
    before, after = _block(""), _block(examples()[name])
    data = yaml.safe_load(examples()[name])
    if name in {change["rule"] for change in data.get("rules", ())}:
        # What a scenario asks of the seasons is settled in the model's own table.
        assert (before[1].get(name), before[2]) != (after[1].get(name), after[2])
    else:
        assert name in {"availability", "equipment", "pins"}
        assert before[0] != after[0]


def _block(example: str) -> tuple[object, dict[str, object], object]:
    """What the short scenario says with the example in it, the rules then, and the seasons."""
    keys = tuple(f"{key}:" for key in yaml.safe_load(example) or ())
    lines = SCENARIO.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(keys)]
    scenario = load_text("\n".join([*kept, example]), "example.yaml", Path())
    block, _ = under_model(scenario)
    rules: dict[str, object] = {rule.rule: rule for rule in rules_of(build(scenario))}
    return (scenario.windows, scenario.places, scenario.pins), rules, block.model.seasons


def test_a_wrong_example_is_refused() -> None:
    """An example that names a number that the rule has not would be noticed."""
    with pytest.raises(InputRefused, match="at_leest"):
        _block("rules: [{rule: rest_day, at_leest: 2}]")


def test_readme_opens_with_two_commands() -> None:
    """From a plan to strength in two commands; then those of a fresh copy."""
    blocks = [each.split("```")[0].splitlines() for each in README.split("```sh\n")[1:3]]
    first, then = ([line.split("#")[0].strip() for line in block] for block in blocks)
    assert first == ["periodize init berlin.yaml --runs plan.ics", "periodize solve berlin.yaml"]
    assert then == ["make demo", "make test"]


def test_scenario_has_twelve_lines() -> None:
    """The scenario that the README shows has twelve lines, none of them empty."""
    assert [bool(line) for line in SCENARIO.read_text().splitlines()] == [True] * 12


def test_readme_names_every_command() -> None:
    """Every command stands in the table of commands, and in the README."""
    assert [name for name in COMMANDS if f"| `periodize {name}" not in README] == []
    assert commands_table() in README


def test_readme_names_every_exit_code() -> None:
    """Every exit code of the program stands in the README."""
    codes = {0, VIOLATIONS, HUNG_UP, CLOSED_PIPE, INTERRUPTED, TERMINATED, *_CODES.values()}
    rows = {
        int(n) for row in re.findall(r"^\| ([0-9, ]+) \|", README, re.M) for n in row.split(",")
    }
    assert rows == codes


def test_pieces_of_readme_make_a_scenario(tmp_path: Path) -> None:
    """The pieces of YAML that the README explains are one scenario when put together."""
    (tmp_path / "runs.csv").write_text("date,kind,km,minutes,start,name\n2027-08-01,long,20,,,\n")
    pieces = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[1:]
    head = (
        "format: 1\nname: Berlin\ntimezone: Europe/Berlin\nblock: {start: 2027-05-03, weeks: 18}\n"
    )
    scenario = load_text(head + "".join(pieces), "readme.yaml", tmp_path)
    held = [bool(part) for part in (scenario.runs, scenario.races, scenario.windows, scenario.pins)]
    assert held == [True] * 4
    assert "steady_week" not in {rule.rule for rule in under_model(scenario)[1]}


def test_readme_counts_the_rules() -> None:
    """The README says how many rules there are."""
    assert f"[{len(CLASSES)} rules]" in README


def test_python_of_readme_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The three lines of Python print a proven plan with its sessions."""
    lines = README.split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(ROOT)
    exec(compile(lines, "README.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert sum(bool(line) for line in lines.splitlines()) == 3
    assert printed[0] == "optimal"
    assert "2027-04-15 lower-strength" in printed


def test_readme_without_a_part_is_refused() -> None:
    """A README that lost a marker is an error, not a README without its week."""
    with pytest.raises(ValueError, match="'week' once, not 0"):
        readme(README.replace("<!-- generated: week -->", ""))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link leads to a file or folder."""
    links = [link.split("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    near = [link for link in links if link and "://" not in link]
    assert [link for link in near if not (page.parent / link).exists()] == []


YAML = """\
# About phases.
phases:
  # About the taper,
  # on two lines.
  taper: 1
rules:
# About one.
- rule: one
  at_most: 1

# A heading

- rule: two
"""


def test_comments_are_found() -> None:
    """A comment right above a key belongs to it, also on several lines; a heading does not."""
    assert comment_above(YAML, "phases") == "About phases."
    assert comment_above(YAML, "phases", "taper") == "About the taper, on two lines."
    assert comment_above(YAML, "rules") == ""
    assert entry_of(YAML, "one") == "# About one.\n- rule: one\n  at_most: 1"
    assert entry_of(YAML, "two") == "- rule: two"


def test_docstrings_are_read() -> None:
    """Names that share a meaning both have it, and Python's words become those of a scenario."""
    told = read_docstring(
        "About.\n\nAttributes:\n    a, b: hours;\n        None asks nothing.\n    c: x"
    )
    assert told.about == "About."
    assert told.attributes == {
        "a": "hours; no value asks nothing.",
        "b": "hours; no value asks nothing.",
        "c": "x",
    }


def test_cells_hold_pipes() -> None:
    """A pipe in a cell does not end it."""
    assert table(["a"], [["x|y"]]) == "| a |\n| --- |\n| x\\|y |"
