"""Faults in large: how often commands stand them, how long they take, and whether that is enough.

python -m benchmarks.faults stops SCENARIO... --count 500
python -m benchmarks.faults limits SCENARIO... --count 100
python -m benchmarks.faults kills SCENARIO... --count 500
python -m benchmarks.faults plans SCENARIO... --count 20000       also: models variants tables logs
python -m benchmarks.faults damages SCENARIO... --count 20000
python -m benchmarks.faults texts SCENARIO... --count 2000
python -m benchmarks.faults laws --count 200
python -m benchmarks.faults scenarios DIR        writes blocks of 18, 52 and 104 weeks, each model

Each try has a seed, so that it can be repeated. The last line is that of the table of gates.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.faults.damages import WAYS, bare_record
from benchmarks.faults.files import logs, models, plans, tables, variants
from benchmarks.faults.rewritten import unlike
from benchmarks.faults.stopped import A_LITTLE, killed, limited, solved_plan, stopped
from benchmarks.faults.texts import texts
from benchmarks.faults.trial import HEAD, MOST_SECONDS, Came, Gate, Trial, counted, tried
from benchmarks.generated import Recipe
from periodize.errors import InputRefused
from periodize.model.load import model_names
from periodize.plan import read_plan
from periodize.referee import check
from periodize.scenario import load

LENGTHS = (18, 52, 104)


def damages(scenario: Path, random: Random) -> Came:
    """A damaged plan is named by the right rule."""
    name = random.choice([*WAYS])
    way, rules = WAYS[name]
    data = bare_record(json.loads(solved_plan(scenario)))
    if not way(random, data):
        return Came("nothing to damage")
    try:
        broken = check(load(scenario), read_plan(json.dumps(data), "p.json")).broken
    except InputRefused:
        is_named = "refused" in rules
        return Came("named" if is_named else f"refused: {name}", is_named)
    is_named = bool({each.rule for each in broken} & rules)
    return Came("named" if is_named else f"not named: {name}", is_named)


def laws(scenario: Path, random: Random) -> Came:
    """A block that is drawn, written another way and shifted by 52 weeks, is worth the same."""
    from tests.laws.situations import a_situation

    found = unlike(random, a_situation(random, random.choice(model_names())))
    return Came(", ".join(sorted(found)) or "the same", not found)


FILES = Gate("refused in words or taken, 5 s, 500 MB", worst=MOST_SECONDS, mb=500)
TRIALS: dict[str, tuple[Trial, Gate]] = {
    "stops": (stopped, Gate("quiet, a whole plan after a second, p95 2 s", p95=2)),
    "limits": (limited, Gate("over by at most 1.5 s, a whole plan", worst=A_LITTLE)),
    "kills": (killed, Gate("one generation, nothing left")),
    "plans": (plans, FILES),
    "models": (models, FILES),
    "variants": (variants, FILES),
    "tables": (tables, FILES),
    "logs": (logs, FILES),
    "damages": (damages, Gate("99 % named", share=0.99)),
    "texts": (texts, Gate("none obeyed")),
    "laws": (laws, Gate("the same goals, the same plan")),
}

OF_PLANS = ("plans", "logs", "damages", "texts")
"""Kinds that begin with a plan; what it takes to solve that is not their time."""


def write_scenarios(folder: Path) -> None:
    """Blocks of three lengths under every model."""
    folder.mkdir(exist_ok=True)
    for model in model_names():
        for weeks in LENGTHS:
            recipe = Recipe(weeks, races=min(6, max(1, weeks // 17)), model=model)
            (folder / f"{recipe.name}.yaml").write_text(recipe.text(), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Try a fault many times, and count what comes of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trial", choices=(*TRIALS, "scenarios"))
    parser.add_argument("scenarios", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    if given.trial == "scenarios":
        write_scenarios(given.scenarios[0])
        return
    trial, gate = TRIALS[given.trial]
    scenarios = given.scenarios or [Path()]
    for scenario in scenarios if given.trial in OF_PLANS else ():
        solved_plan(scenario)
    seeds = range(given.seed, given.seed + given.count)
    came = [tried(trial, scenarios[seed % len(scenarios)], seed) for seed in seeds]
    print(*counted(came), HEAD, gate.row(given.trial, came), sep="\n")


if __name__ == "__main__":
    main()
