"""Putting a variant over a scenario's data. The data stay as they are; a changed copy comes out.

A race that is added or moved takes the place of the dated runs of its day.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from periodize.dates import WEEKDAYS, add_days
from periodize.errors import InputRefused
from periodize.reading.marks import Loc
from periodize.reading.words import choices, did_you_mean, quoted
from periodize.scenario.resolve.availability import ANYWHERE, USUAL_HOURS
from periodize.scenario.variant.variant import AwayEntry, Variant

Data = dict[str, Any]
NAMED_BY = {"rules": "rule", "races": "name"}
"""By list of the file, the key by which a path names its entries."""


def changed(data: Mapping[str, Any], variant: Variant) -> Data:
    """The data with a variant put over them.

    Raises:
        InputRefused: the variant names a race or a path that the scenario does not have.
    """
    new: Data = copy.deepcopy(dict(data))
    put_over(new, variant)
    return new


def put_over(new: Data, variant: Variant) -> None:
    """Put a variant over data, in place: what is not named stays the very same.

    Raises:
        InputRefused: the variant names a race or a path that the scenario does not have.
    """
    entry = variant.entry
    for name, day in entry.move_races.items():
        _race(new, name, variant, ("move_races", name))["date"] = day.isoformat()
        _clear(new, day)
    for index, name in enumerate(entry.drop_races):
        if name in entry.move_races:
            message = f"{quoted(name)} cannot be moved and not be run"
            raise InputRefused([variant.marks.problem(("drop_races", index), message)])
        new["races"].remove(_race(new, name, variant, ("drop_races", index)))
    for race, said in zip(entry.add_races, variant.data.get("add_races", ()), strict=True):
        new.setdefault("races", []).append({"name": race.name, **said})
        _clear(new, race.date)
    for absence in entry.away:
        _leave(new, absence)
    for path, value in entry.set.items():
        _set(new, path, value, variant)


def _race(data: Data, name: str, variant: Variant, where: Loc) -> Data:
    races = [race for race in data.get("races", ()) if isinstance(race, dict)]
    names = [str(race.get("name")) for race in races]
    if names.count(name) == 1:
        return races[names.index(name)]
    if name in names:
        message = f"{names.count(name)} races are called {quoted(name)}; give each its own name"
        raise InputRefused([variant.marks.problem(where, message)])
    allowed = choices(names) if names else "the scenario has no races"
    message = f"no race is called {quoted(name)}; {allowed}{did_you_mean(name, names)}"
    raise InputRefused([variant.marks.problem(where, message)])


def _clear(data: Data, day: date) -> None:
    """Take away the dated runs of a day on which a race is run instead, those of tables, too."""
    runs = data.get("runs", [])
    for run in [each for each in runs if str(each.get("date")) == day.isoformat()]:
        runs.remove(run)
    for run in runs:
        if "import" in run:
            run["except"] = [*(run.get("except") or ()), day.isoformat()]


def _leave(data: Data, absence: AwayEntry) -> None:
    if "availability" not in data:
        data["availability"] = _usual()
        data.setdefault("places", {}).setdefault(ANYWHERE, {"equipment": []})
    last = absence.until or absence.since
    hours = data["availability"]
    away = {"from": absence.since.isoformat(), "to": last.isoformat(), "windows": []}
    exceptions = hours.setdefault("exceptions", [])
    for place, entry in reversed(list(enumerate(exceptions))):
        parts = list(_outside(entry, absence))
        if parts != [entry]:
            exceptions[place : place + 1] = parts
    exceptions.append(away)


def _usual() -> Data:
    return {day: copy.deepcopy(list(USUAL_HOURS)) for day in WEEKDAYS}


def _outside(entry: Data, absence: AwayEntry) -> Iterator[Data]:
    """The parts of an exception that lie before and after an absence."""
    since = date.fromisoformat(str(entry["from"]))
    until = date.fromisoformat(str(entry.get("to", entry["from"])))
    first, last = absence.since, absence.until or absence.since
    if last < since or until < first:
        yield entry
        return
    if since < first:
        yield {**entry, "from": since.isoformat(), "to": add_days(first, -1).isoformat()}
    if last < until:
        yield {**entry, "from": add_days(last, 1).isoformat(), "to": until.isoformat()}


def _set(data: Data, path: str, value: Any, variant: Variant) -> None:
    *steps, last = path.split(".")
    here: Any = data
    before = ""
    for step in steps:
        here = _below(here, step, before)
        before = step
        if not isinstance(here, dict | list):
            message = f"{path} leads through {quoted(step)}, which holds no further values"
            raise InputRefused([variant.marks.problem(("set", path), message)])
    if isinstance(here, list):
        if before in NAMED_BY and not isinstance(value, dict):
            message = f"{path} names an entry of {before}; name a value of it, as in {path}.KEY"
            raise InputRefused([variant.marks.problem(("set", path), message)])
        index = _index(here, last, before)
        here[index : index + 1] = [value]
    else:
        here[last] = value


def _below(here: Any, step: str, before: str) -> Any:
    if isinstance(here, dict):
        return here.setdefault(step, [] if step in NAMED_BY else {})
    index = _index(here, step, before)
    if index == len(here):
        here.append({NAMED_BY[before]: step} if before in NAMED_BY else {})
    return here[index]


def _index(entries: list[Any], step: str, before: str) -> int:
    """The place of an entry in a list, by number from 0 or by name; the end for a new one."""
    key = NAMED_BY.get(before)
    named = [entry.get(key) if isinstance(entry, dict) else None for entry in entries]
    if step in named:
        return len(named) - 1 - named[::-1].index(step)
    return min(int(step), len(entries)) if step.isdecimal() else len(entries)
