"""Weeks of running plans that place strength themselves, theirs beside ours.

`python -m benchmarks.pairs FOLDER [--only PATTERN] [--weeks 2,5,8] [--pace 5.25] …` prints each day
of some weeks: what is run, what the source places, and what stands there in our plan.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

from benchmarks.coach.facts import Facts
from benchmarks.coach.runners import LEVELS, WINDOWS
from benchmarks.running_plans import START, Runner, scenario_text
from periodize.plan import Prescription, Session
from periodize.planning import solve
from periodize.scenario import load_text

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Theirs = Mapping[tuple[int, str], str]
"""By week, from 1, and weekday, what the source places."""


def theirs(plan: Mapping[str, Any]) -> Theirs:
    """What a running plan places by itself."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for each in plan.get("strength_in_source") or ():
        minutes = f"{each['duration_min']} min " if each.get("duration_min") else ""
        optional = " (optional)" if each.get("optional") else ""
        found[each["week"], each["day"]].append(f"{minutes}{each['note']}{optional}")
    return {where: "; ".join(notes) for where, notes in found.items()}


def some_weeks(placed: Theirs, count: int) -> Sequence[int]:
    """So many of the weeks in which something is placed, evenly spread."""
    weeks = sorted({week for week, _ in placed})
    taken = min(count, len(weeks))
    return [weeks[index * len(weeks) // taken] for index in range(taken)]


def side_by_side(facts: Facts, placed: Theirs, week: int) -> Iterator[str]:
    """The lines of a week: a day each, what is run, what they place, what stands in ours."""
    monday = START + dt.timedelta(weeks=week - 1)
    record = next(each for each in facts.weeks if each.start == monday)
    yield f"### week {week} ({record.phase}{', deload' if record.deload else ''})"
    yield ""
    yield "| day | run | theirs | ours |"
    yield "|---|---|---|---|"
    for offset, name in enumerate(WEEKDAYS):
        day = monday + dt.timedelta(days=offset)
        runs = ", ".join(
            f"{run.start:%H:%M} {getattr(run, 'kind', 'race')} {run.minutes} min"
            for run in facts.moving
            if run.date == day
        )
        ours = "; ".join(map(told, (each for each in facts.sessions if each.date == day)))
        yield f"| {name} | {runs} | {placed.get((week, name), '')} | {ours} |"
    yield ""


def told(session: Session) -> str:
    """A session in a line."""
    done = ", ".join(map(_done, session.exercises))
    return f"{session.start:%H:%M} **{session.focus}** {session.minutes} min: {done}"


def _done(done: Prescription) -> str:
    much = f"{done.reps}" if done.reps else f"{done.seconds or done.metres} {_unit(done)}"
    load = f" at {done.load_kg:g} kg" if done.load_kg else ""
    return f"{done.name} {done.sets} x {much}{load}"


def _unit(done: Prescription) -> str:
    return "s" if done.seconds else "m"


def main() -> None:
    """Print the weeks asked for of each plan that places strength."""
    options = _options()
    runner = Runner(options.level, options.pace, tuple(WINDOWS[options.windows].items()))
    for file in sorted(options.folder.glob("*.yaml")):
        plan = yaml.safe_load(file.read_text(encoding="utf-8"))
        placed = theirs(plan)
        if not placed or (options.only and not fnmatch(file.stem, options.only)):
            continue
        scenario = load_text(scenario_text(file, runner=runner), file.name, file.parent)
        facts = Facts(scenario, solve(scenario, reasoned=False).plan)
        weeks = [int(week) for week in options.weeks.split(",")] if options.weeks else None
        print(f"## {plan['name']}\n")
        for week in weeks or some_weeks(placed, options.count):
            print("\n".join(side_by_side(facts, placed, week)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pairs", description=__doc__)
    parser.add_argument("folder", type=Path, help="running plans")
    parser.add_argument("--only", metavar="PATTERN", help="plans whose file names match")
    parser.add_argument("--weeks", metavar="N,N", help="these weeks; else some, evenly spread")
    parser.add_argument("--count", type=int, default=6, metavar="N", help="how many of them")
    parser.add_argument("--pace", type=float, default=5.25, metavar="MIN", help="minutes per km")
    parser.add_argument("--level", default="intermediate", choices=LEVELS)
    parser.add_argument("--windows", default="evenings", choices=tuple(WINDOWS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
