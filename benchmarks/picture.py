"""The results as a picture: seconds to proof, block by block, and how they grow with the weeks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from benchmarks.growth import growth
from benchmarks.instances import lengths
from benchmarks.suite import SOLVERS, Found, Results
from periodize.rules.base import GOALS

COLOURS = {"ours": "#0b6e4f", "plain": "#c05621", "highs": "#4a5fc1"}
NAMES = {"ours": "periodize", "plain": "plain model, CP-SAT", "highs": "plain model, HiGHS"}
ROW, LEFT, WIDTH = 26, 230, 760
LEAST, MOST = 0.1, 1000.0
GRAPH = 220


def picture(results: Results) -> str:
    """An SVG; filled dots are proofs, rings are limits that were reached without one."""
    rows = len(results.planners["ours"]) * ROW
    height = rows + GRAPH + 170
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        _text(20, 24, "Seconds to the proof of all goals (ring: stopped before it)", weight="bold"),
        *_legend(46),
        *_axis(60, 60 + rows),
        *_dots(results.planners, 60),
        _text(20, rows + 112, "Seconds of the solve by weeks", weight="bold"),
        *_growth(results.growing, rows + 125),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _legend(y: float) -> Iterator[str]:
    for nth, name in enumerate(SOLVERS):
        x = LEFT + nth * 170
        yield f'<circle cx="{x}" cy="{y - 4}" r="5" fill="{COLOURS[name]}"/>'
        yield _text(x + 10, y, NAMES[name])


def _axis(top: float, bottom: float) -> Iterator[str]:
    for power in range(-1, 4):
        x = _across(10.0**power)
        yield f'<line x1="{x}" x2="{x}" y1="{top}" y2="{bottom}" stroke="#ddd"/>'
        yield _text(x, bottom + 16, f"{10.0**power:g}", anchor="middle")


def _across(seconds: float) -> float:
    share = math.log(max(seconds, LEAST) / LEAST) / math.log(MOST / LEAST)
    return round(LEFT + share * (WIDTH - LEFT - 30), 1)


def _dots(planners: Mapping[str, Found], top: float) -> Iterator[str]:
    for nth, name in enumerate(planners["ours"]):
        y = top + (nth + 0.5) * ROW
        yield _text(LEFT - 12, y + 4, name, anchor="end")
        for solver in SOLVERS:
            found = planners[solver][name]
            whole = len(found["proven"]) == len(GOALS)
            fill = COLOURS[solver] if whole else "white"
            yield (
                f'<circle cx="{_across(found["seconds"])}" cy="{y}" r="5" fill="{fill}" '
                f'stroke="{COLOURS[solver]}" stroke-width="2"/>'
            )


def _growth(growing: Found, top: float) -> Iterator[str]:
    points = {weeks: growing[name]["wall"]["solve"] for weeks, name in lengths(growing)}
    fit = growth(points)
    widest, tallest = max(points), 1.1 * max(points.values())

    def place(weeks: float, seconds: float) -> tuple[float, float]:
        x = LEFT + weeks / widest * (WIDTH - LEFT - 30)
        return round(x, 1), round(top + GRAPH * (1 - seconds / tallest), 1)

    for weeks in (0, *points):
        x, y = place(weeks, 0)
        yield f'<line x1="{x}" x2="{x}" y1="{top}" y2="{y}" stroke="#eee"/>'
        if weeks not in (8, 13):
            yield _text(x, y + 16, f"{weeks}", anchor="middle")
    curve = " ".join(f"{x},{y}" for x, y in (place(w, fit.at(w)) for w in range(8, widest + 1)))
    yield f'<polyline points="{curve}" fill="none" stroke="#999" stroke-dasharray="4 3"/>'
    yield _text(LEFT + 10, top + 16, f"fitted: weeks to the power of {fit.exponent:.2f}")
    for weeks, seconds in points.items():
        x, y = place(weeks, seconds)
        yield f'<circle cx="{x}" cy="{y}" r="4" fill="{COLOURS["ours"]}"/>'
        if weeks > 24:
            yield _text(x - 8, y - 6, f"{seconds:.1f}", anchor="end")


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal") -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>'
    )
