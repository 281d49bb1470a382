"""What is asked of the solver is the same message in every process, row by row and in order.

Python draws the order of a set of names anew in each process. Where a rule went through such a set,
the rows came in another order, and of equally good plans another one was found.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCENARIOS = Path(__file__).parents[2] / "scenarios"
PRINT_ROWS = """
import hashlib, sys
from pathlib import Path
from periodize.engine.formulation import Formulation
from periodize.model.load import model_names
from periodize.policy.case import case_of
from periodize.scenario.loading import load

for name in model_names():
    for path in map(Path, sys.argv[1:]):
        rows = str(Formulation(case_of(load(path), name).decided).rows.message)
        print(name, path.name, hashlib.sha256(rows.encode()).hexdigest())
"""
SHIPPED = ("half-hour-dumbbells.yaml", "masters-careful-knee.yaml", "travelling-week.yaml")


def test_rows_do_not_depend_on_the_order_of_hashes() -> None:
    """Under each model, whatever the hash seed, the rows of a block are the same bytes."""
    one, other = (rows_under(seed) for seed in ("1", "7"))
    assert len(one) == len(set(one)) >= 18
    assert one == other


def rows_under(seed: str) -> list[str]:
    """A line a model and scenario, with what its rows come to in a process of this hash seed."""
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))}
    command = [sys.executable, "-c", PRINT_ROWS, *(str(SCENARIOS / name) for name in SHIPPED)]
    printed = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout
    return printed.splitlines()
