"""The results as text: dated, with versions."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from benchmarks.aims import aims
from benchmarks.growth import growth
from benchmarks.instances import lengths
from benchmarks.phases import PHASES
from benchmarks.startup import told as startup
from benchmarks.suite import SOLVERS, Found, Protocol, Results
from benchmarks.table import seconds, table, values
from periodize.rules.base import GOALS

PACKAGES = ("periodize", "ortools", "highspy", "pydantic")
SIMPLE = ("greedy", "template")
NAMES = {
    "ours": "periodize",
    "plain": "plain CP-SAT",
    "highs": "plain HiGHS",
    "greedy": "greedy",
    "template": "template",
}


def report(results: Results, protocol: Protocol, day: dt.date) -> str:
    """All tables, with what was measured on top."""
    parts = [
        f"Measured on {day}: {_versions()}.\n"
        f"{_times(protocol.repeats)}; the other planners {protocol.cap:g} s a goal at most.\n",
        "### Aims\n",
        aims(results),
        "### Where the time of `check` goes\n",
        startup(results.startup),
        "### Side by side\n",
        _proofs(results.planners),
        _equal(results.planners),
        _simple(results.planners),
        "### Growth\n",
        _growing(results.growing),
        "### One race moved, on an open scenario\n",
        _moved(results.moved),
        "### The other questions, on an open scenario\n",
        _asked(results.asked),
        "### Answers, each checked by another route\n",
        _answers(results.answers),
        "### Every block, phase by phase\n",
        _blocks(results.blocks),
    ]
    return "\n".join(parts)


def _versions() -> str:
    return ", ".join(
        [
            *(f"{name} {_version(name)}" for name in PACKAGES),
            f"Python {platform.python_version()}",
            f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}",
        ]
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _times(repeats: int) -> str:
    return "Each measured once" if repeats == 1 else f"Each measured {repeats} times, medians"


def _proofs(planners: Mapping[str, Found]) -> str:
    head = ["block", *(f"{NAMES[name]}, s" for name in SOLVERS), "HiGHS / periodize"]
    rows = [
        [name, *(_until(planners[solver][name]) for solver in SOLVERS), _ratio(planners, name)]
        for name in planners["ours"]
    ]
    told = (
        "Seconds from the block to the proof of all goals, in brackets those of the processors.\n"
    )
    return f"{told}\n{table(head, rows)}"


def _until(found: Mapping[str, Any]) -> str:
    proven = len(found["proven"])
    whole = proven == len(GOALS)
    told = f"{seconds(found['seconds'])} ({seconds(found['cpu'])})"
    return told if whole else f"{told}, {proven} of {len(GOALS)} goals"


def _ratio(planners: Mapping[str, Found], name: str) -> str:
    ours, highs = planners["ours"][name], planners["highs"][name]
    least = "" if len(highs["proven"]) == len(GOALS) else "> "
    return f"{least}{highs['seconds'] / ours['seconds']:.1f}"


def _equal(planners: Mapping[str, Found]) -> str:
    told = []
    for solver in SOLVERS[1:]:
        pairs = list(_pairs(planners["ours"], planners[solver]))
        same = sum(ours == theirs for ours, theirs in pairs)
        told.append(f"{same} of {len(pairs)} with {NAMES[solver]}")
    return f"Goals that both prove, and that have the same value: {'; '.join(told)}.\n"


def _pairs(ours: Found, theirs: Found) -> Iterator[tuple[int, int]]:
    for name, found in theirs.items():
        for goal in found["proven"]:
            if goal in ours[name]["proven"]:
                yield ours[name]["values"][goal], found["values"][goal]


def _simple(planners: Mapping[str, Found]) -> str:
    head = ["block", "best", *(f"{NAMES[s]}{what}" for s in SIMPLE for what in ("", ": breaks"))]
    rows = []
    for name, best in planners["ours"].items():
        row = [name, values(best)]
        for planner in SIMPLE:
            found = planners[planner][name]
            row += [_gap(found, best), str(found["broken"])]
        rows.append(row)
    told = (
        f"What each goal misses ({', '.join(GOALS)}), by the referee: the least that can be, and\n"
        "how much more it is with planners that do not search. They prove nothing; the last\n"
        "columns count the musts that they break.\n\n"
    )
    return told + table(head, rows)


def _gap(found: Mapping[str, Any], best: Mapping[str, Any]) -> str:
    return " ".join(f"{found['values'][goal] - best['values'][goal]:+d}" for goal in GOALS)


def _growing(growing: Found) -> str:
    by_weeks = {weeks: growing[name] for weeks, name in lengths(growing)}
    fit = growth({weeks: found["wall"]["solve"] for weeks, found in by_weeks.items()})
    busy = growth({weeks: found["cpu"]["solve"] for weeks, found in by_weeks.items()})
    rows = [
        [
            str(weeks),
            seconds(found["wall"]["solve"]),
            seconds(found["cpu"]["solve"]),
            seconds(fit.at(weeks)),
            f"{found['megabytes']:.0f}",
        ]
        for weeks, found in sorted(by_weeks.items())
    ]
    told = (
        f"From 13 to {max(by_weeks)} weeks the solve grows with the weeks to the power of "
        f"{fit.exponent:.2f}\n(processor seconds: {busy.exponent:.2f}).\n\n"
    )
    return told + table(["weeks", "solve, s", "processors, s", "fitted, s", "MB"], rows)


def _moved(moved: Found) -> str:
    told = (
        "Each race a week earlier, and later. *Searched* are the seconds of search in parts that\n"
        "were not remembered, side by side; the rest is asking the rules and the referee. Where a\n"
        "goal race moves, all phases before it do, and nearly every part is new.\n\n"
    )
    rows = [
        [
            name,
            race,
            seconds(found["question"]["wall"]),
            seconds(found["question"]["cpu"]),
            seconds(found["searched"]),
            seconds(found["plain"]["wall"]),
            seconds(found["plain"]["cpu"]),
            "yes" if found["proven"] and found["same"] else "no",
        ]
        for name, measured in moved.items()
        for race, found in measured["races"].items()
    ]
    head = [
        "block",
        "race",
        "what-if, s",
        "processors, s",
        "searched, s",
        "plain solve, s",
        "processors, s",
        "proven, same",
    ]
    return told + table(head, rows)


def _asked(asked: Found) -> str:
    told = (
        "Seconds on the clock, in brackets those of the processors. A *clash* is the median of\n"
        "several; *find-date* tries the Saturdays of four weeks; *alternatives* are three.\n\n"
    )
    names = [name for found in list(asked.values())[:1] for name in found["seconds"]]
    rows = [
        [
            name,
            *(_clocks(found["seconds"][question]) for question in names),
            "yes" if found["proven"] else "no",
        ]
        for name, found in asked.items()
    ]
    return told + table(["block", *names, "proven"], rows)


def _answers(answers: Found) -> str:
    told = (
        "How many hold, of those drawn from a seed; clashes are those that three seconds settle.\n"
        "A clash: with no rule but its own there is no\n"
        "plan, and without any one of them there is. Replans: one session more cannot be kept.\n"
        "Prices and why-not: the goals are those of the changed scenario, solved from nothing.\n\n"
    )
    names = [name for found in list(answers.values())[:1] for name in found["hold"]]
    rows = [
        [name, *("{} of {}".format(*found["hold"][kind]) for kind in names)]
        for name, found in answers.items()
    ]
    return told + table(["block", *names], rows)


def _clocks(found: Mapping[str, float]) -> str:
    return f"{seconds(found['wall'])} ({seconds(found['cpu'])})"


def _blocks(blocks: Found) -> str:
    spent = [*GOALS, "edges"]
    head = ["block", "weeks", "sessions", "missed", "breaks", *PHASES, *spent, "MB"]
    rows = []
    for name, found in blocks.items():
        if "no_plan" in found:
            rows.append([name, "no plan", *[""] * (len(head) - 2)])
            continue
        times = {**found["wall"], PHASES[0]: found["cpu"][PHASES[0]]}
        rows.append(
            [
                name,
                str(found["weeks"]),
                f"{found['sessions']}/{found['asked']}",
                values(found),
                str(found["broken"]),
                *(seconds(times[phase]) for phase in PHASES),
                *(seconds(found["goals"].get(goal, 0.0)) for goal in spent),
                f"{found['megabytes']:.0f}",
            ]
        )
    told = (
        "Seconds of each phase, then of search by goal: parts side by side added up, so that they\n"
        "can exceed the solve. `preferences` stands under `steadiness` where the two are solved\n"
        "together, `edges` fits parts to each other. A star: unproven; `breaks`: broken musts.\n\n"
    )
    return told + table(head, rows)
