"""Measure, and write the results: `python -m benchmarks [--plans DIR] [--full] [--out DIR]`.

Writes `benchmarks/results/DATE.md`, and the measured part and the picture of `docs/benchmarks.md`.
With `--out`, nothing but that folder is written to.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from benchmarks.picture import picture
from benchmarks.processes import ROOT
from benchmarks.report import report
from benchmarks.suite import Protocol, measure_all

BEGIN, END = "<!-- measured -->\n", "<!-- end -->\n"


def main() -> None:
    """Run the suite as the options say."""
    options = _options()
    protocol = Protocol(
        options.repeats, options.cap, options.plans and options.plans.resolve(), options.full
    )
    results = measure_all(protocol)
    day = dt.date.today()
    text = report(results, protocol, day)
    print(text)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / f"{day}.md").write_text(text, encoding="utf-8")
        (options.out / "benchmarks.svg").write_text(picture(results), encoding="utf-8")
        return
    dated = ROOT / "benchmarks" / "results" / f"{day}.md"
    dated.parent.mkdir(exist_ok=True)
    dated.write_text(f"# Benchmarks of {day}\n\n{text}", encoding="utf-8")
    page = ROOT / "docs" / "benchmarks.md"
    page.write_text(with_results(page.read_text(encoding="utf-8"), text), encoding="utf-8")
    page.with_suffix(".svg").write_text(picture(results), encoding="utf-8")


def with_results(page: str, text: str) -> str:
    """The page with its measured part anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed and proof.")
    parser.add_argument("--plans", type=Path, metavar="DIR", help="running plans, measured too")
    parser.add_argument("--full", action="store_true", help="every length and variation")
    parser.add_argument("--repeats", type=int, default=1, metavar="N", help="medians of N")
    parser.add_argument("--cap", type=float, default=20.0, metavar="S", help="seconds a goal")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write here and nowhere else")
    return parser.parse_args()


if __name__ == "__main__":
    main()
