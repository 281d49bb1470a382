"""The wheel: installed where there is nothing else, it works with all that it needs inside."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCENARIO = ROOT / "scenarios" / "four-weeks-to-5k.yaml"


def done(*command: str | Path, folder: Path) -> str:
    """What a command prints, without this environment's paths; it must succeed."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    outcome = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


def test_wheel(tmp_path: Path) -> None:
    """Built, installed in an empty environment and called from elsewhere, it solves a scenario."""
    build = (sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT)
    done(*build, folder=tmp_path)
    (wheel,) = tmp_path.glob("periodize-*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    kinds = (("models", "*.yaml"), ("models/compact", "*.json"), ("scenarios", "*"))
    for folder, pattern in kinds:
        shipped = {f"periodize/{folder}/{file.name}" for file in (ROOT / folder).glob(pattern)}
        assert shipped <= inside
    assert "periodize/scenario/starter.yaml" in inside
    assert "periodize/py.typed" in inside
    assert not [name for name in inside if name.startswith(("tests", "benchmarks", "docs"))]

    venv.create(tmp_path / "empty", with_pip=True)
    bin_folder = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-warn-script-location")
    done(bin_folder / "python", "-m", "pip", "install", *quiet, wheel, folder=tmp_path)
    program = bin_folder / "periodize"
    work = tmp_path / "work"
    work.mkdir()
    assert "\nrunner: " in done(program, "models", folder=work)
    assert "back-squat" in done(program, "exercises", "--pattern", "squat", folder=work)
    assert '"$defs"' in done(program, "schema", folder=work)
    (work / "mine.yaml").write_bytes(SCENARIO.read_bytes())
    assert "Four weeks to 5 km" in done(program, "solve", "mine.yaml", folder=work)
    assert "accepted" in done(program, "check", "mine.yaml", "mine.plan.json", folder=work)
    done(program, "init", folder=work)
    assert sorted(file.name for file in work.iterdir()) == [
        "mine.ics",
        "mine.plan.json",
        "mine.yaml",
        "scenario.yaml",
    ]
