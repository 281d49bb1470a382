"""Faults in large: how often a command stands them, and how long it takes.

python -m benchmarks.faults stops SCENARIO... --count 500
python -m benchmarks.faults kills SCENARIO... --count 500
python -m benchmarks.faults plans SCENARIO... --count 20000
python -m benchmarks.faults damages SCENARIO... --count 20000
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks.faults.damages import WAYS, bare_record
from benchmarks.faults.mutated import mutated
from benchmarks.faults.stopped import killed, solved_plan, stopped
from periodize.errors import InputRefused, PeriodizeError
from periodize.plan import read_plan
from periodize.referee import check
from periodize.scenario import load

Trial = Callable[[Path, Random], str]
"""One try on a scenario: what came of it, in a word or two."""


def plans(scenario: Path, random: Random) -> str:
    """A spoilt plan is refused or judged."""
    data = json.loads(solved_plan(scenario))
    try:
        verdict = check(load(scenario), read_plan(mutated(random, data), "p.json"))
    except PeriodizeError:
        return "refused"
    except Exception as error:
        return f"uncaught {type(error).__name__}"
    return "accepted" if verdict.accepted else "rejected"


def damages(scenario: Path, random: Random) -> str:
    """A damaged plan is named by the right rule."""
    name = random.choice([*WAYS])
    way, rules = WAYS[name]
    data = bare_record(json.loads(solved_plan(scenario)))
    if not way(random, data):
        return "nothing to damage"
    try:
        broken = check(load(scenario), read_plan(json.dumps(data), "p.json")).broken
    except InputRefused:
        return "named" if "refused" in rules else f"refused: {name}"
    return "named" if {each.rule for each in broken} & rules else f"not named: {name}"


TRIALS: dict[str, Trial] = {
    "stops": stopped,
    "kills": killed,
    "plans": plans,
    "damages": damages,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Try a fault many times, and count what comes of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("scenarios", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    found: Counter[str] = Counter()
    for seed in range(given.seed, given.seed + given.count):
        scenario = given.scenarios[seed % len(given.scenarios)]
        found[TRIALS[given.trial](scenario, Random(seed))] += 1
    for what, count in found.most_common():
        print(f"{count:6} {what}")


if __name__ == "__main__":
    main()
