"""Count what a coach refuses: `python -m benchmarks.coach FOLDER [--only PATTERN] …`.

FOLDER holds running plans (YAML: weeks of days of runs). Each is solved under `runner` for every
pace, level and set of windows asked for, and judged by the rows of `benchmarks.coach.rows`. With
`--json FILE` the counts are kept; `--before FILE` puts them beside.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

from benchmarks.coach.rows import ROWS
from benchmarks.coach.runners import LEVELS, PACES, WINDOWS, scenario_texts
from benchmarks.coach.solving import Judged, all_judged
from benchmarks.coach.table import faults, summary


def main() -> None:
    """Solve, judge, print."""
    options = _options()
    paces = [float(pace) for pace in options.paces.split(",")]
    levels, windows = options.levels.split(","), options.windows.split(",")
    texts = scenario_texts(options.folder, paces, levels, windows)
    if options.only:
        texts = {name: text for name, text in texts.items() if fnmatch(name, options.only)}
    chosen = sample(texts, options.every, options.offset)
    found: dict[str, Judged] = {}
    for name, each in all_judged(chosen, options.workers, options.limit):
        found[name] = each
        if options.json:
            _write(options.json, found)
    before = _read(options.before) if options.before else None
    if before is not None and options.shared:
        before = {name: each for name, each in before.items() if name in found}
    print(summary(found, before))
    if options.faults:
        names = list(ROWS) if options.faults == "all" else options.faults.split(",")
        print(faults(found, names, options.most))


def sample(texts: Mapping[str, str], every: int, offset: int) -> dict[str, str]:
    """Each n-th scenario from one on; another offset takes others, until it comes to n."""
    return dict(list(texts.items())[offset::every])


def _write(file: Path, found: Mapping[str, Judged]) -> None:
    data = {name: each.as_json() for name, each in found.items()}
    file.write_text(json.dumps(data, indent=1), encoding="utf-8")


def _read(file: Path) -> Mapping[str, Judged]:
    data = json.loads(file.read_text(encoding="utf-8"))
    return {name: Judged.from_json(each) for name, each in data.items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coach", description=__doc__)
    parser.add_argument("folder", type=Path, help="running plans")
    parser.add_argument("--only", metavar="PATTERN", help="scenarios whose names match, with * …")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="of these each N-th")
    parser.add_argument("--offset", type=int, default=0, metavar="N", help="from the N-th on")
    parser.add_argument("--paces", default=",".join(f"{pace:g}" for pace in PACES))
    parser.add_argument("--levels", default=",".join(LEVELS))
    parser.add_argument("--windows", default=",".join(WINDOWS))
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes")
    parser.add_argument("--limit", type=float, metavar="S", help="seconds of a solve, else all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the counts")
    parser.add_argument("--before", type=Path, metavar="FILE", help="counts to stand beside")
    parser.add_argument("--shared", action="store_true", help="of them only the same scenarios")
    parser.add_argument("--faults", metavar="ROWS", help="rows told fault by fault, or all")
    parser.add_argument("--most", type=int, default=20, metavar="N", help="faults told of a row")
    return parser.parse_args()


if __name__ == "__main__":
    main()
