"""Generate what can be generated of the documentation.

python -m docs.generate           writes the pages
python -m docs.generate --check   writes nothing, and exits with 1 if a page is stale
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docs.generator.command_pages import commands_page
from docs.generator.model_page import model_pages
from docs.generator.readme_parts import readme
from docs.generator.rule_pages import rule_pages
from docs.generator.source_page import sources_page
from docs.generator.walk import walk_page
from periodize.model.shipped import FOLDER, compact_form
from periodize.scenario import json_schema
from periodize.views.answers.write import schema as answers_schema

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MODELS = ROOT / "models"
GENERATED_FOLDERS = ("rules", "models")


def pages() -> dict[Path, str]:
    """Every generated file with what it should hold."""
    below = {
        **rule_pages(),
        **model_pages(),
        "commands.md": commands_page(),
        "sources.md": sources_page(),
        "which-weekend.md": walk_page(),
        "scenario.schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
        "answers.schema.json": json.dumps(answers_schema(), indent=2, ensure_ascii=False) + "\n",
    }
    front = ROOT / "README.md"
    found = {DOCS / name: text for name, text in below.items()}
    return {**found, **compact_forms(), front: readme(front.read_text(encoding="utf-8"))}


def compact_forms() -> dict[Path, str]:
    """The files of `models/` as the program reads them."""
    return {
        MODELS / FOLDER / f"{file.stem}.json": compact_form(file.read_bytes())
        for file in sorted(MODELS.glob("*.yaml"))
    }


def leftovers(expected: dict[Path, str]) -> list[Path]:
    """Pages of rules and models that are no more."""
    standing = (page for name in GENERATED_FOLDERS for page in (DOCS / name).glob("*.md"))
    return sorted(page for page in standing if page not in expected)


def stale(expected: dict[Path, str]) -> list[Path]:
    """The files that do not hold what they should, or should not be there."""
    wrong = [
        path
        for path, text in expected.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    return sorted([*wrong, *leftovers(expected)])


def write(expected: dict[Path, str]) -> None:
    """Write every page, and remove those of rules and models that are no more."""
    for page in leftovers(expected):
        page.unlink()
    for path, text in expected.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write or check the pages; 1 if the check finds a stale one."""
    expected = pages()
    found = stale(expected)
    if "--check" not in arguments:
        write(expected)
    for path in found:
        print(f"{'stale' if '--check' in arguments else 'wrote'} {path.relative_to(ROOT)}")
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
