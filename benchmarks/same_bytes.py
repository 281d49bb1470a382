"""Whether two checkouts make the same plans, byte by byte: shipped scenarios under every model.

    python -m benchmarks.same_bytes OLD NEW [--only PATTERN]

Each command runs in a process of its own, with the checkout's `src/` first on the path, in an empty
folder; what is compared are the files written and what was printed to stdout.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

CODE = "from periodize.cli import main; main()"
MODELS = (
    "runner",
    "strength-and-complex",
    "dumbbell-thirty",
    "goal-zones",
    "uphill-circuit",
    "bands-balance-bodyweight",
)


def digests(checkout: Path, scenario: str, model: str) -> Mapping[str, str]:
    """What one checkout makes of a scenario under a model: a digest of each file and answer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = checkout / "scenarios" / scenario
        solve = ("solve", str(file), "--model", model, "--out", ".", "--sessions", "--wishes")
        told = _said(checkout, folder, *solve, "--csv", "plan.csv")
        made = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        plan = f"{file.stem}.plan.json"
        if plan in made:
            slack = _said(checkout, folder, "slack", str(file), "--plan", plan, "--json")
            made["slack"] = slack
            made["check"] = _said(checkout, folder, "check", str(file), plan)
    return {
        part: hashlib.sha256(content).hexdigest()[:16]
        for part, content in {**made, "stdout": told}.items()
    }


def _said(checkout: Path, folder: Path, *arguments: str) -> bytes:
    paths = {"PYTHONPATH": str(checkout / "src"), "COLUMNS": "120"}
    command = [sys.executable, "-c", CODE, *arguments]
    ran = subprocess.run(command, cwd=folder, env={**os.environ, **paths}, capture_output=True)
    return ran.stdout.replace(str(checkout).encode(), b"") + f"exit {ran.returncode}".encode()


def differing(old: Path, new: Path, only: str) -> Iterator[str]:
    """Each scenario and model of which the checkouts make something else, with what."""
    for file in sorted((new / "scenarios").glob(only)):
        for model in MODELS:
            before, after = (digests(each, file.name, model) for each in (old, new))
            names = sorted(before.keys() | after.keys())
            other = [part for part in names if before.get(part) != after.get(part)]
            print(".", end="", file=sys.stderr, flush=True)
            if other:
                yield f"{file.name} under {model}: {', '.join(other)}"


def main() -> None:
    """Compare two checkouts; ends with 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path, help="the checkout to compare with")
    parser.add_argument("new", type=Path, help="the checkout that should make the same")
    parser.add_argument("--only", default="*.yaml", help="scenarios whose names match")
    asked = parser.parse_args()
    found = list(differing(asked.old.resolve(), asked.new.resolve(), asked.only))
    print(*found, sep="\n")
    print(f"{len(found)} differ" if found else "the same bytes")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
